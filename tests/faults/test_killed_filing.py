"""The web process is killed at every transition of taking a file in and of filing a decree; the person asks again."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from diktum.dossiers.models import JournalEntry
from diktum.dossiers.tests.acting import open_dossier
from diktum.files import arriving, store
from diktum.stages.archive import queries
from diktum.stages.archive.tests.acting import a_scan
from diktum.stages.archive.tests.test_pages import typed
from diktum.stages.distribution.tests.acting import delivered, moment
from tests.faults.killing import ACTS, COMMITTED, THE_END, Mother, assert_sound, grown, rows
from tests.office import an_office

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals"),
]


@pytest.fixture
def office(settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
    return office


@pytest.fixture(scope="module")
def mother():
    mother = Mother()
    yield mother
    mother.rest()


def leftovers(settings):
    """Name what lies in the store beside the kept files."""
    folder = Path(settings.DIKTUM_FILES)
    return [path.name for place in ("tmp", "arriving") for path in (folder / place).glob("*")]


def killed_all_the_way(mother, office, act, facts):
    """Kill `act` at each of its transitions; assert that it was never half done. Answers where, and what rows there are more."""
    before, seen = rows(), []

    def look(where):
        assert_sound(office)
        seen.append((where, rows()))

    places = mother.killed_everywhere(f"{ACTS}:{act}", facts, between=look)
    after = rows()
    for where, counted in seen:
        assert counted in (before, after), f"half done after {where}: {grown(before, counted)}"
    assert_sound(office)
    assert list(store.orphans()) == []
    print(f"killed at {len(places)} transitions: {', '.join(places)}")
    return places, grown(before, after)


def test_a_file_handed_in_is_kept_once(mother, office):
    dossier = open_dossier(office)

    facts = {"dossier_id": dossier.pk, "account": "pengusul", "at": office.moment().at.isoformat()}
    places, more = killed_all_the_way(mother, office, "hand_in", facts)
    assert {"insert files_storedfile", "insert dossiers_journalentry", "insert ledger_ledgerentry"} <= {
        *places
    }
    assert {"fsync", "fsync (2)", "replace", "before commit", COMMITTED, THE_END} <= {*places}
    assert (more["files_storedfile"], more["dossiers_journalentry"]) == (1, 1)


def test_a_decree_is_filed_once_with_the_scan_that_arrived_before_it(mother, office, settings):
    dossier = delivered(office)
    content = a_scan(dossier).read()
    browser = Client()
    browser.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
    upload = arriving.begin(
        commission_id=office.commission.pk,
        person_id=office.legal_officer.person_id,
        name="pindaian.pdf",
        length=len(content),
        sha256="",
        at=moment(office).at,
    )
    arriving.append(upload, ContentFile(content))
    facts = {
        "path": reverse("archive:archive", args=[dossier.code]),
        "form": typed(dossier, content, scan=None) | {"tus-scan": upload.key},
        "cookie": browser.cookies["sessionid"].value,
        "expected": [302, 303, 422],  # 422: nothing to take in any more, and the page shows what is archived
    }
    places, more = killed_all_the_way(mother, office, "post", facts)
    assert {"insert archive_original", "insert archive_scan", "update dossiers_dossier"} <= {*places}
    dossier.refresh_from_db()
    (scan,) = queries.scans_of(dossier)
    assert store.read(scan.file) == content
    assert (dossier.status, dossier.open_act) == ("finished", "")
    assert JournalEntry.objects.filter(dossier=dossier, act="archive", request_key="kunci").count() == 1
    assert (more["archive_original"], more["archive_scan"], more["files_storedfile"]) == (1, 1, 1)
    arriving.sweep(dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    assert leftovers(settings) == []
