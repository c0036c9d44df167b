"""Read a scan and hold it against a printed text: pages on their head are turned, doubtful places are read again."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection
from dataclasses import dataclass

import pikepdf

from diktum.core.document.rereading import reconsidered
from diktum.core.document.resemblance import Resemblance, Word, resemblance
from diktum.formats.ocr import read_lines, read_scan
from diktum.formats.page_quality import PageQuality, page_qualities
from diktum.formats.page_words import page_words
from diktum.formats.scan_looks import LOOKS, looks_at

MOST_PLACES = 120


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found, the PDF/A with the text that was read, and the state of each page."""

    resemblance: Resemblance
    derivative: bytes
    pages: tuple[PageQuality, ...]
    upside_down: tuple[int, ...]


def compare_scan(signed: bytes, scan: bytes, *, told: Callable[[int, int], None] | None = None) -> Comparison:
    """Read a scan (PDF) and hold it against the signed print (PDF). Raises OcrError, ValueError for what is no PDF."""
    wanted, qualities = page_words(signed), page_qualities(scan)
    blank = {each.page for each in qualities if each.is_blank}
    derivative = read_scan(scan, pages=len(qualities), told=told)
    found = resemblance(wanted, page_words(derivative))
    turned = _on_their_head(wanted, scan, set(found.foreign_pages) - blank) if found.missing_pages else ()
    if turned:
        derivative = read_scan(_turn(scan, turned), pages=len(qualities), told=told)
        found = resemblance(wanted, page_words(derivative))
    return Comparison(_look_again(found, derivative), derivative, qualities, turned)


def _look_again(found: Resemblance, derivative: bytes) -> Resemblance:
    doubtful = [*found.differences, *found.near][:MOST_PLACES]
    texts = read_lines(looks_at(derivative, [(each.scan_page, each.box) for each in doubtful]))
    return reconsidered(found, {each: texts[n * LOOKS : (n + 1) * LOOKS] for n, each in enumerate(doubtful)})


def _on_their_head(
    wanted: tuple[tuple[Word, ...], ...], scan: bytes, pages: Collection[int]
) -> tuple[int, ...]:
    """Return those of some pages that say something of the signed text when they are turned around."""
    if not pages:
        return ()
    numbers = sorted(pages)
    read = page_words(read_scan(_turn(scan, numbers, only=True), pages=len(numbers)))
    strange = resemblance(wanted, read).foreign_pages
    return tuple(number for n, number in enumerate(numbers, 1) if n not in strange)


def _turn(scan: bytes, pages: Collection[int], *, only: bool = False) -> bytes:
    """Return the scan with some pages (from 1) turned around, or those pages alone."""
    with pikepdf.open(io.BytesIO(scan)) as source, pikepdf.new() as out:
        for number, page in enumerate(source.pages, 1):
            if number in pages:
                page.rotate(180, relative=True)
            if number in pages or not only:
                out.pages.append(page)
        target = io.BytesIO()
        out.save(target, deterministic_id=True)
    return target.getvalue()
