"""What a scanner drops into the folder waits for somebody, or lies beside the reason."""

import datetime as dt
import os

import pytest

from diktum.files import arriving, watching
from diktum.files.tasks import watch_folder
from diktum.files.tests.builders import a_pdf, a_picture
from diktum.files.tests.test_store import work

__all__ = ["work"]
pytestmark = pytest.mark.django_db
NOW = dt.datetime.now(dt.UTC)
LATER = NOW + dt.timedelta(days=1)  # whatever the machine takes, the files have settled by then


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "pantau").mkdir()
    return tmp_path / "pantau"


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_good_files_wait_and_bad_ones_lie_beside_the_reason(work, folder):
    (folder / "a.pdf").write_bytes(a_pdf())
    (folder / "b.jpg").write_bytes(a_picture("JPEG"))
    (folder / "c.pdf").write_bytes(b"halo")
    (folder / "d.pdf").write_bytes(b"")
    assert watching.look_into(folder, work.commission_id, LATER) == watching.Look(taken=2, refused=2)
    assert [each.name for each in watching.waiting(work.commission_id)] == ["a.pdf", "b.jpg"]
    assert watching.waiting(work.commission_id)[0].bytes_at.read_bytes() == a_pdf()
    assert names(folder) == []
    assert names(folder / watching.DONE) == ["a.pdf", "b.jpg"]
    assert names(folder / watching.REFUSED) == ["c.pdf", "c.pdf.alasan.txt", "d.pdf", "d.pdf.alasan.txt"]
    assert "DKT-951" in (folder / watching.REFUSED / "c.pdf.alasan.txt").read_text()
    assert watching.waiting(work.commission_id + 1) == ()


def test_a_file_that_still_grows_is_left_alone(work, folder):
    (folder / "a.pdf").write_bytes(a_pdf())
    (folder / ".b.pdf").write_bytes(a_pdf())
    (folder / "c.pdf").symlink_to(folder / "a.pdf")
    assert watching.look_into(folder, work.commission_id, NOW - dt.timedelta(days=1)) == watching.Look()
    assert watching.look_into(folder, work.commission_id, LATER) == watching.Look(taken=1)
    assert names(folder) == [".b.pdf"]


def test_killed_between_taking_and_moving_it_is_taken_once(work, folder, monkeypatch):
    (folder / "a.pdf").write_bytes(a_pdf())

    def dying(path, into):
        raise OSError("mati")

    with monkeypatch.context() as killed:
        killed.setattr(watching, "_move", dying)
        assert watching.look_into(folder, work.commission_id, LATER) == watching.Look()
    assert names(folder) == ["a.pdf"]
    assert watching.look_into(folder, work.commission_id, LATER) == watching.Look(taken=1)
    assert len(list(arriving.uploads())) == 1


def test_the_same_name_again_replaces_nothing(work, folder):
    for pages in (1, 2):
        (folder / "a.pdf").write_bytes(a_pdf(pages))
        watching.look_into(folder, work.commission_id, LATER)
    assert names(folder / watching.DONE) == ["a-2.pdf", "a.pdf"]
    assert len(watching.waiting(work.commission_id)) == 2


def test_the_job_looks_into_the_folder_of_each_office(work, folder, settings):
    assert watch_folder(int(LATER.timestamp())) == 0
    settings.DIKTUM_WATCH = str(folder)
    (folder / "SS").mkdir()
    for place in (folder / "SS" / "a.pdf", folder / "b.pdf"):
        place.write_bytes(a_pdf())
        os.utime(place, (NOW.timestamp() - 60,) * 2)
    assert watch_folder(int(LATER.timestamp())) == 2
    assert len(watching.waiting(work.commission_id)) == 2
