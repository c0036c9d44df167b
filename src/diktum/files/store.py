"""The store: bytes under their fingerprint, written so that power may fail at any moment.

A file counts as kept when its bytes are on the disk under their final name and the folder is too; only then is the row
written. A transaction that is rolled back leaves at most a file without a row, which harms nothing (`orphans`).
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

import structlog
from django.conf import settings
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.files.intake import Claim, check
from diktum.files.models import StoredFile
from diktum.files.refusals import (
    FileIsDamaged,
    FileIsEmpty,
    FileIsMissing,
    FileIsTooLarge,
    StoreCannotWrite,
    StoreIsFull,
)

log = structlog.get_logger()
Row = TypeVar("Row", bound=models.Model)

MEGABYTE = 1024 * 1024
DEFAULT_LIMIT = 25 * MEGABYTE
_BLOCK = 1024 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class Recorder(Protocol):
    """What `keep` needs of a doorway (`ledger.chain.Chain`, `dossiers.work.Work`)."""

    @property
    def commission_id(self) -> int:
        """Name the office that the file belongs to."""

    @property
    def when(self) -> Moment:
        """Say when it is kept."""

    def record(self, row: Row, /) -> Row:
        """Save a row and chain it."""


def keep(
    work: Recorder,
    upload: File[Any],
    *,
    allowed: Sequence[str] = ("pdf", "jpg", "png", "docx"),
    max_bytes: int = DEFAULT_LIMIT,
    embedded_allowed: bool = False,
) -> StoredFile:
    """Check a file, put it on the disk for good, and record it within an open doorway.

    `allowed` names kinds (`pdf`, `jpg`, `png`, `docx`, `xlsx`); the content decides, and the name must agree with it.
    Raises FileIsEmpty, FileIsTooLarge, FileIsNotWhatItClaims, FileIsEncrypted, FileHasActiveContent, StoreIsFull,
    StoreCannotWrite: then nothing is kept.
    """
    name = clean_name(upload.name or "")
    try:
        sha256, size, media_type = _take_in(upload, Claim(name, tuple(allowed), embedded_allowed), max_bytes)
    except OSError as error:
        log.error("store_write_failed", errno=error.errno, reason=error.strerror)
        refusal = StoreIsFull if error.errno in _NO_ROOM else StoreCannotWrite
        raise refusal(name=name) from error
    stored = StoredFile(
        commission_id=work.commission_id,
        sha256=sha256,
        size=size,
        media_type=media_type,
        original_name=name,
        kept_on=work.when.day,
        kept_at=work.when.at,
    )
    return work.record(stored)


def open_file(stored: StoredFile) -> BinaryIO:
    """Open a kept file for reading, its fingerprint checked first. Raises FileIsMissing, FileIsDamaged."""
    try:
        stream = path_of(stored.sha256).open("rb")
    except FileNotFoundError as error:
        raise FileIsMissing(name=stored.original_name) from error
    if hashlib.file_digest(stream, "sha256").hexdigest() != stored.sha256:
        stream.close()
        raise FileIsDamaged(name=stored.original_name)
    stream.seek(0)
    return stream


def read(stored: StoredFile) -> bytes:
    """Return the bytes of a kept file, its fingerprint checked. Raises FileIsMissing, FileIsDamaged."""
    with open_file(stored) as stream:
        return stream.read()


def path_of(sha256: str) -> Path:
    """Return where the bytes with a fingerprint lie: `aa/bb/<sha256>` below the store's folder."""
    return _folder() / sha256[:2] / sha256[2:4] / sha256


def count(commission_id: int | None = None) -> int:
    """Return how many files are recorded, of one office or of all."""
    return _recorded(commission_id).count()


def missing(commission_id: int | None = None) -> Iterator[StoredFile]:
    """Give the recorded files whose bytes are not in the store."""
    for stored in _recorded(commission_id).iterator():
        if not path_of(stored.sha256).is_file():
            yield stored


def wrong(commission_id: int | None = None) -> Iterator[tuple[StoredFile, str]]:
    """Give the recorded files that are missing or changed, each with the reason. Reads every file once."""
    checked, problem = "", ""
    rows = _recorded(commission_id).only("commission_id", "sha256", "original_name")
    for stored in rows.order_by("sha256", "pk").iterator():
        if stored.sha256 != checked:
            checked, problem = stored.sha256, _problem(stored)
        if problem:
            yield stored, problem


def orphans() -> Iterator[Path]:
    """Give the files in the store that no row speaks of: left by a rolled-back act, or put there by hand."""
    for path in sorted(_folder().glob("??/??/*")):
        if not StoredFile.objects.filter(sha256=path.name).exists():
            yield path


def clean_name(name: str) -> str:
    """Return a file's name as it is safe to print: no folders, no control characters, at most 200 characters."""
    base = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(c for c in base if unicodedata.category(c) not in {"Cc", "Cf", "Cs"}).strip()
    stem, dot, ending = printable.rpartition(".")
    if dot and len(printable) > 200:
        printable = f"{stem[: 199 - len(ending)]}.{ending}"
    return printable[:200] or "tanpa-nama"


def _problem(stored: StoredFile) -> str:
    try:
        open_file(stored).close()
    except FileIsMissing:
        return _("tidak ada lagi di penyimpanan")
    except (FileIsDamaged, OSError):
        return _("isinya berubah sejak disimpan")
    return ""


def _recorded(commission_id: int | None) -> models.QuerySet[StoredFile]:
    rows = StoredFile.objects.all()
    return rows if commission_id is None else rows.filter(commission_id=commission_id)


def _folder() -> Path:
    return Path(settings.DIKTUM_FILES)


def _take_in(upload: File[Any], claim: Claim, max_bytes: int) -> tuple[str, int, str]:
    waiting = _folder() / "tmp"
    waiting.mkdir(parents=True, exist_ok=True)
    handle, temporary_name = tempfile.mkstemp(dir=waiting)
    temporary = Path(temporary_name)
    try:
        with os.fdopen(handle, "wb") as target:
            sha256, size = _copy(upload, target, claim.name, max_bytes)
            target.flush()
            os.fsync(target.fileno())
        media_type = check(temporary, claim)
        _put_in_place(temporary, path_of(sha256), sha256)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()
    return sha256, size, media_type


def _copy(upload: File[Any], target: BinaryIO, name: str, max_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for block in upload.chunks(_BLOCK):
        size += len(block)
        if size > max_bytes:
            raise FileIsTooLarge(name=name, limit=max(1, max_bytes // MEGABYTE))
        digest.update(block)
        target.write(block)
    if size == 0:
        raise FileIsEmpty(name=name)
    return digest.hexdigest(), size


def _put_in_place(temporary: Path, final: Path, sha256: str) -> None:
    """Rename the finished file to its final name and have every folder on the way written to the disk."""
    if _is_intact(final, sha256):
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    temporary.chmod(0o440)
    temporary.replace(final)
    for folder in (final.parent, final.parent.parent, _folder()):
        _sync_folder(folder)


def _is_intact(final: Path, sha256: str) -> bool:
    try:
        with final.open("rb") as stream:
            intact = hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False
    if not intact:
        log.error("store_file_was_damaged", sha256=sha256)
    return intact


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows offers no handle on a folder; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
