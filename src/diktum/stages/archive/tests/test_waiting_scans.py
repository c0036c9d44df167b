"""A scan from the watched folder is taken into a dossier with a tick, without any upload."""

import os

import pytest

from diktum.files import store, watching
from diktum.stages.archive import queries
from diktum.stages.archive.tests.acting import a_scan
from diktum.stages.archive.tests.test_pages import place, typed, visit
from diktum.stages.distribution.tests.acting import delivered, moment

__all__ = ["visit"]
pytestmark = pytest.mark.django_db


def test_a_waiting_scan_is_offered_and_taken(office, visit, tmp_path):
    dossier = delivered(office)
    content = a_scan(dossier).read()
    (tmp_path / "pantau").mkdir()
    dropped = tmp_path / "pantau" / "dari-pemindai.pdf"
    dropped.write_bytes(content)
    now = moment(office).at
    os.utime(dropped, (now.timestamp() - 60,) * 2)
    assert watching.look_into(dropped.parent, office.commission.pk, now).taken == 1
    (waiting,) = watching.waiting(office.commission.pk)
    client = visit("staf-hukum")
    page = client.get(place(dossier)).content.decode()
    assert "dari-pemindai.pdf" in page
    assert f'name="tus-scan" value="{waiting.key}"' in page
    answer = client.post(place(dossier), typed(dossier, scan=None) | {"tus-scan": waiting.key})
    assert answer.status_code == 302
    (scan,) = queries.scans_of(dossier)
    assert (scan.file.original_name, store.read(scan.file)) == ("dari-pemindai.pdf", content)
    assert watching.waiting(office.commission.pk) == ()
