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

from diktum.config.backup.restoring import _put
from diktum.core.moment import Moment
from diktum.files import refusals, store
from diktum.files.backends import _bucket, backend
from diktum.files.models import StoredFile
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

    yield SimpleNamespace(commission_id=office.pk, when=WHEN, record=record, bucket=name)
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
    StoredFile.objects.filter(pk=other.pk)
    client.put_object(work.bucket, "kantor/ff/ff/" + "f" * 64, io.BytesIO(b"x"), 1)
    assert list(store.missing()) == [stored]
    assert list(store.orphans()) == ["f" * 64]
    with pytest.raises(refusals.FileIsMissing):
        store.open_file(stored)


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
    _put(stored.sha256, tmp_path / "piece", [])
    assert store.read(stored) == a_pdf()


def test_a_restore_does_not_put_other_bytes_under_a_name(work, tmp_path):
    (tmp_path / "piece").write_bytes(b"lain")
    with pytest.raises(ValueError, match="not the bytes"):
        store.put_back("a" * 64, tmp_path / "piece")
    assert list(backend().names()) == []
