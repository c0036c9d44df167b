"""The register of persons: a list is shown before it counts, and counts wholly or not at all."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from diktum.formats.sheet_rows import read_rows
from diktum.formats.spreadsheet import csv_text
from diktum.people import register_refusals as no
from diktum.people.models import Change, Person
from diktum.people.refusals import NotAdministrator
from diktum.people.register import read_register
from diktum.people.register_models import RegisterImport, ServicePeriod
from diktum.people.register_plan import PlanKind, plan_of_import
from diktum.people.register_queries import register_of, register_table
from diktum.stages.verification.people_register import read_list, take_list_in

pytestmark = pytest.mark.django_db

HEAD = "Nama;Gelar di belakang;NIP;Jabatan dinas;Instansi;Golongan jabatan;Mulai;Sampai;Sebab berakhir\n"
GOOD = (
    HEAD
    + "Mesak Contoh;S.H.;198001012005011999;Analis Hukum;;pelaksana;02-01-2023;;\n"
    + "Ruth Teladan;S.E.;;Bendahara;Pemerintah Kabupaten;;2 Januari 2022;2025-12-31;pensiun\n"
    + "Yakub Umpama;;;;;;;;\n"
)


def read(office, text, filename="orang.csv", by=None):
    content = text if isinstance(text, bytes) else text.encode()
    return read_list(content=content, filename=filename, by=by or office.administrator, when=office.moment())


def plan(office, text):
    return plan_of_import(read(office, text), office.moment().day)


def take(office, text):
    held = read(office, text)
    mark = plan_of_import(held, office.moment().day).mark
    return take_list_in(import_id=held.pk, seen=mark, by=office.administrator, when=office.moment())


def faults(office, rows, head=HEAD):
    return [fault.template % dict(fault.facts) for fault in plan(office, head + rows).faults]


class TestDryRun:
    def test_shows_what_is_new_and_changes_nothing(self, office):
        before = Person.objects.count()
        found = plan(office, GOOD)
        assert [row.entry.name for row in found.of(PlanKind.NEW)] == [
            "Mesak Contoh",
            "Ruth Teladan",
            "Yakub Umpama",
        ]
        assert not found.faults
        assert Person.objects.count() == before

    def test_says_what_is_changed_and_what_is_not(self, office):
        take(office, GOOD)
        found = plan(
            office, GOOD.replace("Analis Hukum", "Analis Kebijakan").replace("2025-12-31", "2025-11-30")
        )
        changed = found.of(PlanKind.CHANGED)
        assert [[c.column for c in row.changes] for row in changed] == [["Jabatan dinas"], ["Sampai"]]
        assert [row.entry.name for row in found.of(PlanKind.UNCHANGED)] == ["Yakub Umpama"]

    def test_warns_of_a_doubtful_nip_and_goes_on(self, office):
        found = plan(office, HEAD + "Mesak Contoh;;12345;;;;;;\n")
        assert found.rows[0].warnings == ("NIP terdiri atas 18 angka.",)
        assert not found.faults


class TestBadRows:
    @pytest.mark.parametrize(
        ("row", "words"),
        [
            (";;;Analis;;;02-01-2023;;", "kolom Nama kosong"),
            ("=1+1;;;;;;;;", "rumus"),
            ("@SUM(A1);;;;;;;;", "rumus"),
            ("Budi Contoh;;;Analis;;;31-02-2023;;", "bukan tanggal"),
            ("Budi Contoh;;;Analis;;;;;", "Jabatan dinas dan Mulai"),
            ("Budi Contoh;;;Analis;;;02-01-2023;01-01-2022;", "lebih awal"),
            ("Budi Contoh;;;Analis;;;02-01-2023;;pensiun", "Sebab berakhir"),
            ("Budi Contoh;;;Analis;;raja;02-01-2023;;", "tidak dikenal"),
            ("Budi ContohÃ©;;;;;;;;", "huruf rusak"),
            ("Budi Contoh;;;;;;;;;;lebih", "lebih banyak sel"),
            ("B" * 300 + ";;;;;;;;", "terlalu panjang"),
        ],
    )
    def test_each_is_named_with_what_is_wrong(self, office, row, words):
        found = plan(office, GOOD + row + "\n")
        assert len(found.faults) == 1
        assert found.faults[0].number == 5
        assert words in found.faults[0].template % dict(found.faults[0].facts)

    def test_doubles_are_named_with_the_first_row(self, office):
        again = "Mesak Contoh;S.H.;19800101 200501 1 999;Analis Hukum;;;02-01-2023;;\n"
        other = "Orang Lain;;198001012005011999;Arsiparis;;;02-01-2023;;\n"
        found = plan(office, GOOD + again + other).faults
        assert [fault.template % dict(fault.facts) for fault in found] == [
            "sama dengan baris 2",
            "NIP ini sudah dipakai Mesak Contoh pada baris 2",
        ]

    def test_a_name_that_two_persons_bear_needs_a_nip(self, office):
        take(office, HEAD + "Budi Contoh;;198001012005011999;;;;;;\nBudi Contoh;;198001012005011998;;;;;;\n")
        assert faults(office, "Budi Contoh;;;;;;;;\n") == ["ada 2 orang yang mungkin dimaksud; isi NIP-nya"]

    def test_nothing_is_half_imported(self, office):
        before = Person.objects.count()
        held = read(office, GOOD + "=1+1;;;;;;;;\n")
        mark = plan_of_import(held, office.moment().day).mark
        with pytest.raises(no.RowsAreFaulty):
            take_list_in(import_id=held.pk, seen=mark, by=office.administrator, when=office.moment())
        assert Person.objects.count() == before
        assert not ServicePeriod.objects.exists()


class TestForeignFiles:
    @pytest.mark.parametrize(
        ("content", "refusal"),
        [
            (b"", no.SheetIsUnreadable),
            (b"\x00\x01\x02", no.SheetIsUnreadable),
            (b"PK\x03\x04 not a workbook", no.SheetIsUnreadable),
            (b"\xd0\xcf\x11\xe0 old", no.SheetIsUnreadable),
            (b"Nomor rekening;Nama\n1;Budi\n", no.ColumnsAreWrong),
            (b"Jabatan dinas;Mulai\nAnalis;2023-01-02\n", no.ColumnsAreWrong),
            (b"Nama;Nama lengkap\nBudi;Budi\n", no.ColumnIsTwice),
        ],
    )
    def test_are_refused_with_a_reason(self, office, content, refusal):
        with pytest.raises(refusal):
            read(office, content)
        assert not RegisterImport.objects.exists()

    def test_a_formula_in_a_workbook_is_seen_and_not_calculated(self, office, tmp_path):
        book = Workbook()
        book.active.append(["Nama", "Jabatan dinas", "Mulai"])
        book.active.append(["Budi Contoh", '=HYPERLINK("http://contoh.example")', "2023-01-02"])
        book.save(tmp_path / "orang.xlsx")
        found = read_register((tmp_path / "orang.xlsx").read_bytes())
        assert not found.entries
        assert "rumus" in found.faults[0].template

    def test_windows_letters_and_utf16_are_read(self, office):
        text = "Nama;Surel\nAndré Contoh;a@contoh.example\n"
        assert read_register(text.encode("cp1252")).entries[0].name == "André Contoh"
        assert read_register(text.encode("utf-16")).entries[0].name == "André Contoh"


class TestTakingIn:
    def test_takes_in_all_rows_with_their_dated_jobs(self, office):
        assert take(office, GOOD) == {"new": 3}
        ruth = next(each for each in register_of(office.commission.pk) if each.name == "Ruth Teladan")
        day = office.moment().day
        assert ruth.on(day) == ()
        assert (ruth.last_before(day).title, ruth.last_before(day).ending) == ("Bendahara", "retired")
        assert Person.objects.get(name="Yakub Umpama").user is None
        assert Change.objects.filter(table="people_serviceperiod").count() == 2

    def test_two_jobs_of_one_person_make_one_person(self, office):
        rows = (
            "Budi Contoh;;;Analis;;;02-01-2020;31-12-2022;alih jabatan\nBudi Contoh;;;Kepala;;;01-01-2023;;\n"
        )
        take(office, HEAD + rows)
        assert Person.objects.filter(name="Budi Contoh").count() == 1
        assert ServicePeriod.objects.filter(person__name="Budi Contoh").count() == 2

    def test_finds_the_people_of_the_office_by_name(self, office):
        take(
            office,
            HEAD + "Amos Latihan;;198001012005011999;Kepala Subbagian Teknis;;eselon iv;02-01-2023;;\n",
        )
        assert Person.objects.filter(name="Amos Latihan").count() == 1
        assert office.person("pengusul").nip == "198001012005011999"

    def test_refuses_what_was_not_shown(self, office):
        held = read(office, GOOD)
        with pytest.raises(no.RegisterHasChanged):
            take_list_in(import_id=held.pk, seen="lain", by=office.administrator, when=office.moment())

    def test_refuses_a_second_time(self, office):
        held = read(office, GOOD)
        mark = plan_of_import(held, office.moment().day).mark
        arguments = {"import_id": held.pk, "seen": mark, "by": office.administrator, "when": office.moment()}
        take_list_in(**arguments)
        with pytest.raises(no.ImportIsDone):
            take_list_in(**arguments)

    def test_refuses_who_is_no_administrator(self, office):
        with pytest.raises(NotAdministrator):
            read(office, GOOD, by=office.secretary)

    def test_ten_thousand_rows_take_a_few_seconds(self, office):
        rows = "".join(f"Orang Contoh {n};;;Pelaksana Umum;;pelaksana;02-01-2023;;\n" for n in range(10_000))
        began = time.process_time()
        assert take(office, HEAD + rows)["new"] == 10_000
        assert time.process_time() - began < 20


class TestExport:
    def test_what_goes_out_can_come_in_again(self, office):
        take(office, GOOD)
        found = plan(office, csv_text(*register_table(office.commission.pk)))
        assert not found.faults
        assert {row.kind for row in found.rows} == {PlanKind.UNCHANGED}

    def test_nothing_in_it_is_calculated(self, office):
        Person.objects.filter(pk=office.secretary.person_id).update(title_after='=HYPERLINK("x")')
        text = csv_text(*register_table(office.commission.pk))
        assert "\"'=HYPERLINK" in text
        assert read_rows(text.encode())


class TestPages:
    def upload(self, browser, text):
        file = SimpleUploadedFile("orang.csv", text.encode(), content_type="text/csv")
        return browser.post("/pengaturan/orang/impor/", {"list": file})

    def test_a_list_is_read_shown_and_taken_in(self, office, as_user):
        browser = as_user("admin")
        assert browser.get("/pengaturan/orang/impor/").status_code == 200
        answer = self.upload(browser, GOOD)
        assert answer.status_code == 302
        page = browser.get(answer["Location"])
        assert "Mesak Contoh" in page.content.decode()
        mark = page.context["page"].mark
        done = browser.post(answer["Location"], {"seen": mark})
        assert (done.status_code, done["Location"]) == (302, "/pengaturan/orang/")
        assert browser.get(answer["Location"]).status_code == 404
        assert Person.objects.filter(name="Mesak Contoh").exists()

    def test_bad_rows_are_named_and_there_is_no_button(self, office, as_user):
        browser = as_user("admin")
        page = browser.get(self.upload(browser, GOOD + "<b>=;;;Analis;;;x;;\n")["Location"])
        words = page.content.decode()
        assert "1 baris keliru" in words
        assert "&lt;b&gt;=" in words
        assert 'id="masukkan"' not in words

    def test_a_wrong_file_is_answered_on_the_page(self, office, as_user):
        answer = self.upload(as_user("admin"), "Rekening\n1\n")
        assert answer.status_code == 422
        assert "Judul kolom tidak sesuai" in answer.content.decode()

    def test_files_are_handed_out(self, office, as_user):
        browser = as_user("admin")
        for name in ("daftar.csv", "daftar.xlsx", "contoh.csv", "contoh.xlsx"):
            assert browser.get(f"/pengaturan/orang/{name}").status_code == 200
        content = browser.get("/pengaturan/orang/contoh.xlsx").content
        assert not read_register(content).faults

    def test_others_are_kept_out(self, office, as_user):
        assert as_user("sekretaris").get("/pengaturan/orang/impor/").status_code == 403
        assert as_user("tamu").get("/pengaturan/orang/daftar.csv").status_code == 403
