"""What the drafting rules say of twenty good decrees and of every fault planted in them."""

from __future__ import annotations

import pytest

from diktum.core.document import RULES, Severity, findings
from tests.corpus import good_files, opened, planted
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


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule}-{fault.base}")
def test_a_planted_fault_is_found_under_its_rule(fault):
    found = {one.id for one in findings(*planted(fault))}
    assert fault.rule in found
    assert found - {fault.rule, *fault.also} == set()


def test_nearly_every_rule_has_a_planted_fault():
    untested = set(RULES) - {fault.rule for fault in FAULTS}
    assert untested <= {"X13"}  # it compares with a whole other text
