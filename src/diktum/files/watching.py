"""Folder pantau: what a scanner drops into a folder waits in the office until somebody takes it into a dossier.

Each file is looked at as if it had been uploaded. It then lies in `selesai`, or in `ditolak` beside a text that says why.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.utils.translation import gettext as _

from diktum.core.refusal import Refused
from diktum.files import arriving, store, virus
from diktum.files.intake import Claim, check
from diktum.files.models import Verdict
from diktum.files.refusals import FileIsEmpty, FileIsInfected, FileIsTooLarge

log = structlog.get_logger()
DONE, REFUSED = "selesai", "ditolak"
KINDS = ("pdf", "jpg", "png")
LARGEST = 50 * 1024 * 1024
SETTLED_AFTER = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Look:
    """How many files one look into the folder took and refused."""

    taken: int = 0
    refused: int = 0


def look_into(folder: Path, commission_id: int, at: datetime) -> Look:
    """Take every file that has settled out of a folder, for one office. What cannot be read or moved stays and is logged."""
    taken = refused = 0
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if not _is_settled(path, at):
                continue
            if _take(path, commission_id, at):
                taken += 1
            else:
                refused += 1
        except OSError as error:
            log.error("watched_file_stays", name=path.name, errno=error.errno)
    return Look(taken, refused)


def waiting(commission_id: int) -> tuple[arriving.Upload, ...]:
    """Return the scans of an office that wait to be taken into a dossier, by name."""
    found = (
        each for each in arriving.uploads() if each.commission_id == commission_id and not each.person_id
    )
    return tuple(sorted((each for each in found if each.is_whole), key=lambda each: (each.name, each.key)))


def _is_settled(path: Path, at: datetime) -> bool:
    if path.is_symlink() or path.name.startswith(".") or not path.is_file():
        return False
    return path.stat().st_mtime <= (at - SETTLED_AFTER).timestamp()


def _take(path: Path, commission_id: int, at: datetime) -> bool:
    try:
        _examine(path)
    except Refused as refusal:
        said = f"{refusal.code}: {_(refusal.message) % refusal.facts}\n{_(refusal.remedy) % refusal.facts}\n"
        _move(path, REFUSED, said)
        return False
    # The key speaks of the very file: killed between taking and moving, the next look takes it no second time.
    state = path.stat()
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    told = f"{commission_id}:{path.name}:{state.st_mtime_ns}:{sha256}"
    arriving.adopt(
        path,
        key=hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:32],
        commission_id=commission_id,
        name=store.clean_name(path.name),
        sha256=sha256,
        at=at,
    )
    _move(path, DONE)
    return True


def _examine(path: Path) -> None:
    name, size = store.clean_name(path.name), path.stat().st_size
    if size == 0:
        raise FileIsEmpty(name=name)
    if size > LARGEST:
        raise FileIsTooLarge(name=name, limit=LARGEST // (1024 * 1024))
    check(path, Claim(name, KINDS))
    if virus.is_configured():
        said = virus.scan(path)
        if said.verdict is Verdict.INFECTED:
            raise FileIsInfected(name=name, what=said.detail)


def _move(path: Path, into: str, said: str = "") -> None:
    """Move a file, what is said of it first: killed in between, the next look says it again and moves the file."""
    folder = path.parent / into
    folder.mkdir(exist_ok=True)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    if said:
        target.with_name(f"{target.name}.alasan.txt").write_text(said, encoding="utf-8")
    path.rename(target)
    with suppress(OSError):
        target.chmod(0o440)
