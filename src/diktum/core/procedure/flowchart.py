"""Lay a procedure out as the table of PermenPANRB 35/2012: column = lane, row = step, symbol = act."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.procedure.model import END, NEXT, Act, Outcome, Procedure, Symbol

START_LABEL = "Mulai"
END_LABEL = "Selesai"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table in printed words; `slots` is how many symbols stand below one another in it."""

    number: int
    key: str
    title: str
    uses: str
    within: str
    produces: str
    remark: str
    slots: int
    page: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A symbol: `lane` and `slot` count from 0, `step` is the number of its row.

    `key` is the act's key; an early end ("Ditolak") has a key of its own and no act. No two cells share step and slot:
    slots count downward, in the order in which the arrows go.
    """

    key: str
    lane: int
    step: int
    slot: int
    symbol: Symbol
    label: str
    act: str
    title: str


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two cells. `connector` is the letter of the off-page connector if it leaves its page."""

    source: str
    target: str
    label: str
    outcomes: tuple[str, ...]
    back: bool
    connector: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole drawing: every step once, every arrow once."""

    title: str
    source: str
    lanes: tuple[str, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    edges: tuple[Edge, ...]
    pages: int

    def cell(self, key: str) -> Cell:
        """Return the cell of that key. Raises KeyError."""
        return {cell.key: cell for cell in self.cells}[key]

    def row(self, number: int) -> Row:
        """Return the row of that number."""
        return self.rows[number - 1]


def layout(procedure: Procedure, *, rows_per_page: int = 0) -> Grid:
    """Return where every symbol and arrow of `procedure` stands; all rows on one page where `rows_per_page` is 0."""
    lanes = [lane.key for lane in procedure.lanes]
    cells: list[Cell] = []
    rows: list[Row] = []
    for step in procedure.steps:
        before = len(cells)
        for act in step.acts:
            _place(procedure, act, step.number, lanes.index(act.lane), cells, before)
        rows.append(
            Row(
                number=step.number,
                key=step.key,
                title=step.title,
                uses="; ".join(step.uses),
                within=step.within.in_words(),
                produces=step.produces,
                remark=step.remark,
                slots=len(cells) - before,
                page=(step.number - 1) // rows_per_page if rows_per_page else 0,
                notes=tuple(step.participants.get(key, "") for key in lanes),
            )
        )
    page_of = {cell.key: rows[cell.step - 1].page for cell in cells}
    return Grid(
        title=procedure.title,
        source=procedure.source,
        lanes=tuple(lane.title for lane in procedure.lanes),
        rows=tuple(rows),
        cells=tuple(cells),
        edges=_lettered(_edges(procedure), page_of),
        pages=rows[-1].page + 1,
    )


def _place(procedure: Procedure, act: Act, step: int, lane: int, cells: list[Cell], before: int) -> None:
    label = ""
    if act.symbol is Symbol.TERMINATOR:
        label = START_LABEL if act is procedure.first_act else END_LABEL
    cells.append(Cell(act.key, lane, step, len(cells) - before, act.symbol, label, act.key, act.title))
    if any(outcome.to == END for outcome in act.outcomes):
        cells.append(
            Cell(_end_key(act), lane, step, len(cells) - before, Symbol.TERMINATOR, END_LABEL, "", END_LABEL)
        )


def _end_key(act: Act) -> str:
    return f"{act.key}.end"


def _target(procedure: Procedure, act: Act, outcome: Outcome) -> str | None:
    if outcome.to == NEXT:
        following = procedure.after(act.key)
        return following.key if following else None
    return _end_key(act) if outcome.to == END else outcome.to


def _edges(procedure: Procedure) -> list[Edge]:
    edges = []
    for act in procedure.acts:
        towards: dict[str, list[Outcome]] = {}
        for outcome in act.outcomes:
            target = _target(procedure, act, outcome)
            if target is not None:
                towards.setdefault(target, []).append(outcome)
        for target, outcomes in towards.items():
            label = " / ".join(each.title for each in outcomes) if act.symbol is Symbol.DECISION else ""
            keys = tuple(each.key for each in outcomes)
            edges.append(Edge(act.key, target, label, keys, back=outcomes[0].goes_back))
    return edges


def _lettered(edges: list[Edge], page_of: dict[str, int]) -> tuple[Edge, ...]:
    """Give every arrow that leaves its page a letter, one letter for each symbol that it leads to."""
    letters: dict[str, str] = {}
    found = []
    for edge in edges:
        connector = ""
        if page_of[edge.source] != page_of[edge.target]:
            connector = letters.setdefault(edge.target, chr(ord("A") + len(letters) % 26))
        found.append(Edge(edge.source, edge.target, edge.label, edge.outcomes, edge.back, connector))
    return tuple(found)
