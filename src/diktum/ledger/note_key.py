"""The key with which this installation signs its checkpoints: made once, kept in its home.

It signs that these checkpoints come from this installation. It is not a certified electronic signature of anybody.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from diktum.core.proofs.checkpoint import Checkpoint, NoteKey, note_line
from diktum.ledger.ed25519 import public_of, sign

_LENGTH = 32


def public_key(origin: str) -> NoteKey:
    """Return the public key under the name of a ledger; it is the same key for every ledger of the installation."""
    return NoteKey(origin, public_of(_private()))


def signed_text(checkpoint: Checkpoint) -> str:
    """Return a checkpoint as text, signed."""
    private, body = _private(), checkpoint.body()
    key = NoteKey(checkpoint.origin, public_of(private))
    return f"{body}\n{note_line(key, sign(private, body.encode()))}"


def key_file() -> Path:
    """Return where the private key is kept: among the keys that a backup takes with it."""
    return Path(
        getattr(settings, "DIKTUM_CHECKPOINT_KEY", "") or Path(settings.HOME) / "keys" / "checkpoint-key"
    )


def _private() -> bytes:
    path = key_file()
    if not path.exists():
        _make(path)
    private = bytes.fromhex(path.read_text(encoding="ascii").strip())
    if len(private) != _LENGTH:
        raise ValueError(f"{path.name} holds no key of {_LENGTH} bytes")
    return private


def _make(path: Path) -> None:
    """Write a new key, unless another process was first."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_LENGTH) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        with suppress(FileExistsError):
            fresh.rename(path) if os.name == "nt" else os.link(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
