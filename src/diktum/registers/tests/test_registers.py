"""The books show what was recorded, all of it, and only to the office it belongs to."""

import csv
import io

import pytest
from django.db import connection
from openpyxl import load_workbook

from diktum.formats.pdf import page_count, text_of
from diktum.formats.spreadsheet import csv_text, xlsx
from diktum.ledger.checkpoints import make_checkpoint
from diktum.registers.soundness import soundness_of
from diktum.stages.distribution import commands as distribution
from diktum.stages.distribution.recipients import Recipient
from diktum.stages.plenary.letters import letters_of_year
from diktum.stages.signing import queries as signing
from diktum.stages.signing.models import AgendaBook
from diktum.stages.signing.numbers_commands import reserve_number
from diktum.stages.signing.tests.acting import at, number, numbered, secretary_decree, signed
from diktum.stages.signing.tests.test_paper_book import a_row, as_csv, read, take_in
from diktum.stages.verification import queries as verification
from diktum.stages.verification.checklist import CheckedItem, Verdict
from diktum.stages.verification.commands import verify_content, verify_personnel
from diktum.stages.verification.models import CardKind

BOOKS = ("buku-agenda", "buku-ekspedisi", "buku-kartu-kendali", "buku-naskah-pleno")
FORMULA = '=HYPERLINK("http://jahat.invalid";"Klik")'


@pytest.fixture
def browse(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()

    def as_(who=office, account="staf-hukum"):
        client.force_login(who.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_


def test_an_empty_book_names_the_next_number(browse):
    page = browse().get("/buku-agenda/2026/")
    assert page.status_code == 200
    assert "Nomor berikutnya: 1." in page.text
    assert "Buku ini masih kosong" in page.text


@pytest.mark.parametrize("book", BOOKS)
def test_a_book_without_a_year_is_that_of_this_year(browse, book):
    answer = browse().get(f"/{book}/")
    assert (answer.status_code, answer.url) == (302, f"/{book}/2026/")


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("form", ["", "cetak.pdf", "unduh.xlsx", "unduh.csv"])
def test_every_form_of_an_empty_book(browse, book, form):
    folder = f"/{book}/2026/" if book != "buku-agenda" or not form else f"/{book}/2026/keputusan/"
    assert browse().get(folder + form).status_code == 200


@pytest.mark.parametrize("path", ["/buku-agenda/2026/lain/", "/buku-agenda/99999/", "/buku-ekspedisi/0/"])
def test_a_book_that_cannot_be(browse, path):
    assert browse().get(path).status_code == 404


@pytest.mark.parametrize("book", BOOKS)
def test_a_visitor_is_led_to_the_login(client, db, book):
    assert client.get(f"/{book}/2026/").status_code == 302


def test_the_agenda_book_lists_the_newest_number_first(browse, office):
    numbered(office, title="Tim Pertama")
    numbered(office, title="Tim <b>Kedua</b>")
    page = browse().get("/buku-agenda/2026/")
    assert page.text.index("Tim &lt;b&gt;Kedua") < page.text.index("Tim Pertama")
    assert "<strong>3</strong>" in page.text
    assert "2 nomor tanpa jeda" in page.text
    assert "14 November 2026" in page.text


def test_each_series_has_its_own_book(browse, office):
    numbered(office, title="Tim Pleno")
    dossier = secretary_decree(office, until="number", title="Pengelola Barang")
    number(office, dossier)
    browser = browse()
    assert "Pengelola Barang" not in browser.get("/buku-agenda/2026/").text
    own = browser.get("/buku-agenda/2026/keputusan-sekretaris/").text
    assert "Pengelola Barang" in own
    assert "Tim Pleno" not in own


def test_a_search_narrows_the_page_and_says_when_nothing_fits(browse, office):
    numbered(office, title="Tim Logistik")
    numbered(office, title="Tim Kearsipan")
    browser = browse()
    found = browser.get("/buku-agenda/2026/", {"q": "arsip tim"}).text
    assert "Tim Kearsipan" in found
    assert "Tim Logistik" not in found
    assert "Tidak ada baris yang cocok" in browser.get("/buku-agenda/2026/", {"q": "kapal\x00<"}).text


def test_a_year_that_is_over_has_no_next_number(browse, office):
    numbered(office)
    page = browse().get("/buku-agenda/2025/").text
    assert "Nomor berikutnya" not in page
    assert "/buku-agenda/2026/keputusan/" in page


def test_nobody_sees_the_book_of_another_office(browse, office, other_office):
    numbered(office, title="Rahasia Kantor Ini")
    dispatched(office, numbered(office, title="Salinan Kantor Ini"))
    carded(office)
    browser = browse(other_office)
    for book in BOOKS:
        folder = f"/{book}/2026/" + ("keputusan/" if book == "buku-agenda" else "")
        for form in ("", "unduh.csv"):
            text = browser.get(folder + form).text
            assert "Kantor Ini" not in text
            assert "SS-26" not in text
        assert "Kantor Ini" not in text_of(browser.get(folder + "cetak.pdf").content)


def test_a_line_changed_behind_the_program_is_named(browse, office):
    numbered(office, title="Tim Pertama")
    numbered(office, title="Tim Kedua")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE signing_agendaline SET title = 'Judul Lain' WHERE number = 2")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    lines = signing.lines_of_year(office.commission.pk, 2026, "keputusan")
    assert soundness_of(lines).first_wrong == 2
    assert "Baris nomor 2 tidak sama" in browse().get("/buku-agenda/2026/").text


def test_a_missing_number_is_named(office):
    numbered(office, title="Tim Pertama")
    AgendaBook.objects.update(last=2)
    numbered(office, title="Tim Kedua")
    lines = signing.lines_of_year(office.commission.pk, 2026, "keputusan")
    assert soundness_of(lines).first_wrong == 2


def test_the_agenda_book_on_paper_and_as_tables(browse, office):
    numbered(office, title=FORMULA)
    browser = browse()
    folder = "/buku-agenda/2026/keputusan/"
    pdf = browser.get(folder + "cetak.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert page_count(pdf.content) == 1
    assert "NOMOR 1 TAHUN 2026" in " ".join(text_of(pdf.content).split())
    assert pdf.content == browser.get(folder + "cetak.pdf").content
    sheet = load_workbook(io.BytesIO(browser.get(folder + "unduh.xlsx").content)).active
    about = sheet.cell(row=2, column=5)
    assert (about.value, about.data_type, about.quotePrefix) == (FORMULA, "s", True)
    answer = browser.get(folder + "unduh.csv")
    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["No. urut", "Tanggal agenda", "Nomor keputusan"]
    assert rows[1][4] == f"'{FORMULA}"


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_nothing_in_a_table_is_a_formula(value):
    sheet = load_workbook(io.BytesIO(xlsx("Buku [1]", ("Isi",), ((value,),)))).active
    assert sheet.cell(row=2, column=1).data_type == "s"
    assert f"\"'{value}" in csv_text(("Isi",), ((value,),))


def dispatched(office, dossier):
    """Make one copy, certify it and send it."""
    facts = {"dossier_id": dossier.pk, "when": at(office, minutes=300)}
    distribution.make_copies(
        recipients=(Recipient("Ruth Contoh", "Anggota Tim", "Teminabuan"),), by=office.legal_officer, **facts
    )
    distribution.certify_copies(by=office.head_of_legal, **facts)
    from diktum.stages.distribution.queries import copies

    distribution.dispatch_copies(
        copy_ids=[line.copy.pk for line in copies(dossier)],
        courier="Petrus Teladan",
        on=at(office).day,
        by=office.legal_officer,
        **facts,
    )
    return dossier


def test_the_dispatch_book(browse, office):
    dispatched(office, numbered(office, title="Tim Ekspedisi"))
    browser = browse()
    page = browser.get("/buku-ekspedisi/2026/").text
    for words in ("Tim Ekspedisi", "Ruth Contoh", "Belum diterima", "Nomor 1 Tahun 2026"):
        assert words in page
    assert "Ruth Contoh" in browser.get("/buku-ekspedisi/2026/unduh.csv").content.decode()
    assert "Ruth Contoh" in text_of(browser.get("/buku-ekspedisi/2026/cetak.pdf").content)
    assert browser.get("/buku-ekspedisi/2026/unduh.xlsx").content[:2] == b"PK"


def carded(office):
    """Fill in the card of persons and return the draft with that of its content."""
    from diktum.dossiers.tests.acting import do
    from diktum.stages.plenary.tests.acting import a_draft

    dossier = a_draft(office, title="Tim Kartu Kantor Ini")
    do(office, dossier, "consult", "division_lead")
    text = verification.text_to_verify(dossier)
    points = verification.checklist_for(CardKind.PERSONNEL, text, office.moment().day).points
    verify_personnel(
        dossier_id=dossier.pk,
        items=[CheckedItem(point.key, Verdict.CONFORM) for point in points],
        outcome="passed",
        by=office.secretary,
        when=office.moment(),
    )
    verify_content(
        dossier_id=dossier.pk,
        items=[],
        outcome="returned",
        reason="Dasar hukum belum lengkap.",
        by=office.head_of_legal,
        when=office.moment(hours=1),
    )
    return dossier


def test_the_book_of_control_cards(browse, office):
    carded(office)
    browser = browse()
    page = browser.get("/buku-kartu-kendali/2026/").text
    assert page.index("Verifikasi muatan") < page.index("Verifikasi personil")
    assert "Dikembalikan" in page
    assert "Dasar hukum belum lengkap." in browser.get("/buku-kartu-kendali/2026/unduh.csv").content.decode()
    assert "Dasar hukum belum" in " ".join(
        text_of(browser.get("/buku-kartu-kendali/2026/cetak.pdf").content).split()
    )


def test_the_book_of_the_plenarys_letters(browse, office, other_office, django_assert_max_num_queries):
    dossier = numbered(office)
    browser = browse()
    with django_assert_max_num_queries(15):
        page = browser.get("/buku-naskah-pleno/2026/").text
    letters = letters_of_year(office.commission.pk, 2026)
    records = [each for each in letters if each.kind == "record"]
    assert [(each.dossier_code, each.number) for each in records] == [(dossier.code, 1)]
    for each in letters:
        assert each.full_number in page
    assert dossier.title in page
    rows = list(
        csv.reader(io.StringIO(browser.get("/buku-naskah-pleno/2026/unduh.csv").content.decode("utf-8-sig")))
    )
    assert [row[2] for row in rows[1:]] == [each.full_number for each in letters]
    printed = " ".join(text_of(browser.get("/buku-naskah-pleno/2026/cetak.pdf").content).split())
    assert "BUKU NOMOR NASKAH RAPAT PLENO" in printed
    assert records[0].full_number in printed.replace(" ", "")
    theirs = browse(other_office).get("/buku-naskah-pleno/2026/").text
    assert "Buku ini masih kosong" in theirs


def test_a_page_asks_the_database_a_fixed_number_of_questions(browse, office, django_assert_max_num_queries):
    browser = browse()
    numbered(office, title="Tim Satu")
    browser.get("/buku-agenda/2026/")
    for n in range(3):
        numbered(office, title=f"Tim {n}")
    with django_assert_max_num_queries(17):
        browser.get("/buku-agenda/2026/")


def test_a_printed_book_bears_the_newest_checkpoint(office, browse, settings, tmp_path):
    settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "checkpoint-key")
    numbered(office)
    made = make_checkpoint(office.commission.pk, at(office))
    for book in BOOKS:
        folder = f"/{book}/2026/keputusan/" if book == "buku-agenda" else f"/{book}/2026/"
        text = " ".join(text_of(browse().get(folder + "cetak.pdf").content).split())
        assert f"{made.root[:4]} {made.root[4:8]}".upper() in text, book
        assert f"{made.size} baris" in text, book


def test_numbers_without_a_line_are_told_and_explained(browse, office):
    reading = read(office, as_csv([a_row(1), a_row(2, void_reason="Salah cetak."), a_row(5)]))
    take_in(office, reading)
    kept = reserve_number(
        dossier_id=signed(office, title="Tim Dipesan").pk, by=office.legal_officer, when=at(office)
    )
    numbered(office, title="Tim Sesudahnya")
    page = browse().get("/buku-agenda/2026/").text
    for words in (
        "3–4",
        "Kosong",
        "Dipesan",
        "Tim Dipesan",
        "dari buku fisik",
        "3 nomor tanpa baris dijelaskan",
    ):
        assert words in page
    assert f"/buku-agenda/pesanan/{kept.pk}/" in page
    assert "/buku-agenda/2026/keputusan/impor/" in page
    assert "/impor/" not in browse(account="tamu").get("/buku-agenda/2026/").text
    only = browse().get("/buku-agenda/2026/keputusan/", {"status": "reserved"}).text
    assert "Tim Dipesan" in only
    assert "Tim Sesudahnya" not in only
    rows = browse().get("/buku-agenda/2026/keputusan/unduh.csv").content.decode("utf-8-sig")
    assert rows.count("\r\n") == 1 + 4 + 1 + 1
    text = " ".join(text_of(browse().get("/buku-agenda/2026/keputusan/cetak.pdf").content).split())
    for words in ("Nomor kosong", "Dipesan oleh", "Salah cetak.", "Dari buku fisik, hlm. 3, baris 1"):
        assert words in text


def test_a_clock_that_stops_numbering_is_told_on_the_book(browse, office):
    number(office, signed(office), when=at(office, day=20))
    page = browse().get("/buku-agenda/2026/").text
    assert "Penomoran terhenti" in page
    assert "/buku-agenda/jam/keputusan/" in page
