"""An office whose files lie in an S3 bucket: backed up, wiped, restored, verified, to a folder and to another bucket."""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as site
from django.core.files.base import ContentFile
from django.db import connection
from django.test import override_settings
from minio import Minio

from diktum.config.backup import database
from diktum.config.backup.boxes import Box
from diktum.config.backup.checking import newest
from diktum.config.backup.healing import Healed, heal
from diktum.config.backup.places import place_of
from diktum.config.backup.refusals import (
    BackupIsUnusable,
    FilesAreDamaged,
    PlaceIsClosed,
    PlaceIsEmpty,
    StoreIsDamaged,
    StoreIsWorseThanPlace,
    TargetIsNotEmpty,
)
from diktum.config.backup.restoring import restore
from diktum.config.backup.saving import save
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.files.refusals import StoreIsOutOfReach
from diktum.ledger.chain import chaining
from tests.faults.cable import Cable
from tests.faults.test_backup_s3 import server
from tests.faults.test_backups import _empty_the_database, a_pdf, quiet
from tests.office import an_office
from tests.walking import Journey

__all__ = ["server"]
pytestmark = pytest.mark.django_db
ACCESS = {"ACCESS_KEY": "latihan", "SECRET_KEY": "latihan-rahasia"}


@dataclass
class World:
    """The office with its bucket, and what is needed to look at both from outside of the program."""

    client: Minio
    endpoint: str
    bucket: str
    folder: Path

    @property
    def keys(self) -> list[str]:
        found = self.client.list_objects(self.bucket, recursive=True)
        return sorted(str(each.object_name) for each in found)

    def get(self, key: str) -> bytes:
        with self.client.get_object(self.bucket, key) as answer:
            return answer.read()

    def put(self, key: str, content: bytes) -> None:
        self.client.put_object(self.bucket, key, io.BytesIO(content), len(content))

    def wipe(self) -> None:
        for key in self.keys:
            self.client.remove_object(self.bucket, key)

    @contextmanager
    def kept(self):
        """Whatever is done to the bucket meanwhile: afterwards it is as before."""
        before = {key: self.get(key) for key in self.keys}
        try:
            yield before
        finally:
            self.wipe()
            for key, content in before.items():
                self.put(key, content)

    def a_place(self, kind: str) -> str:
        """Give a fresh place for snapshots: a folder, or a bucket of its own."""
        name = f"cadangan-{os.getpid()}-{time.monotonic_ns()}"
        if kind == "folder":
            return str(self.folder / name)
        self.client.make_bucket(name)
        return f"s3://{name}/kantor/ss"

    def program(self, home: Path, *arguments: str, name: str = "") -> subprocess.CompletedProcess[str]:
        """Run the program as on another computer: a home of its own, everything else from the environment."""
        known = connection.settings_dict
        who = ":".join(quote(str(known[part]), safe="") for part in ("USER", "PASSWORD"))
        host, name = str(known["HOST"]), name or str(known["NAME"])
        where = f"/{host}" if host.startswith("/") else f"{host}:{known['PORT']}"
        environment = {key: value for key, value in os.environ.items() if key != "DIKTUM_FILES"}
        environment |= {
            "DATABASE_URL": f"postgres://{who}@{where}/{name}",
            "DATABASE_OWNER_URL": f"postgres://{who}@{where}/{name}",
            "DIKTUM_DB_NAME": name,
            "DIKTUM_DB_ROLE": "owner",
            "DIKTUM_HOME": str(home),
            "DIKTUM_FILES_S3": f"s3://{self.bucket}/kantor",
            "DJANGO_SETTINGS_MODULE": "diktum.config.settings",
            "PYTHONPATH": "src",
        }
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def answer(self, home: Path, *arguments: str, name: str = "") -> dict[str, object]:
        done = self.program(home, *arguments, "--json", name=name)
        assert done.returncode == 0, done.stderr[-2000:]
        answer = json.loads(done.stdout.strip().splitlines()[-1])
        assert isinstance(answer, dict)
        return answer


@pytest.fixture(scope="module")
def world(server, django_db_setup, django_db_blocker, tmp_path_factory):
    """Carry a decree to the archive, on real commits, with every paper in the bucket."""
    client = Minio(
        server.removeprefix("http://"), access_key="latihan", secret_key="latihan-rahasia", secure=False
    )
    bucket = f"berkas-{os.getpid()}-{time.monotonic_ns()}"
    client.make_bucket(bucket)
    folder = tmp_path_factory.mktemp("kantor")
    told = {"DIKTUM_S3_ENDPOINT": server, **{f"DIKTUM_S3_{key}": value for key, value in ACCESS.items()}}
    own = {"DIKTUM_FILES": folder / "anteroom", "DIKTUM_FILES_S3": f"s3://{bucket}/kantor", **told}
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), override_settings(**own):
        for key, value in {**told, "DIKTUM_DB_NAME": connection.settings_dict["NAME"]}.items():
            patch.setenv(key, value)
        try:
            office = an_office()
            Journey(office, site).to("")
            with chaining(office.commission.pk, office.moment(30)) as chain:
                for number in range(8):
                    store.keep(chain, ContentFile(a_pdf(secrets.token_hex(20_000)), f"lampiran-{number}.pdf"))
            yield World(client, server, bucket, folder)
        finally:
            _empty_the_database()


@pytest.fixture
def place(request, world):
    return world.a_place(getattr(request, "param", "s3"))


both = pytest.mark.parametrize("place", ["folder", "s3"], indirect=True)


@pytest.fixture
def empty(monkeypatch):
    """Point the installation at an empty database; the bucket is emptied by the test."""
    with database.another_database(f"test_diktum_{os.getpid()}_s3") as name:
        monkeypatch.setenv("DIKTUM_DB_NAME", name)
        yield name
        monkeypatch.undo()


def back_up(place: str, home: Path, at: datetime | None = None):
    return save(place_of(place), Box(), at or datetime(2026, 11, 9, 1, tzinfo=UTC), quiet, home=home)


def bring_back(place: str, home: Path):
    return restore(place_of(place), Box(), newest(place_of(place)), quiet, home=home)


def marks(place: str) -> list[str]:
    return [name for name in place_of(place).names() if name.endswith("/SELESAI")]


def state(name: str = ""):
    with database.connect(name) as open_connection:
        return (
            database.tables_of(open_connection),
            database.files_of(open_connection),
            database.ledger_of(open_connection),
            database.numbers_of(open_connection),
        )


@both
def test_what_was_wiped_comes_back_and_verifies(world, place, tmp_path, empty):
    """Backup, wipe of database and bucket, restore, verify, each by the program itself in a home of its own."""
    before, name = state(connection.settings_dict["NAME"]), empty
    verified = world.answer(tmp_path / "a", "django", "verify")
    made = world.answer(tmp_path / "a", "diktum.config.backup", "backup", place)
    with world.kept() as objects:
        world.wipe()
        again = world.answer(tmp_path / "b", "diktum.config.backup", "restore", place, name=name)
        assert again.items() >= {key: made[key] for key in ("snapshot", "tables", "rows", "files")}.items()
        assert {key: world.get(key) for key in world.keys} == objects
        assert state(name) == before
        assert world.answer(tmp_path / "b", "django", "verify", name=name) == verified
    _tables, files, ledger, numbers = before
    assert len(files) == len(objects) == made["files"] >= 9
    assert {hashlib.sha256(content).hexdigest() for content in objects.values()} == set(files)
    assert ledger and numbers and verified["is_sound"]
    assert not any(path.is_file() for path in (tmp_path / "b" / "files").rglob("*"))
    print(
        f"{made['tables']} tables, {made['rows']} rows, {made['files']} files, {verified['entries']} entries"
    )


@both
def test_the_drill_proves_it_without_the_offices_bucket(world, place, tmp_path):
    world.answer(tmp_path / "a", "diktum.config.backup", "backup", place)
    with world.kept():
        world.wipe()
        drilled = world.answer(tmp_path / "a", "diktum.config.backup", "drill", place)
        assert world.keys == []
    assert drilled["is_sound"], drilled
    assert drilled["files"] == len(world.keys)


def test_refuses_a_bucket_that_is_in_use(world, place, tmp_path, empty, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("DIKTUM_DB_NAME", connection.settings_dict["NAME"])
        back_up(place, tmp_path)
    with world.kept() as objects:
        with pytest.raises(TargetIsNotEmpty, match=world.bucket):
            bring_back(place, tmp_path / "b")
        assert {key: world.get(key) for key in world.keys} == objects
        world.wipe()
        world.put("kantor/catatan-orang.txt", b"jangan ditimpa")
        with pytest.raises(TargetIsNotEmpty, match=world.bucket):
            bring_back(place, tmp_path / "b")
        assert world.keys == ["kantor/catatan-orang.txt"]
    assert database.is_empty()


@both
@pytest.mark.parametrize("content", [None, b"%PDF-1.7 lain"])
def test_a_file_that_is_wrong_in_the_bucket_is_named_and_there_is_no_backup(world, place, tmp_path, content):
    with world.kept():
        key = world.keys[3]
        world.client.remove_object(world.bucket, key)
        if content:
            world.put(key, content)
        done = world.program(tmp_path, "diktum.config.backup", "backup", place)
    stored = StoredFile.objects.filter(sha256=key.rsplit("/", 1)[-1]).first()
    assert done.returncode == 1
    assert "DKT-983" in done.stderr
    assert stored.sha256 in done.stderr
    assert stored.original_name in done.stderr
    assert marks(place) == []
    with pytest.raises(PlaceIsEmpty):
        newest(place_of(place))


@both
def test_a_file_that_only_the_place_still_has_is_named_and_stays_in_the_backup(world, place, tmp_path):
    back_up(place, tmp_path)
    with world.kept():
        key = world.keys[3]
        world.client.remove_object(world.bucket, key)
        with pytest.raises(StoreIsWorseThanPlace, match=key.rsplit("/", 1)[-1]):
            back_up(place, tmp_path, datetime(2026, 11, 10, 1, tzinfo=UTC))
    assert [mark[:8] for mark in marks(place)] == ["20261109", "20261110"]


def test_a_file_that_is_wrong_at_home_and_in_the_place_is_no_backup(world, place, tmp_path):
    back_up(place, tmp_path)
    copies = place_of(place)
    with world.kept() as objects:
        key = world.keys[3]
        name = f"{copies.prefix}files/{key.removeprefix('kantor/')}"
        changed = bytes([objects[key][0] ^ 1]) + objects[key][1:]
        copies.client.put_object(copies.bucket, name, io.BytesIO(changed), len(changed))
        world.client.remove_object(world.bucket, key)
        with pytest.raises(StoreIsDamaged, match=key.rsplit("/", 1)[-1]):
            back_up(place, tmp_path, datetime(2026, 11, 10, 1, tzinfo=UTC))
    assert [mark[:8] for mark in marks(place)] == ["20261109"]


@both
def test_a_bucket_that_is_lost_while_the_database_lives_is_filled_again(world, place, tmp_path):
    back_up(place, tmp_path)
    with world.kept() as objects:
        world.wipe()
        world.put(min(objects), b"berubah")
        assert heal(place_of(place), Box(), newest(place_of(place)), quiet) == Healed(len(objects), ())
        assert {key: world.get(key) for key in world.keys} == objects
        world.client.remove_object(world.bucket, max(objects))
        done = world.answer(tmp_path, "diktum.config.backup", "restore", place, "--files")
        assert (done["files"], done["unknown"]) == (1, [])
        assert {key: world.get(key) for key in world.keys} == objects
        assert heal(place_of(place), Box(), newest(place_of(place)), quiet) == Healed(0, ())


def test_a_copy_that_is_wrong_in_the_place_is_not_put_into_the_bucket(world, place, tmp_path):
    back_up(place, tmp_path)
    with world.kept() as objects:
        bad, other = sorted(objects)[:2]
        world.client.remove_object(world.bucket, bad)
        world.client.remove_object(world.bucket, other)
        copies = place_of(place)
        name = f"{copies.prefix}files/{bad.removeprefix('kantor/')}"
        copies.client.put_object(copies.bucket, name, io.BytesIO(b"rusak"), 5)
        with pytest.raises(FilesAreDamaged, match=bad.rsplit("/", 1)[-1]):
            heal(copies, Box(), newest(copies), quiet)
        assert set(world.keys) == objects.keys() - {bad}


def test_a_link_to_the_place_that_is_lost_in_the_middle_leaves_no_mark(world, place, tmp_path, monkeypatch):
    cable = Cable(int(world.endpoint.rsplit(":", 1)[-1]), after=150_000)
    with monkeypatch.context() as patch:
        patch.setenv("DIKTUM_BACKUP_S3_ENDPOINT", cable.address)
        with pytest.raises(PlaceIsClosed):
            back_up(place, tmp_path)
    assert cable.is_cut
    written = list(place_of(place).names())
    assert written and all(name.startswith("files/") for name in written)
    back_up(place, tmp_path)
    assert len(marks(place)) == 1


@both
def test_a_link_to_the_store_that_is_lost_in_the_middle_leaves_no_mark(world, place, tmp_path, settings):
    cable = Cable(int(world.endpoint.rsplit(":", 1)[-1]), after=4_000)
    settings.DIKTUM_S3_ENDPOINT = cable.address
    with pytest.raises((StoreIsOutOfReach, PlaceIsClosed)):
        back_up(place, tmp_path)
    assert cable.is_cut
    assert marks(place) == []


def test_a_restore_that_fails_takes_its_objects_back(world, place, tmp_path, empty, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setenv("DIKTUM_DB_NAME", connection.settings_dict["NAME"])
        back_up(place, tmp_path)
    copies = place_of(place)
    last = sorted(name for name in copies.names() if name.startswith("files/"))[-1]
    copies.client.put_object(copies.bucket, copies.prefix + last, io.BytesIO(b"rusak"), 5)
    with world.kept():
        world.wipe()
        with pytest.raises(FilesAreDamaged, match=last.rsplit("/", 1)[-1]):
            bring_back(place, tmp_path / "b")
        assert world.keys == []
    assert database.is_empty()


def test_a_link_lost_in_the_middle_of_a_restore_is_a_refusal_and_no_half_installation(
    world, place, tmp_path, empty, monkeypatch, settings
):
    with monkeypatch.context() as patch:
        patch.setenv("DIKTUM_DB_NAME", connection.settings_dict["NAME"])
        back_up(place, tmp_path)
    with world.kept():
        world.wipe()
        cable = Cable(int(world.endpoint.rsplit(":", 1)[-1]), after=150_000)
        settings.DIKTUM_S3_ENDPOINT = cable.address
        with pytest.raises(PlaceIsClosed, match=world.bucket):
            bring_back(place, tmp_path / "b")
        assert cable.is_cut
        assert database.is_empty()
        settings.DIKTUM_S3_ENDPOINT = world.endpoint
        assert world.keys
        with pytest.raises(BackupIsUnusable, match=world.bucket):
            bring_back(place, tmp_path / "b")
