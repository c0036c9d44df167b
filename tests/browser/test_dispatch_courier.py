"""Two phones on the way, one of them without a link: every receipt exists exactly once afterwards."""

from __future__ import annotations

import pytest

from diktum.stages.distribution import commands, queries
from diktum.stages.distribution.models import Receipt
from diktum.stages.distribution.tests.acting import certified, moment
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import picture, shoot
from tests.office import an_office

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = moment(built).at.isoformat()
    return built


@pytest.fixture
def carried(office):
    """Answer a decree whose three copies are on their way."""
    dossier = certified(office)
    commands.dispatch_copies(
        dossier_id=dossier.pk,
        copy_ids=[line.copy.pk for line in queries.copies(dossier)],
        courier="Kurir Contoh",
        on=moment(office).day,
        by=office.legal_officer,
        when=moment(office),
    )
    dossier.refresh_from_db()
    return dossier


def a_phone(page_as, user):
    """Open the courier's page on a phone and wait until it stays there."""
    page = page_as(user)
    page.set_viewport_size(PHONE)
    page.goto("/kurir/")
    page.locator("body[data-kept='1']").wait_for(state="attached")
    return page


def hand_over(page, dossier, number, name, *, draw=False):
    copy = queries.copy_numbered(dossier, number).copy
    page.locator(f"[data-choose='{copy.pk}']").click()
    page.locator("[name=name]").fill(name)
    if draw:
        page.locator("[name=cara][value=gambar]").check()
        page.locator("canvas").scroll_into_view_if_needed()
        box = page.locator("canvas").bounding_box()
        page.mouse.move(box["x"] + 20, box["y"] + 30)
        page.mouse.down()
        for step in range(1, 8):
            page.mouse.move(box["x"] + 20 + 30 * step, box["y"] + (110 if step % 2 else 30))
        page.mouse.up()
    page.locator("[name=agreed]").check()
    page.locator("form[data-receipts] .dock button").click()
    page.locator("#antrean, #kabar").first.wait_for(state="attached")


def unsent(page, count):
    page.locator(f"#belum-terkirim[data-count='{count}']").wait_for(state="attached")


def test_three_receipts_from_two_phones_exist_exactly_once(office, carried, page_as):
    away, near = (a_phone(page_as, office.user("staf-hukum")) for _phone in range(2))
    picture(near, "courier-360")
    away.context.set_offline(True)
    hand_over(away, carried, 1, "Penerima Satu", draw=True)
    unsent(away, 1)
    hand_over(away, carried, 2, "Penerima Dua")
    unsent(away, 2)
    away.reload()  # the page opens without a link, and what was taken is still counted
    unsent(away, 2)
    picture(away, "courier-offline-360")
    hand_over(near, carried, 3, "Penerima Tiga")
    near.locator("#kabar:not([hidden]) >> text=Terkirim").wait_for()
    assert Receipt.objects.count() == 1

    answers = []

    def lose_the_first_answer(route):
        answer = route.fetch()
        answers.append(answer.status)
        if len(answers) == 1:
            route.abort()  # the office took it, the phone never heard of it
        else:
            route.fulfill(response=answer)

    away.route(
        lambda url: url.endswith("/kurir/"),
        lambda route: lose_the_first_answer(route) if route.request.method == "POST" else route.continue_(),
    )
    away.context.set_offline(False)
    away.locator("[data-send]").click()
    away.wait_for_timeout(500)
    for _press in range(20):
        if away.locator("#belum-terkirim").get_attribute("data-count") == "0":
            break
        away.locator("[data-send]").click()
        away.wait_for_timeout(500)
    unsent(away, 0)
    assert len(answers) >= 3, "the first receipt was sent twice"
    found = {receipt.copy.number: receipt for receipt in Receipt.objects.filter(dossier=carried)}
    assert {number: receipt.receiver for number, receipt in found.items()} == {
        1: "Penerima Satu",
        2: "Penerima Dua",
        3: "Penerima Tiga",
    }
    assert Receipt.objects.count() == 3
    assert found[1].proof.file.media_type == "image/png"
    assert found[2].proof.file is None
    assert all(receipt.client_at is not None for receipt in found.values())
    assert not away.faults


def test_two_hands_over_the_same_copy_are_told_not_merged(office, carried, page_as):
    away, near = (a_phone(page_as, office.user("staf-hukum")) for _phone in range(2))
    away.context.set_offline(True)
    hand_over(away, carried, 1, "Yang Kedua")
    unsent(away, 1)
    hand_over(near, carried, 1, "Yang Pertama")
    near.locator("#kabar:not([hidden]) >> text=Terkirim").wait_for()
    away.context.set_offline(False)
    away.locator("[data-send]").click()
    away.locator("#antrean button").wait_for()
    assert "Yang Pertama" in away.locator("#antrean").inner_text()
    assert queries.copy_numbered(carried, 1).receipt.receiver == "Yang Pertama"
    picture(away, "courier-refused-360")
    away.locator("#antrean button").click()
    away.locator("#antrean li").wait_for(state="detached")


def test_the_courier_page_is_a_good_page(office, carried, page_as):
    page = page_as(office.user("staf-hukum"))
    page.goto("/kurir/")
    assert_page_is_good(page)
    shoot(page, "courier-page")


def test_a_recipient_draws_and_an_empty_drawing_is_not_sent(office, carried, page):
    page.set_viewport_size(PHONE)
    page.goto(f"/t/{queries.copy_numbered(carried, 2).token}/")
    page.locator("[name=name]").fill("Melati Contoh")
    page.locator("[name=cara][value=gambar]").check()
    page.locator("[name=agreed]").check()
    page.locator("form[data-receipts] button.main").click()
    page.locator("#kabar:not([hidden])").wait_for()
    assert Receipt.objects.count() == 0
    assert_page_is_good(page)
    picture(page, "sign-draw-360")
    page.locator("[name=cara][value=ketik]").check()
    page.locator("form[data-receipts] button.main").click()
    page.locator("p.told[role=status] >> text=Salinan nomor 2").wait_for()
    assert Receipt.objects.get().receiver == "Melati Contoh"
    assert not page.faults
