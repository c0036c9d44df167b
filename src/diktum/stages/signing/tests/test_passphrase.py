"""The passphrase and the NIK live in one request: they are in no table, no stored file, no log line, no answer."""

import logging

import pytest
import structlog
from django.db import connection
from django.urls import reverse

from diktum.files.store import path_of
from diktum.stages.signing import queries
from diktum.stages.signing.models import Seal
from diktum.stages.signing.tests.acting import at, initialed
from diktum.stages.signing.tests.test_electronic_bad_input import NIK, counterpart  # noqa: F401

WRONG = "frasa-keliru-0093-rahasia"


def everything_in_the_database():
    """Give every row of every table as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables "
            "WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        tables = [row[0] for row in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"SELECT t::text FROM {table} t")
            yield from ((table, row[0]) for row in cursor.fetchall())


def everything_in_the_store(settings):
    root = path_of("0" * 64).parents[2]
    yield from (path.read_bytes() for path in root.rglob("*") if path.is_file())


@pytest.mark.usefixtures("counterpart")
def test_the_passphrase_is_nowhere(client, office, settings, caplog, capfd):
    from diktum.formats.seal.practice import PASSPHRASE

    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    caplog.set_level(logging.DEBUG)
    client.force_login(office.user("ketua"))
    dossier = initialed(office)
    told = {
        "nik": NIK,
        "seen_sha256": queries.frozen_text(dossier).sha256,
        "seen_seq": str(dossier.seq),
    }
    address = reverse("signing:seal", args=[dossier.code])
    with structlog.testing.capture_logs() as structured:
        checked = client.post(address, {**told, "step": "check"})
        wrong = client.post(address, {**told, "step": "sign", "passphrase": WRONG, "request_key": "a1"})
        client.logout()
        parked = client.post(address, {**told, "step": "sign", "passphrase": WRONG, "request_key": "a2"})
        client.force_login(office.user("ketua"))
        right = client.post(address, {**told, "step": "sign", "passphrase": PASSPHRASE, "request_key": "a3"})
    assert (checked.status_code, wrong.status_code, right.status_code) == (200, 409, 302)
    assert Seal.objects.count() == 1
    seen = "".join(each.content.decode() for each in (checked, wrong, parked, right))
    printed = "".join(capfd.readouterr())
    for secret in (WRONG, PASSPHRASE):
        assert secret not in f"{seen}{printed}{caplog.text}{structured}"
    rows = 0
    for table, row in everything_in_the_database():
        rows += 1
        for secret in (WRONG, PASSPHRASE, NIK):
            assert secret not in row, table
    assert rows > 100
    files = list(everything_in_the_store(settings))
    assert files
    assert not any(secret.encode() in content for content in files for secret in (WRONG, PASSPHRASE, NIK))
