"""A scanned sheet without words is read by the real reader, in the background, and compared anew."""

import pytest
from django.core.files.base import ContentFile
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.scans.paper import scan_of

from diktum.core.moment import Moment
from diktum.formats import ocr
from diktum.formats.scan_match import Trouble
from diktum.ledger.verify import verify
from diktum.stages.signing import queries, sheets_commands, tasks
from diktum.stages.signing.models import SheetReading
from diktum.stages.signing.papers import PAPERS
from diktum.stages.signing.tests.acting import at, signed

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not ocr.is_available(), reason="needs Tesseract"),
]


@pytest.fixture
def hand_in(office, settings):
    def handed(dossier, scan):
        when: Moment = at(office, minutes=300)
        settings.DIKTUM_FIXED_NOW = when.at.isoformat()
        return sheets_commands.keep_signed_sheet(
            dossier_id=dossier.pk,
            uploads=[ContentFile(scan, name="lembar.pdf")],
            by=office.legal_officer,
            when=when,
        )

    return handed


def queued(sheet):
    jobs = ProcrastinateJob.objects.filter(task_name=sheets_commands.READ_SHEET)
    return [job.args for job in jobs if job.args == {"sheet_id": sheet.pk}]


def test_the_scan_of_the_very_sheet_is_recognised_and_agrees(office, hand_in):
    dossier = signed(office)
    sheet = hand_in(dossier, scan_of(PAPERS["sk-untuk-ditandatangani"](dossier), skew=0.3, seed=1))
    assert not queries.sheet_of(dossier).agrees, "never green before it was read"
    assert queued(sheet) == [{"sheet_id": sheet.pk}]
    assert tasks.read_signed_sheet(sheet.pk) == 0
    seen = queries.sheet_of(dossier)
    assert seen.agrees and seen.reading.is_recognised
    assert SheetReading.objects.count() == 2
    assert verify(office.commission.pk).is_sound


def test_the_scan_of_another_decree_is_recognised_and_named(office, hand_in):
    dossier, other = signed(office), signed(office, title="Pembentukan Panitia Pengadaan Gudang Logistik")
    sheet = hand_in(dossier, scan_of(PAPERS["sk-untuk-ditandatangani"](other), skew=0.3, seed=2))
    assert tasks.read_signed_sheet(sheet.pk) > 0
    seen = queries.sheet_of(dossier)
    assert not seen.agrees and seen.reading.is_recognised
    assert Trouble.NO_TEXT.value not in {each["trouble"] for each in seen.reading.differences}
    assert all(each["sentence"] for each in seen.reading.differences)


def test_a_sheet_that_cannot_be_read_stays_as_it_was(office, hand_in, monkeypatch):
    dossier = signed(office)
    sheet = hand_in(dossier, scan_of(PAPERS["sk-untuk-ditandatangani"](dossier), skew=0.3, seed=3))
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0)
    assert tasks.read_signed_sheet(sheet.pk) == -1
    assert not queries.sheet_of(dossier).agrees
    assert SheetReading.objects.count() == 1
