"""Invariant 14: H-1 to who must act, H+1 to the superior, each at most once, none on a day off, none after closing."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.dossiers import comparing
from diktum.dossiers.commands import withdraw_dossier
from diktum.dossiers.models import CopyCheck, Dossier, Notice, Reminder
from diktum.dossiers.reminding import remind
from diktum.dossiers.tasks import compare_copies, mail_digest, remind_of_deadlines
from diktum.dossiers.tests.acting import do, walk_to
from diktum.people.models import Person
from tests.office import MONDAY, an_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    return an_office()


@pytest.fixture
def dossier(office):
    """One that the Divisi Terkait must answer by Tuesday."""
    found = walk_to(office, "consult")
    assert found.due_on == office.moment(1).day
    return found


def reminded(office, day):
    return remind(office.commission.pk, office.moment(day))


def test_each_rung_reminds_once_and_in_its_turn(office, dossier):
    assert set(reminded(office, 0)) == {office.division_lead.person_id}
    assert reminded(office, 0) == {}
    assert reminded(office, 1) == {}, "on the day itself nobody is told again"
    late = reminded(office, 2)
    assert set(late) == {office.secretary.person_id}, "the superior hears of what is late"
    assert "melewati tenggat" in late[office.secretary.person_id][0]
    assert reminded(office, 2) == reminded(office, 3) == {}
    assert sorted(Reminder.objects.values_list("rung", flat=True)) == ["H+1", "H-1"]
    assert Notice.objects.exclude(rung="").count() == 2


def test_nobody_is_reminded_on_a_day_off_or_long_before(office, dossier):
    assert reminded(office, 5) == {}, "Saturday"
    Dossier.objects.filter(pk=dossier.pk).update(due_on=office.moment(10).day)
    assert reminded(office, 0) == {}


def test_a_closed_dossier_reminds_nobody(office, dossier):
    withdraw_dossier(dossier_id=dossier.pk, by=office.proposer, when=office.moment(), reason="Ditunda")
    assert reminded(office, 0) == reminded(office, 2) == {}
    assert not Reminder.objects.exists()


def test_the_next_act_and_the_next_round_have_rungs_of_their_own(office, dossier):
    reminded(office, 0)
    do(office, dossier, "consult", "division_lead", "returned", reason="Perbaiki")
    do(office, dossier, "submit_draft", "proposer")
    assert set(reminded(office, 0)) == {office.division_lead.person_id}
    assert sorted(Reminder.objects.values_list("act", "round")) == [("consult", 1), ("consult", 2)]


def test_the_sweep_sends_one_digest_a_person_from_seven_in_the_morning(office, dossier):
    walk_to(office, "consult")
    at_six = datetime(2026, 11, 8, 21, 12, tzinfo=UTC)  # 06.12 WIT
    assert remind_of_deadlines(int(at_six.timestamp())) == 0
    assert remind_of_deadlines(int(MONDAY.timestamp())) == 1
    assert remind_of_deadlines(int(MONDAY.timestamp())) == 0
    job = ProcrastinateJob.objects.get(task_name="dossiers.mail_digest").args
    assert job["person_id"] == office.division_lead.person_id
    assert len(job["sentences"]) == 2
    Person.objects.filter(pk=job["person_id"]).update(email="divisi@kantor.test")
    assert mail_digest(**job) == 1
    assert all(sentence in mail.outbox[-1].body for sentence in job["sentences"])


def test_the_nightly_comparison_keeps_its_result(office, dossier):
    assert compare_copies(int(MONDAY.timestamp())) == 0
    Dossier.objects.filter(pk=dossier.pk).update(round=7)
    assert compare_copies(int(MONDAY.timestamp())) == 1
    newest = CopyCheck.objects.order_by("-pk")[0]
    assert newest.checked == 1
    assert dossier.code in newest.wrong[0]
    assert comparing.compare(office.commission.code).wrong == tuple(newest.wrong)
