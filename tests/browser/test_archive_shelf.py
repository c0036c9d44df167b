"""The pages of the shelf looked at in a browser: records, loans, retention, alih media, past decrees."""

from __future__ import annotations

import zipfile

import pytest

from diktum.search import keeping
from diktum.stages.archive.tests.acting import put_away_decree
from diktum.stages.archive.tests.test_old_decrees import GOOD, a_list, folder, line, take
from diktum.stages.archive.tests.test_records import YEARS_LATER, a_record, decide, lend, propose, prove
from tests.browser.pictures import looked_at
from tests.office import an_office

__all__ = ["folder"]


@pytest.fixture
def office(db, settings, tmp_path):
    settings.DIKTUM_INDEX = tmp_path / "index"
    return an_office()


def test_the_shelf_and_its_records(office, folder, page_as, settings):
    take(office, GOOD, folder)
    dossier = put_away_decree(office)
    settings.DIKTUM_FIXED_NOW = office.moment(40).at.isoformat()
    lend(office, type("Named", (), {"code": dossier.code}))
    page = page_as(office.user("kasubbag-hukum"))
    looked_at(page, "/arsip/", "arsip")
    looked_at(page, "/arsip/rak/", "rak")
    assert page.get_by_text("lewat batas", exact=True).count() == 1
    looked_at(page, "/arsip/rak/?tempat=depo&lihat=kurang", "rak-kurang")
    keeping.rebuild()
    looked_at(page, "/cari/?q=contoh", "cari-sk-lama")
    page.get_by_role("link", name="Tim Contoh 1").click()
    page.wait_for_url("**/arsip/catatan/SS-L2019-0001/")
    looked_at(page, f"/arsip/catatan/{dossier.code}/", "catatan")
    looked_at(page, "/arsip/catatan/SS-L2019-0001/", "catatan-lama")
    looked_at(page, "/arsip/alih-media/", "alih-media-halaman")


def test_retention_and_disposal(office, page_as, settings):
    settings.DIKTUM_FIXED_NOW = office.moment(YEARS_LATER + 2).at.isoformat()
    record = a_record(office)
    page = page_as(office.user("staf-hukum"))
    looked_at(page, "/arsip/retensi/", "retensi")
    proposal = propose(office, record.code)
    secretary = page_as(office.user("sekretaris"))
    looked_at(secretary, f"/arsip/usul-musnah/{proposal.pk}/", "usul")
    decide(office, proposal)
    looked_at(page, f"/arsip/usul-musnah/{proposal.pk}/", "usul-disetujui")
    prove(office, proposal)
    looked_at(page, f"/arsip/catatan/{record.code}/", "catatan-musnah")


def test_past_decrees(office, folder, page_as, settings, tmp_path):
    settings.DIKTUM_FIXED_NOW = office.moment().at.isoformat()
    table, scans = tmp_path / "lama.csv", tmp_path / "lama.zip"
    with zipfile.ZipFile(scans, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    page = page_as(office.user("staf-hukum"))
    looked_at(page, "/arsip/sk-lama/", "sk-lama")
    table.write_bytes(a_list(line(1, "sk-1.pdf", sheets="5"), line(2, "tidak.pdf"), line(3)))
    for content, name in ((table.read_bytes(), "pratinjau-keliru"), (GOOD, "pratinjau")):
        table.write_bytes(content)
        page.goto("/arsip/sk-lama/")
        page.set_input_files("input[name=list]", table)
        page.set_input_files("input[name=scans]", scans)
        page.get_by_role("button", name="Baca daftar").click()
        page.wait_for_url("**/arsip/sk-lama/*/")
        looked_at(page, "", name)
    page.fill("textarea[name=reason]", "Penataan arsip lama")
    page.get_by_role("button", name="Masukkan ke arsip").click()
    page.wait_for_url("**/arsip/")
    assert page.get_by_text("Tim Contoh 2").count() == 1
