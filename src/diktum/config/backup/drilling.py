"""The drill: restore the newest snapshot beside the installation, compare everything, and write down how it went."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from diktum.config import env
from diktum.config.backup import database
from diktum.config.backup.boxes import Box
from diktum.config.backup.checking import each_file, fetch, manifest_of, newest, strangers
from diktum.config.backup.manifest import Manifest
from diktum.config.backup.places import FULL, Folder, Place, S3Place
from diktum.config.backup.refusals import BackupIsUnusable, NoRoom, RestoreDiffers
from diktum.config.backup.restoring import compare, refuse_newer
from diktum.config.backup.saving import DUMP, Progress
from diktum.desk.drill_record import Drill, keep_record

STALE = timedelta(hours=26)


def drill(place: Place, box: Box, at: datetime, progress: Progress, *, home: Path) -> Drill:
    """Restore the newest snapshot into a database of its own, compare, verify its ledger; keep and return the result."""
    began = time.monotonic()
    try:
        name = newest(place)
        manifest = manifest_of(place, name)
        problem = _rehearse(place, box, manifest, progress)
        if not problem and at - manifest.at > STALE:
            hours = int((at - manifest.at).total_seconds() // 3600)
            problem = f"cadangan terbaru sudah berumur {hours} jam, padahal paling lama 26 jam"
        result = Drill(
            at=at.isoformat(),
            place=place.label,
            snapshot=name,
            made_at=manifest.made_at,
            is_sound=not problem,
            code="DKT-982" if problem else "",
            problem=problem,
            seconds=round(time.monotonic() - began, 1),
            tables=len(manifest.tables),
            rows=sum(table.rows for table in manifest.tables.values()),
            files=len(manifest.files),
            strangers=len(strangers(place)),
        )
    except BackupIsUnusable as refused:
        result = Drill(at=at.isoformat(), place=place.label, code=refused.code, problem=str(refused))
    keep_record(env.made(home), result)
    return result


def _rehearse(place: Place, box: Box, manifest: Manifest, progress: Progress) -> str:
    refuse_newer(manifest)
    with tempfile.TemporaryDirectory(prefix="diktum-drill-") as work:
        folder = Path(work)
        fetch(place, box, manifest, DUMP, folder / DUMP)
        use, settings = _store_of(place, manifest, folder / "files")
        each_file(place, box, manifest, use, progress)
        with database.another_database(f"diktum_drill_{os.getpid()}") as name:
            database.load(folder / DUMP, manifest.name, name)
            try:
                compare(manifest, name)
            except RestoreDiffers as differs:
                return str(differs)
            return _verified(name, settings)


def _store_of(
    place: Place, manifest: Manifest, files: Path
) -> tuple[Callable[[str, Path], None], dict[str, str]]:
    """Give what to do with each file, and the settings of a store that has them: the place itself, unless encrypted."""
    settings = {"DIKTUM_FILES": str(files), "DIKTUM_FILES_S3": ""}
    if manifest.encrypted:
        return lambda sha256, local: _copy(files, sha256, local), settings
    if isinstance(place, S3Place):
        settings |= {f"DIKTUM_S3_{key}": value for key, value in place.access.items()}
        settings["DIKTUM_FILES_S3"] = f"{place.label.rstrip('/')}/files"
    if isinstance(place, Folder):
        settings["DIKTUM_FILES"] = str(place.folder / "files")
    return lambda _sha256, _local: None, settings


def _copy(files: Path, sha256: str, local: Path) -> None:
    target = files / sha256[:2] / sha256[2:4] / sha256
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(local, target)
    except OSError as error:
        if error.errno in FULL:
            raise NoRoom(where=files.parent, what=error.strerror) from error
        raise


def _verified(name: str, settings: dict[str, str]) -> str:
    """Bring the copy to today's version and verify its ledger and files. Answers the problem, or nothing."""
    path = os.pathsep.join((str(env.ROOT / "src"), env.text("PYTHONPATH"))).strip(os.pathsep)
    copy = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "diktum.config.settings"}
    copy |= {"DIKTUM_DB_NAME": name, "DIKTUM_DB_ROLE": "owner", **settings}
    for arguments in (("migrate", "--verbosity", "0"), ("verify",)):
        done = subprocess.run(
            [sys.executable, "-m", "django", *arguments],
            env=copy,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            return " · ".join((done.stdout + done.stderr).strip().splitlines()[-2:])[:300]
    return ""
