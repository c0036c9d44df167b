"""Make a snapshot: one moment of the database, every file that it knows, the keys; the mark that it is whole comes last."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from diktum import __version__
from diktum.config.backup import database, keys
from diktum.config.backup.boxes import ENDING, Box
from diktum.config.backup.manifest import FORMAT, Manifest, Piece
from diktum.config.backup.places import Place, sha256_of
from diktum.config.backup.refusals import PlaceIsClosed, StoreIsDamaged, StoreIsWorseThanPlace
from diktum.files import fixity, store
from diktum.files.backends import backend
from diktum.files.models import StoredFile
from diktum.files.refusals import FileIsDamaged, FileIsMissing

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
    Raises NoRoom, PlaceIsClosed, StoreIsOutOfReach, CannotStart; StoreIsDamaged, where a kept file is wrong at home and
    the place has no copy; StoreIsWorseThanPlace, where it has one: then the snapshot is written, and whole.
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
        wrong = _put_files(place, box, manifest, folder, progress)
        for each in (DUMP, KEYS):
            closed = box.close(folder / each, folder / f"{each}{ENDING}")
            place.put(f"{name}/{closed.name}", closed)
        written = folder / MANIFEST
        written.write_bytes(manifest.to_bytes())
        place.put(f"{name}/{MANIFEST}", written)
        (folder / DONE).write_text(hashlib.sha256(manifest.to_bytes()).hexdigest() + "\n")
        place.put(f"{name}/{DONE}", folder / DONE)
    if wrong:
        raise StoreIsWorseThanPlace(name=name, **_told(wrong))
    return manifest


def _piece(path: Path) -> Piece:
    with path.open("rb") as stream:
        return Piece(path.stat().st_size, sha256_of(stream))


def _put_files(
    place: Place, box: Box, manifest: Manifest, folder: Path, progress: Progress
) -> dict[str, str]:
    """Have the place hold every file. Answers what is wrong at home and held nevertheless. Raises StoreIsDamaged."""
    lost: dict[str, str] = {}
    saved: dict[str, str] = {}
    wrong = _wrong_at_home(manifest)
    for done, (sha256, size) in enumerate(sorted(manifest.files.items())):
        progress(done, len(manifest.files))
        name = shared_name(sha256, encrypted=box.closes)
        held = place.size(name)
        is_held = held is not None and (box.closes or held == size)
        if is_held and sha256 not in wrong:
            continue
        try:
            _bring(sha256, folder / "file")
        except (FileIsMissing, FileIsDamaged) as error:
            is_saved = is_held and (box.closes or _is_sound(place, name, sha256))
            (saved if is_saved else lost)[sha256] = str(error)
            continue
        if not is_held:
            place.put(name, box.close(folder / "file", folder / f"file{ENDING}"))
    if lost:
        raise StoreIsDamaged(name=manifest.name, **_told(lost))
    progress(len(manifest.files), len(manifest.files))
    return saved


def _wrong_at_home(manifest: Manifest) -> set[str]:
    """Name the files that the store does not list, or whose newest check was not sound: they are read once more."""
    try:
        listed = set(backend().names())
    except OSError as error:
        raise PlaceIsClosed(place=backend().label, what=error.strerror) from error
    return (manifest.files.keys() - listed) | {sha256 for sha256, _finding in fixity.wrong_now()}


def _bring(sha256: str, to: Path) -> None:
    stored = StoredFile.objects.filter(sha256=sha256).first()
    assert stored is not None
    with store.open_file(stored) as reading, to.open("wb") as writing:
        shutil.copyfileobj(reading, writing, 1024 * 1024)


def _is_sound(place: Place, name: str, sha256: str) -> bool:
    with place.open(name) as stream:
        return sha256_of(stream) == sha256


def _told(wrong: Mapping[str, str]) -> dict[str, object]:
    first, what = next(iter(wrong.items()))
    return {"count": len(wrong), "first": first, "what": what}
