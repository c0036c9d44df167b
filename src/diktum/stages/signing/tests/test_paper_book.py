"""The book on paper: a line with its reason, a list with its preview; the counter goes on after the highest number."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook

from diktum.ledger.verify import verify
from diktum.stages.signing import numbers_paper_commands as paper
from diktum.stages.signing import numbers_queries, queries
from diktum.stages.signing.models import (
    AgendaBook,
    AgendaLine,
    NumberVoid,
    PaperEntry,
    PaperGap,
    PaperReading,
)
from diktum.stages.signing.numbers_paper import COLUMNS, PaperLine, read_paper_list
from diktum.stages.signing.numbers_refusals import (
    BookHasChanged,
    GapsAreTooMany,
    NotYoursToKeep,
    NumberIsTaken,
    NumberLeavesAGap,
    PaperDateIsWrong,
    PaperListIsUnreadable,
    PaperRowsAreFaulty,
    ReasonIsMissing,
)
from diktum.stages.signing.tests.acting import at, number, numbered, signed

TODAY = dt.date(2026, 11, 14)
WHY = "Dinomori pada buku fisik sebelum sistem dipakai."
HEAD = tuple(COLUMNS.values())


def a_row(n, **more):
    told = {
        "number": n,
        "booked_on": "05-01-2026",
        "number_text": "",
        "signed_on": "05-01-2026",
        "title": f"Keputusan Lama {n}",
        "nature": "Penetapan",
        "proposed_by": "Subbagian Teknis",
        "signed_by": "Ketua Contoh",
        "plenary_record": "",
        "place": f"hlm. 3, baris {n}",
        "void_reason": "",
    }
    return [str(value) for value in (told | more).values()]


def as_csv(rows, head=HEAD, encoding="utf-8"):
    return "\r\n".join(";".join(row) for row in [head, *rows]).encode(encoding)


def read(office, content, year=2026, by=None):
    return paper.read_paper_book(
        series="keputusan",
        year=year,
        content=content,
        filename="buku fisik.csv",
        by=by or office.legal_officer,
        when=at(office),
    )


def take_in(office, reading, seen=None, reason=WHY, by=None):
    return paper.take_paper_book_in(
        reading_id=reading.pk,
        seen=paper.plan_of(reading).mark if seen is None else seen,
        reason=reason,
        by=by or office.head_of_legal,
        when=at(office),
    )


def by_hand(office, n, *, when=None, by=None, reason=WHY, photo=None, **more):
    day = more.pop("day", dt.date(2026, 1, 5))
    line = PaperLine(0, n, day, day, f"Keputusan Lama {n}", place="hlm. 3", **more)
    return paper.record_paper_line(
        series="keputusan",
        year=2026,
        line=line,
        reason=reason,
        photo=photo,
        by=by or office.legal_officer,
        when=when or at(office),
    )


class TestOneLine:
    def test_stands_in_the_book_and_the_counter_goes_on(self, office):
        line = by_hand(office, 1, nature="penetapan")
        assert (line.number_text, line.dossier, line.seq) == ("NOMOR 1 TAHUN 2026", None, None)
        entry = numbers_queries.paper_entry(line)
        assert (entry.reason, entry.place, entry.booked_on) == (WHY, "hlm. 3", dt.date(2026, 1, 5))
        assert number(office, signed(office)).number == 2
        assert verify(office.commission.pk).is_sound

    def test_keeps_the_number_as_it_was_written(self, office):
        assert (
            by_hand(office, 1, number_text="1/HK.03.1-Kpt/9204/2026").number_text == "1/HK.03.1-Kpt/9204/2026"
        )

    def test_keeps_a_photo(self, office):
        from django.core.files.base import ContentFile
        from PIL import Image

        out = io.BytesIO()
        Image.new("RGB", (40, 30), "white").save(out, "PNG")
        line = by_hand(office, 1, photo=ContentFile(out.getvalue(), name="hlm3.png"))
        assert numbers_queries.paper_entry(line).photo.media_type == "image/png"

    def test_a_taken_number_is_refused(self, office, refused):
        numbered(office)
        refused(NumberIsTaken, by_hand, office, 1)

    def test_a_leap_is_refused(self, office, refused):
        refused(NumberLeavesAGap, by_hand, office, 3)

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_without_a_reason(self, office, refused, reason):
        refused(ReasonIsMissing, by_hand, office, 1, reason=reason)

    def test_of_a_day_to_come(self, office, refused):
        refused(PaperDateIsWrong, by_hand, office, 1, day=dt.date(2026, 12, 24))

    def test_by_nobody_but_the_keepers(self, office, refused):
        refused(NotYoursToKeep, by_hand, office, 1, by=office.secretary)


class TestList:
    def test_is_looked_at_before_anything_is_written(self, office):
        reading = read(office, as_csv([a_row(1), a_row(2)]))
        plan = paper.plan_of(reading)
        assert ([line.number for line in plan.lines], plan.faults, plan.gaps) == ([1, 2], (), ())
        assert not AgendaLine.objects.exists()
        assert AgendaBook.objects.get().last == 0

    def test_is_taken_in_whole_and_the_counter_goes_on(self, office):
        content = as_csv([a_row(2, void_reason="Salah cetak."), a_row(1), a_row(4)])
        done = take_in(office, read(office, content))
        assert (done.rows, done.first, done.last) == (3, 1, 4)
        book = AgendaBook.objects.get()
        assert [str(gap) for gap in numbers_queries.missing_in(book)] == ["3"]
        assert numbers_queries.missing_in(book)[0].reason == WHY
        assert NumberVoid.objects.get().line.number == 2
        assert number(office, signed(office)).number == 5
        assert not PaperReading.objects.exists()
        assert verify(office.commission.pk).is_sound

    def test_an_empty_number_may_still_be_found(self, office):
        take_in(office, read(office, as_csv([a_row(1), a_row(3)])))
        assert by_hand(office, 2).number == 2
        assert numbers_queries.missing_in(AgendaBook.objects.get()) == ()
        assert PaperGap.objects.count() == 1

    def test_taken_in_twice_has_one_effect(self, office):
        reading = read(office, as_csv([a_row(1)]))
        mark = paper.plan_of(reading).mark
        assert take_in(office, reading, seen=mark) is not None
        assert take_in(office, reading, seen=mark) is None
        assert AgendaLine.objects.count() == PaperEntry.objects.count() == 1

    def test_doubles_and_clashes_are_named_and_nothing_is_half_taken_in(self, office, refused):
        numbered(office, title="Tim Sudah Ada")
        reading = read(office, as_csv([a_row(1), a_row(2), a_row(2)]))
        faults = paper.plan_of(reading).faults
        assert [fault.row for fault in faults] == [2, 4]
        assert "Tim Sudah Ada" in faults[0].message % dict(faults[0].facts)
        assert "baris 3" in faults[1].message % dict(faults[1].facts)
        refused(PaperRowsAreFaulty, take_in, office, reading)

    def test_a_book_that_changed_meanwhile(self, office, refused):
        reading = read(office, as_csv([a_row(2)]))
        mark = paper.plan_of(reading).mark
        by_hand(office, 1)
        refused(BookHasChanged, take_in, office, reading, seen=mark)

    def test_a_slip_of_the_pen_leaves_no_thousand_gaps(self, office, refused):
        refused(GapsAreTooMany, take_in, office, read(office, as_csv([a_row(1), a_row(9999)])))

    def test_only_the_keepers_take_in(self, office, other_office, refused):
        refused(NotYoursToKeep, read, office, as_csv([a_row(1)]), by=office.secretary)
        reading = read(office, as_csv([a_row(1)]))
        refused(NotYoursToKeep, take_in, office, reading, by=office.chair)
        assert take_in(office, reading, by=other_office.head_of_legal) is None
        assert not AgendaLine.objects.exists()

    def test_ten_thousand_rows(self, office):
        head, rows = list(HEAD), [a_row(n) for n in range(1, 10_001)]
        done = take_in(office, read(office, as_csv(rows, head)))
        assert done.rows == AgendaLine.objects.count() == PaperEntry.objects.count() == 10_000
        assert queries.next_number(office.commission.pk, "keputusan", 2026) == 10_001
        assert verify(office.commission.pk).is_sound


class TestReading:
    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"number": "1a"}, "bukan angka"),
            ({"number": "0"}, "bukan angka"),
            ({"number": "=1+1"}, "bukan angka"),
            ({"number": ""}, "kosong"),
            ({"title": ""}, "kosong"),
            ({"title": "x" * 501}, "terlalu panjang"),
            ({"booked_on": "31-02-2026"}, "tidak dapat dibaca"),
            ({"signed_on": "besok"}, "tidak dapat dibaca"),
            ({"signed_on": "06-01-2026"}, "sesudah tanggal agenda"),
            ({"booked_on": "24-12-2026"}, "belum tiba"),
            ({"booked_on": "05-01-2025", "signed_on": "05-01-2025"}, "bukan tahun buku"),
            ({"nature": "biasa"}, "bukan penetapan"),
        ],
    )
    def test_a_bad_row_is_named(self, changed, words):
        result = read_paper_list(as_csv([a_row(1, **changed), a_row(2)]), year=2026, today=TODAY)
        assert [line.number for line in result.lines] == [2]
        (fault,) = result.faults
        assert fault.row == 2
        assert words in fault.message % dict(fault.facts)

    @pytest.mark.parametrize(
        "written",
        ["5-1-2026", "05/01/2026", "5.1.2026", "2026-01-05", "5 Januari 2026", "2026-01-05T00:00:00"],
    )
    def test_days_are_read_as_offices_write_them(self, written):
        result = read_paper_list(as_csv([a_row(1, booked_on=written)]), year=2026, today=TODAY)
        assert result.lines[0].booked_on == dt.date(2026, 1, 5)

    def test_formulas_stay_text(self):
        book = Workbook()
        book.active.append(list(HEAD))
        book.active.append(a_row(1, title='=HYPERLINK("http://jahat.invalid")'))
        out = io.BytesIO()
        book.save(out)
        result = read_paper_list(out.getvalue(), year=2026, today=TODAY)
        assert result.lines[0].title == '=HYPERLINK("http://jahat.invalid")'

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x00\x01\x02",
            b"PK\x03\x04rusak",
            b"\xd0\xcf\x11\xe0lama",
            as_csv([], HEAD),
            as_csv([["1", "x"]], ("No.", "Judul")),
            b"x" * (5 * 1024 * 1024 + 1),
            as_csv([a_row(n) for n in range(1, 12_003)]),
        ],
    )
    def test_what_is_no_list_is_refused(self, content):
        with pytest.raises(PaperListIsUnreadable):
            read_paper_list(content, year=2026, today=TODAY)

    def test_the_columns_that_lack_are_named(self):
        with pytest.raises(PaperListIsUnreadable, match="Tanggal agenda, Tanggal ditetapkan"):
            read_paper_list(as_csv([["1", "x"]], ("No. urut", "Tentang")), year=2026, today=TODAY)

    def test_a_bad_encoding_is_named_by_its_row(self):
        content = as_csv([a_row(1), a_row(2)]).replace(b"Keputusan Lama 2", b"Keputusan \x81 2")
        result = read_paper_list(content, year=2026, today=TODAY)
        assert [line.number for line in result.lines] == [1]
        assert "UTF-8" in result.faults[0].message
