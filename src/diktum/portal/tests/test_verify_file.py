"""`./diktum verify FILE.pdf` against the own database."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from diktum.files.store import read
from diktum.ledger.checkpoints import make_checkpoint
from diktum.stages.publication.queries import published_as
from diktum.stages.publication.tests.acting import moment, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(office, tmp_path, settings):
    """The published copy of a decree, downloaded."""
    settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "checkpoint-key")
    stored = published_as(published(office).pk).entry.copy
    make_checkpoint(office.commission.pk, moment(office, 20))
    path = tmp_path / "salinan.pdf"
    path.write_bytes(read(stored))
    return stored, path


def said(path, code, *more):
    out = StringIO()
    if code:
        with pytest.raises(SystemExit) as stopped:
            call_command("verify_file", str(path), *more, stdout=out)
        assert stopped.value.code == code
    else:
        call_command("verify_file", str(path), *more, stdout=out)
    return out.getvalue()


def test_a_kept_file_is_known_with_its_decree(copy):
    text = said(copy[1], 0)
    assert "ASLI: salinan.pdf" in text
    assert "Nomor 1 Tahun 2026" in text
    assert "Tercakup oleh titik jejak terakhir" in text
    assert copy[0].pk in {each["file"] for each in json.loads(said(copy[1], 0, "--json"))["files"]}


def test_a_changed_file_is_unknown(copy):
    _stored, path = copy
    path.write_bytes(path.read_bytes() + b"\n")
    assert "TIDAK DIKENAL" in said(path, 2)


def test_a_changed_record_is_named(copy):
    stored, path = copy
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE files_storedfile SET kept_on = kept_on - 1 WHERE id = %s", [stored.pk])
        cursor.execute("SET session_replication_role = DEFAULT")
    assert f"nomor {stored.pk}" in said(path, 1)


def test_a_file_that_is_not_there_is_said_in_words(copy, tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        said(tmp_path / "tidak-ada.pdf", 0)
