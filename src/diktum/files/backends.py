"""Where the bytes of kept files lie: a folder of this machine, or an S3 bucket, behind one small interface."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from urllib.parse import urlsplit

import structlog
from django.conf import settings

log = structlog.get_logger()
_BLOCK = 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}")
_ABSENT = {"NoSuchKey", "NotFound", "NoSuchObject"}
_FULL = {"XMinioStorageFull", "QuotaExceeded", "XMinioAdminBucketQuotaExceeded", "InsufficientStorage"}


class Backend(Protocol):
    """Keep bytes under their SHA-256. What the medium cannot do is an OSError, with ENOSPC when it is full."""

    label: str

    def put(self, sha256: str, source: Path) -> None:
        """Take a finished, fsynced file in: whole or not at all, proven by its hash. May move `source`."""

    def open(self, sha256: str) -> BinaryIO:
        """Open the bytes for reading. Raises FileNotFoundError."""

    def has(self, sha256: str) -> bool:
        """Say whether bytes lie under this name."""

    def names(self) -> Iterator[str]:
        """Give every name that bytes lie under."""

    def is_empty(self) -> bool:
        """Say whether nothing at all lies there, kept by us or not."""

    def remove(self, sha256: str) -> None:
        """Take bytes out again: only for a restore that failed, in a store that it had found empty."""


def backend() -> Backend:
    """Return where this installation keeps its files: `DIKTUM_FILES_S3` (s3://bucket/prefix), else `DIKTUM_FILES`."""
    if settings.DIKTUM_FILES_S3:
        return _bucket(
            settings.DIKTUM_FILES_S3,
            settings.DIKTUM_S3_ENDPOINT,
            settings.DIKTUM_S3_ACCESS_KEY,
            settings.DIKTUM_S3_SECRET_KEY,
            settings.DIKTUM_S3_REGION,
        )
    return FolderBackend(Path(settings.DIKTUM_FILES))


class FolderBackend:
    """A folder: `aa/bb/<sha256>`, renamed into place, every folder on the way written to the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.label = str(folder)

    def path_of(self, sha256: str) -> Path:
        """Return where the bytes lie."""
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def put(self, sha256: str, source: Path) -> None:
        """Rename the finished file to its final name."""
        final = self.path_of(sha256)
        if _is_intact(self, sha256):
            return
        final.parent.mkdir(parents=True, exist_ok=True)
        source.chmod(0o440)
        source.replace(final)
        for folder in (final.parent, final.parent.parent, self.folder):
            sync_folder(folder)

    def open(self, sha256: str) -> BinaryIO:
        """Open the file."""
        return self.path_of(sha256).open("rb")

    def has(self, sha256: str) -> bool:
        """Say whether the file is there."""
        return self.path_of(sha256).is_file()

    def names(self) -> Iterator[str]:
        """Give the names of all files."""
        for path in sorted(self.folder.glob("??/??/*")):
            yield path.name

    def is_empty(self) -> bool:
        """Say whether the folder holds no file."""
        return not any(path.is_file() for path in self.folder.rglob("*"))

    def remove(self, sha256: str) -> None:
        """Remove the file."""
        self.path_of(sha256).unlink(missing_ok=True)


class S3Backend:
    """A bucket of an S3-compatible server (extra `s3`): an object is there whole or not at all, and is read back."""

    def __init__(self, address: str, client: Any) -> None:
        self.label = address
        self.bucket, self.prefix = bucket_and_prefix(address)
        self.client = client

    def put(self, sha256: str, source: Path) -> None:
        """Send the file and read it back; bytes that come back changed are an error, and are not counted as kept."""
        if _is_intact(self, sha256):
            return
        with asking():
            self.client.fput_object(self.bucket, self._key(sha256), str(source))
        if not _is_intact(self, sha256):
            raise OSError(errno.EIO, "the bytes that came back are not those that were sent")

    def open(self, sha256: str) -> BinaryIO:
        """Fetch the object into an unnamed file, and open that."""
        kept = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes it
        try:
            with asking(), self.client.get_object(self.bucket, self._key(sha256)) as answer:
                for block in answer.stream(_BLOCK):
                    kept.write(block)
        except BaseException:
            kept.close()
            raise
        kept.seek(0)
        return kept

    def has(self, sha256: str) -> bool:
        """Ask the server for the object's head."""
        try:
            with asking():
                self.client.stat_object(self.bucket, self._key(sha256))
        except FileNotFoundError:
            return False
        return True

    def names(self) -> Iterator[str]:
        """Give the names of all objects that lie where a fingerprint lies; what else the bucket holds is not ours."""
        with asking():
            for each in self.client.list_objects(self.bucket, prefix=self.prefix, recursive=True):
                name = str(each.object_name).removeprefix(self.prefix)
                if _NAME.fullmatch(name):
                    yield name.rsplit("/", 1)[-1]

    def is_empty(self) -> bool:
        """Say whether the bucket holds no object below our prefix."""
        with asking():
            found = self.client.list_objects(self.bucket, prefix=self.prefix, recursive=True)
            return next(iter(found), None) is None

    def remove(self, sha256: str) -> None:
        """Remove the object."""
        with asking():
            self.client.remove_object(self.bucket, self._key(sha256))

    def _key(self, sha256: str) -> str:
        return f"{self.prefix}{sha256[:2]}/{sha256[2:4]}/{sha256}"


@lru_cache(maxsize=4)
def _bucket(address: str, endpoint: str, access_key: str, secret_key: str, region: str) -> S3Backend:
    return S3Backend(address, client_of(endpoint, access_key, secret_key, region))


def client_of(endpoint: str, access_key: str, secret_key: str, region: str) -> Any:
    """Make a client of an S3 server (`http://host:port`) that gives up soon. Raises OSError without the extra `s3`."""
    try:
        from minio import Minio
        from urllib3 import PoolManager, Retry, Timeout
    except ImportError as error:
        raise OSError(errno.ENOSYS, "the extra `s3` is not installed") from error
    server = urlsplit(endpoint)
    return Minio(
        server.netloc,
        access_key=access_key,
        secret_key=secret_key,
        secure=server.scheme == "https",
        region=region,
        http_client=PoolManager(timeout=Timeout(connect=5, read=60), retries=Retry(2, backoff_factor=0.2)),
    )


def bucket_and_prefix(address: str) -> tuple[str, str]:
    """Split `s3://bucket/a/b` into `bucket` and `a/b/`; the prefix of a whole bucket is empty."""
    parts = urlsplit(address)
    return parts.netloc, f"{parts.path.strip('/')}/".lstrip("/")


@contextmanager
def asking() -> Iterator[None]:
    """Turn what an S3 server or the way to it answers into an OSError: ENOENT, ENOSPC, or EIO with the server's word."""
    from minio.error import MinioException, S3Error
    from urllib3.exceptions import HTTPError

    try:
        yield
    except S3Error as error:
        if error.code in _ABSENT:
            raise FileNotFoundError(errno.ENOENT, str(error.code)) from error
        number = errno.ENOSPC if error.code in _FULL else errno.EIO
        raise OSError(number, str(error.code)) from error
    except (MinioException, HTTPError) as error:
        raise OSError(errno.EIO, type(error).__name__) from error


def _is_intact(kept: Backend, sha256: str) -> bool:
    try:
        with kept.open(sha256) as stream:
            intact = sha256_of(stream) == sha256
    except FileNotFoundError:
        return False
    if not intact:
        log.error("store_file_was_damaged", sha256=sha256)
    return intact


def sha256_of(stream: BinaryIO) -> str:
    """Return the SHA-256 of an open file, from where it stands."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Have a folder's names written to the disk."""
    if os.name == "nt":  # Windows offers no handle on a folder; its rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
