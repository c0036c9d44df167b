"""The search box: good pages, hits while one types, and the keyboard."""

import pytest

from diktum.search import keeping
from diktum.stages.publication.tests.acting import moment, published
from tests.browser.good_page import assert_page_is_good
from tests.office import an_office


@pytest.fixture
def office(db, settings, tmp_path):
    settings.DIKTUM_INDEX = tmp_path / "index"
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office, 20).at
    published(office)
    keeping.rebuild()
    return office


def test_staff_finds_while_typing_and_walks_through_the_hits(office, page_as):
    page = page_as(office.user("sekretaris"))
    page.goto("/cari/?q=tim+pelaksana")
    assert_page_is_good(page)
    page.goto("/cari/")
    page.locator("#cari").press_sequentially("melat")
    page.locator("[data-hit]").first.wait_for()
    assert "ditemukan" in page.locator("#jumlah").inner_text()
    assert "q=melat" in page.url
    page.locator("#cari").press("ArrowDown")
    assert page.evaluate("document.activeElement.hasAttribute('data-hit')")
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.faults == []


def test_the_public_finds_while_typing(office, page):
    page.goto("/?q=melaty")
    assert "melati" in page.locator("#temuan").inner_text()
    assert_page_is_good(page)
    page.goto("/")
    page.locator("#cari").press_sequentially("melat")
    page.locator("#temuan mark").first.wait_for()
    assert page.locator("#hasil").text_content() == "1 Keputusan ditemukan"
    page.screenshot(path="/tmp/portal-1280.png", full_page=True)
    page.set_viewport_size({"width": 360, "height": 720})
    page.screenshot(path="/tmp/portal-360.png", full_page=True)
    assert page.faults == []
