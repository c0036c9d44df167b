"""The desk's pages are good pages, with dossiers that really travelled."""

import pytest

from diktum.desk.tests.test_papers import travelled
from diktum.dossiers.tests.acting import do, open_dossier, walk_to
from tests.browser.good_page import assert_page_is_good
from tests.office import an_office

PAGES = (
    ("kasubbag-hukum", "/tugas/"),
    ("kasubbag-hukum", "/berkas/?q=tim&status=running"),
    ("kasubbag-hukum", "/berkas/{draft}/"),
    ("ketua", "/berkas/{draft}/riwayat/"),
    ("pengusul", "/berkas/{draft}/tarik/"),
    ("pengusul", "/berkas/{draft}/kartu/"),
    ("admin", "/pengaturan/jabatan/"),
    ("admin", "/pengaturan/orang/"),
    ("admin", "/pengaturan/libur/"),
    ("tamu", "/pengaturan/sop/tim-pelaksana/"),
    ("tamu", "/bantuan/"),
    ("tamu", "/latihan/"),
)


@pytest.mark.parametrize(("account", "path"), PAGES)
def test_is_good(page_as, settings, account, path):
    settings.DIKTUM_DEMO = True
    office = an_office()
    draft = travelled(office, "tim", until="verify_content")
    back = walk_to(office, "verify_content", dossier=open_dossier(office))
    do(office, back, "verify_content", "head_of_legal", "returned", reason="Jabatan belum lengkap.")
    page = page_as(office.user(account))
    page.goto(path.format(draft=draft.code))
    assert_page_is_good(page)
    assert page.faults == []
