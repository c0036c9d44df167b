"""Invariant 20: an act costs the same however long the journal is, in statements and in time."""

import statistics
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diktum.dossiers import standing
from diktum.dossiers.models import JournalEntry
from diktum.dossiers.queries import lines_of, state_of
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.tests.acting import ALL_ITEMS, do, walk_to
from diktum.dossiers.work import performing
from tests.office import an_office

pytestmark = pytest.mark.django_db
ROUND = (
    ("verify_content", "head_of_legal", "returned"),
    ("submit_draft", "proposer", "done"),
    ("consult", "division_lead", "done"),
    ("verify_personnel", "secretary", "passed"),
)
SEND_BACKS = 50


@pytest.fixture
def office(db):
    return an_office()


class Cast:
    """The actors of one round, looked up once."""

    def __init__(self, office):
        self.when = office.moment()
        self.by = {name: getattr(office, name) for _, name, _ in ROUND}

    def send_back(self, dossier):
        """Send a dossier back and bring it up again; answer the seconds of each act."""
        seconds = []
        for act, by, outcome in ROUND:
            began = time.perf_counter()
            with performing(act, dossier_id=dossier.pk, by=self.by[by], when=self.when) as work:
                work.done(outcome, reason="Perbaiki", items=ALL_ITEMS)
            seconds.append(time.perf_counter() - began)
        return seconds


def statements(cast, dossier):
    with CaptureQueriesContext(connection) as captured:
        cast.send_back(dossier)
    return len(captured)


def test_an_act_costs_the_same_after_many_send_backs(office):
    cast, long, fresh = Cast(office), walk_to(office, "verify_content"), walk_to(office, "verify_content")
    for _ in range(SEND_BACKS):
        cast.send_back(long)
    assert statements(cast, long) == statements(cast, fresh)
    pairs = [
        (cast.send_back(long), cast.send_back(fresh)) for _ in range(12)
    ]  # in turns: load weighs on both
    of_long, of_fresh = (statistics.median(t for pair in pairs for t in pair[which]) for which in (0, 1))
    assert of_long <= 1.3 * of_fresh, f"{of_long / of_fresh:.2f} times as long"
    assert state_of(long).rounds["submit_draft"] == SEND_BACKS + 14
    assert len(lines_of(long)) == state_of(long).seq


def test_a_remembered_fold_is_the_fold_of_the_whole_journal(office):
    cast, dossier = Cast(office), walk_to(office, "verify_content")
    for _ in range(3):
        cast.send_back(dossier)
        known = standing.locked(dossier.pk, dossier.commission_id).state
        standing.forget()
        assert standing.locked(dossier.pk, dossier.commission_id).state == known == state_of(dossier)


def test_a_fold_of_what_was_rolled_back_is_never_used(office):
    dossier = walk_to(office, "verify_content")
    before = state_of(dossier)
    with (
        pytest.raises(ZeroDivisionError),
        performing("verify_content", dossier_id=dossier.pk, by=office.head_of_legal, when=office.moment()) as work,
    ):  # fmt: skip
        work.done("passed", items=ALL_ITEMS)
        raise ZeroDivisionError
    assert standing.locked(dossier.pk, dossier.commission_id).state == before


def test_a_journal_that_is_another_one_is_read_anew(office, monkeypatch):
    dossier = walk_to(office, "verify_content")
    standing.locked(dossier.pk, dossier.commission_id)
    ((place, folded),) = [item for item in standing._FOLDED.items() if item[0][1] == dossier.pk]
    last = JournalEntry.objects.filter(dossier=dossier).latest("seq").pk
    assert folded.line == last
    monkeypatch.setitem(standing._FOLDED, place, standing._Folded(folded.procedure, last + 1, standing.State(seq=2)))  # fmt: skip
    assert standing.locked(dossier.pk, dossier.commission_id).state == state_of(dossier)


def test_a_repeated_submission_is_found_far_back_in_the_journal(office):
    dossier = walk_to(office, "consult")
    do(office, dossier, "consult", "division_lead", request_key="lama")
    do(office, dossier, "verify_personnel", "secretary", "passed")
    cast = Cast(office)
    for _ in range(4):
        cast.send_back(dossier)
    with pytest.raises(RepeatedRequest):
        do(office, dossier, "verify_content", "head_of_legal", "passed", request_key="lama")


def test_only_the_latest_folds_are_remembered(office, monkeypatch):
    monkeypatch.setattr(standing, "REMEMBERED", 2)
    dossiers = [walk_to(office, "consult") for _ in range(4)]
    for dossier in dossiers:
        standing.locked(dossier.pk, dossier.commission_id)
    assert [place[1] for place in standing._FOLDED] == [dossier.pk for dossier in dossiers[-2:]]
