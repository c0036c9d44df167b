"""The store in an S3 bucket, over real HTTP: the same promises as on a disk."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from minio import Minio

from diktum.config.backup.restoring import put_into_store
from diktum.core.moment import Moment
from diktum.files import fixity, refusals, store
from diktum.files.backends import _bucket, backend
from diktum.files.models import Finding, FixityCheck, StoredFile
from diktum.files.tests.builders import a_pdf
from diktum.people.models import Commission
from tests.faults.test_backup_s3 import server

__all__ = ["server"]
pytestmark = pytest.mark.django_db
WHEN = Moment.in_office(dt.datetime(2026, 12, 31, 15, 30, tzinfo=dt.UTC), "Asia/Jayapura")


@pytest.fixture
def client(server):
    return Minio(
        server.removeprefix("http://"), access_key="latihan", secret_key="latihan-rahasia", secure=False
    )


@pytest.fixture
def work(server, client, settings, tmp_path):
    name = f"berkas-{os.getpid()}-{time.monotonic_ns()}"
    client.make_bucket(name)
    settings.DIKTUM_FILES = tmp_path / "anteroom"
    settings.DIKTUM_FILES_S3 = f"s3://{name}/kantor"
    settings.DIKTUM_S3_ENDPOINT = server
    settings.DIKTUM_S3_ACCESS_KEY = "latihan"
    settings.DIKTUM_S3_SECRET_KEY = "latihan-rahasia"
    office = Commission.objects.create(code="SS", slug="ss", name="KPU", short_name="KPU", seat="Teminabuan")

    def record(row):
        row.save()
        return row

    yield SimpleNamespace(commission_id=office.pk, when=WHEN, record=record, bucket=name, endpoint=server)
    _bucket.cache_clear()


def keep(work, content=None):
    return store.keep(work, ContentFile(content or a_pdf(), name="naskah.pdf"))


def key_of(stored):
    return f"kantor/{stored.sha256[:2]}/{stored.sha256[2:4]}/{stored.sha256}"


def on_the_disk(settings):
    return [path for path in settings.DIKTUM_FILES.rglob("*") if path.is_file()]


def test_a_file_lies_in_the_bucket_and_nowhere_else(work, client, settings):
    stored = keep(work)
    with client.get_object(work.bucket, key_of(stored)) as answer:
        assert answer.read() == a_pdf()
    assert store.read(stored) == a_pdf()
    assert on_the_disk(settings) == []
    assert list(backend().names()) == [stored.sha256]
    assert list(store.wrong()) == list(store.missing()) == list(store.orphans()) == []


def test_bytes_changed_in_the_bucket_are_not_given_out_and_are_healed_by_the_same_file(work, client):
    stored = keep(work)
    client.put_object(work.bucket, key_of(stored), io.BytesIO(b"rusak"), 5)
    with pytest.raises(refusals.FileIsDamaged):
        store.open_file(stored)
    assert [row.pk for row, _why in store.wrong()] == [stored.pk]
    keep(work)
    assert store.read(stored) == a_pdf()


def test_what_is_gone_and_what_nobody_knows_is_reported(work, client):
    stored, other = keep(work), keep(work, a_pdf(pages=2))
    client.remove_object(work.bucket, key_of(stored))
    client.put_object(work.bucket, "kantor/ff/ff/" + "f" * 64, io.BytesIO(b"x"), 1)
    assert list(store.missing()) == [stored]
    assert [row.pk for row, _why in store.wrong()] == [stored.pk]
    assert store.read(other) == a_pdf(pages=2)
    assert list(store.orphans()) == ["f" * 64]
    with pytest.raises(refusals.FileIsMissing):
        store.open_file(stored)


def test_what_lies_beside_the_kept_files_in_their_bucket_is_no_orphan(work, client):
    stored = keep(work)
    for name in ("cadangan/20261109T003000Z/SELESAI", f"cadangan/files/ff/ff/{'f' * 64}", "surat.txt"):
        client.put_object(work.bucket, f"kantor/{name}", io.BytesIO(b"x"), 1)
    client.put_object(work.bucket, f"lain/ff/ff/{'f' * 64}", io.BytesIO(b"x"), 1)
    assert list(backend().names()) == [stored.sha256]
    assert list(store.orphans()) == []
    assert not backend().is_empty()


def test_fixity_reads_the_bucket_and_records_what_it_finds(work, client):
    sound, damaged, missing = (keep(work, a_pdf(pages=pages)) for pages in (1, 2, 3))
    client.put_object(work.bucket, key_of(damaged), io.BytesIO(b"rusak"), 5)
    client.remove_object(work.bucket, key_of(missing))
    assert fixity.check_due(WHEN.at) == fixity.Run(0, 0, 0)
    later = WHEN.at + dt.timedelta(days=6, minutes=1)
    run = fixity.check_due(later)
    assert (run.files, run.wrong) == (3, 2)
    found = {row.sha256: row.finding for row in FixityCheck.objects.all()}
    assert found == {
        sound.sha256: Finding.SOUND,
        damaged.sha256: Finding.DAMAGED,
        missing.sha256: Finding.MISSING,
    }
    assert dict(fixity.wrong_now()) == {
        damaged.sha256: Finding.DAMAGED,
        missing.sha256: Finding.MISSING,
    }
    for pages in (2, 3):
        keep(work, a_pdf(pages=pages))
    assert fixity.check_due(later + dt.timedelta(days=7)).wrong == 0
    assert fixity.wrong_now() == ()


def test_a_bucket_out_of_reach_is_unread_for_fixity_and_stays_due(work, settings):
    stored = keep(work)
    later = WHEN.at + dt.timedelta(days=8)
    settings.DIKTUM_S3_ENDPOINT = "http://127.0.0.1:9"
    fixity.check_due(later)
    assert [row.finding for row in FixityCheck.objects.all()] == [Finding.UNREADABLE]
    assert fixity.overdue(later) == 1
    settings.DIKTUM_S3_ENDPOINT = work.endpoint
    assert fixity.check_due(later).wrong == 0
    assert (fixity.overdue(later), fixity.wrong_now()) == (0, ())
    assert store.read(stored) == a_pdf()


def test_a_bucket_that_is_not_there_keeps_nothing(work, settings):
    settings.DIKTUM_FILES_S3 = "s3://tidak-ada-di-sini/kantor"
    with pytest.raises((refusals.StoreCannotWrite, refusals.FileIsMissing)):
        keep(work)
    assert not StoredFile.objects.exists()
    assert on_the_disk(settings) == []


def test_a_server_that_is_away_is_a_refusal_and_no_finding(work, settings):
    stored = keep(work)
    settings.DIKTUM_S3_ENDPOINT = "http://127.0.0.1:9"
    with pytest.raises(refusals.StoreIsOutOfReach):
        store.open_file(stored)
    with pytest.raises(refusals.StoreCannotWrite):
        keep(work, a_pdf(pages=2))
    assert on_the_disk(settings) == []


def test_a_restore_puts_files_into_the_bucket(work, client, tmp_path):
    stored = keep(work)
    client.remove_object(work.bucket, key_of(stored))
    (tmp_path / "piece").write_bytes(a_pdf())
    put_into_store(stored.sha256, tmp_path / "piece")
    assert store.read(stored) == a_pdf()


def test_a_restore_does_not_put_other_bytes_under_a_name(work, tmp_path):
    (tmp_path / "piece").write_bytes(b"lain")
    with pytest.raises(ValueError, match="not the bytes"):
        store.put_back("a" * 64, tmp_path / "piece")
    assert list(backend().names()) == []
