"""Safe mends: one right answer, done once, nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from diktum.core.document import RULES, Decree, findings, mend, nodes, with_ids
from diktum.core.document.rules.samples import REGISTERED, SOUND, cited, clauses, sample, tasks
from tests.core.document.trees import decrees
from tests.corpus import good_files, opened, planted
from tests.corpus.faults import FAULTS


def words(decree: Decree) -> set[str]:
    text = " ".join((decree.title, decree.issuer, *(node.text for node in nodes(decree))))
    return set(re.findall(r"\w+", text.casefold()))


def test_a_sound_decree_stays_as_it_is():
    assert mend(SOUND) == (SOUND, ())


@pytest.mark.parametrize("path", good_files(), ids=lambda path: path.stem)
def test_a_good_decree_stays_as_it_is(path):
    decree, context = opened(path.read_text(encoding="utf-8"), is_json=path.suffix == ".json")
    assert mend(decree, context) == (decree, ())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.base}")
def test_mending_twice_is_mending_once_and_a_shown_fix_is_a_fix(fault):
    decree, context = planted(fault)
    once, done = mend(decree, context)
    assert mend(once, context) == (once, ())
    assert {node.id for node in nodes(once)} == {node.id for node in nodes(decree)}
    assert not [one for one in findings(once, context) if one.fix]
    before, after = findings(decree, context), findings(once, context)
    assert len(after) <= len(before)
    assert bool(done) == bool([one for one in before if one.fix] or (once != decree))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_mend_names_what_it_did(rule):
    decree = with_ids(rule.bad.decree)
    once, done = mend(decree, rule.bad.context)
    assert (once != decree) == bool(done)
    for one in done:
        assert one.before != one.after
        assert one.rule in RULES


SPELT_OUT = {"ln", "tln", "bn", "ri", "maka", "efektif", "kesatu"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.base}")
def test_no_word_is_lost_that_the_mend_does_not_name(fault):
    decree, context = planted(fault)
    once, done = mend(decree, context)
    named = set(re.findall(r"\w+", " ".join(one.before for one in done).casefold()))
    assert words(decree) - words(once) <= named


@settings(max_examples=60, deadline=None)
@given(decrees)
def test_any_tree_can_be_checked_and_mended(decree):
    once, _ = mend(decree, REGISTERED)
    assert mend(once, REGISTERED)[1] == ()
    findings(once, REGISTERED)


def mended(decree: Decree) -> Decree:
    return mend(decree)[0]


def test_marks_and_capitals():
    after = mended(
        sample(dicta=tasks("Menyusun rencana.", "melaksanakan kegiatan; dan", "menyampaikan laporan"))
    )
    assert [point.text for point in after.dicta[2].points] == [
        "menyusun rencana;",
        "melaksanakan kegiatan; dan",
        "menyampaikan laporan.",
    ]


def test_the_letters_of_the_last_consideration_follow_from_the_others():
    texts = [clause.text for clause in SOUND.considerations]
    texts[-1] = texts[-1].replace("dalam huruf a dan huruf b", "pada huruf a dan b")
    after = mended(sample(considerations=clauses(texts[0], texts[1], "bahwa hal ketiga;", texts[-1])))
    assert "dimaksud dalam huruf a, huruf b, dan huruf c, perlu menetapkan" in after.considerations[-1].text


def test_legal_bases_are_put_in_order_and_keep_their_ids():
    case = cited(SOUND.legal_bases[1].text, SOUND.legal_bases[0].text)
    after, done = mend(case.decree, case.context)
    assert [clause.id for clause in after.legal_bases] == ["c2", "c1"]
    assert [one.rule for one in done] == ["D3"]


def test_a_gazette_is_taken_from_the_registry_only_when_it_is_sure():
    case = cited(SOUND.legal_bases[0].text.replace("6109", "6190"))
    assert "6109" in mend(case.decree, case.context)[0].legal_bases[0].text
    regulations = REGISTERED.registry.regulations
    unsure = {ref: replace(each, confidence="likely") for ref, each in regulations.items()}
    context = replace(case.context, registry=replace(REGISTERED.registry, regulations=unsure))
    assert "6190" in mend(case.decree, context)[0].legal_bases[0].text
    assert "D11" in {one.id for one in findings(case.decree, context)}


def test_a_word_that_indonesian_doubles_gets_its_hyphen():
    after = mended(sample(notings=clauses("Surat dari masing masing distrik dan dan kampung;")))
    assert after.notings[0].text == "Surat dari masing-masing distrik dan kampung;"
