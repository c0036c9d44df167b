"""The pages of a publication in a browser: every act as its post sees it, on a phone and on a desk."""

from __future__ import annotations

import pytest

from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication.tests.acting import WHO, act, allow, at, moment, opened
from diktum.stages.publication.tests.planting import plant
from tests.browser.pictures import looked_at
from tests.office import an_office

ACCOUNTS = {"jdih_team": "tim-jdih", "head_of_legal": "kasubbag-hukum", "secretary": "sekretaris"}
PAGES = {
    "plan_publication": "rencana",
    "hold_jdih_meeting": "rapat",
    "design_content": "desain",
    "check_content": "pemeriksaan",
    "authenticate_final": "otentikasi-akhir",
    "approve_upload": "persetujuan",
    "post_social": "media-sosial",
    "upload_jdih": "tautan",
    "verify_link": "periksa-tautan",
    "evaluate": "evaluasi",
}


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = moment(built, 20).at
    return built


@pytest.fixture
def seen_by(page_as, office):
    return {post: page_as(office.user(account)) for post, account in ACCOUNTS.items()}


def test_every_act_of_a_publication(office, seen_by):
    dossier = opened(office)
    for key, name in PAGES.items():
        at(office, key, dossier=dossier)
        looked_at(seen_by[WHO[key]], f"/berkas/{dossier.code}/publikasi/{name}/", f"publikasi-{name}")
    act(office, dossier, "evaluate")
    head = seen_by["head_of_legal"]
    looked_at(head, f"/berkas/{dossier.code}/publikasi/evaluasi/", "publikasi-selesai")
    looked_at(head, f"/berkas/{dossier.code}/", "publikasi-berkas")
    looked_at(head, "/jdih/evaluasi/2026-2/", "publikasi-semester")
    looked_at(head, "/jdih/", "publikasi-antrean")


def test_personal_data_are_decided_before_anything_goes_on(office, seen_by, monkeypatch):
    plant(monkeypatch)
    dossier = at(office, "authenticate")
    head = seen_by["head_of_legal"]
    looked_at(head, f"/berkas/{dossier.code}/publikasi/otentikasi/", "publikasi-data-pribadi")
    head.locator("#id_conform").check()
    head.locator("button.main[type=submit]").click()
    assert head.locator(".fault-text").count() >= 1
    assert dossier.open_act == "authenticate"


def test_whether_a_decree_may_be_public(office, seen_by):
    decree = certified(office)
    head = seen_by["head_of_legal"]
    looked_at(head, f"/berkas/{decree.code}/publikasi/", "publikasi-kelayakan")
    allow(office, decree)
    looked_at(seen_by["jdih_team"], f"/berkas/{decree.code}/publikasi/", "publikasi-mulai")
    looked_at(seen_by["jdih_team"], "/jdih/", "publikasi-antrean-kosong")
