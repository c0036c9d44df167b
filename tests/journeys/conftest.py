"""The office at work, and the texts of the two examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diktum.core.document import from_data
from diktum.stages.drafting.terms import Terms
from tests.journeys.people_at_work import OfficeAtWork

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def office(db, settings):
    return OfficeAtWork.opens(settings)


def example(name: str):
    """The decree and the KAK of an example."""
    folder = EXAMPLES / name
    decree = from_data(json.loads((folder / "decree.json").read_text(encoding="utf-8")))
    return decree, Terms(**json.loads((folder / "kak.json").read_text(encoding="utf-8")))


@pytest.fixture
def team_text():
    return example("tim")


@pytest.fixture
def guideline_text():
    return example("pengaturan")
