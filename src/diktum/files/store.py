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
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

import structlog
from django.conf import settings
from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.files import quarantine, suspicion, virus
from diktum.files.backends import FolderBackend, backend, sha256_of
from diktum.files.intake import Claim, check
from diktum.files.models import StoredFile, Verdict, VirusCheck
from diktum.files.refusals import (
    FileIsDamaged,
    FileIsEmpty,
    FileIsInfected,
    FileIsMissing,
    FileIsTooLarge,
    OfficeQuotaReached,
    StoreCannotWrite,
    StoreIsFull,
    StoreIsOutOfReach,
)

log = structlog.get_logger()
Row = TypeVar("Row", bound=models.Model)

MEGABYTE = 1024 * 1024
DEFAULT_LIMIT = 25 * MEGABYTE
_BLOCK = 1024 * 1024
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


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
    Raises FileIsEmpty, FileIsTooLarge, FileIsNotWhatItClaims, FileIsEncrypted, FileHasActiveContent, FileIsInfected (the
    file goes to quarantine), OfficeQuotaReached, StoreIsFull, StoreCannotWrite: then nothing is kept.
    """
    name = clean_name(upload.name or "")
    coming = _Coming(work, Claim(name, tuple(allowed), embedded_allowed), max_bytes)
    try:
        coming.take_in(upload)
    except OSError as error:
        log.error("store_write_failed", errno=error.errno, reason=error.strerror)
        refusal = StoreIsFull if error.errno in _NO_ROOM else StoreCannotWrite
        raise refusal(name=name) from error
    stored = StoredFile(
        commission_id=work.commission_id,
        sha256=coming.sha256,
        size=coming.size,
        media_type=coming.media_type,
        original_name=name,
        kept_on=work.when.day,
        kept_at=work.when.at,
    )
    work.record(stored)
    coming.record_scan(stored)
    return stored


def open_file(stored: StoredFile) -> BinaryIO:
    """Open a kept file for reading, its fingerprint checked first.

    Raises FileIsMissing, FileIsDamaged, StoreIsOutOfReach.
    """
    try:
        stream = backend().open(stored.sha256)
    except FileNotFoundError as error:
        suspicion.suspect(stored.sha256)
        raise FileIsMissing(name=stored.original_name) from error
    except OSError as error:
        log.error("store_read_failed", errno=error.errno, reason=error.strerror)
        raise StoreIsOutOfReach(name=stored.original_name) from error
    if sha256_of(stream) != stored.sha256:
        stream.close()
        suspicion.suspect(stored.sha256)
        raise FileIsDamaged(name=stored.original_name)
    stream.seek(0)
    return stream


def read(stored: StoredFile) -> bytes:
    """Return the bytes of a kept file, its fingerprint checked. Raises what `open_file` raises."""
    with open_file(stored) as stream:
        return stream.read()


def put_back(sha256: str, source: Path) -> None:
    """Put a copy of bytes from a backup where the store keeps them. Raises OSError; ValueError when they are others."""
    handle, temporary_name = tempfile.mkstemp(dir=_waiting())
    temporary = Path(temporary_name)
    try:
        digest = hashlib.sha256()
        with source.open("rb") as reading, os.fdopen(handle, "wb") as writing:
            while block := reading.read(_BLOCK):
                digest.update(block)
                writing.write(block)
            writing.flush()
            os.fsync(writing.fileno())
        if digest.hexdigest() != sha256:
            raise ValueError(f"not the bytes of {sha256}")
        backend().put(sha256, temporary)
    finally:
        temporary.unlink(missing_ok=True)


def path_of(sha256: str) -> Path:
    """Return where the bytes with a fingerprint lie in a folder: `aa/bb/<sha256>` below the store's folder."""
    return FolderBackend(_folder()).path_of(sha256)


def count(commission_id: int | None = None) -> int:
    """Return how many files are recorded, of one office or of all."""
    return _recorded(commission_id).count()


def missing(commission_id: int | None = None) -> Iterator[StoredFile]:
    """Give the recorded files whose bytes are not in the store."""
    place = backend()
    for stored in _recorded(commission_id).iterator():
        if not place.has(stored.sha256):
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


def orphans() -> Iterator[str]:
    """Give the names in the store that no row speaks of: left by a rolled-back act, or put there by hand."""
    for name in backend().names():
        if not StoredFile.objects.filter(sha256=name).exists():
            yield name


def bytes_of(commission_id: int) -> int:
    """Return how many bytes an office has in the store; what it handed in twice counts once."""
    each = _recorded(commission_id).order_by("sha256").values("sha256", "size").distinct()
    return sum(row["size"] for row in each.iterator())


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
    except FileIsDamaged:
        return _("isinya berubah sejak disimpan")
    except StoreIsOutOfReach:
        return _("tidak dapat dibaca")
    return ""


def _recorded(commission_id: int | None) -> models.QuerySet[StoredFile]:
    rows = StoredFile.objects.all()
    return rows if commission_id is None else rows.filter(commission_id=commission_id)


def _folder() -> Path:
    return Path(settings.DIKTUM_FILES)


def _waiting() -> Path:
    waiting = _folder() / "tmp"
    waiting.mkdir(parents=True, exist_ok=True)
    return waiting


@dataclass(slots=True)
class _Coming:
    """One file on its way in, and what is found out about it."""

    work: Recorder
    claim: Claim
    max_bytes: int
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    scan: virus.Scan | None = None

    def take_in(self, upload: File[Any]) -> None:
        """Write the bytes beside the store, look into them, put them in place."""
        handle, temporary_name = tempfile.mkstemp(dir=_waiting())
        temporary = Path(temporary_name)
        try:
            with os.fdopen(handle, "wb") as target:
                self._copy(upload, target)
                target.flush()
                os.fsync(target.fileno())
            self.media_type = check(temporary, self.claim)
            self._refuse_over_quota()
            self._scan(temporary)
            backend().put(self.sha256, temporary)
        except (OfficeQuotaReached, StoreIsFull):
            raise
        except Refused as refusal:
            quarantine.set_aside(temporary if self.sha256 else None, self._note(refusal))
            raise
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()

    def _copy(self, upload: File[Any], target: BinaryIO) -> None:
        digest = hashlib.sha256()
        for block in upload.chunks(_BLOCK):
            self.size += len(block)
            if self.size > self.max_bytes:
                raise FileIsTooLarge(name=self.claim.name, limit=max(1, self.max_bytes // MEGABYTE))
            digest.update(block)
            target.write(block)
        if self.size == 0:
            raise FileIsEmpty(name=self.claim.name)
        self.sha256 = digest.hexdigest()

    def _refuse_over_quota(self) -> None:
        quota = settings.DIKTUM_QUOTA_MB * MEGABYTE
        if not quota or _recorded(self.work.commission_id).filter(sha256=self.sha256).exists():
            return
        used = bytes_of(self.work.commission_id)
        if used + self.size > quota:
            raise OfficeQuotaReached(
                name=self.claim.name, quota=settings.DIKTUM_QUOTA_MB, used=-(-used // MEGABYTE)
            )

    def record_scan(self, stored: StoredFile) -> None:
        """Record what the virus scanner said, where the installation has one."""
        if self.scan is not None:
            VirusCheck.objects.create(
                file=stored,
                verdict=self.scan.verdict,
                detail=self.scan.detail,
                engine=self.scan.engine,
                at=self.work.when.at,
            )

    def _scan(self, temporary: Path) -> None:
        if not virus.is_configured():
            return
        self.scan = virus.scan(temporary)
        if self.scan.verdict is Verdict.INFECTED:
            raise FileIsInfected(name=self.claim.name, what=self.scan.detail)

    def _note(self, refusal: Refused) -> quarantine.Note:
        return quarantine.Note(
            commission_id=self.work.commission_id,
            name=self.claim.name,
            size=self.size,
            sha256=self.sha256,
            code=refusal.code,
            reason=str(refusal),
            person_name=getattr(getattr(self.work, "by", None), "name", ""),
            refused_at=self.work.when.at.isoformat(),
        )
