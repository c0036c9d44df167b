"""Read a foreign Word file: its lines with the numbers that Word would show, and the tables of its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from diktum.core.document import Attachment, Decree, with_ids
from diktum.core.document.reading import Doubt, Reading, read
from diktum.core.refusal import gettext_noop
from diktum.formats.docx.intake import WordParts
from diktum.formats.docx.numbering import Counter
from diktum.formats.docx.tables import GridCell, as_table, is_data, row_lines
from diktum.formats.docx.views import Line, as_after, words_of
from diktum.formats.docx.walking import w

_ATTACHMENT = re.compile(r"LAMPIRAN\b")
_PAGE_FURNITURE = re.compile(r"(?:[\s\-–—\d./|]|halaman|page|hal|dari|of)*", re.IGNORECASE)


@dataclass(slots=True)
class _Linear:
    """A document laid out as lines of text, and the tables that were taken out, each with the attachment it stands in."""

    lines: list[str] = field(default_factory=list)
    tables: list[tuple[int, list[list[GridCell]]]] = field(default_factory=list)
    attachments: int = 0

    def say(self, text: str) -> None:
        if text.strip():
            self.lines.append(text)
            self.attachments += bool(_ATTACHMENT.match(text.strip()))


def read_foreign(parts: WordParts, lines: Sequence[Line]) -> Reading:
    """Return the best reading of a file whose styles say nothing."""
    linear = _linear(parts, lines)
    reading = read("\n".join(linear.lines))
    for number, grid in linear.tables:
        place = len(reading.decree.attachments) - linear.attachments + number - 1
        reading = _with_table(reading, place, grid)
    outside = tuple(_outside(parts))
    if outside:
        message = gettext_noop(
            "Kepala halaman, kaki halaman, atau catatan kaki memuat tulisan; lihat sisa teks."
        )
        reading = replace(
            reading,
            left_over=(*reading.left_over, *outside),
            doubts=(*reading.doubts, Doubt("naskah", 0.7, message)),
        )
    return replace(reading, decree=with_ids(reading.decree))


def text_of(parts: WordParts, lines: Sequence[Line]) -> str:
    """Return a Word file as plain text, automatic numbers and rows of tables included."""
    linear = _linear(parts, lines)
    rows = ["\t".join(cell.text for cell in row) for _, grid in linear.tables for row in grid]
    return "\n".join((*linear.lines, *rows))


def _linear(parts: WordParts, lines: Sequence[Line]) -> _Linear:
    found = _Linear()
    counter = Counter(parts)
    marked = [(line, _with_mark(counter.mark(line.paragraph), line.text)) for line in lines]
    for table, group in groupby(
        marked, key=lambda pair: pair[0].paragraph.cell and pair[0].paragraph.cell.table
    ):
        if table is None:
            for _, text in group:
                found.say(text)
        else:
            _take_table(found, list(_rows(list(group))))
    return found


def _take_table(found: _Linear, grid: list[list[GridCell]]) -> None:
    if found.attachments and is_data(grid):
        found.tables.append((found.attachments, grid))
        return
    for row in grid:
        for text in row_lines(row):
            found.say(text)


def _rows(lines: Sequence[tuple[Line, str]]) -> Iterator[list[GridCell]]:
    for _, row in groupby(lines, key=lambda pair: pair[0].paragraph.cell and pair[0].paragraph.cell.row):
        cells: list[GridCell] = []
        for cell, group in groupby(row, key=lambda pair: pair[0].paragraph.cell):
            assert cell is not None
            cells.append(GridCell(cell.column, cell.span, cell.continues, tuple(text for _, text in group)))
        yield cells


def _with_mark(mark: str, text: str) -> str:
    return f"{mark} {text}" if mark else text


def _with_table(reading: Reading, place: int, grid: list[list[GridCell]]) -> Reading:
    """Put a table into the attachment it stands in; where there is none, its rows are left over."""
    attachments = list(reading.decree.attachments)
    if not 0 <= place < len(attachments) or attachments[place].table is not None:
        rows = tuple(" | ".join(cell.text for cell in row) for row in grid)
        message = gettext_noop("Sebuah tabel tidak mendapat tempat pada Lampiran; lihat sisa teks.")
        return replace(
            reading,
            left_over=(*reading.left_over, *rows),
            doubts=(*reading.doubts, Doubt("lampiran", 0.3, message)),
        )
    table, remarks, frame = as_table(grid)
    attachments[place] = replace(attachments[place], table=table)
    decree = with_ids(replace(reading.decree, attachments=tuple(attachments)))
    doubts = tuple(Doubt(_row_or_attachment(decree, place, row), 0.6, message) for row, message in remarks)
    return replace(reading, decree=decree, doubts=(*reading.doubts, *doubts), frame=(*reading.frame, *frame))


def _row_or_attachment(decree: Decree, place: int, row: int) -> str:
    attachment: Attachment = decree.attachments[place]
    return attachment.table.rows[row].id if attachment.table and row >= 0 else attachment.id


def _outside(parts: WordParts) -> Iterator[str]:
    """Give what stands in headers, footers and notes, but for page numbers."""
    for part in (*parts.margins, *parts.notes):
        for paragraph in part.iter(w("p")):
            text = words_of(paragraph, as_after).strip()
            if text and not _PAGE_FURNITURE.fullmatch(text):
                yield text
