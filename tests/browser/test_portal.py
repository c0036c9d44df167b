"""The portal's pages: light, good on a phone, working without JavaScript, in two languages."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from diktum.portal.tests.changing import amended
from diktum.search import keeping
from diktum.stages.publication.tests.acting import moment
from tests.browser.good_page import assert_page_is_good
from tests.office import an_office

PAGE = "/kab-sorong-selatan/keputusan/2026/1/"
PAGES = {
    "cari": "/",
    "cari-kata": "/?q=melati&tahun=2026",
    "satker": "/kab-sorong-selatan/",
    "daftar": "/kab-sorong-selatan/keputusan/?status=diubah",
    "kosong": "/kab-sorong-selatan/keputusan/?tahun=1999",
    "keputusan": PAGE,
    "gabungan": f"{PAGE}gabungan/",
    "statistik": "/statistik/",
    "statistik-satker": "/kab-sorong-selatan/statistik/",
    "tentang": "/tentang/",
    "tidak-ada": "/kab-sorong-selatan/keputusan/2026/99/",
}
LIGHT = 40 * 1024


@pytest.fixture
def office(db, settings, tmp_path):
    settings.DIKTUM_INDEX = tmp_path / "index"
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office, 90).at
    cache.clear()
    amended(office)
    keeping.rebuild()
    return office


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_good_and_light(office, page, name):
    page.goto(PAGES[name])
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"/tmp/portal-{name}-{width}.png", full_page=True)
    assert_page_is_good(page, first=LIGHT)
    assert page.faults == []


def test_a_citation_is_copied_at_one_press(office, context, page):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PAGE)
    page.locator("[data-copy]").click()
    page.get_by_text("Tersalin").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Keputusan Komisi Pemilihan Umum") and copied.endswith(PAGE)
    assert page.faults == []


def test_a_diktum_has_an_address_of_its_own(office, page):
    page.goto(f"{PAGE}#diktum-kedua")
    assert page.evaluate("document.querySelector(':target').textContent") == "KEDUA"
    page.locator("#diktum-kesatu a").click()
    assert page.url.endswith("#diktum-kesatu")


def test_the_chrome_speaks_english_and_the_decree_stays_indonesian(office, browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    page.get_by_role("button", name="English").click()
    assert page.url.endswith(PAGE)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("article.sheet").get_attribute("lang") == "id"
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "en"
    context.close()


def test_narrows_by_a_filter_and_takes_it_away_without_javascript(office, browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/kab-sorong-selatan/keputusan/")
    page.locator("summary").first.click()
    page.get_by_role("link", name="Berlaku, telah diubah").click()
    assert page.locator("#hasil").text_content() == "1 Keputusan ditemukan"
    page.locator(".chips [aria-current]").first.click()
    assert page.locator("article.task").count() == 2
    context.close()
