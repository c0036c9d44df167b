"""Every kind of work of the SOP has one command and one page, and nothing else has."""

from importlib import import_module

import pytest
from django.urls import NoReverseMatch, reverse

from diktum import sop_map
from diktum.rulebook import procedures

PROCEDURES = procedures()


def test_every_act_has_a_command_and_every_command_an_act():
    assert {act.key for p in PROCEDURES for act in p.acts} == set(sop_map.WORK)


@pytest.mark.parametrize("act", sop_map.WORK)
def test_the_command_exists(act):
    work = sop_map.WORK[act]
    commands = import_module(f"diktum.stages.{work.stage}.commands")
    assert callable(getattr(commands, work.command))


@pytest.mark.parametrize("act", sop_map.WORK)
def test_the_page_exists(act):
    try:
        assert reverse(sop_map.WORK[act].page(act), args=["SS-26-0001"]).startswith("/berkas/")
    except NoReverseMatch:
        pytest.fail(f"no route {sop_map.WORK[act].page(act)}")


@pytest.mark.parametrize("code", ["tim-pelaksana", "pengaturan", "publikasi-jdih", "keputusan-sekretaris"])
def test_the_four_procedures_have_the_rows_of_the_sop(code):
    rows = {"tim-pelaksana": 10, "pengaturan": 9, "publikasi-jdih": 6, "keputusan-sekretaris": 8}
    procedure = next(p for p in PROCEDURES if p.code == code)
    assert [step.number for step in procedure.steps] == list(range(1, rows[code] + 1))
