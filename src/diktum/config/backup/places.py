"""Where snapshots lie: a folder (a disk, a USB stick, a share) or an S3 bucket, behind one small interface."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from diktum.config import env
from diktum.config.backup.refusals import NoRoom, PlaceIsClosed
from diktum.files.backends import asking, bucket_and_prefix, client_of

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
S3_DEFAULTS = {
    "ENDPOINT": "https://s3.amazonaws.com",
    "ACCESS_KEY": "",
    "SECRET_KEY": "",
    "REGION": "us-east-1",
}
_BLOCK = 1024 * 1024


class Place(Protocol):
    """A place for snapshots. Names are relative, with forward slashes; what was put is never changed."""

    label: str

    def names(self, under: str = "") -> Iterator[str]:
        """Give the names of everything there, sorted."""

    def size(self, name: str) -> int | None:
        """Give a piece's size in bytes; None when it is not there."""

    def open(self, name: str) -> BinaryIO:
        """Open a piece for reading. Raises FileNotFoundError."""

    def put(self, name: str, source: Path) -> None:
        """Write a piece for good: whole or not at all. Raises NoRoom, PlaceIsClosed."""


def place_of(address: str) -> Place:
    """Give the place behind an address: a folder's path, or `s3://bucket/prefix`."""
    if address.startswith("s3://"):
        return S3Place(address)
    return Folder(Path(address).resolve())


class Folder:
    """A folder: written beside the name, fsynced, renamed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.label = str(folder)

    def names(self, under: str = "") -> Iterator[str]:
        """Give the names of everything there; a hidden or a temporary file is nobody's."""
        root = self.folder / under
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            name = path.relative_to(self.folder)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                yield name.as_posix()

    def size(self, name: str) -> int | None:
        """Give a piece's size."""
        path = self.folder / name
        return path.stat().st_size if path.is_file() else None

    def open(self, name: str) -> BinaryIO:
        """Open a piece."""
        return (self.folder / name).open("rb")

    def put(self, name: str, source: Path) -> None:
        """Write a piece."""
        write_safely(self.folder / name, source)


def write_safely(target: Path, source: Path) -> None:
    """Copy a file to its name: temporary, fsync, rename, fsync of the folder. A failure leaves nothing behind."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as reading, temporary.open("wb") as writing:
            shutil.copyfileobj(reading, writing, _BLOCK)
            writing.flush()
            os.fsync(writing.fileno())
        temporary.replace(target)
        _sync(target.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        if error.errno in FULL:
            raise NoRoom(where=target.parent, what=error.strerror) from error
        raise PlaceIsClosed(place=target.parent, what=error.strerror) from error


def _sync(folder: Path) -> None:
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class S3Place:
    """
    A bucket of an S3-compatible server; needs the extra `s3`.

    `DIKTUM_BACKUP_S3_ENDPOINT`, `…_ACCESS_KEY`, `…_SECRET_KEY`, `…_REGION` say where it is and who we are; each that is
    not set is that of the kept files (`DIKTUM_S3_…`).
    """

    def __init__(self, address: str) -> None:
        self.label = address
        self.bucket, self.prefix = bucket_and_prefix(address)
        self.access = {
            key: env.text(f"DIKTUM_BACKUP_S3_{key}") or env.text(f"DIKTUM_S3_{key}", default)
            for key, default in S3_DEFAULTS.items()
        }
        try:
            self.client = client_of(*self.access.values())
        except OSError as error:
            raise PlaceIsClosed(place=address, what="paket tambahan “s3” belum terpasang") from error

    def names(self, under: str = "") -> Iterator[str]:
        """Give the names of everything there."""
        with self._asking():
            for each in self.client.list_objects(self.bucket, self.prefix + under, recursive=True):
                yield str(each.object_name).removeprefix(self.prefix)

    def size(self, name: str) -> int | None:
        """Give a piece's size."""
        try:
            with self._asking():
                return int(self.client.stat_object(self.bucket, self.prefix + name).size or 0)
        except FileNotFoundError:
            return None

    def open(self, name: str) -> BinaryIO:
        """Fetch a piece into an unnamed file, and open that."""
        kept = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes it
        try:
            with self._asking(), self.client.get_object(self.bucket, self.prefix + name) as answer:
                for block in answer.stream(_BLOCK):
                    kept.write(block)
        except BaseException:
            kept.close()
            raise
        kept.seek(0)
        return kept

    def put(self, name: str, source: Path) -> None:
        """Write a piece; the server answers when it has all of it."""
        with self._asking():
            self.client.fput_object(self.bucket, self.prefix + name, str(source))

    @contextmanager
    def _asking(self) -> Iterator[None]:
        try:
            with asking():
                yield
        except FileNotFoundError:
            raise
        except OSError as error:
            if error.errno in FULL:
                raise NoRoom(where=self.label, what=error.strerror) from error
            raise PlaceIsClosed(place=self.label, what=error.strerror) from error


def sha256_of(stream: BinaryIO) -> str:
    """Return the SHA-256 of an open file, from where it stands."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()
