"""Sessions: called, invited to, attended, minuted."""

import pytest
from tests.office import another_office

from diktum.core.procedure.refusals import NotYourPost
from diktum.dossiers.refusals import RepeatedRequest
from diktum.ledger.verify import verify
from diktum.stages.plenary import commands, queries
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.models import Attendance, Invitation, MinutesVersion, PlenarySession
from diktum.stages.plenary.tests.acting import a_session, attend, ids, on_the_day, tabled


class TestCallSession:
    def test_numbers_sessions_within_the_year_and_the_day(self, office):
        first = a_session(office)
        second = a_session(office, hour=5)
        third = a_session(office, day=6)
        assert [s.number for s in (first, second, third)] == [1, 2, 3]
        assert [s.slug for s in (first, second, third)] == ["2026-11-14", "2026-11-14-2", "2026-11-15"]

    def test_a_day_is_the_day_of_the_office(self, office):
        session = a_session(office, day=5, hour=15)  # 00.30 WIT of the next day
        assert session.slug == "2026-11-15"

    def test_the_series_begins_anew_with_the_year(self, office):
        a_session(office)
        assert a_session(office, day=60).number == 1

    def test_refuses_short_notice_without_a_reason(self, office):
        with pytest.raises(no.NoticeIsShort) as refusal:
            a_session(office, day=2)
        assert "Pasal 46" in refusal.value.rule
        assert not PlenarySession.objects.exists()

    def test_takes_short_notice_with_a_reason(self, office):
        session = a_session(office, day=2, reason_short_notice="Tahapan berakhir pekan ini")
        assert session.short_notice_reason == "Tahapan berakhir pekan ini"

    def test_refuses_a_day_that_is_over(self, office):
        with pytest.raises(no.SessionIsPast):
            a_session(office, day=-1, reason_short_notice="x")

    def test_refuses_the_same_hour_and_room_twice(self, office):
        a_session(office)
        with pytest.raises(no.SessionAlreadyCalled):
            a_session(office)

    def test_a_repeated_submission_has_one_effect(self, office):
        a_session(office, request_key="k1")
        with pytest.raises(RepeatedRequest) as answer:
            a_session(office, request_key="k1")
        assert answer.value.answer_url == "/pleno/2026-11-14/"
        assert PlenarySession.objects.count() == 1

    def test_refuses_anyone_but_chair_and_secretary(self, office):
        with pytest.raises(NotYourPost):
            commands.call_session(
                held_at=office.moment(5).at,
                place="Ruang Rapat",
                kind="tertutup",
                mode="daring",
                by=office.proposer,
                when=office.moment(),
            )


class TestSendInvitation:
    def test_sends_the_agenda_under_its_own_number(self, office):
        _dossier, session = tabled(office, present=None)
        (row,) = queries.invitations(session)
        assert row.full_number == "1/PK.01-Und/9204/2026"
        assert "Tim Pelaksana" in row.agenda[0]
        assert row.signer_title == "Ketua"

    def test_the_same_agenda_is_not_sent_twice(self, office):
        _dossier, session = tabled(office, present=None)
        commands.send_invitation(session_id=session.pk, by=office.chair, when=office.moment(1))
        assert Invitation.objects.count() == 1

    def test_refuses_a_late_invitation_without_a_reason(self, office):
        session = a_session(office)
        with pytest.raises(no.NoticeIsShort):
            commands.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment(3))
        commands.send_invitation(
            session_id=session.pk, by=office.secretary, when=office.moment(3), reason_short_notice="Mendesak"
        )
        assert Invitation.objects.get().late_reason == "Mendesak"

    def test_refuses_another_office(self, office):
        session = a_session(office)
        with pytest.raises(no.SessionIsOver):
            commands.send_invitation(
                session_id=session.pk, by=another_office().secretary, when=office.moment()
            )


class TestRecordAttendance:
    def test_lists_every_member_and_the_guests_who_came(self, office):
        session = a_session(office)
        attend(office, session, [*office.members[:3], office.secretary])
        roll = queries.roll(session)
        assert [row.name for row in roll.rows if row.is_chair] == [office.chair.name]
        assert len([row for row in roll.rows if row.is_member]) == 5
        assert len(roll.members_present) == 3
        assert [row.title for row in roll.rows if not row.is_member] == ["Sekretaris"]

    def test_a_corrected_list_supersedes_and_the_first_stays(self, office):
        session = a_session(office)
        assert attend(office, session, office.members[:2]) == 1
        assert attend(office, session, office.members[:4]) == 2
        assert len(queries.roll(session).members_present) == 4
        assert len(queries.roll(session, 1).members_present) == 2

    def test_the_same_list_again_is_not_written(self, office):
        session = a_session(office)
        attend(office, session, office.members[:2])
        assert attend(office, session, office.members[:2]) == 1

    def test_refuses_before_the_day(self, office):
        session = a_session(office)
        with pytest.raises(no.SessionIsYetToCome):
            commands.record_attendance(
                session_id=session.pk, present=[], by=office.minute_taker, when=office.moment(4)
            )

    def test_refuses_a_person_of_another_office(self, office):
        session = a_session(office)
        with pytest.raises(no.NotOfThisOffice):
            attend(office, session, [another_office().chair])
        assert not Attendance.objects.exists()

    def test_refuses_who_keeps_no_lists(self, office):
        session = a_session(office)
        with pytest.raises(NotYourPost):
            commands.record_attendance(
                session_id=session.pk, present=ids(office.chair), by=office.bystander, when=on_the_day(office)
            )


class TestWriteMinutes:
    def write(self, office, session, text, by=None):
        return commands.write_minutes(
            session_id=session.pk, text=text, by=by or office.minute_taker, when=on_the_day(office)
        )

    def test_keeps_versions(self, office):
        session = a_session(office)
        assert self.write(office, session, "Rapat dibuka.").number == 1
        assert self.write(office, session, "Rapat dibuka.").number == 1
        assert self.write(office, session, "Rapat dibuka pukul 10.00.").number == 2
        assert MinutesVersion.objects.count() == 2

    def test_refuses_empty_words(self, office):
        with pytest.raises(no.MinutesAreEmpty):
            self.write(office, a_session(office), " \x00 ")

    def test_refuses_who_takes_no_minutes(self, office):
        with pytest.raises(NotYourPost):
            self.write(office, a_session(office), "x", by=office.proposer)


def test_the_ledger_holds_every_row(office):
    tabled(office)
    assert verify().is_sound
