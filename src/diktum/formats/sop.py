"""Fill the SOP paper from the running definition, so that the printed SOP and the running one are the same."""

from __future__ import annotations

from diktum.core.procedure.flowchart import Cell, Edge, Grid, Row
from diktum.core.procedure.model import Symbol
from diktum.formats.paper_parts import Layout, Letterhead
from diktum.formats.sop_paper import SopCell, SopEdge, SopIdentity, SopPaper, SopRow, SopSymbol


def sop_paper(
    grid: Grid,
    *,
    identity: SopIdentity,
    heading: str = "",
    letterhead: Letterhead | None = None,
    layout: Layout | None = None,
    reference: str = "",
) -> SopPaper:
    """Turn a laid-out procedure into its paper; `heading` stands over the flowchart, the grid's title otherwise."""
    slots = _packed(grid.cells)
    return SopPaper(
        title=f"SOP {identity.number} {grid.title}".strip(),
        letterhead=letterhead or Letterhead(),
        layout=layout or Layout(),
        reference=reference or grid.source,
        identity=identity,
        heading=heading or grid.title,
        lanes=grid.lanes,
        rows=tuple(_row(row) for row in grid.rows),
        cells=tuple(
            SopCell(
                key=cell.key,
                row=cell.step - 1,
                lane=cell.lane,
                slot=slots[cell.key],
                symbol=_symbol(cell, first=cell is grid.cells[0]),
                label=cell.label,
            )
            for cell in grid.cells
        ),
        edges=tuple(
            SopEdge(source=e.source, target=e.target, label=_label(e, grid.edges)) for e in grid.edges
        ),
    )


def _row(row: Row) -> SopRow:
    return SopRow(
        number=str(row.number),
        activity=row.title,
        requirements=row.uses,
        time=row.within,
        output=row.produces,
        note=row.remark,
    )


def _label(edge: Edge, edges: tuple[Edge, ...]) -> str:
    """Say Ya or Tidak where a decision only goes on or back; else the first of the outcomes that lead there."""
    if not edge.label:
        return ""
    ways = [each.back for each in edges if each.source == edge.source]
    if sorted(ways) == [False, True]:
        return "Tidak" if edge.back else "Ya"
    return edge.label.split(" / ")[0]


def _symbol(cell: Cell, *, first: bool) -> SopSymbol:
    if cell.symbol is Symbol.TERMINATOR:
        return SopSymbol.START if first else SopSymbol.END
    return SopSymbol.DECISION if cell.symbol is Symbol.DECISION else SopSymbol.PROCESS


def _packed(cells: tuple[Cell, ...]) -> dict[str, int]:
    """Put an act beside the one before it where the way goes on to the right, so that rows stay low."""
    slots: dict[str, int] = {}
    before: Cell | None = None
    for cell in cells:
        if before is None or before.step != cell.step:
            slots[cell.key] = 0
        else:
            beside = cell.lane > before.lane and bool(cell.act) and bool(before.act)
            slots[cell.key] = slots[before.key] + (0 if beside else 1)
        before = cell
    return slots
