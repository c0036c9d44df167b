"""Who is in the room counts, hour by hour."""

import datetime as dt

import pytest

from diktum.core.procedure.refusals import NotYourPost
from diktum.core.refusal import Refused
from diktum.dossiers.commands import withdraw_dossier
from diktum.ledger.verify import verify
from diktum.people.models import Appointment
from diktum.stages.plenary import commands, queries
from diktum.stages.plenary import deliberation_refusals as talk
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.commands import Vote
from diktum.stages.plenary.minutes_refusals import LinkIsNotValid
from diktum.stages.plenary.models import Ballot, Movement, PlenaryDecision, Stand
from diktum.stages.plenary.room import attendees, room_of
from diktum.stages.plenary.tests.acting import attend, decide, ids, on_the_day, tabled

FOUR_OF_FIVE = 4


def move(office, session, actor, kind, *, minutes, by=None, recorded=None):
    return commands.record_movement(
        session_id=session.pk,
        person_id=actor.person_id,
        kind=kind,
        at=on_the_day(office, minutes=minutes).at,
        by=by or office.minute_taker,
        when=on_the_day(office, minutes=recorded or minutes),
    )


def votes(actors, stand=Stand.AGREES, **opinions):
    return [Vote(actor.person_id, stand) for actor in actors]


class TestMovements:
    def test_who_left_does_not_count_and_who_came_does(self, office):
        _dossier, session = tabled(office, present=3)
        move(office, session, office.members[2], "left", minutes=70)
        move(office, session, office.members[3], "arrived", minutes=80)
        early = {seat.person_id for seat in room_of(session, on_the_day(office, minutes=65).at).members}
        late = {seat.person_id for seat in room_of(session).members}
        assert early == set(ids(*office.members[:3]))
        assert late == set(ids(*office.members[:2], office.members[3]))
        came = {each.person_id: each.path for each in attendees(session) if each.came}
        assert came[office.members[2].person_id] == "meninggalkan rapat pukul 10.40 WIT"
        assert verify().is_sound

    def test_refuses_what_changes_nothing_and_hours_that_cannot_be(self, office):
        _dossier, session = tabled(office, present=3)
        with pytest.raises(talk.MovementChangesNothing):
            move(office, session, office.members[0], "arrived", minutes=70)
        with pytest.raises(talk.MovementChangesNothing):
            move(office, session, office.members[4], "left", minutes=70)
        with pytest.raises(talk.HourIsNotOfTheSession):
            move(office, session, office.members[0], "left", minutes=90, recorded=80)
        with pytest.raises(talk.HourIsNotOfTheSession):
            move(office, session, office.members[0], "left", minutes=-1500, recorded=80)
        with pytest.raises(NotYourPost):
            move(office, session, office.members[0], "left", minutes=70, by=office.bystander)
        assert not Movement.objects.exists()

    def test_who_voted_cannot_have_left_before(self, office):
        dossier, session = tabled(office, present=4)
        decide(office, dossier, agreeing=3)
        with pytest.raises(talk.VotedAlready):
            move(office, session, office.members[3], "left", minutes=50, recorded=70)
        with pytest.raises(talk.VotedAlready):
            attend(office, session, office.members[:3])
        move(office, session, office.members[3], "left", minutes=70)


class TestVotes:
    def test_four_of_five_with_one_early_departure(self, office):
        dossier, session = tabled(office, present=4)
        move(office, session, office.members[3], "left", minutes=50)
        with pytest.raises(no.AbsentTakesNoPart, match=r"meninggalkan rapat pukul 10\.20 WIT"):
            decide(office, dossier, votes=votes(office.members[:4]))
        decision = decide(office, dossier, votes=votes(office.members[:3]))
        assert (decision.present, decision.agreeing) == (3, 3)
        assert [b.stand for b in Ballot.objects.order_by("position")] == ["agrees"] * 3

    def test_a_dissent_is_kept_under_its_name(self, office):
        dossier, _session = tabled(office, present=4)
        cast = [
            *votes(office.members[:3]),
            Vote(office.members[3].person_id, Stand.DISAGREES, "Anggaran belum jelas."),
        ]
        decision = decide(office, dossier, votes=cast)
        assert decision.dissent == f"{office.members[3].name}: Anggaran belum jelas."
        assert decision.agreeing == 3

    def test_a_recusal_counts_for_the_quorum_only(self, office):
        dossier, _session = tabled(office, present=3)
        cast = [*votes(office.members[:2]), Vote(office.members[2].person_id, Stand.RECUSED)]
        with pytest.raises(no.NoMajority):
            decide(office, dossier, votes=cast)
        decision = decide(office, dossier, "postponed", votes=cast, reason="Menunggu anggota lain")
        assert decision.recused == [office.members[2].name]

    def test_a_majority_against_is_no_decision(self, office):
        dossier, _session = tabled(office, present=5)
        cast = [*votes(office.members[:2]), *votes(office.members[2:], Stand.DISAGREES)]
        with pytest.raises(no.NoMajority):
            decide(office, dossier, votes=cast)

    def test_everybody_in_the_room_is_asked(self, office):
        dossier, _session = tabled(office, present=4)
        with pytest.raises(no.VoteIsMissing, match=office.members[3].name.split(",")[0]):
            decide(office, dossier, votes=votes(office.members[:3]))
        with pytest.raises(no.AbsentTakesNoPart, match="tidak tercatat hadir"):
            decide(office, dossier, votes=votes(office.members))
        with pytest.raises(no.AbsentTakesNoPart):
            decide(office, dossier, votes=[*votes(office.members[:4]), *votes([office.secretary])])
        assert not PlenaryDecision.objects.exists()

    def test_who_left_office_that_morning_is_no_member(self, office):
        dossier, session = tabled(office, present=4)
        gone = office.members[3]
        Appointment.objects.filter(person_id=gone.person_id, post="member").update(
            until=session.held_on - dt.timedelta(days=1)
        )
        assert len(room_of(session).members) == FOUR_OF_FIVE - 1
        with pytest.raises(no.AbsentTakesNoPart, match="tidak lagi menjabat"):
            decide(office, dossier, votes=votes(office.members[:4]))
        assert decide(office, dossier, votes=votes(office.members[:3])).present == 3

    def test_two_members_left_cannot_decide(self, office):
        dossier, session = tabled(office, present=5)
        for actor in office.members[2:]:
            Appointment.objects.filter(person_id=actor.person_id, post="member").update(
                until=session.held_on - dt.timedelta(days=1)
            )
        with pytest.raises(no.NoQuorum):
            decide(office, dossier, votes=votes(office.members[:2]))

    def test_recorded_later_the_hour_must_be_said_once_somebody_moved(self, office):
        dossier, session = tabled(office, present=4)
        move(office, session, office.members[3], "left", minutes=90)
        later = office.moment(6)
        with pytest.raises(no.DecisionHasNoHour):
            decide(office, dossier, agreeing=3, when=later)
        with pytest.raises(talk.HourIsNotOfTheSession):
            decide(office, dossier, agreeing=3, when=later, taken_at=office.moment(3).at)
        decision = decide(
            office,
            dossier,
            when=later,
            votes=votes(office.members[:4]),
            taken_at=on_the_day(office, minutes=80).at,
        )
        assert decision.present == FOUR_OF_FIVE


class TestCheckIn:
    def test_a_member_confirms_with_the_own_phone(self, office):
        dossier, session = tabled(office, present=None)
        for actor in office.members[:3]:
            assert commands.check_in(session_id=session.pk, by=actor, when=on_the_day(office, minutes=5))
        assert commands.check_in(session_id=session.pk, by=office.chair, when=on_the_day(office)) is None
        (row,) = queries.session_rows([session])
        assert (row.present, row.is_quorate) == (3, True)
        decision = decide(office, dossier, votes=votes(office.members[:3]))
        assert (decision.present, decision.attendance_version) == (3, 0)
        assert queries.roll(session) is None

    def test_refuses_another_day(self, office):
        _dossier, session = tabled(office, present=None)
        for moment in (office.moment(4), office.moment(6)):
            with pytest.raises(LinkIsNotValid):
                commands.check_in(session_id=session.pk, by=office.chair, when=moment)


def test_a_withdrawn_dossier_is_not_decided_and_not_on_the_agenda(office):
    dossier, session = tabled(office, present=3)
    assert len(queries.agenda_lines(session)) == 1
    withdraw_dossier(
        dossier_id=dossier.pk,
        reason="Kegiatan batal",
        by=office.proposer,
        when=on_the_day(office, minutes=30),
    )
    with pytest.raises(Refused):
        decide(office, dossier)
    assert queries.agenda_lines(session) == ()
    assert not PlenaryDecision.objects.exists()
