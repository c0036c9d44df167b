"""The status page: what the last drill said, and what an administrator should do."""

from __future__ import annotations

import datetime as dt

import pytest

from diktum.desk.condition import conditions
from diktum.desk.drill_record import Drill, keep_record, last_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


def drilled(moment, **more) -> Drill:
    return Drill(at=moment.at.astimezone(dt.UTC).isoformat(), place="/media/usb", **more)


def test_without_a_drill_no_backup_counts(home, moment):
    backup = conditions(moment)[0]
    assert (backup.state, backup.word) == ("late", "Belum pernah")
    assert "DIKTUM_BACKUP" in backup.advice


def test_a_good_drill_is_told_with_what_was_compared(home, moment):
    keep_record(home, drilled(moment, is_sound=True, rows=1674, files=4))
    backup = conditions(moment)[0]
    assert backup.state == "done"
    assert "1674 baris dan 4 berkas" in backup.sentence


def test_a_failed_drill_is_told_with_its_reason(home, moment):
    keep_record(home, drilled(moment, code="DKT-975", problem="1 berkas rusak"))
    backup = conditions(moment)[0]
    assert backup.state == "late"
    assert "1 berkas rusak (DKT-975)" in backup.sentence


def test_an_old_drill_is_a_warning(home, office, moment):
    keep_record(home, drilled(moment, is_sound=True))
    assert conditions(office.moment(2))[0].state == "to_mend"


def test_a_broken_record_counts_as_none(home):
    (home / "drill.json").write_text("{")
    assert last_record(home) is None


def test_only_the_administrator_sees_the_page(client, office, home):
    client.force_login(office.user("admin"))
    answer = client.get("/pengaturan/keadaan/")
    assert answer.status_code == 200
    assert "Ruang cakram" in answer.content.decode()
    client.force_login(office.user("pengusul"))
    assert client.get("/pengaturan/keadaan/").status_code in (403, 409)
