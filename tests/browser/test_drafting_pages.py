"""The pages of rows 1 to 3 in a browser, narrow and wide."""

import pytest

from diktum.stages.drafting import commands
from diktum.stages.drafting.tests.drafts import consulted, hand_in, propose, submitted
from diktum.stages.drafting.tests.test_commands import sound_guideline
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import MONDAY, an_office


@pytest.fixture
def office(db, settings):
    settings.DIKTUM_FIXED_NOW = MONDAY
    return an_office()


def guideline(office):
    dossier = propose(
        office, procedure="pengaturan", kind="pedoman", title="Pedoman Teknis Pengelolaan Arsip Tahun 2026"
    )
    hand_in(office, dossier, decree=sound_guideline(dossier))
    return dossier


def returned(office):
    dossier = submitted(office)
    commands.record_consultation(
        dossier_id=dossier.pk,
        outcome="returned",
        advice="Periksa kembali susunan personil.",
        reason="Masa kerja tim belum sesuai dengan tahapan",
        by=office.division_lead,
        when=office.moment(),
    )
    return dossier


CASES = [
    ("usulkan", "pengusul", lambda office: None, "/berkas/baru/"),
    ("naskah-baru", "pengusul", propose, "/berkas/{}/naskah/"),
    ("naskah-kembali", "pengusul", returned, "/berkas/{}/naskah/"),
    ("naskah-baca", "tamu", submitted, "/berkas/{}/naskah/"),
    ("pedoman-baca", "tim-penyusun", guideline, "/berkas/{}/naskah/"),
    ("versi", "tamu", submitted, "/berkas/{}/naskah/versi/1/"),
    ("tanggapan", "divisi", submitted, "/berkas/{}/tanggapan/"),
    ("pembahasan", "tim-penyusun", guideline, "/berkas/{}/pembahasan/"),
    ("personel", "sekretaris", consulted, "/berkas/{}/verifikasi/personel/"),
]


@pytest.mark.parametrize(("name", "account", "bring", "path"), CASES, ids=[case[0] for case in CASES])
def test_the_page_is_good(office, page_as, name, account, bring, path):
    dossier = bring(office)
    page = page_as(office.user(account))
    page.goto(path.format(dossier.code if dossier else ""))
    shoot(page, name)
    assert_page_is_good(page)
