"""A record after it was shelved: lent, moved, held, and let go only by proposal, another person's approval and proof."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from diktum.ledger.verify import verify
from diktum.stages.archive import records_commands as commands
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive import records_refusals as no
from diktum.stages.archive import retention_commands as retention
from diktum.stages.archive.models import (
    DisposalDecision,
    DisposalItem,
    DisposalProposal,
    LegalHold,
    Loan,
    Original,
    Relocation,
)
from diktum.stages.archive.place import ShelfPlace
from diktum.stages.archive.tests.acting import put_away
from diktum.stages.distribution.tests.acting import delivered

YEARS_LATER = 4 * 366


def a_record(office, archive_code="TU.01.1"):
    dossier = delivered(office)
    put_away(office, dossier, archive_code=archive_code)
    return queries.record_for(office.commission.pk, dossier.code)


def lend(office, record, **changes):
    given = {
        "code": record.code,
        "borrower": "Peminjam Contoh",
        "borrower_office": "Subbagian Teknis",
        "purpose": "Pemeriksaan",
        "due_on": office.moment(20).day,
        "by": office.legal_officer,
        "when": office.moment(10),
    }
    return commands.lend_record(**(given | changes))


def propose(office, *codes, day=YEARS_LATER, **changes):
    given = {
        "codes": codes,
        "basis": "PKPU 17/2023; nota dinas penilaian arsip",
        "by": office.legal_officer,
        "when": office.moment(day),
    }
    return retention.propose_disposal(**(given | changes))


def decide(office, proposal, is_approved=True, **changes):
    given = {
        "proposal_id": proposal.pk,
        "is_approved": is_approved,
        "reason": "Telah dinilai panitia penilai arsip",
        "by": office.secretary,
        "when": office.moment(YEARS_LATER + 1),
    }
    return retention.decide_disposal(**(given | changes))


def prove(office, proposal, **changes):
    given = {
        "proposal_id": proposal.pk,
        "number": "1/TU-BA/2030",
        "manner": "Dicacah",
        "place": "Teminabuan",
        "witnesses": "Saksi Satu, unsur hukum\nSaksi Dua, unsur pengawasan",
        "destroyed_on": office.moment(YEARS_LATER + 2).day,
        "by": office.legal_officer,
        "when": office.moment(YEARS_LATER + 2),
    }
    return retention.prove_disposal(**(given | changes))


class TestLoans:
    def test_a_paper_goes_and_comes_back(self, office):
        record = a_record(office)
        lend(office, record)
        with pytest.raises(no.LoanIsOpen, match="Peminjam Contoh"):
            lend(office, record)
        back = {"code": record.code, "condition": "Baik", "by": office.legal_officer}
        commands.return_record(**back, when=office.moment(12))
        with pytest.raises(no.LoanIsClosed):
            commands.return_record(**back, when=office.moment(13))
        assert queries.standing_of(record).loan is None
        (loan,) = queries.loans_of(record)
        assert loan.returned.returned_on == office.moment(12).day
        assert verify().is_sound

    @pytest.mark.parametrize("days", [9, 10 + 367])
    def test_a_loan_ends_within_a_year(self, office, days):
        with pytest.raises(no.LoanTermIsWrong):
            lend(office, a_record(office), due_on=office.moment(days).day)

    def test_words_are_asked_for(self, office):
        record = a_record(office)
        with pytest.raises(no.WordsAreMissing):
            lend(office, record, borrower=" \x00")
        assert Loan.objects.count() == 0

    def test_only_the_keepers_lend_and_only_their_own(self, office, other_office):
        record = a_record(office)
        with pytest.raises(no.NotYoursToArchive):
            lend(office, record, by=office.bystander)
        with pytest.raises(no.NoSuchRecord):
            lend(office, record, by=other_office.legal_officer)


def test_a_paper_is_moved(office):
    record = a_record(office)
    commands.move_record(
        code=record.code,
        place=ShelfPlace(room="Depo", folder="9", box="3"),
        reason="Penataan",
        by=office.legal_officer,
        when=office.moment(11),
    )
    moved = queries.record_for(office.commission.pk, record.code)
    assert moved.place_words == "Depo · Boks 3 · Folder 9"
    assert tuple(lists.found(office.commission.pk, place="depo 9")) == (moved,)
    assert tuple(lists.found(office.commission.pk, place="hukum")) == ()
    assert Relocation.objects.get().original.room == "Arsip Hukum"


class TestHolds:
    def test_a_held_record_stays_until_it_is_released(self, office):
        record = a_record(office)
        act = {"code": record.code, "by": office.head_of_legal}
        hold = commands.hold_record(**act, reason="Sengketa 1/G/2030", when=office.moment(11))
        with pytest.raises(no.RecordIsHeld, match="Sengketa"):
            propose(office, record.code)
        release = act | {"hold_id": hold.pk, "reason": "Putusan berkekuatan hukum tetap"}
        commands.release_hold(**release, when=office.moment(12))
        with pytest.raises(no.HoldIsGone):
            commands.release_hold(**release, when=office.moment(12))
        assert propose(office, record.code).items.count() == 1

    def test_a_hold_after_the_approval_still_stops_the_destruction(self, office):
        record = a_record(office)
        proposal = propose(office, record.code)
        decide(office, proposal)
        commands.hold_record(
            code=record.code, reason="Sengketa", by=office.secretary, when=office.moment(YEARS_LATER + 1)
        )
        with pytest.raises(no.RecordIsHeld):
            prove(office, proposal)

    def test_staff_does_not_hold(self, office):
        record = a_record(office)
        with pytest.raises(no.NotYoursToArchive):
            commands.hold_record(
                code=record.code, reason="x", by=office.legal_officer, when=office.moment(11)
            )
        assert LegalHold.objects.count() == 0


class TestDisposal:
    def test_goes_by_proposal_approval_and_proof(self, office):
        record = a_record(office)
        proposal = propose(office, record.code)
        with pytest.raises(no.DisposalIsUnderWay):
            propose(office, record.code)
        with pytest.raises(no.DisposalOutOfOrder):
            prove(office, proposal)
        decide(office, proposal)
        with pytest.raises(no.DisposalOutOfOrder):
            decide(office, proposal)
        assert not queries.standing_of(record).is_destroyed
        prove(office, proposal)
        assert queries.standing_of(record).is_destroyed
        assert Original.objects.filter(pk=record.original.pk).exists()
        with pytest.raises(no.RecordIsDestroyed):
            lend(office, record)
        assert verify().is_sound

    def test_a_permanent_record_is_never_proposed(self, office):
        record = a_record(office, "HK.03.1")
        with pytest.raises(no.RecordIsPermanent):
            propose(office, record.code, day=100 * 366)
        assert DisposalProposal.objects.count() == 0

    def test_not_before_the_years_are_over(self, office):
        record = a_record(office)
        until = record.retention(office.moment().day).inactive_until
        assert until.year == record.closed_on.year + 3
        days = (until - office.moment().day).days
        with pytest.raises(no.RetentionIsNotOver):
            propose(office, record.code, day=days)
        assert propose(office, record.code, day=days + 1).items.get().fate == "musnah"

    def test_who_proposed_does_not_approve(self, office):
        proposal = propose(office, a_record(office).code)
        for actor in (office.legal_officer, office.head_of_legal, office.chair):
            with pytest.raises(no.NotYoursToApprove):
                decide(office, proposal, by=actor)
        assert DisposalDecision.objects.count() == 0

    def test_a_proposal_turned_down_may_come_again(self, office):
        record = a_record(office)
        decide(office, propose(office, record.code), is_approved=False)
        assert propose(office, record.code, day=YEARS_LATER + 3).pk

    @pytest.mark.parametrize("witnesses", ["", "Saksi Satu", "Saksi\nsaksi\n"])
    def test_two_witnesses_are_named(self, office, witnesses):
        proposal = propose(office, a_record(office).code)
        decide(office, proposal)
        with pytest.raises(no.WitnessesAreMissing):
            prove(office, proposal, witnesses=witnesses)

    def test_the_day_lies_between_approval_and_today(self, office):
        proposal = propose(office, a_record(office).code)
        decide(office, proposal)
        for day in (YEARS_LATER, YEARS_LATER + 3):
            with pytest.raises(no.DayIsToCome):
                prove(office, proposal, destroyed_on=office.moment(day).day)

    def test_nothing_and_the_unknown_are_refused(self, office):
        with pytest.raises(no.NothingToDispose):
            propose(office)
        with pytest.raises(no.NoSuchRecord):
            propose(office, "SS-99-0001")


class TestTheDatabaseItself:
    def refused(self, sql, params=()):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)

    def test_a_declared_record_is_neither_changed_nor_deleted(self, office):
        record = a_record(office)
        for table in ("archive_original", "archive_scan"):
            self.refused(f"UPDATE {table} SET seq = 0")
            self.refused(f"DELETE FROM {table}")
            self.refused(f"TRUNCATE {table} CASCADE")
        lend(office, record)
        self.refused("UPDATE archive_loan SET due_on = '2099-01-01'")
        self.refused("DELETE FROM archive_loan")

    def test_a_permanent_record_cannot_be_an_item(self, office):
        record = a_record(office)
        proposal = propose(office, record.code)
        insert = (
            "INSERT INTO archive_disposalitem (original_id, proposal_id, fate, rule, retention_over_on, proposed_on)"
            " SELECT original_id, proposal_id, %s, rule, %s, proposed_on FROM archive_disposalitem"
        )
        other = DisposalItem.objects.get()
        self.refused(insert, ["permanen", other.retention_over_on])
        self.refused(insert, ["musnah", proposal.proposed_on + dt.timedelta(days=1)])

    def test_one_person_cannot_do_both(self, office):
        proposal = propose(office, a_record(office).code)
        person = proposal.proposed_by_person_id
        self.refused(
            "INSERT INTO archive_disposaldecision (proposal_id, is_approved, reason, proposed_by_person_id,"
            " decided_by_person_id, decided_by, post_title, decided_on, decided_at)"
            " VALUES (%s, true, 'x', %s, %s, 'x', 'x', now(), now())",
            [proposal.pk, person, person],
        )
