"""The life of the minutes and of the berita acara: written, corrected, locked; signed; chased."""

import datetime as dt

import pytest

from diktum.core.procedure.refusals import NotYourPost
from diktum.ledger.verify import verify
from diktum.stages.plenary import commands, minute_draft, minutes, queries, records
from diktum.stages.plenary import minutes_refusals as shut
from diktum.stages.plenary.commands import Vote
from diktum.stages.plenary.models import MinutesVersion, Stand
from diktum.stages.plenary.refusals import NotAppliedWithoutReason
from diktum.stages.plenary.tests.acting import decide, on_the_day, tabled
from diktum.stages.plenary.tests.test_deliberation import NEW_WORDS, resolve, suggest
from diktum.stages.plenary.tests.test_room import move, votes


def write(office, session, text="Rapat dibuka.", *, minutes=120):
    return commands.write_minutes(
        session_id=session.pk, text=text, by=office.minute_taker, when=on_the_day(office, minutes=minutes)
    )


def circulate(office, session, *, minutes=130, until=200):
    return commands.circulate_minutes(
        session_id=session.pk,
        until=on_the_day(office, minutes=until).at,
        by=office.minute_taker,
        when=on_the_day(office, minutes=minutes),
    )


def remark(office, session, by, *, minutes=150, text="Nama saya keliru."):
    return commands.remark_on_minutes(
        session_id=session.pk, text=text, by=by, when=on_the_day(office, minutes=minutes)
    )


def answer(office, session, row, *, taken=True, note=""):
    return commands.answer_remark(
        session_id=session.pk, remark_id=row.pk, taken=taken, note=note, by=office.minute_taker,
        when=on_the_day(office, minutes=210),
    )  # fmt: skip


def lock(office, session, *, minutes=220):
    return commands.lock_minutes(
        session_id=session.pk, by=office.minute_taker, when=on_the_day(office, minutes=minutes)
    )


def a_full_meeting(office):
    """Four of five, one leaves early, one suggestion adopted with its words, one rejected, one dissent."""
    dossier, session = tabled(office, present=4)
    first = suggest(office, dossier, wording=NEW_WORDS, minutes=40)
    second = suggest(office, dossier, node="judul", text="Sebut tahun", person=office.members[2], minutes=41)
    resolve(office, dossier, first, minutes=45)
    resolve(office, dossier, second, "rejected", agreeing=1, reason="Tahun sudah disebut", minutes=46)
    cast = [
        *votes(office.members[:3]),
        Vote(office.members[3].person_id, Stand.DISAGREES, "Terlalu singkat."),
    ]
    decide(office, dossier, "adopted_with_corrections", votes=cast, notes="Sekretaris memaparkan rancangan.")
    move(office, session, office.members[3], "left", minutes=75)
    return dossier, session


class TestLife:
    def test_from_draft_to_lock(self, office):
        _dossier, session = tabled(office, present=4)
        write(office, session)
        circulate(office, session)
        row = remark(office, session, office.members[1])
        with pytest.raises(shut.TimeForRemarksIsNotOver):
            lock(office, session, minutes=160)
        with pytest.raises(shut.RemarkIsOpen):
            lock(office, session)
        write(office, session, "Rapat dibuka pukul 10.00.", minutes=205)
        answer(office, session, row)
        with pytest.raises(shut.MinutesAreLocked):
            write(office, session, "Lain.", minutes=215)
        locked = lock(office, session)
        assert locked.version == MinutesVersion.objects.count() == 2
        for again in (lambda: lock(office, session), lambda: write(office, session, "Lain.", minutes=230)):
            with pytest.raises(shut.MinutesAreLocked):
                again()
        assert minutes.stage_of(session, on_the_day(office).at) is minutes.Stage.LOCKED
        assert verify().is_sound

    def test_refuses_who_and_when(self, office):
        _dossier, session = tabled(office, present=4)
        with pytest.raises(shut.NoMinutesYet):
            circulate(office, session)
        with pytest.raises(shut.NoMinutesYet):
            lock(office, session)
        write(office, session)
        with pytest.raises(shut.NotOpenForRemarks):
            remark(office, session, office.members[1])
        with pytest.raises(shut.UntilIsNotAhead):
            circulate(office, session, until=130)
        circulate(office, session)
        with pytest.raises(shut.AlreadyCirculated):
            circulate(office, session)
        with pytest.raises(shut.WasNotInTheMeeting):
            remark(office, session, office.members[4])
        with pytest.raises(shut.NotOpenForRemarks):
            remark(office, session, office.members[1], minutes=200)
        with pytest.raises(NotYourPost):
            commands.lock_minutes(
                session_id=session.pk, by=office.chair, when=on_the_day(office, minutes=220)
            )

    def test_a_remark_not_taken_says_why_and_is_answered_once(self, office):
        _dossier, session = tabled(office, present=4)
        write(office, session)
        circulate(office, session)
        row = remark(office, session, office.members[1])
        with pytest.raises(NotAppliedWithoutReason):
            answer(office, session, row, taken=False)
        answer(office, session, row, taken=False, note="Sudah benar")
        with pytest.raises(shut.RemarkIsAnswered):
            answer(office, session, row)


def test_the_draft_tells_the_whole_meeting_and_needs_no_edit(office):
    _dossier, session = a_full_meeting(office)
    text = minute_draft.draft_of(session)
    names = [member.name for member in queries.members_on(session.commission_id, session.held_on)]
    assert "Anggota yang hadir 4 dari 5:" in text
    assert f"Anggota yang tidak hadir: {office.members[4].name}".rstrip(".") in text
    assert f"{office.members[3].name} meninggalkan rapat pukul 10.45 WIT." in text
    assert (
        f"- Saran {office.members[1].name} pada Diktum KEDUA: Batasi masa kerja; rumusan: “{NEW_WORDS}”"
        in text
    )
    assert "; diterima secara mufakat." in text
    assert "Sebut tahun; ditolak dengan 1 dari 4 suara; alasan: Tahun sudah disebut." in text
    assert f"- Pendapat berbeda: {office.members[3].name}: Terlalu singkat." in text
    assert "Putusan: ditetapkan dengan perbaikan; setuju 3 dari 4 anggota yang hadir." in text
    assert minute_draft.read(text).subjects[1].decision.startswith("ditetapkan dengan perbaikan")
    assert "  " not in text
    assert ".." not in text
    assert names


class TestSigning:
    def sign(self, office, record, actor, **kwargs):
        return commands.record_signature(
            record_id=record.pk, person_id=actor.person_id, by=office.minute_taker,
            when=on_the_day(office, minutes=240), **kwargs,
        )  # fmt: skip

    def test_by_those_who_took_part_with_the_day_or_the_cause(self, office):
        dossier, session = a_full_meeting(office)
        record = queries.record_of(dossier)
        day = session.held_on
        self.sign(office, record, office.chair, signed_on=day)
        for kwargs in ({}, {"signed_on": day, "why_not": "x"}, {"signed_on": day - dt.timedelta(days=1)}):
            with pytest.raises(shut.SignatureHasNoDay):
                self.sign(office, record, office.members[1], **kwargs)
        with pytest.raises(shut.SignerIsNotOfTheRecord):
            self.sign(office, record, office.chair, signed_on=day)
        with pytest.raises(shut.SignerIsNotOfTheRecord):
            self.sign(office, record, office.members[4], signed_on=day)
        self.sign(office, record, office.members[3], why_not="Berbeda pendapat")
        (row,) = records.rows(session)
        assert {name for _key, name in row.missing} == {office.members[1].name, office.members[2].name}

    def test_what_is_missing_is_chased_until_it_is_there(self, office):
        dossier, session = a_full_meeting(office)
        tomorrow = session.held_on + dt.timedelta(days=1)
        (chase,) = records.chases(session.commission_id, tomorrow)
        assert (chase.undecided, chase.has_minutes, chase.is_locked, chase.days) == (0, False, False, 1)
        assert chase.unsigned == (queries.record_of(dossier).full_number,)
        write(office, session)
        circulate(office, session)
        lock(office, session)
        for actor in office.members[:4]:
            self.sign(office, queries.record_of(dossier), actor, signed_on=session.held_on)
        assert records.chases(session.commission_id, tomorrow) == ()

    def test_a_missing_berita_acara_is_chased(self, office):
        _dossier, session = tabled(office, present=4)
        (chase,) = records.chases(session.commission_id, session.held_on + dt.timedelta(days=2))
        assert (chase.undecided, chase.days) == (1, 2)
        assert records.chases(session.commission_id, session.held_on) == ()
