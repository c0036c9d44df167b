"""A number kept for a decree before its signature: confirmed, or void with a reason; never given to another."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from diktum.core.language import DecreeNumber
from diktum.core.moment import Moment
from diktum.ledger.verify import verify
from diktum.stages.signing import commands, numbers_queries, queries
from diktum.stages.signing import numbers_commands as numbers
from diktum.stages.signing.models import AgendaBook, AgendaLine, NumberReservation, ReservationVoid
from diktum.stages.signing.numbers_refusals import (
    AlreadyNumbered,
    ClockIsRight,
    NoSuchReservation,
    NotYoursToKeep,
    ReasonIsMissing,
    ReservedForAnotherYear,
)
from diktum.stages.signing.refusals import ClockRanBackward, TextIsNotFrozen
from diktum.stages.signing.tests.acting import at, frozen, number, numbered, sign, signed


def reserve(office, dossier, by=None, when=None):
    return numbers.reserve_number(
        dossier_id=dossier.pk, by=by or office.legal_officer, when=when or at(office)
    )


def void(office, kept, reason="Tanda tangan elektronik batal.", by=None):
    return numbers.void_reservation(
        reservation_id=kept.pk, reason=reason, by=by or office.head_of_legal, when=at(office)
    )


def test_a_reserved_number_becomes_the_number_of_its_decree(office):
    from diktum.stages.signing.tests.acting import initialed

    dossier = initialed(office)
    kept = reserve(office, dossier)
    assert (kept.number, kept.number_text) == (1, "NOMOR 1 TAHUN 2026")
    assert number(office, signed(office, title="Tim Mendahului")).number == 2
    sign(office, dossier)
    assert number(office, dossier) == DecreeNumber("keputusan", 1, 2026)
    assert AgendaBook.objects.get().last == 2
    assert numbers_queries.open_reservation(dossier) is None
    assert verify(office.commission.pk).is_sound


def test_reserving_again_answers_the_same_number(office):
    dossier = frozen(office)
    assert reserve(office, dossier).pk == reserve(office, dossier, by=office.head_of_legal).pk
    assert AgendaBook.objects.get().last == 1


def test_a_void_reservation_stays_and_its_number_is_never_given(office):
    dossier = signed(office)
    kept = reserve(office, dossier)
    row = void(office, kept)
    assert (row.reason, row.voided_by) == ("Tanda tangan elektronik batal.", office.head_of_legal.name)
    assert number(office, dossier).number == 2
    assert [each.number for each in numbers_queries.reservations_in(kept.book)] == [1]
    assert numbers_queries.missing_in(kept.book) == ()


def test_a_used_or_void_reservation_is_not_voided(office, refused):
    dossier = signed(office)
    kept = reserve(office, dossier)
    number(office, dossier)
    refused(NoSuchReservation, void, office, kept)
    other = reserve(office, signed(office, title="Tim Lain"))
    void(office, other)
    refused(NoSuchReservation, void, office, other)
    assert ReservationVoid.objects.count() == 1


def test_another_office_finds_no_such_reservation(office, other_office, refused):
    kept = reserve(office, frozen(office))
    refused(NoSuchReservation, void, office, kept, by=other_office.head_of_legal)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_voiding_a_reservation_needs_a_reason(office, refused, reason):
    refused(ReasonIsMissing, void, office, reserve(office, frozen(office)), reason)


def test_only_the_keepers_reserve_and_void(office, refused):
    dossier = frozen(office)
    refused(NotYoursToKeep, reserve, office, dossier, by=office.secretary)
    refused(NotYoursToKeep, void, office, reserve(office, dossier), by=office.chair)


def test_no_number_before_the_text_is_frozen(office, refused):
    from diktum.stages.plenary.tests.acting import a_verified_draft

    refused(TextIsNotFrozen, reserve, office, a_verified_draft(office))


def test_a_numbered_decree_reserves_nothing(office, refused):
    refused(AlreadyNumbered, reserve, office, numbered(office))


def test_a_number_of_last_year_is_not_printed_this_year(office, refused):
    dossier = frozen(office)
    reserve(office, dossier)
    new_year = Moment.in_office(dt.datetime(2026, 12, 31, 15, 0, tzinfo=dt.UTC), "Asia/Jayapura")
    refused(ReservedForAnotherYear, reserve, office, dossier, when=new_year)


def test_the_database_gives_a_reserved_number_to_no_other(office):
    kept = reserve(office, signed(office))
    dossier = numbered(office, title="Tim Lain")
    line = AgendaLine.objects.get(dossier=dossier)
    values = {f.attname: getattr(line, f.attname) for f in AgendaLine._meta.concrete_fields if f.name != "id"}
    with pytest.raises(IntegrityError, match="reserved for another"), transaction.atomic():
        AgendaLine.objects.bulk_create([AgendaLine(**values | {"number": kept.number, "dossier_id": None})])
    row = {f.attname: getattr(kept, f.attname) for f in NumberReservation._meta.concrete_fields}
    row |= {"id": None, "number": line.number}
    with pytest.raises(IntegrityError, match="given already"), transaction.atomic():
        NumberReservation.objects.bulk_create([NumberReservation(**row)])


def test_the_same_request_answers_the_same_number(office):
    dossier = signed(office)
    first = number(office, dossier, request_key="sekali")
    assert number(office, dossier, request_key="sekali") == first
    assert AgendaBook.objects.get().last == 1
    assert AgendaLine.objects.count() == 1


class TestClock:
    def test_a_clock_minutes_behind_stops_numbering(self, office, refused):
        numbered(office)
        behind = Moment.in_office(at(office).at - dt.timedelta(minutes=3), office.commission.zone)
        dossier = signed(office, title="Tim Dua")
        refused(ClockRanBackward, number, office, dossier, when=behind)
        refused(ClockRanBackward, reserve, office, dossier, when=behind)

    def test_seconds_of_waiting_stop_nothing(self, office):
        numbered(office)
        behind = Moment.in_office(at(office).at - dt.timedelta(seconds=30), office.commission.zone)
        assert number(office, signed(office, title="Tim Dua"), when=behind).number == 2

    def test_a_clock_that_ran_ahead_is_explained_and_numbering_goes_on(self, office, refused):
        ahead = Moment.in_office(dt.datetime(2031, 5, 1, 2, 0, tzinfo=dt.UTC), "Asia/Jayapura")
        number(office, signed(office), when=ahead)
        dossier = signed(office, title="Tim Dua")
        refused(ClockRanBackward, number, office, dossier)
        facts = {"commission_id": office.commission.pk, "series": "keputusan", "when": at(office)}
        refused(NotYoursToKeep, numbers.repair_clock, reason="x", by=office.legal_officer, **facts)
        refused(ReasonIsMissing, numbers.repair_clock, reason=" ", by=office.head_of_legal, **facts)
        numbers.repair_clock(reason="Baterai jam server diganti.", by=office.head_of_legal, **facts)
        assert number(office, dossier) == DecreeNumber("keputusan", 1, 2026)
        refused(ClockIsRight, numbers.repair_clock, reason="lagi", by=office.head_of_legal, **facts)
        assert queries.next_number(office.commission.pk, "keputusan", 2031) == 2
        assert verify(office.commission.pk).is_sound

    def test_a_right_clock_needs_no_explanation(self, office, refused):
        numbered(office)
        facts = {"commission_id": office.commission.pk, "series": "keputusan", "when": at(office)}
        refused(ClockIsRight, numbers.repair_clock, reason="x", by=office.head_of_legal, **facts)


def test_numbers_are_told_as_runs():
    spans = numbers_queries.spans_of([9, 1, 2, 3, 7, 2])
    assert [str(span) for span in spans] == ["1–3", "7", "9"]
    assert [span.count for span in spans] == [3, 1, 1]
    assert commands.assign_number is numbers.assign_number
