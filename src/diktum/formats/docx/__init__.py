"""Write a decree as a Word file and read Word files back: our own with every id, foreign ones as a best reading."""

from diktum.formats.docx.body import Facts
from diktum.formats.docx.intake import unpack
from diktum.formats.docx.reader import read_docx, written_from
from diktum.formats.docx.refusals import (
    NotAWordFile,
    WordFileHasMacros,
    WordFileIsBroken,
    WordFileIsLocked,
    WordFileIsOld,
    WordFileIsTooLarge,
    WordFileReachesOut,
    WordFileUnpacksTooLarge,
)
from diktum.formats.docx.remarks import Remark
from diktum.formats.docx.tracked import Suggestion, SuggestionKind, redline_docx, suggestions
from diktum.formats.docx.writer import write_docx

__all__ = [
    "Facts",
    "NotAWordFile",
    "Remark",
    "Suggestion",
    "SuggestionKind",
    "WordFileHasMacros",
    "WordFileIsBroken",
    "WordFileIsLocked",
    "WordFileIsOld",
    "WordFileIsTooLarge",
    "WordFileReachesOut",
    "WordFileUnpacksTooLarge",
    "read_docx",
    "redline_docx",
    "suggestions",
    "unpack",
    "write_docx",
    "written_from",
]
