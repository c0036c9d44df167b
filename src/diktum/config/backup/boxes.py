"""Encryption of a snapshot's pieces by age (X25519), through the library pyrage; or none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pyrage

from diktum.config.backup.refusals import KeyDoesNotOpen

ENDING = ".age"


def make_key(path: Path) -> str:
    """Make a key, keep its secret half in a new file that only this user reads, and return the public half."""
    identity = pyrage.x25519.Identity.generate()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as keep:
        keep.write(f"# kunci cadangan Diktum; bagian umumnya {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


class Box:
    """Close pieces for `recipients` and open them with the key in `identity`. Without both, pieces are plain."""

    def __init__(self, recipients: Sequence[str] = (), identity: Path | None = None) -> None:
        try:
            self._recipients = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
        except pyrage.RecipientError as error:
            raise KeyDoesNotOpen(name="baru", what=f"--recipient: {error}") from error
        self._identities = _identities(identity) if identity else []

    @property
    def closes(self) -> bool:
        """Say whether pieces are encrypted."""
        return bool(self._recipients)

    def close(self, plain: Path, closed: Path) -> Path:
        """Return the path of what is to be kept: `plain` itself, or its encrypted copy at `closed`."""
        if not self._recipients:
            return plain
        pyrage.encrypt_file(str(plain), str(closed), self._recipients)
        return closed

    def open(self, closed: Path, plain: Path, name: str) -> None:
        """Decrypt a piece. Raises KeyDoesNotOpen for a wrong key or changed bytes."""
        if not self._identities:
            raise KeyDoesNotOpen(name=name, what="tidak ada kunci yang diberikan")
        try:
            pyrage.decrypt_file(str(closed), str(plain), self._identities)
        except (pyrage.DecryptError, OSError) as error:
            raise KeyDoesNotOpen(name=name, what=str(error)[:120]) from error


def _identities(path: Path) -> list[pyrage.x25519.Identity]:
    try:
        lines = [line.strip() for line in path.read_text().splitlines()]
        return [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as error:
        raise KeyDoesNotOpen(name="ini", what=f"{path.name}: {error}") from error
