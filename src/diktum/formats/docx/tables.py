"""Tell a table of data from one that only lays out the page, and read both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diktum.core.document import Row, Table
from diktum.core.refusal import gettext_noop
from diktum.formats.docx.walking import MOST_COLUMNS

_LABEL = re.compile(
    r"(?i)\s*(menimbang|mengingat|memperhatikan|menetapkan|memutuskan|ditetapkan|ke(satu|dua|tiga|empat|lima|enam|tujuh|"
    r"delapan|sembilan|sepuluh|sebelas)\b.*|pertama)\s*:?\s*"
)
_MARK = re.compile(r"\s*(\(?[a-zA-Z0-9]{1,3}\s?[.)]|[-•–▪]|:)\s*")
_NUMBER_HEAD = re.compile(r"(?i)\s*(no|nomor|no\.?\s*urut)\s*\.?\s*")
_HEAD = re.compile(r"(?i)\s*(no\b|nomor|nama|jabatan|uraian|kegiatan|kedudukan|unsur|instansi|tanggal)")
_COUNTING = re.compile(r"\s*\(?\d{0,4}\)?\s*\.?\s*")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a foreign table: its column in the grid, its width in columns, and its paragraphs.

    `continues` is true for a cell that is merged with the one above it.
    """

    column: int
    span: int
    continues: bool
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the words of the cell, one line for each paragraph that has some."""
        return "\n".join(text.strip() for text in self.texts if text.strip())


Remark = tuple[int, str]  # row from 0, or -1 for the whole table; an Indonesian sentence


def is_data(grid: Sequence[Sequence[GridCell]]) -> bool:
    """Say whether a table holds data: two rows and columns or more, no labels of the preamble, something to head it."""
    filled = [row for row in grid if any(cell.text for cell in row)]
    if len(filled) < 2 or not 2 <= max(len(row) for row in filled) <= MOST_COLUMNS:
        return False
    if max(cell.column + cell.span for row in filled for cell in row) > 2 * MOST_COLUMNS:
        return False
    first = [row[0].text for row in filled]
    if any(_LABEL.fullmatch(text) for text in first) or not any(first):
        return False
    return sum(bool(_HEAD.match(cell.text)) for cell in filled[0]) >= 2 or all(
        sum(bool(cell.text) for cell in row) >= 3 for row in filled
    )


def row_lines(row: Sequence[GridCell]) -> Iterator[str]:
    """Give the lines that a row of a layout table shows: label, colon and mark before the text they stand beside."""
    lead: list[str] = []
    marks: list[str] = []
    for cell in row:
        texts = [text.strip() for text in cell.texts if text.strip()]
        if not texts:
            continue
        if all(map(_MARK.fullmatch, texts)) and cell is not row[-1]:
            (lead if texts == [":"] else marks).extend(texts)
        elif len(texts) == 1 and _LABEL.fullmatch(texts[0]) and cell is not row[-1]:
            lead.extend(texts)
        else:
            yield from _beside(lead, marks, texts)
            lead, marks = [], []
    if lead or marks:
        yield " ".join((*lead, *marks))


def _beside(lead: Sequence[str], marks: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """Give texts with the marks beside them; where their numbers differ, the marks that are too many come first."""
    spare = max(len(marks) - len(texts), 0)
    own = [*marks[spare:], *("" for _ in range(len(texts) - len(marks)))]
    for place, (mark, text) in enumerate(zip(own, texts, strict=True)):
        before = (*lead, *marks[:spare]) if place == 0 else ()
        yield " ".join(piece for piece in (*before, mark, text) if piece)


def as_table(grid: Sequence[Sequence[GridCell]]) -> tuple[Table, tuple[Remark, ...], tuple[str, ...]]:
    """Return a table of data without its column of numbers, what a person must look at, and the numbers left out."""
    rows = [row for row in grid if any(cell.text for cell in row)]
    width = max(cell.column + cell.span for row in rows for cell in row)
    heads, counting, body = _split(rows)
    columns = [_head(heads, place) for place in range(width)]
    numbered = [place for place, text in enumerate(columns) if _NUMBER_HEAD.fullmatch(text)]
    kept = [place for place in range(width) if place not in numbered] or [numbered.pop()]
    remarks: list[Remark] = []
    if len(heads) > 1:
        remarks.append(
            (-1, gettext_noop("Kepala tabel bertingkat dijadikan satu baris; periksa nama kolomnya."))
        )
    above = [""] * width
    read: list[Row] = []
    frame = [*(columns[place] for place in numbered), *counting]
    for row in body:
        cells, remark = _cells(row, above)
        above = list(cells)
        frame += _without_numbers(cells, numbered, kept[0])
        if remark:
            remarks.append((len(read), remark))
        read.append(Row("", tuple(cells[place] for place in kept)))
    return (
        Table(tuple(columns[place] for place in kept), tuple(read)),
        tuple(remarks),
        tuple(filter(None, frame)),
    )


def _without_numbers(cells: list[str], numbered: Sequence[int], first: int) -> list[str]:
    """Take the numbers out of a row and return them; words that stand there go before the first cell that is kept."""
    found: list[str] = []
    for place in numbered:
        if _COUNTING.fullmatch(cells[place]) or _MARK.fullmatch(cells[place]):
            found.append(cells[place])
        else:
            cells[first] = f"{cells[place]} {cells[first]}".strip()
    return found


def _split(
    rows: Sequence[Sequence[GridCell]],
) -> tuple[list[Sequence[GridCell]], list[str], list[Sequence[GridCell]]]:
    """Return the rows of the head, what counts the columns below it, (1) (2) (3), and the other rows."""
    height = 1
    while (
        height < min(3, len(rows))
        and any(cell.continues for cell in rows[height])
        and _has_wide(rows[:height])
    ):
        height += 1
    body = list(rows[height:])
    if body and len(body[0]) > 1 and all(_COUNTING.fullmatch(cell.text) for cell in body[0]):
        return list(rows[:height]), [cell.text for cell in body[0]], body[1:]
    return list(rows[:height]), [], body


def _has_wide(rows: Sequence[Sequence[GridCell]]) -> bool:
    return any(cell.span > 1 for row in rows for cell in row)


def _head(heads: Sequence[Sequence[GridCell]], place: int) -> str:
    found: list[str] = []
    for row in heads:
        for cell in row:
            if cell.column <= place < cell.column + cell.span and cell.text:
                found.append(" ".join(cell.text.split()))
    return " – ".join(dict.fromkeys(found))


def _cells(row: Sequence[GridCell], above: Sequence[str]) -> tuple[list[str], str]:
    """Return the cells of a row by column; a cell merged with the one above says the same."""
    cells = [""] * len(above)
    remark = ""
    for cell in row:
        if cell.continues and not cell.text:
            cells[cell.column] = above[cell.column]
            remark = gettext_noop(
                "Sel yang digabung ke bawah diisi dengan isi sel di atasnya; periksa barisnya."
            )
        else:
            cells[cell.column] = cell.text
        if cell.span > 1 and not remark:
            remark = gettext_noop(
                "Sel yang digabung ke samping ditaruh pada kolom pertamanya; periksa barisnya."
            )
    return cells, remark
