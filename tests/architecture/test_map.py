"""The map in the documentation is the map of the running program."""

from pathlib import Path

import pytest

from diktum import sop_map
from diktum.desk.map_document import map_document, telling
from diktum.desk.paper_shelf import printers


def test_the_written_map_is_true():
    written = (Path(__file__).parents[2] / "docs" / "map.md").read_text(encoding="utf-8")
    assert written == map_document(), "run ./diktum manage write_map"


@pytest.mark.parametrize("act", sop_map.WORK)
def test_every_command_is_told_of_by_a_test_of_its_stage(act):
    assert telling(act), (
        f"no test in stages/{sop_map.WORK[act].stage}/tests calls {sop_map.WORK[act].command}"
    )


@pytest.mark.parametrize("act", sop_map.PAPERS)
def test_every_paper_of_the_map_has_a_printer(act):
    assert set(sop_map.PAPERS[act]) <= set(printers())
