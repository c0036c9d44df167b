"""Several people at the same moment, with real commits."""

import threading

import pytest
from django.db import connections
from tests.office import an_office

from diktum.core.procedure.refusals import ActIsNotOpen
from diktum.core.refusal import Refused
from diktum.ledger.verify import verify
from diktum.stages.plenary import commands
from diktum.stages.plenary.models import Invitation, PlenaryDecision, PlenaryRecord, PlenarySession
from diktum.stages.plenary.tests.acting import a_session, decide, on_the_day, tabled

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.transaction]


@pytest.fixture
def office(transactional_db):
    return an_office()


def at_once(count, work):
    """Let several threads do the same at once; answer what each got."""
    answers, ready = [], threading.Barrier(count)

    def one(number):
        ready.wait()
        try:
            answers.append(work(number))
        except Refused as refusal:
            answers.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_decision_is_taken_once(office):
    dossier, _session = tabled(office)
    chair, when = office.chair, on_the_day(office)
    answers = at_once(4, lambda _n: decide(office, dossier, by=chair, when=when))
    assert sum(isinstance(answer, PlenaryDecision) for answer in answers) == 1
    assert sum(isinstance(answer, ActIsNotOpen) for answer in answers) == 3
    assert PlenaryRecord.objects.get().number == 1
    assert verify().is_sound


def test_sessions_called_at_once_leave_no_gap_and_no_double(office):
    answers = at_once(6, lambda n: a_session(office, place=f"Ruang {n % 5}"))
    assert sum(isinstance(answer, Refused) for answer in answers) == 1  # one room was asked for twice
    assert sorted(PlenarySession.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    assert sorted(PlenarySession.objects.values_list("ordinal", flat=True)) == [1, 2, 3, 4, 5]


def test_an_invitation_sent_twice_at_once_is_one(office):
    session = a_session(office)
    secretary, when = office.secretary, office.moment()
    at_once(3, lambda _n: commands.send_invitation(session_id=session.pk, by=secretary, when=when))
    assert Invitation.objects.count() == 1
