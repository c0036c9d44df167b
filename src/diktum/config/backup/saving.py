"""Make a snapshot: one moment of the database, every file that it knows, the keys; the mark that it is whole comes last."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from diktum import __version__
from diktum.config.backup import database, keys
from diktum.config.backup.boxes import ENDING, Box
from diktum.config.backup.manifest import FORMAT, Manifest, Piece
from diktum.config.backup.places import Place, sha256_of
from diktum.files import store
from diktum.files.models import StoredFile

DUMP = "database.dump"
KEYS = "keys.json"
MANIFEST = "manifest.json"
DONE = "SELESAI"
Progress = Callable[[int, int], None]


def shared_name(sha256: str, *, encrypted: bool) -> str:
    """Give the name of a kept file's bytes within a place."""
    return f"files/{sha256[:2]}/{sha256[2:4]}/{sha256}{ENDING if encrypted else ''}"


def save(place: Place, box: Box, at: datetime, progress: Progress, *, home: Path) -> Manifest:
    """
    Write a snapshot of the installation in `home` into a place and return its manifest.

    `at` is the instant in UTC. Files that an earlier snapshot of the place holds already are not written again.
    Raises NoRoom, PlaceIsClosed, CannotStart, FileIsMissing, FileIsDamaged (a kept file is wrong at home already).
    """
    name = at.strftime("%Y%m%dT%H%M%SZ")
    with tempfile.TemporaryDirectory(prefix="diktum-backup-") as work:
        folder = Path(work)
        with database.one_moment() as (connection, snapshot):
            database.dump(folder / DUMP, snapshot)
            keys.gather(home, folder / KEYS)
            manifest = Manifest(
                format=FORMAT,
                name=name,
                made_at=at.isoformat(),
                program=__version__,
                encrypted=box.closes,
                dump=_piece(folder / DUMP),
                keys=_piece(folder / KEYS),
                migrations=database.migrations_of(connection),
                tables=database.tables_of(connection),
                files=database.files_of(connection),
                ledger=database.ledger_of(connection),
                numbers=database.numbers_of(connection),
            )
        _put_files(place, box, manifest.files, folder, progress)
        for each in (DUMP, KEYS):
            closed = box.close(folder / each, folder / f"{each}{ENDING}")
            place.put(f"{name}/{closed.name}", closed)
        written = folder / MANIFEST
        written.write_bytes(manifest.to_bytes())
        place.put(f"{name}/{MANIFEST}", written)
        (folder / DONE).write_text(hashlib.sha256(manifest.to_bytes()).hexdigest() + "\n")
        place.put(f"{name}/{DONE}", folder / DONE)
    return manifest


def _piece(path: Path) -> Piece:
    with path.open("rb") as stream:
        return Piece(path.stat().st_size, sha256_of(stream))


def _put_files(place: Place, box: Box, files: Mapping[str, int], folder: Path, progress: Progress) -> None:
    for done, (sha256, size) in enumerate(sorted(files.items())):
        progress(done, len(files))
        name = shared_name(sha256, encrypted=box.closes)
        held = place.size(name)
        if held is not None and (box.closes or held == size):
            continue
        stored = StoredFile.objects.filter(sha256=sha256).first()
        assert stored is not None
        plain = folder / "file"
        with store.open_file(stored) as reading, plain.open("wb") as writing:
            while block := reading.read(1024 * 1024):
                writing.write(block)
        place.put(name, box.close(plain, folder / f"file{ENDING}"))
    progress(len(files), len(files))
