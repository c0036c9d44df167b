"""Every drafting rule proves itself on its own examples."""

from __future__ import annotations

import pytest

from diktum.core.document import RULES, Severity, findings
from diktum.core.document.rules.samples import SOUND, clauses, dicta, sample


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_proves_itself_on_its_own_examples(rule):
    assert not list(rule.check(rule.good.decree, rule.good.context))
    assert list(rule.check(rule.bad.decree, rule.bad.context))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_every_rule_says_what_it_stands_on(rule):
    assert rule.source
    assert rule.check.__doc__


def test_a_sound_decree_has_no_findings():
    assert findings(SOUND) == ()


def test_errors_stand_before_advice():
    severities = [finding.severity for finding in findings(sample(title="Tim contoh. " * 40, dicta=()))]
    assert severities == sorted(severities, key=list(Severity).index)
    assert {Severity.ERROR, Severity.ADVICE} <= set(severities)


def test_a_finding_names_its_place_and_what_is_expected():
    texts = (
        "bahwa satu;",
        "bahwa dua;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu;",
    )
    found = [one for one in findings(sample(considerations=clauses(*texts))) if one.id == "M5"]
    assert found[0].place == "Menimbang huruf c"
    assert found[0].message.endswith("huruf a dan huruf b.")


def test_a_reference_to_a_dictum_is_read_to_its_end_and_no_further():
    texts = [f"Menetapkan bagian {number}." for number in range(1, 22)]
    texts[0] = "Menetapkan hal sebagaimana dimaksud dalam Diktum KEDUA PULUH SATU KPU dan Diktum KEDUA BELAS."
    assert not [one for one in findings(sample(dicta=dicta(*texts))) if one.id == "B2"]
    texts = texts[:20]
    assert [one.facts for one in findings(sample(dicta=dicta(*texts))) if one.id == "B2"] == [
        (("name", "KEDUA PULUH SATU"),)
    ]


def test_the_frame_typed_into_a_part_is_found_in_the_document_too():
    from dataclasses import replace

    from diktum.core.document import Dictum, findings
    from diktum.core.document.rules.samples import SOUND

    def ids(decree):
        return {(each.id, each.node) for each in findings(decree)}

    def said(text):
        return replace(SOUND, dicta=(Dictum("k0", text), *SOUND.dicta))

    assert ("T1", "k0") in ids(said("M E M U T U S K A N :"))
    assert ("T1", "k0") in ids(said("MEMUTUSKAN:\nMenetapkan tim."))
    assert ("T2", "k0") in ids(said("Menetapkan : KEPUTUSAN TENTANG TIM."))
    assert "J3" in {rule for rule, _node in ids(replace(SOUND, title=f"T E N T A N G {SOUND.title}"))}
    assert not {"T1", "T2", "J3"} & {rule for rule, _node in ids(said("Menetapkan Tim Pelaksana."))}
