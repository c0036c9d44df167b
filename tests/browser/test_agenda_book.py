"""The agenda book and the pages of its keeper, looked at in a browser."""

from __future__ import annotations

import pytest

from diktum.stages.signing import numbers_commands as numbers
from diktum.stages.signing.tests.acting import at, initialed, number, numbered, signed
from diktum.stages.signing.tests.test_paper_book import a_row, as_csv, by_hand, read, take_in
from tests.browser.pictures import looked_at
from tests.office import an_office


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = at(built).at.isoformat()
    return built


def a_book_with_everything(office):
    take_in(office, read(office, as_csv([a_row(1), a_row(2, void_reason="Salah cetak."), a_row(5)])))
    void = numbers.void_reservation
    kept = [
        numbers.reserve_number(
            dossier_id=initialed(office, title=f"Tim Elektronik {n}").pk,
            by=office.legal_officer,
            when=at(office),
        )
        for n in (1, 2)
    ]
    void(
        reservation_id=kept[0].pk, reason="Sertifikat kedaluwarsa.", by=office.head_of_legal, when=at(office)
    )
    numbered(office, title="Tim Fasilitasi Kampanye")
    return kept


def test_the_book_and_its_lines(office, page_as):
    kept = a_book_with_everything(office)
    page = page_as(office.user("staf-hukum"))
    looked_at(page, "/buku-agenda/2026/keputusan/", "book")
    looked_at(page, "/buku-agenda/2026/keputusan/?status=void", "book-void")
    assert page.locator("table.book tbody tr").count() == 2
    looked_at(page, f"/buku-agenda/pesanan/{kept[1].pk}/", "reservation")
    page.goto("/buku-agenda/2026/keputusan/")
    page.get_by_role("link", name="5", exact=True).click()
    looked_at(page, page.url, "line")


def test_the_paper_book(office, page_as):
    by_hand(office, 1)
    page = page_as(office.user("staf-hukum"))
    looked_at(page, "/buku-agenda/2026/keputusan/dari-buku-fisik/", "paper-line")
    looked_at(page, "/buku-agenda/2026/keputusan/impor/", "paper-list")
    good = read(office, as_csv([a_row(2), a_row(4, number_text="4/HK.03.1-Kpt/9204/2026")]))
    looked_at(page, f"/buku-agenda/pratinjau/{good.pk}/", "preview")
    bad = read(office, as_csv([a_row(1), a_row(2, booked_on="besok"), a_row(3)]))
    looked_at(page, f"/buku-agenda/pratinjau/{bad.pk}/", "preview-faults")


def test_the_clock(office, page_as):
    number(office, signed(office), when=at(office, day=20))
    page = page_as(office.user("kasubbag-hukum"))
    looked_at(page, "/buku-agenda/jam/keputusan/", "clock")
