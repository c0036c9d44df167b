"""The pages of verification in a browser, narrow and wide; what is typed is kept while the link comes and goes."""

import pytest
from django.urls import reverse

from diktum.people.models import Person
from diktum.stages.drafting.tests.drafts import consulted
from diktum.stages.verification import advice_commands
from diktum.stages.verification.models import WorkingItem
from diktum.stages.verification.people_register import read_list
from diktum.stages.verification.tests.test_personnel import NAMES, OVER, numbered, register, team
from diktum.stages.verification.tests.test_verification import verify
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import MONDAY, an_office

__all__ = ["register"]


@pytest.fixture
def office(db, settings):
    settings.DIKTUM_FIXED_NOW = MONDAY
    return an_office()


def faulty_team(office):
    for number in range(1, 6):
        numbered(office, (OVER,), number, f"Tim Penyusun Laporan Kinerja Bidang {number} Tahun 2025")
    return team(office, (*NAMES, NAMES[0]))


def content(office):
    dossier = consulted(office)
    verify(office, dossier)
    numbered(office, NAMES[:2], 12, "Kelompok Kerja Logistik Pemilihan Tahun 2025")
    advice_commands.ask_advice(
        dossier_id=dossier.pk,
        question="Apakah masa kerja tim sudah sesuai dengan tahapan?",
        by=office.head_of_legal,
        when=office.moment(),
    )
    dossier.refresh_from_db()
    return dossier


def sheet(office, rows):
    head = "Nama;NIP;Jabatan dinas;Mulai;Sampai;Sebab berakhir\n"
    return read_list(
        content=(head + rows).encode(), filename="orang.csv", by=office.administrator, when=office.moment()
    )


def good_sheet(office):
    return sheet(office, f"{NAMES[0]};123;Analis Hukum;02-01-2024;;\nOrang Baru;;Pelaksana;02-01-2024;;\n")


def bad_sheet(office):
    return sheet(office, "=1+1;;;;;\nOrang Baru;;Pelaksana;31-02-2024;;\nOrang Lain;;;;;\n")


CASES = [
    ("personel", "sekretaris", faulty_team, lambda d: f"/berkas/{d.code}/verifikasi/personel/"),
    ("muatan", "kasubbag-hukum", content, lambda d: f"/berkas/{d.code}/verifikasi/muatan/"),
    ("muatan-divisi", "divisi", content, lambda d: f"/berkas/{d.code}/verifikasi/muatan/"),
    ("antrean", "sekretaris", faulty_team, lambda d: "/verifikasi/"),
    ("antrean-selesai", "tamu", faulty_team, lambda d: "/verifikasi/"),
    ("antrean-divisi", "divisi", content, lambda d: "/verifikasi/"),
    ("kartu-orang", "sekretaris", faulty_team, lambda d: f"/orang/{Person.objects.get(name=OVER).pk}/kartu/"),
    ("impor", "admin", lambda office: None, lambda d: "/pengaturan/orang/impor/"),
    ("impor-baik", "admin", good_sheet, lambda held: f"/pengaturan/orang/impor/{held.pk}/"),
    ("impor-keliru", "admin", bad_sheet, lambda held: f"/pengaturan/orang/impor/{held.pk}/"),
]


@pytest.mark.parametrize(("name", "account", "bring", "path"), CASES, ids=[case[0] for case in CASES])
def test_the_page_is_good(register, page_as, name, account, bring, path):
    brought = bring(register)
    page = page_as(register.user(account))
    page.goto(path(brought))
    shoot(page, name)
    assert_page_is_good(page)


def test_what_is_typed_is_kept_when_the_link_comes_back(office, page_as):
    dossier = consulted(office)
    from playwright.sync_api import expect

    page = page_as(office.user("sekretaris"))
    page.goto(reverse("verification:verify_personnel", args=[dossier.code]))
    page.context.set_offline(True)
    first, second = page.locator("[data-point]").nth(0), page.locator("[data-point]").nth(1)
    first.get_by_label("Sesuai", exact=True).check()
    second.get_by_label("Catatan").fill("Tanyakan kepada pengusul")
    unsent = page.locator("#belum-terkirim")
    expect(unsent).to_have_text("2 belum terkirim")
    page.context.set_offline(False)
    expect(unsent).to_have_text("")
    expect(second.locator("[data-told]")).to_have_text("tersimpan 09.30 WIT")
    kept = {item.verdict: item.note for item in WorkingItem.objects.all()}
    assert kept == {"conform": "", "": "Tanyakan kepada pengusul"}
    page.reload()
    assert page.locator("[data-point]").nth(0).get_by_label("Sesuai", exact=True).is_checked()
