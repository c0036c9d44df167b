"""The database is killed with -9 at every statement of taking a file in and of filing a decree; the person asks again."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from diktum.config.postgres import DATABASE, OWNER, Server
from diktum.config.programs import binaries
from diktum.dossiers.models import JournalEntry
from diktum.files import arriving, store
from diktum.stages.archive import queries
from diktum.stages.archive.tests.acting import a_scan
from diktum.stages.archive.tests.test_pages import typed
from diktum.stages.distribution.tests.acting import delivered, moment
from tests.faults.killing import ACTS, COMMITTED, Mother, assert_sound, grown, rows
from tests.faults.test_embedded_postgres import a_home
from tests.office import an_office

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux"),
]


@pytest.fixture(scope="module")
def mother():
    mother = Mother()
    yield mother
    mother.rest()


@pytest.fixture(scope="module")
def server():
    """A server of this module's own: nobody else works on it."""
    with a_home() as home:
        served = Server(home)
        served.start()
        yield served


@pytest.fixture
def office(settings):
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
    return office


@contextmanager
def moved_to(server):
    """Copy the test's database to another server and work there."""
    described = connections["default"].settings_dict
    here = {name: described[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    there = {
        "NAME": DATABASE,
        "USER": OWNER,
        "PASSWORD": server.passwords[OWNER],
        "HOST": server.host,
        "PORT": str(server.port),
    }
    copied = _program("pg_dump", here, "--format=custom", "--no-owner", "--no-acl")
    with server.connect(OWNER, "postgres") as session:
        session.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        session.execute(f"CREATE DATABASE {DATABASE}")
    _program("pg_restore", there, "--no-owner", "--exit-on-error", f"--dbname={DATABASE}", given=copied)
    connection.close()
    described.update(there)
    try:
        yield
    finally:
        connection.close()
        described.update(here)


def _program(name, place, *arguments, given=None):
    names = {
        "PGDATABASE": "NAME",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGHOST": "HOST",
        "PGPORT": "PORT",
    }
    done = subprocess.run(
        [str(binaries() / name), *arguments],
        env=os.environ | {variable: str(place[key]) for variable, key in names.items() if place[key]},
        input=given,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def killed_all_the_way(mother, server, office, act, facts):
    """Kill the database at each statement that writes, and bring it back. Answers where, and what rows there are more."""
    before, seen = rows(), []

    def look(where):
        connection.close()
        assert server.start() is True
        assert_sound(office)
        seen.append((where, rows()))

    places = mother.killed_everywhere(f"{ACTS}:{act}", facts, between=look, server=str(server.data))
    after = rows()
    for where, counted in seen:
        assert counted in (before, after), f"half done after {where}: {grown(before, counted)}"
    assert_sound(office)
    assert list(store.orphans()) == []
    print(f"killed at {len(places)} transitions: {', '.join(places)}")
    return places, grown(before, after)


def test_a_decree_is_filed_once(mother, server, office):
    dossier = delivered(office)
    content = a_scan(dossier).read()
    browser = Client()
    browser.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
    at = dt.datetime.now(dt.UTC)
    upload = arriving.begin(
        commission_id=office.commission.pk,
        person_id=office.legal_officer.person_id,
        name="pindaian.pdf",
        length=len(content),
        sha256="",
        at=at,
    )
    arriving.append(upload, a_scan(dossier))
    facts = {
        "path": reverse("archive:archive", args=[dossier.code]),
        "form": typed(dossier, content, scan=None) | {"tus-scan": upload.key},
        "cookie": browser.cookies["sessionid"].value,
        "expected": [302, 303, 422],
    }
    with moved_to(server):
        places, more = killed_all_the_way(mother, server, office, "post", facts)
        dossier.refresh_from_db()
        (scan,) = queries.scans_of(dossier)
        assert store.read(scan.file) == content
        assert (dossier.status, dossier.open_act) == ("finished", "")
        assert JournalEntry.objects.filter(dossier=dossier, act="archive", request_key="kunci").count() == 1
    assert {"insert archive_original", "insert archive_scan", "before commit", COMMITTED} <= {*places}
    assert (more["archive_original"], more["archive_scan"], more["files_storedfile"]) == (1, 1, 1)
