"""Signing electronically in a browser, on a phone and at a desk; the sheet signed in ink; the papers of both."""

from __future__ import annotations

from pathlib import Path

from diktum.formats.pdf import page_images
from diktum.stages.signing import queries, sheets_commands
from diktum.stages.signing.papers import PAPERS
from diktum.stages.signing.tests.acting import at, initialed, number, signed
from diktum.stages.signing.tests.test_signed_sheets import a_photo, upload
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import SHOTS, picture
from tests.office import an_office


def _papers(dossier, name):
    if SHOTS:
        for nth, image in enumerate(page_images(PAPERS[name[1]](dossier), 70), start=1):
            (Path(SHOTS) / f"{name[0]}-{nth}.png").write_bytes(image)


def test_the_chair_signs_electronically(page_as, settings, tmp_path_factory, db):
    office = an_office()
    settings.DIKTUM_DEMO, settings.DIKTUM_KEYS = True, tmp_path_factory.mktemp("keys")
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    dossier = initialed(office)
    page = page_as(office.user("ketua"))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address, name in (("", "sign"), ("elektronik/", "seal")):
            page.goto(f"/berkas/{dossier.code}/tanda-tangan/{address}")
            assert_page_is_good(page)
            picture(page, f"{name}-{width}")
    page.fill("input[name=passphrase]", "salah")
    page.locator("button[value=sign]").click()
    assert page.locator(".told.error").count() == 1
    assert page.input_value("input[name=passphrase]") == ""
    picture(page, "wrong-1280")
    from diktum.formats.seal.practice import PASSPHRASE

    page.fill("input[name=passphrase]", PASSPHRASE)
    page.locator("button[value=sign]").click()
    assert page.locator(".status.done").count() >= 1
    dossier.refresh_from_db()
    done = queries.seal_of(dossier)
    assert done is not None
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address, name in ((f"/berkas/{dossier.code}/tanda-tangan/", "sealed"), (f"/v/{done.code}/", "v")):
            page.goto(address)
            assert_page_is_good(page)
            picture(page, f"{name}-{width}")
    number(office, dossier)
    _papers(dossier, ("sk-elektronik", "sk"))


def test_the_sheet_signed_in_ink_comes_back(page_as, settings, db):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = at(office, minutes=300).at.isoformat()
    dossier = signed(office)
    sheets_commands.keep_signed_sheet(
        dossier_id=dossier.pk,
        uploads=[upload(a_photo(), "foto.png")],
        by=office.legal_officer,
        when=at(office, minutes=300),
    )
    page = page_as(office.user("staf-hukum"))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/berkas/{dossier.code}/lembar-bertanda-tangan/")
        assert_page_is_good(page)
        picture(page, f"sheet-{width}")
    _papers(dossier, ("sk-basah", "sk-untuk-ditandatangani"))
