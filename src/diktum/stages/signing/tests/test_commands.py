"""Rows 6 and 7: initials, signature, number. Each does what it says; each refusal changes nothing."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from diktum.core.document import fingerprint
from diktum.core.document.rules.samples import SOUND
from diktum.core.language import DecreeNumber
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import (
    ActIsNotOpen,
    MandateMayNot,
    NotYourPost,
    ReasonIsMissing,
    StaleForm,
    UnknownOutcome,
)
from diktum.core.refusal import Refused
from diktum.dossiers.models import JournalEntry
from diktum.dossiers.queries import last_completion, state_of
from diktum.dossiers.refusals import RepeatedRequest
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify
from diktum.people.commands import appoint
from diktum.people.queries import actor_of
from diktum.stages.plenary.tests.acting import SESSION_DAY, confirm, reconcile
from diktum.stages.signing import queries
from diktum.stages.signing.models import AgendaBook, AgendaLine, Initials, NumberVoid, Signature
from diktum.stages.signing.refusals import (
    ClockRanBackward,
    MethodIsUnknown,
    NoSeries,
    NotInPostThatDay,
    NotSigned,
    SignedBeforeDecision,
    SignedBeforeFrozen,
    SignedInTheFuture,
    TextDiffers,
    TextIsNotFrozen,
)
from diktum.stages.signing.tests.acting import (
    at,
    frozen,
    initial,
    initialed,
    number,
    numbered,
    secretary_decree,
    sign,
    signed,
)

WATCHED = (Initials, Signature, AgendaBook, AgendaLine, NumberVoid, JournalEntry, LedgerEntry)


def counts():
    return [model.objects.count() for model in WATCHED] + list(
        AgendaBook.objects.values_list("last", flat=True)
    )


@pytest.fixture
def refused():
    """Check that something is refused with all its parts and changes nothing."""

    def check(refusal, act, *args, **kwargs):
        before = counts()
        with pytest.raises(Refused) as caught:
            act(*args, **kwargs)
        assert type(caught.value) is refusal
        assert str(caught.value)
        assert caught.value.rule
        assert caught.value.remedy
        assert counts() == before

    return check


def test_initials_name_the_text_they_stand_on(office):
    dossier = frozen(office)
    row = initial(office, dossier)
    assert (row.text_sha256, row.initialed_by) == (fingerprint(SOUND), office.secretary.name)
    assert dossier.open_act == "sign"
    assert row.seq == last_completion(dossier, "initial").seq


def test_the_secretary_returns_the_text_to_reconciliation(office):
    dossier = frozen(office)
    assert initial(office, dossier, "returned", "Lampiran belum sesuai putusan.") is None
    assert dossier.open_act == "reconcile"
    assert not Initials.objects.exists()
    reconcile(office, dossier)
    confirm(office, dossier)
    initial(office, dossier)
    assert sign(office, dossier).text_sha256 == fingerprint(SOUND)


def test_returning_needs_a_reason(office, refused):
    refused(ReasonIsMissing, initial, office, frozen(office), "returned", "  ")


def test_only_the_secretary_initials(office, refused):
    refused(NotYourPost, initial, office, frozen(office), by=office.chair)


def test_an_outcome_that_the_procedure_does_not_know(office, refused):
    refused(UnknownOutcome, initial, office, frozen(office), "signed")


def test_a_text_that_was_never_frozen_is_not_initialed(office, refused, monkeypatch):
    dossier = frozen(office)
    monkeypatch.setattr("diktum.stages.plenary.queries.final_text", lambda dossier: None)
    refused(TextIsNotFrozen, initial, office, dossier)


def test_the_signature_is_that_of_the_post_held_on_the_day(office):
    dossier = initialed(office)
    row = sign(office, dossier, ink="purple", note="Ditandatangani di ruang kerja Ketua.")
    assert (row.signatory_name, row.post, row.post_title, row.post_kind) == (
        "Yohana Andai",
        "chair",
        "Ketua",
        "definitive",
    )
    assert (row.method, row.ink, row.signed_on) == ("wet", "purple", at(office).day)
    assert row.text_sha256 == queries.frozen_text(dossier).sha256 == fingerprint(SOUND)
    assert dossier.open_act == "number"
    assert state_of(dossier).beyond_return
    assert queries.signature_of(dossier) == row


def test_signing_may_be_recorded_later_with_its_own_day(office):
    dossier = initialed(office)
    row = sign(office, dossier, when=at(office, day=SESSION_DAY + 3), signed_on=at(office).day)
    assert (row.signed_on, row.recorded_on) == (at(office).day, at(office, day=SESSION_DAY + 3).day)


def test_a_signature_in_the_future(office, refused):
    day = at(office).day + dt.timedelta(days=1)
    refused(SignedInTheFuture, sign, office, initialed(office), signed_on=day)


def test_a_signature_before_the_decision(office, refused):
    day = at(office).day - dt.timedelta(days=1)
    refused(SignedBeforeDecision, sign, office, initialed(office), signed_on=day)


def test_a_signature_before_the_text_was_frozen(office, refused):
    dossier = secretary_decree(office)
    day = at(office).day - dt.timedelta(days=1)
    refused(SignedBeforeFrozen, sign, office, dossier, by=office.secretary, signed_on=day)


@pytest.mark.parametrize("given", [{"method": "cap"}, {"ink": "black"}])
def test_an_unknown_method_or_ink(office, refused, given):
    refused(MethodIsUnknown, sign, office, initialed(office), **given)


def test_a_print_of_another_text(office, refused):
    refused(TextDiffers, sign, office, initialed(office), seen_sha256="0" * 64)


def test_words_changed_behind_the_fingerprint(office, refused, monkeypatch):
    dossier = initialed(office)
    from diktum.stages.plenary import queries as plenary

    row = plenary.final_text(dossier)
    row.document = {**row.document, "title": "JUDUL YANG DIUBAH"}
    monkeypatch.setattr(plenary, "final_text", lambda dossier: row)
    refused(TextDiffers, sign, office, dossier)
    row.document = {"apa": "ini"}
    refused(TextDiffers, sign, office, dossier)


def test_a_later_version_of_the_draft(office, refused, monkeypatch):
    dossier = initialed(office)
    from diktum.stages.drafting import queries as drafting

    version = drafting.latest_version(dossier)
    version.sha256 = "f" * 64
    monkeypatch.setattr(drafting, "latest_version", lambda dossier: version)
    refused(TextDiffers, sign, office, dossier)


def test_only_the_chair_signs(office, refused):
    refused(NotYourPost, sign, office, initialed(office), by=office.secretary)


def test_an_acting_chair_by_mandate_may_not_sign(office, refused):
    dossier = initialed(office)
    member = office.person("anggota1")
    appoint(
        commission_id=office.commission.pk,
        person_id=member.pk,
        post="chair",
        title="Ketua",
        kind="plh",
        letter="Surat Tugas Nomor 1",
        since=office.moment().day,
        by=None,
    )
    refused(MandateMayNot, sign, office, dossier, by=actor_of(member, at(office).day))


def test_who_was_not_in_post_on_the_day_of_signing(office, refused):
    dossier = initialed(office)
    late = at(office, day=SESSION_DAY + 3)
    member = office.person("anggota1")
    appoint(
        commission_id=office.commission.pk,
        person_id=member.pk,
        post="chair",
        title="Ketua",
        kind="takeover",
        letter="Keputusan Nomor 1",
        since=late.day,
        by=None,
    )
    refused(
        NotInPostThatDay,
        sign,
        office,
        dossier,
        by=actor_of(member, late.day),
        when=late,
        signed_on=at(office).day,
    )


def test_signing_twice(office, refused):
    refused(ActIsNotOpen, sign, office, signed(office))


def test_the_same_submission_counts_once(office, refused):
    dossier = initialed(office)
    sign(office, dossier, request_key="satu")
    refused(RepeatedRequest, sign, office, dossier, request_key="satu")


def test_a_stale_form(office, refused):
    dossier = initialed(office)
    refused(StaleForm, sign, office, dossier, seen_seq=dossier.seq - 1)


def test_the_secretary_signs_own_decrees_in_a_series_of_their_own(office):
    number(office, signed(office))
    dossier = secretary_decree(office)
    row = sign(office, dossier, by=office.secretary)
    assert (row.post, row.post_title) == ("secretary", "Sekretaris")
    assert number(office, dossier) == DecreeNumber("keputusan-sekretaris", 1, 2026)
    line = queries.agenda_line(dossier)
    assert line.decided_on == line.signed_on == row.signed_on
    assert line.plenary_record == ""


def test_the_secretary_returns_instead_of_signing(office):
    dossier = secretary_decree(office)
    assert sign(office, dossier, by=office.secretary, outcome="returned", reason="Nama keliru.") is None
    assert dossier.open_act == "submit_draft"
    assert not Signature.objects.exists()


def test_the_number_stands_in_the_book_with_its_line(office):
    dossier = signed(office)
    assert queries.number_of(dossier) is None
    given = number(office, dossier)
    assert given == DecreeNumber("keputusan", 1, 2026) == queries.number_of(dossier)
    assert queries.numbers_of([dossier]) == {dossier.pk: given}
    line = queries.agenda_line(dossier)
    assert line.number_text == "NOMOR 1 TAHUN 2026"
    assert line.title == dossier.title
    assert (line.decided_on, line.signed_on, line.booked_on) == (at(office).day,) * 3
    assert line.signed_by == "Yohana Andai, S.P., Ketua"
    assert line.nature == "penetapan"
    assert "PK.01-BA" in line.plenary_record
    assert queries.next_number(office.commission.pk, "keputusan", 2026) == 2
    assert dossier.open_act == "copy"
    assert last_completion(dossier, "number").data["number"] == "NOMOR 1 TAHUN 2026"
    assert verify(office.commission.pk).is_sound


def test_numbers_follow_one_another(office):
    given = [number(office, signed(office, title=f"Tim Nomor {n}")).number for n in (1, 2, 3)]
    assert given == [1, 2, 3]


def test_a_failure_takes_no_number(office, monkeypatch):
    dossier = signed(office)

    def fails(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("diktum.dossiers.work.Work.done", fails)
    with pytest.raises(RuntimeError):
        number(office, dossier)
    monkeypatch.undo()
    assert not AgendaLine.objects.exists()
    assert number(office, dossier).number == 1


def test_each_office_has_its_own_book(office, other_office):
    number(office, signed(office))
    assert number(other_office, signed(other_office)).number == 1
    assert queries.lines_of_year(office.commission.pk, 2026)[0].dossier.commission == office.commission
    assert len(queries.lines_of_year(office.commission.pk, 2026)) == 1


def test_only_the_legal_section_numbers(office, refused):
    dossier = signed(office)
    refused(NotYourPost, number, office, dossier, by=office.secretary)
    assert number(office, dossier, by=office.head_of_legal).number == 1


def test_numbering_without_a_signature(office, refused, monkeypatch):
    dossier = signed(office)
    monkeypatch.setattr(queries, "signature_of", lambda dossier: None)
    refused(NotSigned, number, office, dossier)


def test_numbering_a_text_that_was_not_the_signed_one(office, refused, monkeypatch):
    dossier = signed(office)
    row = queries.signature_of(dossier)
    row.text_sha256 = "a" * 64
    monkeypatch.setattr(queries, "signature_of", lambda dossier: row)
    refused(TextDiffers, number, office, dossier)


def test_no_series_for_the_signatory(office, refused, monkeypatch):
    dossier = signed(office)
    monkeypatch.setattr(queries, "series_of", lambda dossier, day: None)
    refused(NoSeries, number, office, dossier)


def test_a_year_ends_at_midnight_of_the_office(office):
    before = Moment.in_office(dt.datetime(2026, 12, 31, 14, 59, 59, tzinfo=dt.UTC), "Asia/Jayapura")
    after = Moment.in_office(dt.datetime(2026, 12, 31, 15, 0, tzinfo=dt.UTC), "Asia/Jayapura")
    assert number(office, signed(office, title="Tim Lama"), when=before) == DecreeNumber("keputusan", 1, 2026)
    assert number(office, signed(office, title="Tim Baru"), when=after) == DecreeNumber("keputusan", 1, 2027)
    assert queries.years_of(office.commission.pk) == (2027, 2026)


def test_a_clock_that_went_back_stops_numbering(office, refused):
    late = at(office, day=SESSION_DAY + 2)
    first, second = signed(office, title="Tim Satu"), signed(office, title="Tim Dua")
    number(office, first, when=late)
    refused(ClockRanBackward, number, office, second, when=at(office, day=SESSION_DAY + 1))
    assert number(office, second, when=late).number == 2


def test_a_clock_that_went_back_a_year_stops_numbering(office, refused):
    after = Moment.in_office(dt.datetime(2027, 1, 1, 2, 0, tzinfo=dt.UTC), "Asia/Jayapura")
    first, second = signed(office, title="Tim Satu"), signed(office, title="Tim Dua")
    number(office, first, when=after)
    refused(ClockRanBackward, number, office, second)


def test_the_database_refuses_what_the_program_would_not_do(office):
    numbered(office)
    other = signed(office, title="Tim Lain")
    line = AgendaLine.objects.get()
    for change in ({"number": 1}, {"number": 0}, {"number": 2, "signed_on": dt.date(2030, 1, 1)}):
        values = {
            f.attname: getattr(line, f.attname) for f in AgendaLine._meta.concrete_fields if f.name != "id"
        }
        values |= {"dossier_id": other.pk, **change}
        with pytest.raises(IntegrityError), transaction.atomic():
            AgendaLine.objects.bulk_create([AgendaLine(**values)])
    for table in ("initials", "signature", "agendaline", "numbervoid"):
        with (
            pytest.raises((IntegrityError, ProgrammingError)),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE signing_{table} SET id = id")


def test_a_changed_line_is_named_by_verify(office, capsys):
    numbered(office)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE signing_agendaline SET title = 'Judul lain'")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    with pytest.raises(SystemExit):
        call_command("verify")
    assert "signing.AgendaLine" in capsys.readouterr().out
