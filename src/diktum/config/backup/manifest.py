"""The manifest: what a snapshot holds, as plain data that refuses to be anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from diktum.config.backup.refusals import ManifestIsDamaged, SnapshotIsNewer

FORMAT = 1
SHA256 = re.compile(r"[0-9a-f]{64}")
STAMP = re.compile(r"\d{8}T\d{6}Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a snapshot: bytes and SHA-256 before encryption."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: how many rows, and the SHA-256 over the sorted SHA-256 of each row's text."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Daftar isi cadangan: everything a restore is compared with."""

    format: int
    name: str
    made_at: str
    program: str
    encrypted: bool
    dump: Piece
    keys: Piece
    migrations: tuple[str, ...]
    tables: Mapping[str, Table]
    files: Mapping[str, int]
    ledger: Mapping[str, str]
    """Commission key → `position:hash` of the newest ledger line."""
    numbers: Mapping[str, str]
    """Number series → its counter row as text."""

    @property
    def at(self) -> datetime:
        """Give the instant (UTC) of the snapshot."""
        return datetime.fromisoformat(self.made_at)

    def to_bytes(self) -> bytes:
        """Return the manifest as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def read_manifest(content: bytes, name: str) -> Manifest:
    """Read a manifest; every name in it is checked, so that none can point outside. Raises ManifestIsDamaged, SnapshotIsNewer."""
    try:
        told = json.loads(content)
        if told["format"] > FORMAT:
            raise SnapshotIsNewer(name=name, what=f"bentuk {told['format']}")
        read = _typed(told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ManifestIsDamaged(name=name, what=f"{type(error).__name__} {error}"[:120]) from error
    if read.name != name:
        raise ManifestIsDamaged(name=name, what=f"daftar isi ini milik {read.name}")
    return read


def _typed(told: dict[str, Any]) -> Manifest:
    manifest = Manifest(
        format=int(told["format"]),
        name=str(told["name"]),
        made_at=str(told["made_at"]),
        program=str(told["program"]),
        encrypted=bool(told["encrypted"]),
        dump=_piece(told["dump"]),
        keys=_piece(told["keys"]),
        migrations=tuple(map(str, told["migrations"])),
        tables={str(name): Table(int(t["rows"]), _sha(t["sha256"])) for name, t in told["tables"].items()},
        files={_sha(sha256): int(size) for sha256, size in told["files"].items()},
        ledger={str(key): str(value) for key, value in told["ledger"].items()},
        numbers={str(key): str(value) for key, value in told["numbers"].items()},
    )
    if not STAMP.fullmatch(manifest.name):
        raise ValueError("nama cadangan")
    if manifest.at.tzinfo is None:
        raise ValueError("made_at")
    return manifest


def _piece(told: dict[str, Any]) -> Piece:
    return Piece(int(told["size"]), _sha(told["sha256"]))


def _sha(text: object) -> str:
    if not isinstance(text, str) or not SHA256.fullmatch(text):
        raise ValueError(f"bukan sidik jari: {str(text)[:40]}")
    return text
