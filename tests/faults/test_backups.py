"""A backup is made, wiped away from and restored identical; damaged ones are refused by name (reliability.md B5)."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.base import File
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from diktum.config.backup import database
from diktum.config.backup.boxes import Box, make_key
from diktum.config.backup.checking import newest, strangers
from diktum.config.backup.drilling import drill
from diktum.config.backup.places import Folder
from diktum.config.backup.refusals import (
    BackupIsUnusable,
    DumpIsDamaged,
    FilesAreDamaged,
    KeyDoesNotOpen,
    ManifestIsDamaged,
    NoRoom,
    PlaceIsEmpty,
    SnapshotIsHalf,
    SnapshotIsNewer,
    TargetIsNotEmpty,
)
from diktum.config.backup.restoring import restore
from diktum.config.backup.saving import save
from diktum.desk.drill_record import last_record
from diktum.files import store
from diktum.ledger.chain import chaining
from tests.office import MONDAY, Office

AT = MONDAY
pytestmark = pytest.mark.django_db


def quiet(_done: int, _total: int) -> None:
    """Show no progress."""


def a_pdf(words: str) -> bytes:
    import pikepdf

    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = words
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@dataclass
class Snapshot:
    """A copy of a snapshot that a test may damage, and where it is restored to."""

    folder: Path
    name: str
    home: Path
    key: Path

    @property
    def place(self) -> Folder:
        return Folder(self.folder)

    @property
    def files(self) -> list[Path]:
        return sorted(path for path in (self.folder / "files").rglob("*") if path.is_file())

    def part(self, name: str) -> Path:
        return self.folder / self.name / name

    def rewrite_manifest(self, change) -> None:
        """Change the manifest as somebody would who also mends the mark."""
        told = json.loads(self.part("manifest.json").read_text())
        change(told)
        content = json.dumps(told).encode()
        self.part("manifest.json").write_bytes(content)
        self.part("SELESAI").write_text(hashlib.sha256(content).hexdigest())

    def restore(self, key: Path | None = None):
        with database.another_database(f"test_diktum_{os.getpid()}_back") as name:
            os.environ["DIKTUM_DB_NAME"] = name
            try:
                return restore(self.place, Box(identity=key), self.name, quiet, home=self.home)
            finally:
                with database.connect() as left:
                    self.tables = len(database.tables_of(left))
                del os.environ["DIKTUM_DB_NAME"]


def _make(folder: Path) -> None:
    """Make one plain and one encrypted snapshot of a small office with three kept files."""
    from diktum.people.practice import build_practice_office

    office = Office(build_practice_office())
    with chaining(office.commission.pk, office.moment()) as chain:
        for words in ("satu", "dua", "tiga"):
            store.keep(chain, File(io.BytesIO(a_pdf(words)), f"{words}.pdf"))
    (folder / "home").mkdir()
    (folder / "home" / "secret-key").write_text("rahasia kantor")
    os.environ["DIKTUM_DB_NAME"] = f"test_diktum_{os.getpid()}"
    try:
        save(Folder(folder / "plain"), Box(), AT, quiet, home=folder / "home")
        public = make_key(folder / "key")
        save(Folder(folder / "closed"), Box([public]), AT, quiet, home=folder / "home")
    finally:
        del os.environ["DIKTUM_DB_NAME"]


def _empty_the_database() -> None:
    """Leave nothing committed for the tests of others; the guards of append-only tables stand aside for a superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """Make the snapshots once, on real commits, before any test opens its own transaction."""
    folder = tmp_path_factory.mktemp("cadangan")
    with django_db_blocker.unblock(), override_settings(DIKTUM_FILES=folder / "kept"):
        try:
            _make(folder)
        finally:
            _empty_the_database()
    return folder


@pytest.fixture(params=["plain"])
def snapshot(request, made, tmp_path, settings):
    settings.DIKTUM_FILES = tmp_path / "home" / "files"
    shutil.copytree(made / request.param, tmp_path / "usb")
    shutil.copy(made / "key", tmp_path / "key")
    (tmp_path / "home").mkdir()
    return Snapshot(tmp_path / "usb", newest(Folder(tmp_path / "usb")), tmp_path / "home", tmp_path / "key")


encrypted = pytest.mark.parametrize("snapshot", ["closed"], indirect=True)


def refuses(snapshot: Snapshot, kind: type[BackupIsUnusable], key: Path | None = None) -> str:
    """Restore must be refused by name, and leave nothing behind."""
    with pytest.raises(BackupIsUnusable) as caught:
        snapshot.restore(key)
    assert type(caught.value) is kind
    assert caught.value.advice
    assert snapshot.tables == 0
    assert not (snapshot.home / "files").exists() or not any((snapshot.home / "files").rglob("*"))
    assert not (snapshot.home / "secret-key").exists()
    return str(caught.value)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)


def test_what_comes_back_is_what_went_in(snapshot):
    manifest = snapshot.restore()
    assert snapshot.tables == len(manifest.tables) > 50
    assert manifest.tables["files_storedfile"].rows == 3
    assert len(manifest.ledger) == 1
    kept = sorted(path for path in (snapshot.home / "files").rglob("*") if path.is_file())
    assert [path.name for path in kept] == sorted(manifest.files)
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in kept)
    assert (snapshot.home / "secret-key").read_text() == "rahasia kantor"


@encrypted
def test_an_encrypted_snapshot_comes_back_with_its_key(snapshot):
    assert all(path.suffix == ".age" for path in snapshot.files)
    assert b"%PDF" not in b"".join(path.read_bytes() for path in snapshot.files)
    assert snapshot.restore(snapshot.key).encrypted


@encrypted
def test_refuses_the_wrong_key(snapshot, tmp_path):
    make_key(tmp_path / "other")
    assert "tidak terbuka" in refuses(snapshot, KeyDoesNotOpen, tmp_path / "other")
    assert "tidak ada kunci" in refuses(snapshot, KeyDoesNotOpen)


@encrypted
def test_refuses_an_encrypted_piece_with_one_bit_changed(snapshot):
    flip(snapshot.part("database.dump.age"), -20)
    refuses(snapshot, KeyDoesNotOpen, snapshot.key)


def test_refuses_a_truncated_dump(snapshot):
    path = snapshot.part("database.dump")
    path.write_bytes(path.read_bytes()[:-500])
    assert "seharusnya" in refuses(snapshot, DumpIsDamaged)


def test_refuses_a_missing_dump(snapshot):
    snapshot.part("database.dump").unlink()
    assert "tidak ada" in refuses(snapshot, DumpIsDamaged)


def test_refuses_a_dump_with_one_bit_changed(snapshot):
    flip(snapshot.part("database.dump"), 5000)
    assert "berubah" in refuses(snapshot, DumpIsDamaged)


def test_refuses_a_dump_that_fits_its_hash_and_is_no_archive(snapshot):
    snapshot.part("database.dump").write_bytes(b"bukan arsip")
    sha256 = hashlib.sha256(b"bukan arsip").hexdigest()
    snapshot.rewrite_manifest(lambda told: told.update(dump={"size": 11, "sha256": sha256}))
    refuses(snapshot, DumpIsDamaged)


def test_refuses_one_flipped_bit_in_a_file(snapshot):
    flip(snapshot.files[1], 30)
    assert snapshot.files[1].name in refuses(snapshot, FilesAreDamaged)


def test_refuses_one_flipped_bit_in_the_manifest(snapshot):
    flip(snapshot.part("manifest.json"), 200)
    refuses(snapshot, ManifestIsDamaged)


def test_refuses_a_missing_file(snapshot):
    gone = snapshot.files[0]
    gone.unlink()
    assert gone.name in refuses(snapshot, FilesAreDamaged)


def test_names_an_extra_file_and_restores_without_it(snapshot):
    extra = snapshot.files[0].with_name("0" * 64)
    extra.write_bytes(b"titipan")
    manifest = snapshot.restore()
    assert strangers(snapshot.place) == [extra.relative_to(snapshot.folder).as_posix()]
    assert not (snapshot.home / "files" / "00").exists() or "0" * 64 in manifest.files


def test_refuses_a_renamed_file(snapshot):
    path = snapshot.files[2]
    path.rename(path.with_name("f" * 64))
    assert path.name in refuses(snapshot, FilesAreDamaged)
    assert strangers(snapshot.place)


def test_refuses_two_swapped_files(snapshot):
    one, other = snapshot.files[:2]
    first, second = one.read_bytes(), other.read_bytes()
    for path, content in ((one, second), (other, first)):
        path.chmod(0o600)
        path.write_bytes(content)
    assert "2 berkas" in refuses(snapshot, FilesAreDamaged)


def test_refuses_a_half_copied_snapshot(snapshot):
    snapshot.part("SELESAI").unlink()
    assert newest(snapshot.place) == snapshot.name
    refuses(snapshot, SnapshotIsHalf)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "aa/../../b", "C:\\windows\\x"])
def test_refuses_names_that_point_outside(snapshot, name):
    snapshot.rewrite_manifest(lambda told: told["files"].update({name: 1}))
    refuses(snapshot, ManifestIsDamaged)


def test_refuses_a_snapshot_of_a_newer_version(snapshot):
    snapshot.rewrite_manifest(lambda told: told["migrations"].append("people.9999_later"))
    assert "9999" in refuses(snapshot, SnapshotIsNewer)
    snapshot.rewrite_manifest(lambda told: told.update(format=2))
    refuses(snapshot, SnapshotIsNewer)


def test_refuses_an_empty_place(tmp_path):
    with pytest.raises(PlaceIsEmpty):
        newest(Folder(tmp_path))
    with pytest.raises(PlaceIsEmpty):
        newest(Folder(tmp_path / "not there"))


def test_refuses_to_restore_over_files_that_are_there(snapshot):
    (snapshot.home / "files").mkdir()
    (snapshot.home / "files" / "surat").write_text("jangan ditimpa")
    with pytest.raises(TargetIsNotEmpty):
        snapshot.restore()
    assert (snapshot.home / "files" / "surat").read_text() == "jangan ditimpa"


def test_refuses_to_restore_over_a_database_that_is_there(snapshot, monkeypatch):
    monkeypatch.setenv("DIKTUM_DB_NAME", f"test_diktum_{os.getpid()}")
    with pytest.raises(TargetIsNotEmpty):
        restore(snapshot.place, Box(), snapshot.name, quiet, home=snapshot.home)


def test_a_full_disk_during_the_restore_leaves_nothing(snapshot):
    """The limit on a file's size makes the kernel answer as a full disk would (EFBIG for ENOSPC)."""
    program = (
        "import resource, sys, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (400, {resource.RLIM_INFINITY}))\n"
        "from pathlib import Path\n"
        "from diktum.config.backup.places import write_safely\n"
        "from diktum.config.backup.refusals import NoRoom\n"
        "try: write_safely(Path(sys.argv[2]), Path(sys.argv[1]))\n"
        "except NoRoom as refused: print(refused.code, refused)\n"
    )
    target = snapshot.home / "files" / "aa" / "x"
    done = subprocess.run(
        [sys.executable, "-c", program, str(snapshot.part("database.dump")), str(target)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "src"},
        check=True,
    )
    assert done.stdout.startswith("DKT-979")
    assert list(target.parent.iterdir()) == []


def test_refuses_a_disk_that_is_too_small_before_it_writes(snapshot):
    snapshot.rewrite_manifest(lambda told: told["files"].update({"a" * 64: 10**15}))
    assert "perlu" in refuses(snapshot, NoRoom)


def test_the_drill_restores_compares_and_writes_down(snapshot):
    result = drill(snapshot.place, Box(), AT + dt.timedelta(hours=3), quiet, home=snapshot.home)
    assert (result.is_sound, result.problem) == (True, "")
    assert (result.files, result.snapshot) == (3, snapshot.name)
    assert last_record(snapshot.home) == result


def test_the_drill_names_a_stale_snapshot(snapshot):
    result = drill(snapshot.place, Box(), AT + dt.timedelta(hours=30), quiet, home=snapshot.home)
    assert not result.is_sound
    assert "30 jam" in result.problem


def test_the_drill_writes_down_a_damage(snapshot):
    flip(snapshot.files[0], 12)
    result = drill(snapshot.place, Box(), AT, quiet, home=snapshot.home)
    assert (result.is_sound, result.code) == (False, "DKT-975")
    assert last_record(snapshot.home) == result
