"""Initials, signature, number and the books, looked at in a browser."""

from __future__ import annotations

import pytest

from diktum.registers.tests.test_registers import carded, dispatched
from diktum.stages.signing.tests.acting import at, frozen, initialed, numbered, secretary_decree, signed
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import an_office


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = at(built).at.isoformat()
    return built


@pytest.mark.parametrize(
    ("made", "act", "account"),
    [
        (frozen, "paraf", "sekretaris"),
        (initialed, "tanda-tangan", "ketua"),
        (secretary_decree, "tanda-tangan", "sekretaris"),
        (signed, "penomoran", "staf-hukum"),
        (numbered, "penomoran", "tamu"),
    ],
)
def test_an_act_of_signing(office, page_as, made, act, account):
    dossier = made(office)
    page = page_as(office.user(account))
    page.goto(f"/berkas/{dossier.code}/{act}/")
    assert_page_is_good(page)
    assert not page.faults


def test_the_books(office, page_as):
    dispatched(office, numbered(office, title="Tim Fasilitasi Kampanye"))
    carded(office)
    page = page_as(office.user("staf-hukum"))
    for book in (
        "buku-agenda/2026",
        "buku-agenda/2026/keputusan-sekretaris",
        "buku-ekspedisi/2026",
        "buku-kartu-kendali/2026",
        "buku-naskah-pleno/2026",
    ):
        page.goto(f"/{book}/")
        assert_page_is_good(page)
        assert not page.faults
        shoot(page, book.replace("/", "-"))
    page.goto("/buku-agenda/2026/?q=kampanye")
    assert page.locator("table.book tbody tr").count() == 1
    page.goto("/buku-agenda/2026/?q=kapal")
    assert_page_is_good(page)


def test_a_number_is_given_with_one_press(office, page_as):
    dossier = signed(office)
    page = page_as(office.user("staf-hukum"))
    page.goto(f"/berkas/{dossier.code}/penomoran/")
    page.get_by_role("button", name="Beri nomor").click()
    page.wait_for_url(f"**/berkas/{dossier.code}/")
    assert page.get_by_text("Nomor 1 Tahun 2026").first.is_visible()
