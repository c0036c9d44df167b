"""Copies, their withdrawal and the recipient's page, looked at in a browser."""

from __future__ import annotations

import pytest

from diktum.stages.distribution.tests.acting import certified, copy_of, moment
from diktum.stages.signing.tests.acting import numbered
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import an_office


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = moment(built).at.isoformat()
    return built


def look(page, name):
    """Hold the page good; keep a picture at both widths where somebody asked for it."""
    assert_page_is_good(page)
    shoot(page, name)


def test_a_copy_is_withdrawn_and_its_recipient_is_told(office, page_as):
    dossier = certified(office)
    page = page_as(office.user("staf-hukum"))
    page.goto(f"/berkas/{dossier.code}/ekspedisi/1/tarik/")
    look(page, "withdraw")
    page.locator("[name=reason]").fill("Nama penerima keliru")
    page.locator("form .dock button").click()
    page.wait_for_url(f"**/berkas/{dossier.code}/ekspedisi/")
    look(page, "deliver")
    for name, address in (("receipt", f"/t/{copy_of(dossier).token}/"), ("v", f"/v/{copy_of(dossier).code}")):
        page.goto(address)
        look(page, name)
        assert page.locator(".told.error").is_visible()
    assert not page.faults


def test_a_long_recipient_is_read_whole(office, page_as):
    dossier = numbered(office)
    page = page_as(office.user("staf-hukum"))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/berkas/{dossier.code}/salinan/")
    page.locator("[name=penerima-0-name]").fill(
        "Kepala Bagian Teknis Penyelenggaraan Pemilu dan Hubungan Masyarakat"
    )
    look(page, "copy")
    page.set_viewport_size({"width": 1280, "height": 900})
    for part in ("name", "place"):
        field = page.locator(f"[name=penerima-0-{part}]")
        assert field.evaluate("f => f.scrollWidth <= f.clientWidth")
