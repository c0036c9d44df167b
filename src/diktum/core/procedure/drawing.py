"""Give every row, symbol and arrow of a grid its place on paper, in SVG user units."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from diktum.core.procedure.flowchart import Cell, Edge, Grid, Row
from diktum.core.procedure.model import Symbol

NUMBER, ACTIVITY, LANE, USES, TIME, OUTPUT, REMARK = 30, 150, 104, 110, 74, 104, 96
HEAD = 46
TITLE = 30
GAP = 34
LINE = 11
SLOT = 62
PAGED_SLOT = 88
SIZES = {Symbol.TERMINATOR: (62, 26), Symbol.PROCESS: (56, 28), Symbol.DECISION: (58, 36)}
_LETTER = 5.0
_TURN = 7
_TRACK = 6

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    title: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """One row of the table with its texts broken into lines, one tuple of lines a column (lanes hold notes)."""

    row: Row
    y: float
    height: float
    texts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A symbol with its centre and size; `floor` is the bottom of its slot."""

    cell: Cell
    x: float
    y: float
    width: float
    height: float
    floor: float


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """An arrow as lines through points, the spot of its label, and its off-page connectors (x, y)."""

    edge: Edge
    lines: tuple[tuple[Point, ...], ...]
    label_at: Point
    anchor: str
    connectors: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A grid with every place known."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: tuple[PlacedRow, ...]
    cells: tuple[PlacedCell, ...]
    edges: tuple[PlacedEdge, ...]
    heads: tuple[float, ...]
    width: float
    height: float


def draw(grid: Grid) -> Drawing:
    """Return the places of everything in `grid`; its pages stand below one another."""
    columns = _columns(grid)
    rows, heads, height = _rows(grid, columns)
    cells = tuple(_cell(cell, rows[cell.step - 1], columns) for cell in grid.cells)
    return Drawing(
        grid=grid,
        columns=columns,
        rows=rows,
        cells=cells,
        edges=_Router(grid, cells, columns).edges(),
        heads=heads,
        width=columns[-1].x + columns[-1].width + 10,
        height=height + 10,
    )


def wrap(text: str, width: float) -> tuple[str, ...]:
    """Break a text into lines that fit into `width`."""
    return tuple(textwrap.wrap(text, max(4, int(width / _LETTER)), break_long_words=True))


def _columns(grid: Grid) -> tuple[Column, ...]:
    titles = [
        ("No", NUMBER),
        ("Kegiatan", ACTIVITY),
        *((lane, LANE) for lane in grid.lanes),
        ("Kelengkapan", USES),
        ("Waktu", TIME),
        ("Output", OUTPUT),
        ("Keterangan", REMARK),
    ]
    found, x = [], 10.0
    for title, width in titles:
        found.append(Column(title, x, width))
        x += width
    return tuple(found)


def _rows(grid: Grid, columns: tuple[Column, ...]) -> tuple[tuple[PlacedRow, ...], tuple[float, ...], float]:
    slot = PAGED_SLOT if grid.pages > 1 else SLOT
    rows: list[PlacedRow] = []
    heads: list[float] = []
    y = float(TITLE)
    for row in grid.rows:
        if row.page >= len(heads):
            y += GAP if heads else 0
            heads.append(y)
            y += HEAD
        words = (str(row.number), row.title, *row.notes, row.uses, row.within, row.produces, row.remark)
        texts = tuple(wrap(text, column.width - 10) for text, column in zip(words, columns, strict=True))
        height = float(max(row.slots * slot, max(len(lines) for lines in texts) * LINE + 16))
        rows.append(PlacedRow(row, y, height, texts))
        y += height
    return tuple(rows), tuple(heads), y


def _cell(cell: Cell, row: PlacedRow, columns: tuple[Column, ...]) -> PlacedCell:
    column = columns[2 + cell.lane]
    width, height = SIZES[cell.symbol]
    share = row.height / row.row.slots
    top = row.y + cell.slot * share
    return PlacedCell(cell, column.x + column.width / 2, top + share / 2, width, height, top + share)


class _Router:
    """Find the way of each arrow around the symbols."""

    def __init__(self, grid: Grid, cells: tuple[PlacedCell, ...], columns: tuple[Column, ...]) -> None:
        self._grid = grid
        self._columns = columns
        self._cells = {placed.cell.key: placed for placed in cells}
        self._tracks: dict[str, float] = {}
        self._leaving: dict[str, int] = {}

    def edges(self) -> tuple[PlacedEdge, ...]:
        """Return every arrow, in the order of the grid."""
        return tuple(self._edge(edge) for edge in self._grid.edges)

    def _edge(self, edge: Edge) -> PlacedEdge:
        source, target = self._cells[edge.source], self._cells[edge.target]
        if edge.connector:
            return self._off_page(edge, source, target)
        if edge.back:
            return self._back(edge, source, target)
        if not target.cell.act:
            return self._early_end(edge, source, target)
        return self._forward(edge, source, target)

    def _forward(self, edge: Edge, source: PlacedCell, target: PlacedCell) -> PlacedEdge:
        start, end = (source.x, source.y + source.height / 2), (target.x, target.y - target.height / 2)
        turn = source.floor - _TURN
        between = [
            placed
            for placed in self._cells.values()
            if placed.cell.lane == target.cell.lane
            and source.y < placed.y < target.y
            and placed is not source
        ]
        if between:
            side = self._left_of(target) + LANE - _TRACK
            last = target.y - target.height / 2 - _TURN
            points: tuple[Point, ...] = (
                start,
                (start[0], turn),
                (side, turn),
                (side, last),
                (end[0], last),
                end,
            )
        elif source.x == target.x:
            points = (start, end)
        else:
            points = (start, (start[0], turn), (end[0], turn), end)
        right = target.x > source.x
        spot = (source.x + (5 if right or source.x == target.x else -5), turn - 3)
        return PlacedEdge(edge, (points,), spot, "start" if right or source.x == target.x else "end", ())

    def _early_end(self, edge: Edge, source: PlacedCell, target: PlacedCell) -> PlacedEdge:
        side = self._left_of(source) + LANE - 2 * _TRACK
        points = (
            (source.x + source.width / 2, source.y),
            (side, source.y),
            (side, target.y),
            (target.x + target.width / 2, target.y),
        )
        return PlacedEdge(edge, (points,), (side + 4, source.y - 4), "end", ())

    def _back(self, edge: Edge, source: PlacedCell, target: PlacedCell) -> PlacedEdge:
        track = self._track(target)
        start = self._exit(source, rightward=track > source.x)
        entry = (target.x - target.width / 2, target.y)
        points = (start, (track, start[1]), (track, entry[1]), entry)
        leftward = track <= source.x
        spot = (start[0] + (-3 if leftward else 3), start[1] - 3)
        if (
            start[1] > source.y
        ):  # a further arrow of the same decision: its label stands beyond the first one's
            spot = (max(track + 60, self._left_of(source) - LANE - 4), start[1] - 3)
        return PlacedEdge(edge, (points,), spot, "end" if leftward else "start", ())

    def _off_page(self, edge: Edge, source: PlacedCell, target: PlacedCell) -> PlacedEdge:
        if edge.back:
            leave = self._exit(source, rightward=False)
            away = (self._left_of(source) + 12, leave[1])
            back = (self._left_of(target) + 12, target.y)
            lines = (
                (leave, (away[0] + 8, away[1])),
                ((back[0] + 8, back[1]), (target.x - target.width / 2, target.y)),
            )
            return PlacedEdge(edge, lines, (leave[0] - 3, leave[1] - 12), "end", (away, back))
        away = (source.x, source.floor - 12)
        back = (target.x, target.y - target.height / 2 - 16)
        lines = (
            ((source.x, source.y + source.height / 2), (away[0], away[1] - 8)),
            ((back[0], back[1] + 8), (target.x, target.y - target.height / 2)),
        )
        return PlacedEdge(edge, lines, (source.x - 10, source.floor - 14), "end", (away, back))

    def _left_of(self, placed: PlacedCell) -> float:
        return self._columns[2 + placed.cell.lane].x

    def _track(self, target: PlacedCell) -> float:
        """Return the x on which all arrows back to one symbol run upward, at the left of its lane."""
        if target.cell.key not in self._tracks:
            taken = [key for key in self._tracks if self._cells[key].cell.lane == target.cell.lane]
            self._tracks[target.cell.key] = self._left_of(target) + _TRACK * (1 + len(taken) % 3)
        return self._tracks[target.cell.key]

    def _exit(self, source: PlacedCell, *, rightward: bool) -> Point:
        """Return the point at which an arrow leaves a decision sideways; each further one a little lower."""
        number = self._leaving.get(source.cell.key, 0)
        self._leaving[source.cell.key] = number + 1
        below = 8.0 * number
        reach = source.width / 2 * (1 - below / (source.height / 2))
        return (source.x + (reach if rightward else -reach), source.y + below)
