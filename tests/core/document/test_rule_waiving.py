"""Waivers, baselines and the days on which rules are in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from diktum.core.document import RULES, Context, Facts, Waiver, findings
from diktum.core.document.rules import baseline_of, set_aside
from diktum.core.document.rules.samples import SOUND, clauses, framed, sample

BAD = sample(title="Tim contoh.", considerations=clauses("Perlu dibentuk tim."))


def test_a_waiver_sets_one_finding_aside_and_keeps_it():
    found = findings(BAD)
    waiver = Waiver("M2", "c1", "Kutipan asli.", "Kepala Subbagian Hukum")
    left = set_aside(found, [waiver])
    assert {one.id for one, by in left.waived} == {"M2"}
    assert all(by is waiver for _, by in left.waived)
    assert len(left.findings) + len(left.waived) == len(found)
    assert set_aside(found, [replace(waiver, node="c2")]).waived == ()
    assert set_aside(found, [replace(waiver, node="*")]).waived != ()


@pytest.mark.parametrize(("reason", "by"), [(" ", "Kepala"), ("Sebab", "")])
def test_a_waiver_needs_a_reason_and_a_name(reason, by):
    with pytest.raises(ValueError, match="reason"):
        Waiver("M2", "c1", reason, by)


def test_a_baseline_hides_what_was_there_and_nothing_new():
    known = baseline_of(findings(BAD))
    assert set_aside(findings(BAD), baseline=known).findings == ()
    worse = replace(BAD, issuer="Ketua Komisi Pemilihan Umum Kabupaten Contoh,")
    assert {one.id for one in set_aside(findings(worse), baseline=known).findings} == {"P2"}


def test_the_rules_of_the_day_count():
    old = Facts(number="NOMOR 5/HK.03.1-Kpt/9204/KPU-Kab/III/2020")
    assert "J4" not in {one.id for one in findings(SOUND, Context(facts=old, on=date(2020, 3, 1)))}
    assert "J4" in {one.id for one in findings(SOUND, Context(facts=old, on=date(2022, 6, 16)))}
    assert "J4" in {one.id for one in findings(SOUND, Context(facts=old))}
    assert findings(BAD, Context(on=date(1999, 1, 1))) == ()


def test_a_rule_that_has_ended_counts_on_its_days_only():
    rule = replace(RULES["J4"], in_force_until=date(2024, 1, 1))
    assert rule.is_in_force(date(2024, 1, 1))
    assert not rule.is_in_force(date(2024, 1, 2))
    assert not rule.is_in_force(None)


def test_facts_that_are_not_known_raise_no_question():
    case = framed()
    assert findings(case.decree, case.context) == ()
    assert findings(SOUND, Context(facts=Facts())) == ()


def test_every_finding_names_a_place_and_fills_its_template():
    for rule in RULES.values():
        for one in findings(rule.bad.decree, rule.bad.context):
            assert one.place
            assert "%(" not in one.message
            assert one.message == one.template % dict(one.facts)
