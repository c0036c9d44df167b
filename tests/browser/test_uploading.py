"""A large file through a connection that breaks, in a browser; and what the administrator sees of files."""

from __future__ import annotations

import hashlib
import os

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from diktum.files import arriving, refusals, store
from diktum.files.tests.builders import a_pdf
from diktum.ledger.chain import Chain
from diktum.stages.distribution.tests.acting import moment
from tests.browser.good_page import assert_page_is_good
from tests.browser.pictures import shoot
from tests.office import an_office


@pytest.fixture
def office(db, settings, tmp_path):
    built = an_office()
    settings.DIKTUM_FILES = tmp_path / "files"
    settings.HOME = tmp_path
    settings.DIKTUM_FIXED_NOW = moment(built).at.isoformat()
    return built


def a_large_file(path):
    """Write about 3.5 MB that cannot be packed, and return their SHA-256."""
    path.write_bytes(os.urandom(3_500_000))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_upload_goes_on_after_a_cut_and_after_the_page_was_loaded_again(office, page_as, tmp_path):
    table = tmp_path / "daftar.csv"
    sha256 = a_large_file(table)
    page = page_as(office.user("kasubbag-hukum"))
    page.set_default_timeout(40_000)
    sent, mended = [], []

    def pass_or_cut(route):
        request = route.request
        sent.append((request.method, request.headers.get("upload-offset")))
        if request.method == "PATCH" and request.headers["upload-offset"] != "0" and not mended:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/unggah/tus/**", pass_or_cut)
    page.goto(reverse("drafting:import_regulations"))
    page.set_input_files("input[type=file]", table)
    page.locator(".sending [data-state=waiting]").wait_for()
    shoot(page, "unggah-terputus")
    (upload,) = arriving.uploads()
    assert upload.offset == 1024 * 1024

    mended.append(True)
    page.reload()
    sent.clear()
    page.set_input_files("input[type=file]", table)
    page.locator(".sending [data-state=whole]").wait_for()
    assert sent[:2] == [("HEAD", None), ("PATCH", str(1024 * 1024))]
    assert sha256[:12] in page.locator(".sending").inner_text()
    assert arriving.find(upload.key).is_whole
    assert arriving.fingerprint(upload) == sha256
    shoot(page, "unggah-utuh")
    assert_page_is_good(page)
    assert page.faults == []


def test_refused_files_and_the_condition_of_those_kept(office, page_as):
    chain = Chain(office.commission.pk, office.moment())
    refused = (
        ("Pindaian SK Pokja Logistik 2026.pdf", b"halo", {}),
        (
            "foto-halaman-satu-dari-kamera-ponsel-bagian-hukum-20261110.heic",
            b"\0\0\0\x18ftypheic" + b"\0" * 50,
            {},
        ),
        ("besar.pdf", a_pdf(), {"max_bytes": 10}),
    )
    for name, content, more in refused:
        with pytest.raises(refusals.Refused):
            store.keep(chain, ContentFile(content, name=name), **more)
    damaged = store.keep(chain, ContentFile(a_pdf(), name="naskah.pdf"))
    path = store.path_of(damaged.sha256)
    path.chmod(0o600)
    path.write_bytes(b"rusak")
    with pytest.raises(refusals.FileIsDamaged):
        store.read(damaged)
    page = page_as(office.user("admin"))
    for address, name in (
        ("/pengaturan/karantina/", "karantina"),
        ("/pengaturan/keadaan/", "keadaan-berkas"),
    ):
        page.goto(address)
        shoot(page, name)
        assert_page_is_good(page)
    assert "naskah.pdf" in page.content()
    assert page.faults == []
