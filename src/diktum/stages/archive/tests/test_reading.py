"""The scan of an archived decree is read by the real reader; what it finds is recorded and shown, never green by default."""

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.formats import ocr
from diktum.stages.archive import queries, reading, tasks
from diktum.stages.archive.commands import READ_SCAN
from diktum.stages.archive.models import ScanReading
from diktum.stages.archive.tests.acting import a_scan, put_away
from diktum.stages.distribution.tests.acting import delivered, moment

pytestmark = pytest.mark.django_db(transaction=True)
needs_reader = pytest.mark.skipif(not ocr.is_available(), reason="Tesseract is not on this machine")


def shown(office, dossier):
    client = Client()
    client.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("archive:archive", args=[dossier.code])).content.decode()


def test_archiving_queues_one_reading_in_the_same_transaction(office):
    original = put_away(office, delivered(office))
    jobs = ProcrastinateJob.objects.filter(task_name=READ_SCAN)
    assert [job.args for job in jobs] == [{"original_id": original.pk}]
    assert queries.reading_of(original) is None


@needs_reader
def test_blank_sheets_are_never_taken_for_the_decree(office):
    dossier = delivered(office)
    original = put_away(office, dossier, scan=a_scan(dossier))
    assert tasks.read_scan(original.pk) in {"differs", "not_read"}
    assert ScanReading.objects.get().score == 0
    assert "told success" not in shown(office, dossier)


def test_a_scan_that_cannot_be_read_says_so_and_is_tried_again(office, monkeypatch):
    original = put_away(office, delivered(office))
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0.01)
    for _time in range(2):
        row = reading.read_original(original, moment(office))
        assert (row.outcome, row.reason, row.derivative) == ("not_read", "timeout", None)
    assert ScanReading.objects.count() == 2
