"""The pages of the agenda book's keeper."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from diktum.stages.signing import numbers_paper_commands as paper
from diktum.stages.signing.models import (
    AgendaLine,
    ClockRepair,
    NumberReservation,
    NumberVoid,
    PaperReading,
    ReservationVoid,
)
from diktum.stages.signing.numbers_paper import COLUMNS
from diktum.stages.signing.tests.acting import at, initialed, number, numbered, signed
from diktum.stages.signing.tests.test_paper_book import WHY, a_row, as_csv, by_hand, read

FOLDER = "/buku-agenda/2026/keputusan/"
TYPED = {
    "number": "1",
    "booked_on": "2026-01-05",
    "signed_on": "2026-01-05",
    "title": "Tim Lama",
    "nature": "penetapan",
    "place": "halaman 14",
    "reason": WHY,
}


@pytest.fixture
def as_(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()

    def log_in(account="staf-hukum", who=office):
        client.force_login(who.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in


class TestVoiding:
    def test_a_number_in_use_says_why_it_stays(self, office, as_):
        line = AgendaLine.objects.get(dossier=numbered(office))
        page = as_().get(f"/buku-agenda/baris/{line.pk}/")
        assert page.status_code == 200
        assert "yang tidak dibatalkan" in page.text
        assert "UU 30/2014 Pasal 63" in page.text
        answer = as_().post(f"/buku-agenda/baris/{line.pk}/", {"reason": "Salah."})
        assert answer.status_code == 409
        assert not NumberVoid.objects.exists()

    def test_a_line_of_the_paper_book_is_struck_out_with_who_and_when(self, office, as_):
        line = by_hand(office, 1)
        url = f"/buku-agenda/baris/{line.pk}/"
        assert as_().post(url, {"reason": " "}).status_code == 422
        assert as_().post(url, {"reason": "Rusak <saat> dicetak."}).status_code == 302
        text = as_().get(url).text
        assert "Rusak &lt;saat&gt; dicetak." in text
        assert office.legal_officer.name in text
        assert "14 November 2026" in text
        assert 'name="reason"' not in text

    def test_others_only_read(self, office, as_, other_office):
        line = by_hand(office, 1)
        assert 'name="reason"' not in as_("tamu").get(f"/buku-agenda/baris/{line.pk}/").text
        assert as_("tamu").post(f"/buku-agenda/baris/{line.pk}/", {"reason": "x"}).status_code == 409
        assert as_("staf-hukum", other_office).get(f"/buku-agenda/baris/{line.pk}/").status_code == 404


class TestReserving:
    def test_reserve_and_strike_out(self, office, as_):
        dossier = initialed(office)
        answer = as_().post(f"/berkas/{dossier.code}/pesan-nomor/")
        kept = NumberReservation.objects.get()
        assert (answer.status_code, answer.url) == (302, f"/buku-agenda/pesanan/{kept.pk}/")
        assert "NOMOR 1 TAHUN 2026" in as_().get(answer.url).text
        assert 'name="reason"' not in as_("tamu").get(answer.url).text
        assert as_().post(answer.url, {"reason": ""}).status_code == 422
        assert as_().post(answer.url, {"reason": "Tidak jadi."}).status_code == 302
        assert ReservationVoid.objects.get().reason == "Tidak jadi."
        assert "Tidak jadi." in as_().get(answer.url).text

    def test_only_the_keepers(self, office, as_, other_office):
        dossier = initialed(office)
        assert as_("pengusul").post(f"/berkas/{dossier.code}/pesan-nomor/").status_code == 403
        assert as_("staf-hukum", other_office).post(f"/berkas/{dossier.code}/pesan-nomor/").status_code == 404


class TestClock:
    def test_a_clock_that_ran_ahead_is_explained(self, office, as_, settings):
        number(office, signed(office), when=at(office, day=20))
        url = "/buku-agenda/jam/keputusan/"
        assert "Penomoran terhenti" in as_("kasubbag-hukum").get(url).text
        assert as_("kasubbag-hukum").post(url, {"reason": ""}).status_code == 422
        assert as_("kasubbag-hukum").post(url, {"reason": "Baterai jam."}).status_code == 302
        assert ClockRepair.objects.get().reason == "Baterai jam."
        assert "tidak terhenti" in as_("kasubbag-hukum").get(url).text
        assert as_("pengusul").get(url).status_code == 403
        assert as_("kasubbag-hukum").get("/buku-agenda/jam/lain/").status_code == 404


class TestOneLine:
    def test_is_typed_with_its_reason_and_photo(self, office, as_):
        page = as_().get(f"{FOLDER}dari-buku-fisik/")
        assert page.status_code == 200
        photo = SimpleUploadedFile("hlm.png", a_png(), "image/png")
        answer = as_().post(f"{FOLDER}dari-buku-fisik/", TYPED | {"photo": photo})
        line = AgendaLine.objects.get()
        assert answer.url == f"/buku-agenda/baris/{line.pk}/"
        text = as_().get(answer.url).text
        for words in (WHY, "halaman 14", "hlm.png"):
            assert words in text
        given = as_().get(f"{answer.url}foto/")
        assert b"".join(given.streaming_content) == a_png()
        assert "attachment" in given["Content-Disposition"]

    @pytest.mark.parametrize(
        "changed",
        [
            {"reason": ""},
            {"number": "3"},
            {"number": "x"},
            {"signed_on": "2026-02-30"},
            {"booked_on": "2025-01-05"},
            {"booked_on": "2026-12-30"},
        ],
    )
    def test_what_cannot_be_is_shown_again(self, as_, changed):
        answer = as_().post(f"{FOLDER}dari-buku-fisik/", TYPED | changed)
        assert answer.status_code == 422
        assert "Tim Lama" in answer.text
        assert not AgendaLine.objects.exists()

    def test_a_photo_that_is_none_is_refused(self, as_):
        fake = SimpleUploadedFile("hlm.png", b"<script>", "image/png")
        assert as_().post(f"{FOLDER}dari-buku-fisik/", TYPED | {"photo": fake}).status_code == 422
        assert not AgendaLine.objects.exists()

    @pytest.mark.parametrize("place", ["2027/keputusan", "2026/lain", "1800/keputusan"])
    def test_a_book_that_cannot_be(self, as_, place):
        assert as_().get(f"/buku-agenda/{place}/dari-buku-fisik/").status_code == 404
        assert as_().get(f"/buku-agenda/{place}/impor/").status_code == 404

    def test_only_the_keepers(self, as_):
        assert as_("pengusul").get(f"{FOLDER}dari-buku-fisik/").status_code == 403
        assert as_("pengusul").get(f"{FOLDER}impor/").status_code == 403


class TestList:
    def test_is_looked_at_and_taken_in(self, office, as_):
        assert as_().get(f"{FOLDER}impor/").status_code == 200
        content = as_csv([a_row(1, title="Tim <i>Lama</i>"), a_row(3)])
        answer = as_().post(f"{FOLDER}impor/", {"list": SimpleUploadedFile("buku.csv", content)})
        preview = as_().get(answer.url).text
        for words in ("Tim &lt;i&gt;Lama", "1 nomor kosong", "nomor 4"):
            assert words in preview
        mark = paper.plan_of(PaperReading.objects.get()).mark
        assert as_().post(answer.url, {"seen": mark, "reason": ""}).status_code == 422
        done = as_().post(answer.url, {"seen": mark, "reason": WHY})
        assert (done.status_code, done.url) == (302, FOLDER)
        assert AgendaLine.objects.count() == 2
        assert as_().get(answer.url).status_code == 302

    def test_faults_are_named_by_row(self, office, as_):
        by_hand(office, 1)
        reading = read(office, as_csv([a_row(1), a_row(2, booked_on="besok")]))
        text = as_().get(f"/buku-agenda/pratinjau/{reading.pk}/").text
        assert "2 baris keliru" in text
        assert "Nomor 1 sudah ada" in text
        assert 'name="seen"' not in text

    def test_a_file_that_is_none_is_named(self, as_):
        for content in (b"", b"\x00\x01", as_csv([["x"]], ("Judul",))):
            answer = as_().post(f"{FOLDER}impor/", {"list": SimpleUploadedFile("x.csv", content)})
            assert answer.status_code == 422
        assert "Kolom yang tidak ada" in answer.text
        assert as_().post(f"{FOLDER}impor/").status_code == 422

    def test_another_office_sees_no_preview(self, office, other_office, as_):
        reading = read(office, as_csv([a_row(1)]))
        assert as_("staf-hukum", other_office).get(f"/buku-agenda/pratinjau/{reading.pk}/").status_code == 302

    def test_the_example_can_be_read_in(self, as_):
        sheet = load_workbook(io.BytesIO(as_().get("/buku-agenda/contoh.xlsx").content)).active
        assert [cell.value for cell in sheet[1]] == list(COLUMNS.values())
        answer = as_().get("/buku-agenda/contoh.csv")
        content = answer.content
        sent = {"list": SimpleUploadedFile("contoh.csv", content)}
        assert as_().post("/buku-agenda/2022/keputusan/impor/", sent).status_code == 302
        assert len(paper.plan_of(PaperReading.objects.get()).lines) == 1


def a_png():
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    return out.getvalue()
