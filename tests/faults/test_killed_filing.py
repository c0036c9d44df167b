"""The web process is killed at every transition of taking a file in and of filing a decree; the person asks again."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from diktum.dossiers.models import JournalEntry
from diktum.dossiers.tests.acting import open_dossier
from diktum.files import arriving, quarantine, store
from diktum.files.models import QuarantinedFile, StoredFile
from diktum.files.tests.builders import a_pdf
from diktum.stages.archive import queries
from diktum.stages.archive.tests.acting import a_scan, put_away
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


def test_what_keepers_do_with_a_record_is_done_once(mother, office):
    dossier = delivered(office)
    put_away(office, dossier)
    for act, account, table in (
        ("judge", "staf-hukum", "archive_scanverdict"),
        ("lend", "staf-hukum", "archive_loan"),
        ("return", "staf-hukum", "archive_loanreturn"),
        ("move", "staf-hukum", "archive_relocation"),
        ("hold", "kasubbag-hukum", "archive_legalhold"),
    ):
        facts = {"act": act, "code": dossier.code, "account": account, "at": moment(office).at.isoformat()}
        places, more = killed_all_the_way(mother, office, "keep", facts)
        assert {f"insert {table}", "insert ledger_ledgerentry", "before commit", COMMITTED, THE_END} <= {
            *places
        }
        assert (more[table], more["ledger_ledgerentry"]) == (1, 1)


def test_what_is_refused_lies_in_quarantine_with_its_reason_or_not_at_all(mother, office, settings):
    facts = {"account": "pengusul", "at": office.moment().at.isoformat()}
    folder = Path(settings.DIKTUM_FILES) / "quarantine"

    def look(_where):
        bare = [path for path in folder.glob("*") if not path.suffix]
        assert all(path.with_suffix(".json").exists() for path in bare)

    places = mother.killed_everywhere(f"{ACTS}:refuse", facts, between=look)
    assert {"fsync", "mkdir", "replace", "replace (2)", "fsync (3)", THE_END} <= {*places}
    notes = len(list(folder.glob("*.json")))
    assert (quarantine.take_up(), quarantine.take_up()) == (notes, 0)
    assert QuarantinedFile.objects.count() == notes
    arriving.sweep(dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    assert leftovers(settings) == []
    assert {path.suffix for path in folder.iterdir()} == {""}
    assert not StoredFile.objects.exists()
    print(f"killed at {len(places)} transitions: {', '.join(places)}")


def test_a_file_that_arrives_in_pieces_goes_on_where_it_was(mother, office):
    content = a_pdf(pages=9)
    upload = arriving.begin(
        commission_id=office.commission.pk,
        person_id=office.proposer.person_id,
        name="naskah.pdf",
        length=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        at=office.moment().at,
    )
    offsets = []

    def look(_where):
        offsets.append(upload.offset)
        assert upload.bytes_at.read_bytes()[: upload.offset] == content[: upload.offset]

    facts = {"key": upload.key, "content": base64.b64encode(content).decode()}
    places = mother.killed_everywhere(f"{ACTS}:let_arrive", facts, between=look)
    assert {"fsync", "fsync (2)", "replace", THE_END} <= {*places}
    assert offsets == sorted(offsets)
    assert upload.bytes_at.read_bytes() == content
    assert upload.is_whole
    print(f"killed at {len(places)} transitions: {', '.join(places)}")
