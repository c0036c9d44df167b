"""A file on the disk as a reading, by its kind: shared by check, convert, compare and mend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from diktum.core.document.reading import Reading
from diktum.core.refusal import Refused, gettext_noop
from diktum.formats.json import read_json
from diktum.formats.pdf_text import LARGEST as LARGEST_PDF
from diktum.formats.pdf_text import read_pdf
from diktum.formats.text import read_text
from diktum.formats.text_files import LARGEST, check_size


class FileCannotBeOpened(Refused):
    """The file is not there, or may not be read."""

    code: ClassVar[str] = "DKT-246"
    message: ClassVar[str] = gettext_noop("Berkas %(name)s tidak dapat dibuka: %(why)s.")
    remedy: ClassVar[str] = gettext_noop("Periksa nama dan tempat berkasnya, lalu ulangi.")


class FileKindIsUnknown(Refused):
    """No reader or writer is known for the ending of the file's name."""

    code: ClassVar[str] = "DKT-244"
    message: ClassVar[str] = gettext_noop("Jenis berkas “%(suffix)s” tidak dikenal.")
    remedy: ClassVar[str] = gettext_noop("Pakai salah satu: %(known)s.")


def _word(content: bytes) -> Reading:
    from diktum.formats.docx.reader import read_docx

    return read_docx(content)


_LARGEST_WORD = 50_000_000
READERS: Mapping[str, tuple[Callable[[bytes], Reading], int]] = {
    ".json": (read_json, LARGEST),
    ".txt": (read_text, LARGEST),
    ".md": (read_text, LARGEST),
    ".markdown": (read_text, LARGEST),
    ".docx": (_word, _LARGEST_WORD),
    ".docm": (_word, _LARGEST_WORD),
    ".doc": (_word, _LARGEST_WORD),
    ".pdf": (read_pdf, LARGEST_PDF),
}


_REASONS = (
    (FileNotFoundError, gettext_noop("berkas atau foldernya tidak ada")),
    (PermissionError, gettext_noop("tidak ada izin")),
    (IsADirectoryError, gettext_noop("itu sebuah folder")),
)


def why_not(error: OSError) -> str:
    """Return in words why the system did not open or write a file."""
    return next((words for kind, words in _REASONS if isinstance(error, kind)), error.strerror or str(error))


def load(path: Path) -> Reading:
    """Return what a file says, read by the ending of its name; a name without one is read as text.

    Raises a Refused that says why it cannot be read: FileCannotBeOpened, FileKindIsUnknown, or one of the formats'. The
    size is looked at before the file is read.
    """
    suffix = path.suffix.casefold() or ".txt"
    if suffix not in READERS:
        raise FileKindIsUnknown(suffix=suffix, known=", ".join(READERS))
    reader, limit = READERS[suffix]
    try:
        check_size(path.stat().st_size, limit)
        content = path.read_bytes()
    except OSError as error:
        raise FileCannotBeOpened(name=path.name, why=why_not(error)) from error
    return reader(content)
