"""The drawn table shows each step, symbol and arrow once."""

from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum import rulebook
from diktum.core.procedure.drawing import draw
from diktum.core.procedure.flowchart import layout
from diktum.core.procedure.model import END, NEXT, Symbol
from diktum.core.procedure.svg import svg
from tests.core.procedure.walking import procedures

REAL = rulebook.procedures()
ANY = procedures() | st.sampled_from(REAL)


@settings(max_examples=60, deadline=None)
@given(ANY, st.integers(0, 4))
def test_each_step_and_each_arrow_stands_in_the_grid_once(procedure, rows_per_page):
    grid = layout(procedure, rows_per_page=rows_per_page)
    assert [row.number for row in grid.rows] == [step.number for step in procedure.steps]
    assert [cell.act for cell in grid.cells if cell.act] == [act.key for act in procedure.acts]
    assert len({(cell.step, cell.slot) for cell in grid.cells}) == len(grid.cells)
    ways = set()
    for act in procedure.acts:
        for outcome in act.outcomes:
            after = procedure.after(act.key)
            target = {NEXT: after.key if after else None, END: f"{act.key}.end"}.get(outcome.to, outcome.to)
            if target:
                ways.add((act.key, target, outcome.key))
    drawn = [(edge.source, edge.target, key) for edge in grid.edges for key in edge.outcomes]
    assert sorted(drawn) == sorted(ways)
    for edge in grid.edges:
        apart = grid.row(grid.cell(edge.source).step).page != grid.row(grid.cell(edge.target).step).page
        assert bool(edge.connector) == apart


@settings(max_examples=40, deadline=None)
@given(ANY, st.integers(0, 4))
def test_the_picture_shows_each_symbol_and_each_arrow_once(procedure, rows_per_page):
    picture = svg(procedure, rows_per_page=rows_per_page)
    assert picture == svg(procedure, rows_per_page=rows_per_page)
    root = ET.fromstring(picture)
    grid = layout(procedure)
    acts = Counter(each.get("data-act") for each in root.iter() if each.get("data-act"))
    edges = Counter(each.get("data-edge") for each in root.iter() if each.get("data-edge"))
    assert acts == Counter(cell.key for cell in grid.cells)
    assert edges == Counter(f"{edge.source} {edge.target}" for edge in grid.edges)
    assert " style=" not in picture


@pytest.mark.parametrize("procedure", REAL, ids=lambda procedure: procedure.code)
def test_starts_with_mulai_and_ends_with_selesai(procedure):
    grid = layout(procedure)
    assert (grid.cells[0].label, grid.cells[-1].label) == ("Mulai", "Selesai")
    assert {cell.symbol for cell in grid.cells} == set(Symbol)


@pytest.mark.parametrize("procedure", REAL, ids=lambda procedure: procedure.code)
def test_no_arrow_runs_through_a_symbol(procedure):
    drawing = draw(layout(procedure))
    for placed in drawing.edges:
        ends = {placed.edge.source, placed.edge.target}
        for line in placed.lines:
            for (x1, y1), (x2, y2) in pairwise(line):
                for cell in drawing.cells:
                    if cell.cell.key in ends:
                        continue
                    across = min(x1, x2) < cell.x + cell.width / 2 and max(x1, x2) > cell.x - cell.width / 2
                    along = min(y1, y2) < cell.y + cell.height / 2 and max(y1, y2) > cell.y - cell.height / 2
                    assert not (across and along), (placed.edge, cell.cell.key)
