"""Every page of the house in a browser: narrow and wide, readable by everybody, light, and whole without JavaScript.

`DIKTUM_SHOTS=folder` keeps a picture of every page at 360 and 1280 pixels.
"""

from __future__ import annotations

import pytest

from diktum.stages.distribution.queries import copies
from diktum.stages.plenary.models import PlenarySession
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.journeys.people_at_work import page_of
from tests.office import an_office
from tests.walking import Journey

pytestmark = pytest.mark.timeout(900)  # some sixty pages, each opened five times

OFFICE = "/kab-sorong-selatan/"


@pytest.fixture
def office(db):
    return an_office()


class Visits:
    """Look at many pages and tell of every bad one at the end."""

    def __init__(self, page_as, office):
        self.page_as, self.office, self.pages, self.bad = page_as, office, {}, []

    def see(self, name, account, path, *, status=200):
        """Open a page as somebody (a visitor where the account is empty) and look at it."""
        if account not in self.pages:
            self.pages[account] = self.page_as(self.office.user(account))
        self.look(name, self.pages[account], path, status)

    def look(self, name, page, path, status=200):
        answer = page.goto(path)
        if answer.status != status:
            self.bad.append(f"{name}: {path} answers {answer.status}")
            return
        shoot(page, name)
        try:
            assert_page_is_good(page)
            assert page.faults == []
        except AssertionError as fault:
            self.bad.append(f"{name}: {fault}")

    def are_good(self):
        assert not self.bad, "\n\n".join(self.bad)


@pytest.fixture
def visits(page_as, office):
    seen = Visits(page_as, office)
    yield seen


def see_acts(visits, journey, only=()):
    """Look at the page of every act as the one who does it, just before it is done."""
    seen = set()
    while journey.dossier.open_act:
        act, code = journey.dossier.open_act, journey.dossier.code
        if act not in seen and (not only or act in only):
            visits.see(act, journey.account, page_of(act, code))
        seen.add(act)
        if act == "decide" and not only:
            session = PlenarySession.objects.get()
            visits.see("rapat-sebelum", "sekretaris", f"/pleno/{session.slug}/")
        if act == "archive" and not only:
            see_receipts(visits, journey)
        journey.on()


def see_receipts(visits, journey):
    handed = copies(journey.dossier)[0].copy
    visits.see("tanda-terima", "tamu", f"/t/{handed.token}/")
    visits.see("cek-salinan", "tamu", f"/v/{handed.code}")


def test_every_page_of_a_team_decree(office, settings, visits):
    journey = Journey(office, settings)
    visits.see("kotak-tugas", "pengusul", "/tugas/")
    visits.see("berkas-baru", "pengusul", f"/berkas/{journey.dossier.code}/")
    see_acts(visits, journey)
    code = journey.dossier.code
    visits.see("berkas-selesai", "sekretaris", f"/berkas/{code}/")
    visits.see("riwayat", "tamu", f"/berkas/{code}/riwayat/")
    visits.see("kartu", "staf-hukum", f"/berkas/{code}/kartu/")
    visits.see("naskah-dibaca", "tamu", page_of("submit_draft", code))
    visits.see("berkas-semua", "sekretaris", "/berkas/")
    visits.see("rapat", "ketua", "/pleno/")
    visits.see("rapat-sesudah", "staf-hukum", f"/pleno/{PlenarySession.objects.get().slug}/")
    for book in ("buku-agenda", "buku-ekspedisi", "buku-kartu-kendali"):
        visits.see(book, "staf-hukum", f"/{book}/2026/")
    visits.are_good()


def test_every_page_of_a_guideline_and_its_publication(office, settings, visits):
    journey = Journey(office, settings, "pengaturan")
    decree = journey.dossier.code
    see_acts(visits, journey, only=("discuss", "approve_draft"))
    visits.see("kelayakan", "tim-jdih", f"/berkas/{decree}/publikasi/")
    journey.publish()
    see_acts(visits, journey)
    visits.see("antrean-jdih", "tim-jdih", "/jdih/")
    for name, path in (
        ("portal-cari", "/?q=pedoman"),
        ("portal-kantor", OFFICE),
        ("portal-daftar", f"{OFFICE}keputusan/"),
        ("portal-keputusan", f"{OFFICE}keputusan/2026/1/"),
        ("portal-cek", "/cek/"),
        ("portal-tentang", "/tentang/"),
    ):
        visits.see(name, "tamu", path)
    visits.are_good()


def test_every_page_that_belongs_to_no_dossier(office, settings, visits, page):
    journey = Journey(office, settings)
    code = journey.to("verify_personnel").code
    for name, path in (("masuk", "/akun/login/"), ("portal", "/"), ("portal-cek-kosong", "/cek/")):
        visits.look(name, page, path)
    visits.look("cek-tidak-dikenal", page, "/v/TIDAK-DIKENAL", status=404)
    for account, name in (("sekretaris", "tugas-sekretaris"), ("tamu", "tugas-tamu")):
        visits.see(name, account, "/tugas/")
    visits.see("usulkan", "pengusul", "/berkas/baru/")
    visits.see("tarik", "pengusul", f"/berkas/{code}/tarik/")
    visits.see("batal", "sekretaris", f"/berkas/{code}/batal/")
    visits.see("bantuan", "pengusul", "/bantuan/")
    for name in ("", "orang/", "jabatan/", "libur/", "kantor/", "sop/", "sop/tim-pelaksana/"):
        visits.see(
            f"pengaturan-{name.strip('/').replace('/', '-') or 'awal'}", "admin", f"/pengaturan/{name}"
        )
    visits.see("tidak-ada", "tamu", "/berkas/XX-99-9999/", status=404)
    visits.are_good()
