"""Row 7: the number from the agenda book."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from diktum.core.language import DecreeNumber
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import (
    NotYourPost,
)
from diktum.dossiers.queries import last_completion
from diktum.ledger.verify import verify
from diktum.stages.plenary.tests.acting import SESSION_DAY
from diktum.stages.signing import commands, queries
from diktum.stages.signing.models import AgendaLine
from diktum.stages.signing.refusals import (
    ClockRanBackward,
    NoSeries,
    NotSigned,
    TextDiffers,
)
from diktum.stages.signing.tests.acting import (
    at,
    number,
    numbered,
    signed,
)


def test_the_number_stands_in_the_book_with_its_line(office):
    dossier = signed(office)
    assert queries.number_of(dossier) is None
    given = commands.assign_number(dossier_id=dossier.pk, by=office.legal_officer, when=at(office))
    dossier.refresh_from_db()
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
