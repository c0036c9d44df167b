"""What the drafting rules say of twenty good decrees and of every fault planted in them."""

from __future__ import annotations

from datetime import date

import pytest

from diktum.core.document import RULES, Severity, findings
from diktum.core.document.reading import read
from diktum.core.document.rules import context_of_paper
from tests.corpus import GOOD, good_files, opened, planted, registry
from tests.corpus.faults import FAULTS


def test_the_corpus_is_as_large_as_promised():
    assert len(good_files()) >= 20
    assert len(FAULTS) >= 60


@pytest.mark.parametrize("path", good_files(), ids=lambda path: path.stem)
def test_a_good_decree_has_nothing_to_mend(path):
    decree, context = opened(path.read_text(encoding="utf-8"), is_json=path.suffix == ".json")
    found = findings(decree, context)
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert [one for one in found if one.severity is Severity.WARN] == []


def test_a_decree_as_offices_publish_them_raises_no_error_and_only_the_doubts_it_deserves():
    path = GOOD.parent / "as_published" / "pedoman_badan_adhoc.txt"
    text = path.read_text(encoding="utf-8")
    reading = read(text)
    context = context_of_paper(reading, text, registry())
    assert context.on == date(2023, 3, 24)
    assert len(context.facts.attachment_headings) == 2
    assert [(one.id, one.severity) for one in findings(reading.decree, context)] == [
        ("B1a", Severity.WARN),  # “KESATU : Pedoman Teknis …”
        ("B2a", Severity.WARN),  # “pada Diktum”
    ]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.base}")
def test_a_planted_fault_is_found_under_its_rule(fault):
    found = {one.id for one in findings(*planted(fault))}
    assert fault.rule in found
    assert found - {fault.rule, *fault.also} == set()


def test_nearly_every_rule_has_a_planted_fault():
    untested = set(RULES) - {fault.rule for fault in FAULTS}
    assert untested <= {"X13"}  # it compares with a whole other text
