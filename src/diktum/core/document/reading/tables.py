"""Tables of an attachment: pipes, columns set with blanks or tabs, or one cell to a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diktum.core.document.model import Row, Table
from diktum.core.document.reading.lines import Line, Sink, joined

_GAP = re.compile(r"\s{2,}|\t\s*")
_RULE = re.compile(r"[\s|:+=_–—-]+")
_NUMBER_HEAD = re.compile(r"N[Oo0]\.?|NOMOR|Nomor|NO\.?\s?URUT|No\.?\s?[Uu]rut", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"\(?(\d{1,5}|[lI|])[.)]?")
_HEAD_WORD = re.compile(
    r"N[Oo0]\.?|NO|NAMA|JABATAN|KEDUDUKAN|UNSUR|INSTANSI|KETERANGAN|URAIAN|KEGIATAN|NIP|GOLONGAN|PANGKAT|UNIT|TUGAS|ALAMAT|DISTRIK|JUMLAH|WAKTU",
    re.IGNORECASE,
)
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one line of a table, and the place where they begin."""

    at: int
    text: str


@dataclass(slots=True)
class _Grid:
    """Rows of cells while a table is being read."""

    columns: list[list[str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    head_lines: set[tuple[str, ...]] = field(default_factory=set)
    rows: list[list[list[str]]] = field(default_factory=list)


def opens_table(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a table begins at this line."""
    text = lines[place].text
    if text.startswith("|") and len(_PIPE.findall(text)) > 1:
        return True
    cells = cells_of(lines[place])
    heads = sum(1 for cell in cells if _HEAD_WORD.match(cell.text))
    if len(cells) > 1:
        return heads > 1 and _NUMBER_HEAD.fullmatch(cells[0].text) is not None
    return _NUMBER_HEAD.fullmatch(text) is not None and _stands_upright(lines, place)


def _stands_upright(lines: Sequence[Line], place: int) -> bool:
    following = [line.text for line in lines[place + 1 : place + 10]]
    return any(_HEAD_WORD.match(text) for text in following[:2]) and any(
        _NUMBER_CELL.fullmatch(text) for text in following[1:]
    )


def cells_of(line: Line) -> list[Cell]:
    """Cut a line at gaps of two blanks and more, or at tabs."""
    cells, at = [], 0
    for gap in _GAP.finditer(line.text):
        cells.append(Cell(line.indent + at, line.text[at : gap.start()]))
        at = gap.end()
    cells.append(Cell(line.indent + at, line.text[at:]))
    return cells


def table_of(lines: Sequence[Line], sink: Sink, place: str) -> tuple[Table, int]:
    """Return the table that begins with the first line, without row ids, and how many lines it took."""
    first = lines[0]
    if first.text.startswith("|"):
        return _piped(lines, sink, place)
    if len(cells_of(first)) > 1:
        return _aligned(lines, sink, place)
    return _upright(lines, sink, place)


def _piped(lines: Sequence[Line], sink: Sink, place: str) -> tuple[Table, int]:
    grid: list[list[str]] = []
    taken = 0
    for line in lines:
        if not line.text.startswith("|"):
            break
        taken += 1
        if _RULE.fullmatch(line.text):
            sink.frame.append(line.text)
            continue
        sink.frame.extend("|" for _ in _PIPE.findall(line.text))
        grid.append(_pipe_cells(line.text, sink))
    head, *rows = grid or [[]]
    return _table(head, rows, sink, place), taken


def _pipe_cells(text: str, sink: Sink) -> list[str]:
    inner = _PIPE.split(text)[1:]
    if inner and not inner[-1].strip():
        inner = inner[:-1]
    sink.frame.extend("\\" for _ in re.findall(r"\\\|", text))
    return [" ".join(cell.replace("\\|", "|").split()) for cell in inner]


def _aligned(lines: Sequence[Line], sink: Sink, place: str) -> tuple[Table, int]:
    grid = _Grid()
    head = cells_of(lines[0])
    grid.columns = [[cell.text] for cell in head]
    grid.starts = [cell.at for cell in head]
    grid.head_lines.add(tuple(cell.text for cell in head))
    taken = 1
    while taken < len(lines):
        line = lines[taken]
        cells = cells_of(line)
        if _ends_table(cells, line, grid):
            break
        _take(cells, grid, sink)
        taken += 1
    rows = [[joined(cell, sink) for cell in row] for row in grid.rows]
    return _table([joined(column, sink) for column in grid.columns], rows, sink, place), taken


_CLOSING_OFFICE = re.compile(r"(?:KETUA|SEKRETARIS)\s(?:KOMISI|KPU|KIP)\b|Ditetapkan\s+di\b")


def _ends_table(cells: Sequence[Cell], line: Line, grid: _Grid) -> bool:
    """Tell whether a line stands below the table: the office that signs, or a paragraph at the left."""
    if _CLOSING_OFFICE.match(line.text) and len(cells) == 1:
        return True
    if len(cells) > 1 or not grid.rows or not line.after_blank:
        return False
    return not _NUMBER_CELL.match(line.text) and cells[0].at < grid.starts[min(1, len(grid.starts) - 1)] - 1


def _take(cells: Sequence[Cell], grid: _Grid, sink: Sink) -> None:
    """Put the cells of one line into the grid: a new row when its first cell is a number, else below what stands there."""
    words = tuple(cell.text for cell in cells)
    if _is_repeated(words, grid):
        sink.frame.extend(words)
    elif _NUMBER_CELL.fullmatch(words[0]) and len(cells) > 1:
        row: list[list[str]] = [[] for _ in grid.columns]
        if len(cells) == len(grid.columns):
            grid.starts = [cell.at for cell in cells]
            for place, word in enumerate(words):
                row[place].append(word)
        else:
            _by_place(cells, row, grid.starts)
        grid.rows.append(row)
    else:
        if not grid.rows:
            grid.head_lines.add(words)
        _by_place(cells, grid.rows[-1] if grid.rows else grid.columns, grid.starts)


def _is_repeated(words: tuple[str, ...], grid: _Grid) -> bool:
    """Tell whether a line is a rule, the numbers of the columns, or the head set again on a new page."""
    if _RULE.fullmatch("".join(words)):
        return True
    width = len(grid.columns)
    if len(words) == width > 1 and [_value(word) for word in words] == list(range(1, width + 1)):
        return True
    return bool(grid.rows) and words in grid.head_lines


def _by_place(cells: Sequence[Cell], row: Sequence[list[str]], starts: Sequence[int]) -> None:
    for cell in cells:
        nearest = min(range(len(starts)), key=lambda place: abs(starts[place] - cell.at))
        row[nearest].append(cell.text)


def _upright(lines: Sequence[Line], sink: Sink, place: str) -> tuple[Table, int]:
    """Read a table whose cells came one to a line, as copying out of a PDF gives them."""
    at = next(number for number, line in enumerate(lines) if _NUMBER_CELL.fullmatch(line.text))
    head = [line.text for line in lines[:at]]
    rows: list[list[str]] = []
    taken = at
    for line in lines[at:]:
        if _CLOSING_OFFICE.match(line.text):
            break
        if _NUMBER_CELL.fullmatch(line.text) and _value(line.text) == _next(rows):
            rows.append([line.text])
        elif not _join_upright(rows, head, line, sink):
            break
        taken += 1
    sink.doubt(place, 0.5, "Isi tabel datang satu per baris; periksa pembagian kolomnya.")
    return _table(head, rows, sink, place), taken


def _next(rows: Sequence[Sequence[str]]) -> int:
    return _value(rows[-1][0]) + 1 if rows else 1


def _value(text: str) -> int:
    found = _NUMBER_CELL.fullmatch(text)
    if found is None:
        return 0
    return int(found[1]) if found[1].isdigit() else 1


def _join_upright(rows: list[list[str]], head: Sequence[str], line: Line, sink: Sink) -> bool:
    """Put a line into the row that is open; a full row takes no more, unless the words go on in lower case."""
    row = rows[-1]
    if len(row) < len(head):
        row.append(line.text)
        return True
    if line.text[:1].islower():
        row[-1] = joined([row[-1], line.text], sink)
        return True
    return False


def _table(head: list[str], rows: list[list[str]], sink: Sink, place: str) -> Table:
    """Return cells as a table, without the column of running numbers and the row that numbers the columns."""
    width = len(head)
    if any(len(row) != width for row in rows):
        sink.doubt(place, 0.5, "Ada baris yang jumlah selnya tidak sama dengan jumlah kolom.")
        rows = [_fit(row, width) for row in rows]
    if rows and width > 1 and [_value(cell) for cell in rows[0]] == list(range(1, width + 1)):
        sink.frame.extend(rows.pop(0))
    if width > 1 and _NUMBER_HEAD.fullmatch(head[0]):
        sink.frame.append(head[0])
        sink.frame.extend(row[0] for row in rows if _NUMBER_CELL.fullmatch(row[0]) or not row[0])
        if all(_NUMBER_CELL.fullmatch(row[0]) or not row[0] for row in rows):
            return Table(tuple(head[1:]), tuple(Row("", tuple(row[1:])) for row in rows))
        del sink.frame[-1 - sum(1 for row in rows if _NUMBER_CELL.fullmatch(row[0]) or not row[0]) :]
    return Table(tuple(head), tuple(Row("", tuple(row)) for row in rows))


def _fit(row: list[str], width: int) -> list[str]:
    if len(row) <= width:
        return row + [""] * (width - len(row))
    return [*row[: width - 1], " ".join(row[width - 1 :])] if width else []
