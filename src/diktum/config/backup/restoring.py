"""Bring a snapshot back into an empty place, and compare what came out with what went in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from diktum.config import env
from diktum.config.backup import database, keys
from diktum.config.backup.boxes import Box
from diktum.config.backup.checking import each_file, fetch, manifest_of
from diktum.config.backup.manifest import Manifest
from diktum.config.backup.places import FULL, Place
from diktum.config.backup.refusals import (
    NoRoom,
    PlaceIsClosed,
    RestoreDiffers,
    SnapshotIsNewer,
    TargetIsNotEmpty,
)
from diktum.config.backup.saving import DUMP, KEYS, Progress
from diktum.files.backends import FolderBackend, backend
from diktum.files.store import put_back


def restore(place: Place, box: Box, name: str, progress: Progress, *, home: Path) -> Manifest:
    """
    Restore a snapshot into the empty installation in `home` and return its manifest.

    Everything is checked before anything is written; a failure takes back what was written. Raises subclasses of
    BackupIsUnusable.
    """
    manifest = manifest_of(place, name)
    refuse_newer(manifest)
    _refuse_occupied()
    _refuse_small_disk(manifest, home)
    put: list[str] = []

    def use(sha256: str, local: Path) -> None:
        put.append(sha256)
        put_into_store(sha256, local)

    with (
        tempfile.TemporaryDirectory(prefix="diktum-restore-", dir=env.made(home)) as work,
        ExitStack() as undo,
    ):
        undo.callback(_take_back, home, put)
        folder = Path(work)
        try:
            fetch(place, box, manifest, KEYS, folder / KEYS)
            fetch(place, box, manifest, DUMP, folder / DUMP)
            each_file(place, box, manifest, use, progress)
            database.load(folder / DUMP, manifest.name)
            compare(manifest)
            keys.put_back(home, folder / KEYS)
        except OSError as error:
            if error.errno in FULL:
                raise NoRoom(where=home, what=error.strerror) from error
            raise
        undo.pop_all()
    shutil.rmtree(settings.DIKTUM_INDEX, ignore_errors=True)  # it is built anew from what came back
    return manifest


def compare(manifest: Manifest, name: str = "") -> None:
    """Compare a restored database with the manifest: every table, ledger head and number. Raises RestoreDiffers."""
    with database.connect(name) as connection:
        found: list[tuple[str, Mapping[str, object], Mapping[str, object]]] = [
            ("tabel", manifest.tables, database.tables_of(connection)),
            ("rantai catatan", manifest.ledger, database.ledger_of(connection)),
            ("nomor terakhir", manifest.numbers, database.numbers_of(connection)),
            ("berkas tercatat", manifest.files, database.files_of(connection)),
        ]
    for what, told, is_now in found:
        for key in sorted({*told, *is_now}):
            if told.get(key) != is_now.get(key):
                raise RestoreDiffers(name=manifest.name, what=f"{what} {key}")


def refuse_newer(manifest: Manifest) -> None:
    """Refuse a snapshot whose database knows migrations that this program does not. Raises SnapshotIsNewer."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = [each for each in manifest.migrations if each not in known]
    if unknown:
        raise SnapshotIsNewer(name=manifest.name, what=f"{manifest.program}, {unknown[-1]}")


def _refuse_occupied() -> None:
    if not database.is_empty():
        raise TargetIsNotEmpty(what="basis datanya sudah berisi tabel")
    for kept in (FolderBackend(Path(settings.DIKTUM_FILES)), backend()):
        try:
            is_empty = kept.is_empty()
        except OSError as error:
            raise PlaceIsClosed(place=kept.label, what=error.strerror) from error
        if not is_empty:
            raise TargetIsNotEmpty(what=f"{kept.label} sudah berisi berkas")


def _refuse_small_disk(manifest: Manifest, home: Path) -> None:
    sizes = manifest.files.values()
    kept = max(sizes, default=0) if settings.DIKTUM_FILES_S3 else sum(sizes)
    needed = kept + 4 * manifest.dump.size + manifest.keys.size
    free = shutil.disk_usage(env.made(home)).free
    if free < needed:
        raise NoRoom(where=home, what=f"perlu {needed:,} bita, tersisa {free:,}".replace(",", "."))


def put_into_store(sha256: str, local: Path) -> None:
    """Put a checked copy into the store that is configured. Raises NoRoom, PlaceIsClosed."""
    try:
        put_back(sha256, local)
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom(where=backend().label, what=error.strerror) from error
        raise PlaceIsClosed(place=backend().label, what=error.strerror) from error


def _take_back(home: Path, put: Sequence[str]) -> None:
    """Leave nothing of a restore that failed. What a bucket out of reach keeps, the next restore finds and refuses."""
    with suppress(OSError):
        for sha256 in put:
            backend().remove(sha256)
    shutil.rmtree(Path(settings.DIKTUM_FILES), ignore_errors=True)
    if not database.is_empty():
        database.clear()
    for name in keys.FILES:
        with suppress(OSError):
            (home / name).unlink(missing_ok=True)
