"""Remarks on a draft, its pages as pictures, and a slip of the pen after the plenary, in the browser."""

import pytest

from diktum.stages.drafting.remarks import make_remark, reply_to_remark
from diktum.stages.plenary.tests import acting, test_clerical
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import an_office

CODE = "SS-26-0001"


@pytest.fixture
def office(db, settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = acting.on_the_day(office, minutes=215).at
    return office


def remarked(office):
    dossier = acting.a_draft(office)
    row = make_remark(
        dossier_id=dossier.pk, node="k2", text="Batasi masa kerja.", by=office.secretary, when=office.moment()
    )
    reply_to_remark(
        dossier_id=dossier.pk,
        remark_id=row.pk,
        kind="answer",
        text="Akan dibatasi.",
        by=office.proposer,
        when=office.moment(),
    )


def slipped(office):
    dossier = test_clerical.at_the_initials(office)
    test_clerical.record(office, dossier)


CASES = [
    ("komentar", "sekretaris", remarked, f"/berkas/{CODE}/naskah/komentar/"),
    ("ralat-kasubbag", "kasubbag-hukum", slipped, f"/berkas/{CODE}/ralat-salah-tik/"),
    ("ralat-ketua", "ketua", slipped, f"/berkas/{CODE}/ralat-salah-tik/"),
]


@pytest.mark.parametrize(("name", "account", "prepare", "path"), CASES, ids=[case[0] for case in CASES])
def test_the_page_is_good(office, site, page_as, name, account, prepare, path):
    prepare(office)
    page = page_as(office.user(account))
    page.goto(site + path)
    shoot(page, name)
    assert_page_is_good(page)


def test_all_pages_of_the_draft_are_painted_when_they_are_opened(office, site, page_as):
    from diktum.dossiers.tests.acting import open_dossier
    from diktum.stages.drafting.commands import save_draft
    from diktum.stages.plenary.tests.acting import CHANGED

    dossier = open_dossier(office, title="Tim Pelaksana Kegiatan Contoh Tahun 2026")
    save_draft(dossier_id=dossier.pk, decree=CHANGED, by=office.proposer, when=office.moment())
    page = page_as(office.user("pengusul"))
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "pratinjau" in request.url else None)
    page.goto(f"{site}/berkas/{dossier.code}/naskah/")
    assert asked == []
    with page.expect_response(lambda answer: "pratinjau/1.png" in answer.url) as painted:
        page.click("#semua-halaman summary")
    assert painted.value.headers["content-type"] == "image/png"
    shoot(page, "semua-halaman")
    page.wait_for_load_state("networkidle")
    assert 1 <= len(set(asked)) <= page.locator("#halaman img").count()
