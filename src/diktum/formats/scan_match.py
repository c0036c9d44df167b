"""Hold the scan of a signed sheet against the print that was given out, and name every difference.

The comparison reads the text layer of the scan. A page without one cannot be told from another by this module: that is a
difference too, so nothing passes unseen. Handwriting (number, date, signature) is no part of the printed words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from diktum.formats.pdf import opened

LEAST_SHARE: Final = 0.8  # of the printed words; recognition of a noisy scan gave 0.90
LEAST_WORDS: Final = 8
UPRIGHT_DEGREES: Final = 45
_WORD: Final = re.compile(r"\w{3,}")


class Trouble(StrEnum):
    """Kinds of difference."""

    UNREADABLE = "unreadable"
    PAGES = "pages"
    NO_TEXT = "no-text"
    TURNED = "turned"
    MARK_MISSING = "mark-missing"
    OTHER_MARK = "other-mark"
    ORDER = "order"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its kind, the page of the scan from 1 (0 for the whole), and a sentence."""

    trouble: Trouble
    page: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    text: str
    degrees: int

    @property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.text.casefold()))


def differences(scan: bytes, printed: bytes, *, mark: str) -> tuple[Difference, ...]:
    """Name what tells a scanned PDF from the print with this version mark; empty where they agree.

    `mark` is the text of the footer ("Versi 3 · sidik 9F2C 41AB").
    """
    wanted = _sheets(printed)
    try:
        found = _sheets(scan)
    except pypdfium2.PdfiumError:
        return (Difference(Trouble.UNREADABLE, 0, "Berkas pindaian tidak dapat dibuka sebagai PDF."),)
    told = []
    if len(found) != len(wanted):
        sentence = f"Pindaian {len(found)} halaman, naskahnya {len(wanted)} halaman."
        told.append(Difference(Trouble.PAGES, 0, sentence))
    for number, sheet in enumerate(found, start=1):
        told.extend(_differences_of(sheet, number, wanted, mark))
    return tuple(told)


def _differences_of(sheet: _Sheet, number: int, wanted: Sequence[_Sheet], mark: str) -> list[Difference]:
    if len(sheet.words) < LEAST_WORDS:
        sentence = f"Halaman {number} tidak memuat teks yang terbaca; cocokkan dengan mata."
        return [Difference(Trouble.NO_TEXT, number, sentence)]
    told = []
    if UPRIGHT_DEGREES < sheet.degrees < 360 - UPRIGHT_DEGREES:
        sentence = f"Halaman {number} miring atau terbalik ({sheet.degrees} derajat)."
        told.append(Difference(Trouble.TURNED, number, sentence))
    told.extend(_difference_of_mark(sheet, number, mark))
    told.extend(_difference_of_words(sheet, number, wanted))
    return told


def _difference_of_mark(sheet: _Sheet, number: int, mark: str) -> list[Difference]:
    if _squeezed(mark) in _squeezed(sheet.text):
        return []
    other = re.search(r"versi(\d+).?sidik([0-9a-f]{8})", _squeezed(sheet.text))
    if other:
        first, second = other[2][:4].upper(), other[2][4:].upper()
        sentence = f"Halaman {number} bertanda Versi {other[1]} · sidik {first} {second}, seharusnya {mark}."
        return [Difference(Trouble.OTHER_MARK, number, sentence)]
    sentence = f"Halaman {number} tidak memuat tanda {mark} pada kakinya."
    return [Difference(Trouble.MARK_MISSING, number, sentence)]


def _difference_of_words(sheet: _Sheet, number: int, wanted: Sequence[_Sheet]) -> list[Difference]:
    shares = [len(each.words & sheet.words) / max(len(each.words | sheet.words), 1) for each in wanted]
    here = wanted[number - 1] if number <= len(wanted) else None
    best = max(range(len(shares)), key=shares.__getitem__, default=-1)
    if best >= 0 and best != number - 1 and shares[best] >= LEAST_SHARE:
        sentence = f"Halaman {number} pindaian adalah halaman {best + 1} naskah."
        return [Difference(Trouble.ORDER, number, sentence)]
    share = len(here.words & sheet.words) / max(len(here.words), 1) if here else 0.0
    if share >= LEAST_SHARE:
        return []
    sentence = f"Hanya {share:.0%} kata halaman {number} cocok dengan naskah."
    return [Difference(Trouble.WORDS, number, sentence)]


def _sheets(pdf: bytes) -> list[_Sheet]:
    with opened(pdf) as document:
        return [_sheet(page) for page in document]


def _sheet(page: Any) -> _Sheet:
    layer = page.get_textpage()
    return _Sheet(layer.get_text_bounded(), _degrees(page, layer))


def _degrees(page: Any, layer: Any) -> int:
    """Measure how far most letters are turned as a reader sees the page, in degrees."""
    count = min(layer.count_chars(), 400)
    angles = [round(pdfium.FPDFText_GetCharAngle(layer.raw, nth) * 57.29578) for nth in range(count)]
    usual = max(set(angles), key=angles.count, default=0)
    return int(page.get_rotation() - max(usual, 0)) % 360


def _squeezed(text: str) -> str:
    return re.sub(r"[\s·.\-]+", "", text).casefold()
