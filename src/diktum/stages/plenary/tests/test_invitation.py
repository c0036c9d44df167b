"""Invitations: the three days across holidays and midnight in the east, the calendar file, the e-mail."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.core.moment import Moment
from diktum.formats.pdf import text_of
from diktum.people.models import OffDay, Person
from diktum.stages.plenary import calendar_file, commands, law, phone
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.models import Invitation
from diktum.stages.plenary.tasks import invite_by_mail
from diktum.stages.plenary.tests.acting import a_session, a_verified_draft, ids, tabled

WIT = ZoneInfo("Asia/Jayapura")


def called(office, held_at, when, **kwargs):
    return commands.call_session(
        held_at=held_at,
        place="Aula",
        kind="tertutup",
        mode="daring",
        by=office.secretary,
        when=when,
        **kwargs,
    )


def moment(*parts):
    return Moment.in_office(dt.datetime(*parts, tzinfo=WIT), "Asia/Jayapura")


class TestThreeDays:
    def test_are_calendar_days_also_across_holidays(self, office):
        OffDay.objects.create(
            commission=None, day=dt.date(2026, 12, 25), name="Natal", source=OffDay.Source.NATIONAL
        )
        when = moment(2026, 12, 23, 10)
        assert called(office, dt.datetime(2026, 12, 26, 10, tzinfo=WIT), when).held_on == dt.date(
            2026, 12, 26
        )
        with pytest.raises(no.NoticeIsShort):
            called(office, dt.datetime(2026, 12, 25, 10, tzinfo=WIT), when)

    def test_the_day_is_the_one_in_the_east(self, office):
        late, early = moment(2026, 11, 9, 23, 59), moment(2026, 11, 10, 0, 1)
        assert late.at.astimezone(dt.UTC).date() == early.at.astimezone(dt.UTC).date()
        held_at = dt.datetime(2026, 11, 12, 0, 30, tzinfo=WIT)
        assert held_at.astimezone(dt.UTC).date() == dt.date(2026, 11, 11)
        assert called(office, held_at, late).held_on == dt.date(2026, 11, 12)
        with pytest.raises(no.NoticeIsShort):
            called(office, held_at.replace(hour=1), early)
        assert called(
            office, held_at.replace(hour=1), early, reason_short_notice="Mendesak"
        ).held_on == dt.date(2026, 11, 12)

    def test_a_session_in_the_past_is_refused(self, office):
        with pytest.raises(no.SessionIsPast):
            called(office, dt.datetime(2026, 11, 9, 23, tzinfo=WIT), moment(2026, 11, 10, 0, 1))

    @pytest.mark.parametrize(("sent", "timely"), [(9, True), (10, True), (11, False), (13, False)])
    def test_counts_back_from_the_day(self, sent, timely):
        assert law.is_timely(dt.date(2026, 11, sent), dt.date(2026, 11, 13)) is timely


class TestMail:
    @pytest.fixture(autouse=True)
    def _postbox(self, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def test_a_job_is_queued_with_the_invitation(self, office):
        before = ProcrastinateJob.objects.filter(task_name="plenary.invite_by_mail").count()
        session = a_session(office)
        sent = commands.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment())
        commands.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment(1))
        jobs = ProcrastinateJob.objects.filter(task_name="plenary.invite_by_mail")
        assert jobs.count() == before + 1
        assert jobs.order_by("-pk").first().args == {"invitation_id": sent.pk}

    def test_everybody_invited_gets_letter_calendar_and_own_link(self, office):
        _dossier, session = tabled(office, present=None)
        Person.objects.filter(pk=office.members[4].person_id).update(email="")
        sent = Invitation.objects.get(session=session)
        invite_by_mail(sent.pk)
        to = {message.to[0]: message for message in mail.outbox}
        assert "ketua@latihan.invalid" in to
        assert "sekretaris@latihan.invalid" in to
        assert "anggota3@latihan.invalid" not in to
        letter = to["ketua@latihan.invalid"]
        assert "Sabtu, 14 November 2026" in letter.subject
        token = phone.token_of(session, ids(office.chair)[0])
        assert f"/pleno/{session.slug}/hadir/{token}/" in letter.body
        names = {name: content for name, content, _kind in letter.attachments}
        assert sent.full_number.replace("/", "") in text_of(
            names[f"undangan-pleno-{session.slug}.pdf"]
        ).replace("/", "")
        assert "DTSTART:20261114T013000Z" in names[f"rapat-pleno-{session.slug}.ics"]


class TestCalendarFile:
    def test_a_later_invitation_raises_the_sequence(self, office):
        _dossier, session = tabled(office, present=None)
        assert b"SEQUENCE:1\r\n" in calendar_file.of_session(session)
        other = a_verified_draft(office, title="Lain; dan, lagi")
        commands.table_dossier(
            dossier_id=other.pk, session_id=session.pk, by=office.secretary, when=office.moment()
        )
        commands.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment())
        text = calendar_file.of_session(session).replace(b"\r\n ", b"")
        assert b"SEQUENCE:2\r\n" in text
        assert b"Lain\\; dan\\, lagi" in text
        assert b"STATUS:CONFIRMED" in text
