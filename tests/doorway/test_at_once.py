"""Many at once: the same act, two ways out of it, the same submission. Exactly one has an effect."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from diktum.core.refusal import Refused
from diktum.dossiers.commands import withdraw_dossier
from diktum.dossiers.models import Dossier, InboxItem, JournalEntry
from diktum.dossiers.queries import lines_of, state_of
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.tests.acting import do, open_dossier, walk_to
from diktum.ledger.verify import verify
from tests.office import an_office

THREADS = 8
pytestmark = [pytest.mark.transaction, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(db):
    return an_office()


def at_once(*jobs):
    """Start every job at the same instant; answer what each said: None, or how it was refused."""
    gate = threading.Barrier(len(jobs))

    def run(job):
        gate.wait()
        try:
            job()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def own(dossier):
    """The dossier as another request holds it."""
    return Dossier.objects.get(pk=dossier.pk)


def one_effect(office, dossier, said, *, lines):
    assert said.count(None) == 1, said
    dossier.refresh_from_db()
    assert len(lines_of(dossier)) == lines + 1
    assert state_of(dossier).open_act == (dossier.open_act or None)
    assert verify(office.commission.pk).is_sound


def test_the_same_act_from_eight_browsers_happens_once(office):
    dossier = walk_to(office, "verify_content")
    lines, actor = dossier.seq, office.head_of_legal
    copies = [own(dossier) for _ in range(THREADS)]
    said = at_once(
        *(lambda each=each: do(office, each, "verify_content", actor, "passed") for each in copies)
    )
    one_effect(office, dossier, said, lines=lines)
    assert {each.code for each in said if each} == {"DKT-101"}


def test_the_same_submission_eight_times_gives_the_same_answer(office):
    dossier = walk_to(office, "verify_content")
    lines, actor = dossier.seq, office.head_of_legal
    copies = [own(dossier) for _ in range(THREADS)]
    stamp = {"request_key": "kunci-sama", "seen_seq": dossier.seq}
    said = at_once(
        *(lambda each=each: do(office, each, "verify_content", actor, "passed", **stamp) for each in copies)
    )
    one_effect(office, dossier, said, lines=lines)
    assert all(isinstance(each, RepeatedRequest) for each in said if each)
    assert len({each.answer_url for each in said if each}) == 1


@pytest.mark.parametrize("turn", range(3))
def test_passing_and_returning_at_once_have_one_winner(office, turn):
    dossier = walk_to(office, "verify_content")
    lines, by, seen = dossier.seq, office.head_of_legal, {"seen_seq": dossier.seq}

    def settling(copy, outcome, reason):
        return lambda: do(office, copy, "verify_content", by, outcome, reason=reason, **seen)

    ways = [("passed", ""), ("returned", "Perbaiki"), ("passed", ""), ("returned", "Ulangi")]
    said = at_once(*[settling(own(dossier), *way) for way in ways])
    one_effect(office, dossier, said, lines=lines)


def test_withdrawing_eight_times_ends_it_once(office):
    dossier = walk_to(office, "verify_content")
    proposer, when = office.proposer, office.moment()
    said = at_once(
        *[lambda: withdraw_dossier(dossier_id=dossier.pk, by=proposer, when=when, reason="Ditunda")] * THREADS
    )
    assert said.count(None) == 1
    dossier.refresh_from_db()
    assert dossier.status == "withdrawn"
    assert not InboxItem.objects.filter(dossier=dossier).exists()


def test_the_same_proposal_from_eight_browsers_opens_one_dossier(office):
    said = at_once(*[lambda: open_dossier(office, key="kunci-usulan")] * THREADS)
    assert said.count(None) == 1
    assert Dossier.objects.count() == 1
    assert verify().is_sound


def test_eight_proposals_get_eight_codes_without_a_gap(office):
    assert at_once(*[lambda: open_dossier(office)] * THREADS) == [None] * THREADS
    codes = sorted(Dossier.objects.values_list("code", flat=True))
    assert codes == [f"SS-26-{number:04d}" for number in range(1, THREADS + 1)]
    assert JournalEntry.objects.filter(kind="opened").count() == THREADS
