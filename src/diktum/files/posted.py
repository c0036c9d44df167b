"""Receive posted files so that a full disk is a refusal of the act and not a defect of the page."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from diktum.files.refusals import StoreIsFull

log = structlog.get_logger()

if TYPE_CHECKING:
    _Upload = UploadedFile[Any]
else:  # the class takes no parameter at run time
    _Upload = UploadedFile


class UnwrittenUpload(_Upload):
    """A file that was posted while there was no room for it: whoever reads it is refused."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(None, name, size=size)

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:  # noqa: ARG002  the signature is Django's
        """Refuse. Raises StoreIsFull."""
        raise StoreIsFull(name=self.name)

    def read(self, *_size: int) -> bytes:
        """Refuse. Raises StoreIsFull."""
        raise StoreIsFull(name=self.name)

    def seek(self, *_where: int) -> int:
        """Stand still: there is nothing to move in."""
        return 0

    def close(self) -> None:
        """Close nothing."""


class PatientUploadHandler(TemporaryFileUploadHandler):
    """Write large posted files to the temporary folder; when the disk refuses, remember it and read the request on."""

    trouble: OSError | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open the temporary file."""
        self.trouble = None
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._give_up(error)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the next block, as long as the disk takes it."""
        if self.trouble is None:
            try:
                super().receive_data_chunk(raw_data, start)
            except OSError as error:
                self._give_up(error)

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Give the file, or one that refuses to be read."""
        if self.trouble is None:
            try:
                return super().file_complete(file_size)
            except OSError as error:
                self._give_up(error)
        return UnwrittenUpload(self.file_name or "", file_size)

    def _give_up(self, error: OSError) -> None:
        self.trouble = error
        log.error("upload_not_written", errno=errno.errorcode.get(error.errno or 0, ""))
        file = getattr(self, "file", None)
        if file is not None:
            with suppress(OSError):
                file.close()
