"""The examples that are shipped: whole, sound at every stage, and told in the order of the SOP."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from diktum import rulebook
from diktum.core.calendar import Calendar
from diktum.core.document import (
    Severity,
    Standing,
    findings,
    from_data,
    load_registry,
    nodes,
    persons,
    rewritten,
    to_data,
)
from diktum.core.plenary import judge, load_laws

ROOT = Path(__file__).parents[3]
RULEBOOK = ROOT / "src" / "diktum" / "rulebook"
EXAMPLES = ("tim", "pengaturan")


def read(example):
    folder = ROOT / "examples" / example
    decree = from_data(json.loads((folder / "decree.json").read_text(encoding="utf-8")))
    walk = tomllib.loads((folder / "walk.toml").read_text(encoding="utf-8"))
    return decree, walk


def versions(decree, walk):
    """Give the text as it is handed in each time."""
    for entry in (*walk["act"]["submit_draft"], *walk["act"]["reconcile"]):
        changes = entry.get("changes", ())
        texts = {change["node"]: change["text"] for change in changes if "text" in change}
        cells = {change["node"]: change["cells"] for change in changes if "cells" in change}
        decree = rewritten(decree, texts, cells)
        yield decree


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_version_is_fit_to_be_handed_in_and_differs_from_the_last(example):
    decree, walk = read(example)
    texts = list(versions(decree, walk))
    assert len(set(texts)) == len(texts) == 3
    for text in texts:
        assert [one for one in findings(text) if one.severity is Severity.ERROR] == []
    assert findings(texts[-1]) == ()


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_file_is_what_the_program_would_write(example):
    decree, walk = read(example)
    written = json.loads((ROOT / "examples" / example / "decree.json").read_text(encoding="utf-8"))
    assert to_data(decree) == written
    assert walk["proposal"]["title"].upper() == decree.title


def test_the_team_names_persons_and_the_guideline_has_chapters():
    team, _ = read("tim")
    guideline, _ = read("pengaturan")
    assert len(persons(team)) == 16
    assert all(person.post and person.position for person in persons(team))
    chapters = guideline.attachments[0].chapters
    assert len(chapters) == 5
    assert sum(len(chapter.articles) for chapter in chapters) == 16


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_citation_is_that_of_the_registry_and_in_force(example):
    registry = load_registry((RULEBOOK / "regulations" / "registry.toml").read_text(encoding="utf-8"))
    decree, _ = read(example)
    for clause in decree.legal_bases:
        regulation = registry.cited_in(clause.text)
        assert regulation is not None, clause.text
        assert clause.text == registry.citation(regulation.ref)
        assert regulation.standing in {Standing.IN_FORCE, Standing.AMENDED}


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_kak_says_everything(example):
    terms = json.loads((ROOT / "examples" / example / "kak.json").read_text(encoding="utf-8"))
    assert set(terms) == {"background", "purpose", "scope", "output", "schedule", "funding"}
    assert all(len(text) > 60 for text in terms.values())


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_walk_does_every_act_of_its_procedure(example):
    _, walk = read(example)
    procedure = rulebook.procedure(walk["procedure"])
    keys = {act.key for step in procedure.steps for act in step.acts}
    if walk["publication"]["eligible"]:
        keys |= {act.key for step in rulebook.procedure("publikasi-jdih").steps for act in step.acts}
    assert set(walk["act"]) == keys


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_part_that_is_rewritten_and_every_correction_exists(example):
    decree, walk = read(example)
    ids = {node.id for node in nodes(decree)}
    for entries in walk["act"].values():
        for entry in entries:
            assert {change["node"] for change in entry.get("changes", ())} <= ids
    (decided,) = walk["act"]["decide"]
    (reconciled,) = walk["act"]["reconcile"]
    closed = [closing["correction"] for closing in reconciled["closings"]]
    assert closed == list(range(1, len(decided["corrections"]) + 1))
    assert all(closing["note"] for closing in reconciled["closings"])


@pytest.mark.parametrize("example", EXAMPLES)
def test_everything_happens_on_working_days_and_in_order(example):
    _, walk = read(example)
    calendar = Calendar(frozenset(), "tanpa hari libur")
    acts = walk["act"]
    moments = {key: [datetime.combine(e["on"], e["at"]) for e in entries] for key, entries in acts.items()}
    for whens in moments.values():
        assert whens == sorted(whens)
        assert all(calendar.is_working(when.date()) for when in whens)
    procedure = rulebook.procedure(walk["procedure"])
    last = [moments[act.key][-1] for step in procedure.steps for act in step.acts]
    assert last == sorted(last)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_plenary_is_called_in_time_and_adopts(example):
    _, walk = read(example)
    session, (decided,) = walk["session"], walk["act"]["decide"]
    assert (session["held_on"] - session["called_on"]).days >= 3
    laws = load_laws((RULEBOOK / "quorum.toml").read_text(encoding="utf-8"))
    verdict = judge(
        laws,
        seats=5,
        present=len(session["present"]),
        agreeing=decided["agreeing"],
        on=session["held_on"],
    )
    assert verdict.adopted


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_copy_is_sent_and_received(example):
    _, walk = read(example)
    copies = list(range(1, len(walk["act"]["copy"][0]["recipients"]) + 1))
    (delivered,) = walk["act"]["deliver"]
    assert sorted(copy for each in delivered["dispatches"] for copy in each["copies"]) == copies
    assert sorted(receipt["copy"] for receipt in delivered["receipts"]) == copies
