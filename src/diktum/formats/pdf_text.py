"""The text layer of a PDF, laid out as on the page, so that columns stay columns."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import pypdfium2
import pypdfium2.raw as pdfium

from diktum.core.document.reading import Reading, read
from diktum.core.refusal import Refused, gettext_noop
from diktum.formats.pdf import opened
from diktum.formats.text_files import check_size

LARGEST = 50_000_000
MOST_PAGES = 300
_SIGN_WIDTH = 5.5
_SAME_LINE = 3.0
_TURNED = 0.05
_BLANK = 0.2  # of the height of a letter, in a file that has no blanks of its own
_SHOWN_BLANK = 0.9
_HYPHENS = "\x02\u2010\u2011\ufffe"
_WORD_GAP = 9.0
_NEW_PARAGRAPH = 1.9


class PdfCannotBeRead(Refused):
    """The file is no PDF, is locked, or has no text in it."""

    code: ClassVar[str] = "DKT-245"
    message: ClassVar[str] = gettext_noop("Berkas PDF ini tidak dapat dibaca: %(why)s.")
    rule: ClassVar[str] = gettext_noop("Yang dibaca dari PDF adalah lapisan teksnya.")
    remedy: ClassVar[str] = gettext_noop(
        "Pakai berkas asalnya (Word atau teks), atau PDF yang dibuat dari berkas itu dan tidak terkunci."
    )


@dataclass(slots=True)
class _Piece:
    """Letters that stand beside one another on one line."""

    left: float
    base: float
    right: float
    height: float
    text: str


def read_pdf(content: bytes) -> Reading:
    """Return the best reading of a PDF's text layer. Raises PdfCannotBeRead, FileIsEmpty, FileIsTooLarge."""
    check_size(len(content), LARGEST)
    text = layout_text(content)
    if not text.strip():
        raise PdfCannotBeRead(why=gettext_noop("tidak ada teks di dalamnya; mungkin hasil pindai"))
    return read(text)


def layout_text(content: bytes) -> str:
    """Return the text of all pages with blanks where the page has room, a form feed between pages."""
    try:
        with opened(content) as document:
            if len(document) > MOST_PAGES:
                raise PdfCannotBeRead(why=gettext_noop("halamannya lebih dari 300"))
            return "\f".join(_page_text(page) for page in document)
    except pypdfium2.PdfiumError as error:
        raise PdfCannotBeRead(why=gettext_noop("berkasnya rusak, terkunci, atau bukan PDF")) from error


def _page_text(page: Any) -> str:
    """Return the text of one page. Letters that are turned (a mark across the page: RANCANGAN) are left out."""
    letters = list(_letters(page.get_textpage()))
    blanks = sum(1 for letter in letters if letter.text == " ")
    least_gap = _SHOWN_BLANK if blanks * 20 > len(letters) else _BLANK
    pieces: list[_Piece] = []
    for letter in letters:
        _add(pieces, letter, least_gap * letter.height)
    return "\n".join(_spaced(_in_lines([piece for piece in pieces if piece.text.strip()])))


def _letters(layer: Any) -> Iterator[_Piece]:
    """Give the upright letters of a page with their places; blanks that PDFium only supposes are left out."""
    for number in range(layer.count_chars()):
        turned = abs(pdfium.FPDFText_GetCharAngle(layer, number)) > _TURNED
        if turned or pdfium.FPDFText_IsGenerated(layer, number):
            continue
        code = pdfium.FPDFText_GetUnicode(layer, number)
        text = "-" if chr(code) in _HYPHENS else chr(code)
        x, y = ctypes.c_double(), ctypes.c_double()
        if text.isprintable() and pdfium.FPDFText_GetCharOrigin(layer, number, x, y):
            left, _, right, _ = layer.get_charbox(number, loose=True)
            size = pdfium.FPDFText_GetFontSize(layer, number)
            yield _Piece(left, y.value, right, size, text)


def _add(pieces: list[_Piece], letter: _Piece, least_gap: float) -> None:
    """Put a letter to the piece before it, when it goes on there; a blank alone opens no piece."""
    last = pieces[-1] if pieces else None
    if last is not None and abs(last.base - letter.base) < _SAME_LINE:
        gap = letter.left - last.right
        if -letter.height < gap < _WORD_GAP:
            last.text += " " if letter.text == " " or gap > least_gap else ""
            last.text += letter.text.strip()
            last.right = max(last.right, letter.right)
            return
    if letter.text != " ":
        pieces.append(letter)


def _in_lines(pieces: list[_Piece]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.base, each.left)):
        if lines and abs(lines[-1][0].base - piece.base) < _SAME_LINE:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda each: each.left) for line in lines]


def _spaced(lines: list[list[_Piece]]) -> list[str]:
    """Return lines as text, with an empty line where the page leaves more room than a line."""
    written: list[str] = []
    before = 0.0
    for line in lines:
        height = max(piece.height for piece in line)
        if before and before - line[0].base > _NEW_PARAGRAPH * max(height, 8.0):
            written.append("")
        written.append(_line_text(line))
        before = line[0].base
    return written


def _line_text(line: list[_Piece]) -> str:
    text = ""
    for piece in line:
        wanted = int(piece.left / _SIGN_WIDTH)
        text = text.ljust(max(wanted, len(text) + 2 if text else 0)) + " ".join(piece.text.split())
    return text
