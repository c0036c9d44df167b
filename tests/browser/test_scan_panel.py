"""The panel of a scan looked at in a browser: a true one, one that differs, one that waits, a person's own check."""

from __future__ import annotations

import pytest

from diktum.formats import ocr
from diktum.stages.archive import queries, tasks
from diktum.stages.archive.models import ScanProgress, ScanVerdict
from diktum.stages.archive.tests.acting import a_file, put_away
from diktum.stages.archive.tests.test_reading import NOTED, changed_print
from diktum.stages.distribution.tests.acting import delivered, moment
from tests.browser.pictures import looked_at
from tests.office import an_office
from tests.scans.paper import scan_of

needs_reader = pytest.mark.skipif(not ocr.is_available(), reason="needs Tesseract")


@pytest.fixture
def office(db, settings):
    built = an_office()
    settings.DIKTUM_FIXED_NOW = moment(built).at.isoformat()
    return built


@needs_reader
def test_a_true_scan_and_one_that_differs(office, page_as):
    page = page_as(office.user("staf-hukum"))
    true = delivered(office)
    original = put_away(office, true, scan=a_file(scan_of(queries.signed_print(true), skew=0.3)))
    assert tasks.read_scan(original.pk) == "matches"
    looked_at(page, f"/berkas/{true.code}/arsip/", "scan-matches")
    assert page.locator(".told.success").count()
    other = delivered(office)
    forged = changed_print(other, "31 Desember", "21 Desember")
    scan = a_file(scan_of(forged, pages=[1, 3], turned=(3,), skew=1.6))
    original = put_away(office, other, scan=scan, checked=NOTED)
    assert tasks.read_scan(original.pk) == "differs"
    looked_at(page, f"/berkas/{other.code}/arsip/", "scan-differs")
    assert page.locator("text=Halaman 2 tidak ada").count()
    assert not page.locator(".told.success").count()


def test_a_scan_that_waits_is_checked_by_a_person(office, page_as):
    dossier = delivered(office)
    original = put_away(office, dossier)
    page = page_as(office.user("staf-hukum"))
    ScanProgress.objects.create(original=original, done=1, total=3, changed_at=moment(office).at)
    looked_at(page, f"/berkas/{dossier.code}/arsip/", "scan-progress")
    ScanProgress.objects.all().delete()
    looked_at(page, f"/berkas/{dossier.code}/arsip/", "scan-waiting")
    form = page.locator("form[action$='/arsip/periksa/']")
    form.locator("[name=verdict][value=yes]").check()
    form.locator("[name=note]").fill("Semua halaman dibandingkan dengan mata.")
    form.locator("button[type=submit]").first.click()
    assert ScanVerdict.objects.get().matches
    looked_at(page, f"/berkas/{dossier.code}/arsip/", "scan-by-person")
