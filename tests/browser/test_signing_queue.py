"""The signing queue in a browser: a phone and a desk."""

from __future__ import annotations

from diktum.formats.seal.practice import PASSPHRASE
from diktum.stages.signing.models import Seal, Signature
from diktum.stages.signing.tests.acting import at, initialed
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import picture
from tests.office import an_office


def test_the_chair_reviews_and_signs_two_decrees(page_as, settings, db):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    initialed(office)
    initialed(office)
    page = page_as(office.user("ketua"))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/menunggu-tanda-tangan/")
        assert_page_is_good(page)
        picture(page, f"queue-{width}")
    for box in page.locator("input[name=code]").all():
        box.check()
    page.locator("button[value=review]").click()
    assert_page_is_good(page)
    picture(page, "review-1280")
    page.locator("button[value=sign]").click()
    assert page.locator(".told.success").count() == 2
    picture(page, "results-1280")
    assert Signature.objects.count() == 2


def test_the_chair_seals_two_decrees_with_one_passphrase(page_as, settings, db, tmp_path):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    settings.DIKTUM_DEMO, settings.DIKTUM_KEYS = True, tmp_path
    initialed(office)
    initialed(office)
    page = page_as(office.user("ketua"))
    page.goto("/menunggu-tanda-tangan/")
    for box in page.locator("input[name=code]").all():
        box.check()
    page.locator("button[formaction]").click()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert_page_is_good(page)
        picture(page, f"seal-review-{width}")
    page.locator("[name=passphrase]").fill(PASSPHRASE)
    page.locator("button[value=sign]").click()
    assert page.locator(".told.success").count() == 2
    assert_page_is_good(page)
    picture(page, "seal-results-1280")
    assert Seal.objects.count() == 2
