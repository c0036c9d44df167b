"""The pages of rows 4 and 5 in a browser, narrow and wide."""

import pytest

from diktum.stages.plenary import commands
from diktum.stages.plenary.commands import Closing
from diktum.stages.plenary.queries import agenda_item, corrections
from diktum.stages.plenary.tests import acting
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import an_office

MEND = "Batasi masa kerja tim pada Diktum KEDUA sampai dengan 30 November 2026"


@pytest.fixture
def office(db, settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = acting.on_the_day(office, minutes=200).at
    return office


def waiting(office):
    dossier = acting.a_verified_draft(office)
    acting.a_session(office, day=12)
    acting.a_session(office, day=6)
    return dossier


def before_the_list(office):
    return acting.tabled(office, present=None)[0]


def before_the_decision(office):
    return acting.tabled(office, present=4)[0]


def before_reconciling(office):
    return acting.adopted(office, MEND, "Periksa kembali penulisan lampiran")


def minuted(office):
    dossier = before_reconciling(office)
    session = agenda_item(dossier).session
    commands.write_minutes(
        session_id=session.pk,
        text="Rapat dibuka.\n1. Pokok\nPutusan: ditetapkan",
        by=office.minute_taker,
        when=acting.on_the_day(office),
    )
    return dossier


def before_confirming(office):
    dossier = before_reconciling(office)
    first, second = corrections(dossier)
    answers = [Closing(first.pk, True), Closing(second.pk, False, "Penulisan sudah sesuai")]
    acting.reconcile(office, dossier, acting.CHANGED, answers)
    return dossier


def confirmed(office):
    dossier = before_confirming(office)
    acting.confirm(office, dossier)
    return dossier


CASES = [
    ("pleno-kosong", "sekretaris", lambda office: None, "/pleno/"),
    ("pleno-daftar", "sekretaris", minuted, "/pleno/"),
    ("rapat-sebelum", "sekretaris", waiting, "/pleno/2026-11-15/"),
    ("rapat-hadir", "staf-hukum", before_the_list, "/pleno/2026-11-14/"),
    ("rapat-selesai", "staf-hukum", minuted, "/pleno/2026-11-14/"),
    ("rapat-baca", "tamu", minuted, "/pleno/2026-11-14/"),
    ("ajukan", "sekretaris", waiting, "/berkas/{}/ajukan-pleno/"),
    ("putusan-tanpa-daftar", "ketua", before_the_list, "/berkas/{}/putusan-pleno/"),
    ("putusan", "ketua", before_the_decision, "/berkas/{}/putusan-pleno/"),
    ("putusan-baca", "tamu", before_reconciling, "/berkas/{}/putusan-pleno/"),
    ("sinkronisasi", "pengusul", before_reconciling, "/berkas/{}/sinkronisasi/"),
    ("naskah-final", "kasubbag-hukum", before_confirming, "/berkas/{}/naskah-final/"),
    ("naskah-final-baca", "tamu", confirmed, "/berkas/{}/naskah-final/"),
]


@pytest.mark.parametrize(("name", "account", "bring", "path"), CASES, ids=[case[0] for case in CASES])
def test_the_page_is_good(office, page_as, name, account, bring, path):
    dossier = bring(office)
    page = page_as(office.user(account))
    page.goto(path.format(dossier.code if dossier else ""))
    shoot(page, name)
    assert_page_is_good(page)
