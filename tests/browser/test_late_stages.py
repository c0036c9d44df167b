"""The late pages of drafting, plenary, numbering and the inbox in a browser."""

from __future__ import annotations

import pytest

from diktum.dossiers.tests.acting import do
from diktum.stages.drafting.remarks import make_remark
from diktum.stages.plenary.tests import acting as rooms
from diktum.stages.plenary.tests import test_clerical
from diktum.stages.signing import numbers_commands as numbers
from diktum.stages.signing.tests.acting import at, initialed, number, numbered, signed
from diktum.stages.signing.tests.test_paper_book import a_row, as_csv, read
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import looked_at, shoot
from tests.office import an_office

CODE = "SS-26-0001"


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = at(built).at.isoformat()
    return built


def test_a_clean_list_of_the_paper_book(office, page_as):
    keeper = page_as(office.user("staf-hukum"))
    rows = [a_row(nth) for nth in (1, 2, 3)] + [a_row(4, void_reason="Salah cetak.")]
    clean = read(office, as_csv(rows))
    looked_at(keeper, f"/buku-agenda/pratinjau/{clean.pk}/", "pratinjau-bersih")
    keeper.get_by_role("button", name="Catat ke buku agenda").click()
    keeper.get_by_role("alert").wait_for()
    keeper.get_by_label("Alasan").fill("Pindahan dari buku fisik.")
    keeper.get_by_role("button", name="Catat ke buku agenda").click()
    keeper.wait_for_url("**/buku-agenda/2026/**")
    assert keeper.locator("table.book tbody tr").count() == 4
    shoot(keeper, "buku-sesudah-impor")


def test_numbers_and_their_ends(office, page_as):
    clerk, head, guest = (page_as(office.user(name)) for name in ("staf-hukum", "kasubbag-hukum", "tamu"))
    kept = numbers.reserve_number(
        dossier_id=initialed(office, title="Tim Elektronik").pk, by=office.legal_officer, when=at(office)
    )
    looked_at(guest, f"/buku-agenda/pesanan/{kept.pk}/", "pesanan-baca")
    numbered(office, title="Tim Fasilitasi Kampanye")
    numbers.void_reservation(
        reservation_id=kept.pk, reason="Sertifikat kedaluwarsa.", by=office.head_of_legal, when=at(office)
    )
    looked_at(head, f"/buku-agenda/pesanan/{kept.pk}/", "pesanan-batal")
    head.goto("/buku-agenda/2026/keputusan/")
    head.get_by_role("link", name="2", exact=True).click()
    shoot(head, "baris")
    assert_page_is_good(head)
    looked_at(clerk, "/buku-agenda/2027/", "buku-kosong")


def test_a_clock_that_stopped_the_numbers(office, page_as):
    number(office, signed(office), when=at(office, day=20))
    head, guest = page_as(office.user("kasubbag-hukum")), page_as(office.user("tamu"))
    looked_at(head, "/buku-agenda/jam/keputusan/", "jam-terhenti")
    head.get_by_role("button", name="Lanjutkan penomoran").click()
    shoot(head, "jam-galat")
    assert head.get_by_role("alert").is_visible()
    looked_at(guest, "/buku-agenda/jam/keputusan/", "jam-baca")


def test_remarks_and_slips_before_there_are_any(office, page_as):
    dossier = rooms.a_draft(office)
    looked_at(page_as(office.user("sekretaris")), f"/berkas/{CODE}/naskah/komentar/", "komentar-kosong")
    page = page_as(office.user("sekretaris"))
    page.goto(f"/berkas/{CODE}/naskah/komentar/")
    page.get_by_role("button", name="Beri komentar").click()
    shoot(page, "komentar-galat")
    assert page.get_by_role("alert").is_visible()
    looked_at(page_as(office.user("tamu")), f"/berkas/{dossier.code}/ralat-salah-tik/", "ralat-dini")


def test_a_slip_is_agreed_to(office, page_as, settings):
    settings.DIKTUM_FIXED_NOW = rooms.on_the_day(office, minutes=215).at.isoformat()
    dossier = test_clerical.at_the_initials(office)
    test_clerical.record(office, dossier)
    page = page_as(office.user("ketua"))
    page.goto(f"/berkas/{dossier.code}/ralat-salah-tik/")
    page.get_by_role("button", name="Setujui ralat").click()
    page.wait_for_load_state()
    shoot(page, "ralat-disetujui")
    assert page.get_by_text("disetujui").first.is_visible()
    assert_page_is_good(page)


def test_an_item_with_what_was_brought_to_it(office, page_as, settings):
    settings.DIKTUM_FIXED_NOW = rooms.on_the_day(office).at.isoformat()
    dossier, session = rooms.tabled(office)
    for node, text in (("k2", "Batasi masa kerja."), ("k1", "Sebutkan dasar pembentukan tim.")):
        make_remark(
            dossier_id=dossier.pk, node=node, text=text, by=office.head_of_legal, when=office.moment()
        )
    page = page_as(office.user("staf-hukum"))
    looked_at(page, f"/pleno/{session.slug}/butir/1/", "butir")
    page.get_by_role("link", name="Jadikan saran").first.click()
    shoot(page, "butir-saran")
    assert page.locator("#saran textarea").first.input_value()
    looked_at(page_as(office.user("tamu")), f"/pleno/{session.slug}/butir/1/", "butir-baca")
    looked_at(page_as(office.user("ketua")), f"/berkas/{dossier.code}/putusan-pleno/", "putusan-hadir")


def test_old_notices_stand_behind_a_fold(office, page_as):
    for nth in range(5):
        dossier = rooms.a_draft(office, title=f"Tim Kegiatan {nth}")
        do(office, dossier, "consult", "division_lead", "returned", reason="Lengkapi lampiran.")
    page = page_as(office.user("pengusul"))
    looked_at(page, "/tugas/", "tugas-pemberitahuan")
    assert page.locator("section.group > ul .task form").count() == 3
    page.get_by_role("button", name="Tandai semua sudah dibaca").click()
    page.wait_for_load_state()
    assert not page.get_by_text("Pemberitahuan").count()
