"""The printed SOP is the running one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diktum
from diktum.core.procedure.flowchart import layout
from diktum.core.procedure.loading import load
from diktum.formats import papers as p
from diktum.formats import pdf
from diktum.formats.sop import sop_paper
from tests.formats import checking, sop_samples

MADE_AT = dt.datetime(2026, 11, 24, 1, 30, tzinfo=dt.UTC)
PROCEDURES = sorted((Path(next(iter(diktum.__path__))) / "rulebook" / "procedures").glob("*.toml"))


def paper_of(file: Path) -> p.SopPaper:
    """Lay one procedure of the rulebook out as a paper."""
    procedure = load(file.read_text(encoding="utf-8"), name=file.name)
    return sop_paper(layout(procedure), identity=sop_samples.sop().identity)


@pytest.mark.parametrize("file", PROCEDURES, ids=lambda file: file.stem)
def test_every_procedure_is_drawn_whole(file: Path) -> None:
    paper = paper_of(file)
    made = pdf.render(paper, made_at=MADE_AT)
    assert checking.faults(made) == []
    read = "".join(pdf.text_of(made).replace("\u200b", "").split())
    assert all("".join(row.activity.split()) in read for row in paper.rows)
    keys = {cell.key for cell in paper.cells}
    assert all({edge.source, edge.target} <= keys for edge in paper.edges)


@pytest.mark.parametrize("file", PROCEDURES, ids=lambda file: file.stem)
def test_no_two_symbols_stand_on_one_another(file: Path) -> None:
    cells = paper_of(file).cells
    assert len({(cell.row, cell.slot, cell.lane) for cell in cells}) == len(cells)


def test_a_decision_of_two_ways_says_ya_or_tidak() -> None:
    paper = paper_of(next(file for file in PROCEDURES if file.stem == "tim_pelaksana"))
    labels = {(edge.source, edge.target): edge.label for edge in paper.edges}
    assert labels["verify_content", "submit_draft"] == "Tidak"
    assert labels["decide", "table"] not in {"", "Ya", "Tidak"}
