"""Files on their way in, piece by piece: what tus 1.0 needs of a server, without HTTP.

An upload is a folder: what it is (`info.json`), its bytes, and how many of them count. Bytes behind that offset are of a
piece that was cut off or not yet proven, and are overwritten. Nothing here is kept yet: `store.keep` still decides.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

from django.conf import settings

from diktum.files.backends import sha256_of

try:
    import fcntl
except ImportError:  # Windows: one process serves there
    fcntl = None  # type: ignore[assignment]

LARGEST = 200 * 1024 * 1024
MOST_OPEN = 1024 * 1024 * 1024
KEPT_FOR = timedelta(days=2)
WAITS_FOR = timedelta(days=365)
ALGORITHMS = ("sha1", "sha256")
_BLOCK = 256 * 1024
_KEY = re.compile(r"[0-9a-f]{32}")


class PieceIsChanged(Exception):  # noqa: N818  a protocol answer, not a refusal of an act
    """Say that bytes arrived which are not those that were sent."""


class UploadIsBusy(Exception):  # noqa: N818  a protocol answer
    """Say that another request writes to the same upload."""


class Readable(Protocol):
    """Where bytes come from: a request."""

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Upload:
    """One file on its way: whose (person 0: the office's), its name, bytes, promised fingerprint, and until when."""

    key: str
    commission_id: int
    person_id: int
    name: str
    length: int
    sha256: str
    expires_at: str

    @property
    def expires(self) -> datetime:
        """Give the instant after which it is forgotten."""
        return datetime.fromisoformat(self.expires_at)

    @property
    def offset(self) -> int:
        """Return how many bytes are here for good."""
        try:
            return int((_folder() / self.key / "offset").read_text())
        except FileNotFoundError:
            return 0

    @property
    def is_whole(self) -> bool:
        """Say whether all bytes are here."""
        return self.offset == self.length

    @property
    def bytes_at(self) -> Path:
        """Return where the bytes lie."""
        return _folder() / self.key / "bytes"


def begin(*, commission_id: int, person_id: int, name: str, length: int, sha256: str, at: datetime) -> Upload:
    """Make room for a file to come. Raises OSError."""
    upload = Upload(uuid4().hex, commission_id, person_id, name, length, sha256, (at + KEPT_FOR).isoformat())
    folder = _folder() / upload.key
    folder.mkdir(parents=True)
    try:
        upload.bytes_at.touch()
        _write(folder / "info.json", json.dumps(asdict(upload), ensure_ascii=False))
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return upload


def adopt(source: Path, *, key: str, commission_id: int, name: str, sha256: str, at: datetime) -> Upload:
    """Take a whole file as an upload of the office (nobody's in person), kept for a year. Twice the same is once."""
    known = find(key)
    if known is not None and known.is_whole:
        return known
    expires = (at + WAITS_FOR).isoformat()
    upload = Upload(key, commission_id, 0, name, source.stat().st_size, sha256, expires)
    folder = _folder() / key
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, upload.bytes_at)
    with upload.bytes_at.open("r+b") as target:
        _write(folder / "info.json", json.dumps(asdict(upload), ensure_ascii=False))
        _count(upload, target, upload.length)
    return upload


def find(key: str) -> Upload | None:
    """Return an upload by its key; None when there is none, or what is there cannot be read."""
    if not _KEY.fullmatch(key):
        return None
    try:
        return Upload(**json.loads((_folder() / key / "info.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def uploads() -> Iterator[Upload]:
    """Give every upload, in no order."""
    for path in _folder().glob("*/info.json"):
        upload = find(path.parent.name)
        if upload is not None:
            yield upload


def open_bytes(commission_id: int, person_id: int) -> int:
    """Return how many bytes a person has announced in uploads that still lie here."""
    own = (each for each in uploads() if (each.commission_id, each.person_id) == (commission_id, person_id))
    return sum(each.length for each in own)


def append(upload: Upload, coming: Readable, *, algorithm: str = "", digest: bytes = b"") -> int:
    """
    Write the next piece behind the bytes that count, and return the new offset.

    A piece with a checksum counts whole or not at all; one without counts as far as it came. Where the whole file was
    promised with its SHA-256 and comes out otherwise, it begins anew. Raises PieceIsChanged, UploadIsBusy, OSError.
    """
    with upload.bytes_at.open("r+b") as target, _alone(target):
        start = upload.offset
        target.seek(start)
        target.truncate()
        seen = hashlib.new(algorithm) if algorithm else None
        end = start
        try:
            while end < upload.length and (block := coming.read(min(_BLOCK, upload.length - end))):
                target.write(block)
                end += len(block)
                if seen is not None:
                    seen.update(block)
        finally:
            if seen is None:
                _count(upload, target, end)
        if seen is not None:
            if seen.digest() != digest:
                raise PieceIsChanged
            _count(upload, target, end)
        if end == upload.length and upload.sha256 and fingerprint(upload) != upload.sha256:
            _count(upload, target, 0)
            raise PieceIsChanged
    return end


def fingerprint(upload: Upload) -> str:
    """Return the SHA-256 of the bytes that are here."""
    with upload.bytes_at.open("rb") as stream:
        return sha256_of(stream)


def forget(upload: Upload) -> None:
    """Remove an upload: it was taken in, or its time is over."""
    shutil.rmtree(_folder() / upload.key, ignore_errors=True)


def sweep(at: datetime) -> int:
    """Remove uploads whose time is over, and what a killed process left half made, a day old. Answers how many were removed."""
    old = [each for each in uploads() if each.expires <= at]
    for each in old:
        forget(each)
    removed = len(old)
    yesterday = (at - timedelta(days=1)).timestamp()
    for path in _folder().glob("*"):
        if find(path.name) is None and _is_older(path, yesterday):  # killed while it was made or removed
            shutil.rmtree(path, ignore_errors=True)
            removed += 1
    for place, names in (("tmp", "*"), ("quarantine", "*.new")):
        for path in (Path(settings.DIKTUM_FILES) / place).glob(names):
            if _is_older(path, yesterday):
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def _is_older(path: Path, than: float) -> bool:
    try:
        return path.stat().st_mtime < than
    except OSError:
        return False


def _count(upload: Upload, target: BinaryIO, end: int) -> None:
    target.flush()
    os.fsync(target.fileno())
    _write(_folder() / upload.key / "offset", str(end))


def _write(path: Path, text: str) -> None:
    fresh = path.with_suffix(f".{uuid4().hex[:8]}")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)


@contextmanager
def _alone(target: BinaryIO) -> Iterator[None]:
    if fcntl is not None:
        try:
            fcntl.flock(target, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UploadIsBusy from error
    yield


def _folder() -> Path:
    return Path(settings.DIKTUM_FILES) / "arriving"
