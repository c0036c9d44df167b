"""The worker is killed at every transition of each job of the archive; the next one takes up what was left."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.dossiers import left_jobs
from diktum.files import arriving, quarantine, store, watching
from diktum.files.models import FixityCheck, QuarantinedFile, StoredFile
from diktum.files.refusals import FileIsNotWhatItClaims
from diktum.files.tasks import check_fixity, watch_folder
from diktum.files.tests.builders import a_pdf
from diktum.formats import ocr
from diktum.ledger.chain import chaining
from diktum.search import keeping, shelf
from diktum.search.entries import shelf_of
from diktum.stages.archive import queries
from diktum.stages.archive.models import ScanPages, ScanProgress, ScanReading
from diktum.stages.archive.tests.acting import a_file, put_away
from diktum.stages.distribution.tests.acting import delivered, moment
from tests.faults.killing import ACTS, Mother, assert_sound, rows
from tests.office import an_office
from tests.scans.paper import scan_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals"),
]


@pytest.fixture(scope="module")
def mother():
    mother = Mother()
    yield mother
    mother.rest()


@pytest.fixture
def office(settings, tmp_path):
    with connection.cursor() as cursor:  # no test clears the queue after itself
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    office = an_office()
    settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
    settings.DIKTUM_INDEX = tmp_path / "index"
    return office


@pytest.fixture
def patient(monkeypatch):
    """Give up no job, however many workers die at it."""
    monkeypatch.setattr(left_jobs, "MOST_TIMES", 1_000)


def minutes_later():
    """Let the dead worker have been silent for long, as the next one finds it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    return left_jobs.take_up()


def killed_all_the_way(mother, office, queue, **facts):
    """Have workers die at each transition of what waits in a queue. Answers where; nothing waits any more."""

    def look(_where):
        minutes_later()
        assert_sound(office)

    places = mother.killed_everywhere(f"{ACTS}:work_off", {"queue": queue, **facts}, between=look)
    assert minutes_later() == 0
    left = ProcrastinateJob.objects.filter(queue_name=queue).exclude(status="succeeded")
    assert not left.exists(), [(job.task_name, job.status) for job in left]
    assert_sound(office)
    print(f"killed at {len(places)} transitions: {', '.join(places)}")
    return places


def put_in_the_store(office, *contents):
    with chaining(office.commission.pk, moment(office)) as chain:
        return [store.keep(chain, ContentFile(content, name="a.pdf")) for content in contents]


@pytest.mark.skipif(not ocr.is_available(), reason="needs Tesseract")
def test_a_scan_is_read_once(mother, office, patient, tmp_path):
    dossier = delivered(office)
    original = put_away(office, dossier, scan=a_file(scan_of(queries.signed_print(dossier), skew=0.3)))
    before = rows()
    places = killed_all_the_way(mother, office, "ocr", memory=str(tmp_path / "read"))
    assert {"insert archive_scanprogress", "insert archive_scanreading", "insert archive_scanpages"} <= {
        *places
    }
    reading = ScanReading.objects.get()
    assert (reading.original_id, reading.outcome) == (original.pk, "matches")
    assert ScanPages.objects.get().reading_id == reading.pk
    assert not ScanProgress.objects.exists()
    assert store.read(reading.derivative).startswith(b"%PDF")
    assert rows()["files_storedfile"] == before["files_storedfile"] + 1
    assert list(store.orphans()) == []


def test_a_filed_decree_is_found(mother, office, patient):
    dossier = delivered(office)
    put_away(office, dossier)
    named = ["diktum.search.shelf:document", "diktum.search.shelf:replace", "diktum.search.shelf:fill"]
    places = killed_all_the_way(mother, office, "search", named=named)
    assert {"document", "replace", "fill"} <= {*places}
    for name in (shelf_of(office.commission.pk), "public"):
        assert keeping.is_sound(name)
        found = shelf.Shelf(keeping.folder_of(name)).searcher()
        assert found.num_docs == keeping.rows_of(name)
    assert [each for each in keeping.folder_of("public").parent.iterdir() if ".new-" in each.name] == []


def test_each_file_is_read_again_once_and_what_was_refused_is_told_once(mother, office, patient, settings):
    put_in_the_store(office, a_pdf(1), a_pdf(2), a_pdf(3))
    for _time in range(2):
        with pytest.raises(FileIsNotWhatItClaims):
            put_in_the_store(office, b"halo")
    at = moment(office).at + dt.timedelta(days=8)
    check_fixity.defer(timestamp=int(at.timestamp()))
    places = killed_all_the_way(mother, office, "safekeeping")
    assert {"insert files_fixitycheck", "insert files_quarantinedfile", "unlink"} <= {*places}
    assert sorted(FixityCheck.objects.values_list("sha256", "finding")) == sorted(
        (each.sha256, "sound") for each in StoredFile.objects.all()
    )
    refused = list(QuarantinedFile.objects.all())
    assert (len(refused), all(map(quarantine.is_held, refused))) == (2, True)
    assert list((Path(settings.DIKTUM_FILES) / "quarantine").glob("*.json")) == []


def test_what_lies_in_the_watched_folder_is_taken_once_or_refused_with_its_reason(
    mother, office, patient, settings, tmp_path
):
    folder = tmp_path / "pantau"
    folder.mkdir()
    (folder / "baik.pdf").write_bytes(a_pdf(2))
    (folder / "buruk.pdf").write_bytes(b"halo")
    settings.DIKTUM_WATCH = str(folder)
    watch_folder.defer(timestamp=int(dt.datetime.now(dt.UTC).timestamp()) + 60)

    killed_all_the_way(mother, office, "safekeeping")
    (taken,) = watching.waiting(office.commission.pk)
    assert taken.bytes_at.read_bytes() == a_pdf(2)
    assert [path.name for path in folder.iterdir() if path.is_file()] == []
    assert [path.name for path in (folder / watching.DONE).iterdir()] == ["baik.pdf"]
    refused = sorted(path.name for path in (folder / watching.REFUSED).iterdir())
    assert refused == ["buruk.pdf", "buruk.pdf.alasan.txt"]
    assert "DKT-" in (folder / watching.REFUSED / refused[1]).read_text()
    arriving.sweep(dt.datetime.now(dt.UTC) + dt.timedelta(days=2))
    assert [upload.key for upload in arriving.uploads()] == [taken.key]


def left_behind(task, *, times=0):
    """Leave a job as a worker leaves it that was killed in the middle of it."""
    task.defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = %s RETURNING id", [times])
        (job,) = cursor.fetchone()
    return job


def status_of(job):
    return ProcrastinateJob.objects.get(pk=job).status


def test_a_job_of_which_another_waits_already_is_let_go(office):
    job = left_behind(check_fixity)
    check_fixity.defer(timestamp=1)
    assert left_jobs.take_up() == 0
    assert status_of(job) == "aborted"
    assert ProcrastinateJob.objects.get(status="todo").args == {"timestamp": 1}


def test_a_job_that_takes_every_worker_with_it_is_given_up(office):
    job = left_behind(check_fixity, times=left_jobs.MOST_TIMES - 2)
    assert left_jobs.take_up() == 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert left_jobs.take_up() == 0
    assert status_of(job) == "failed"


def test_the_job_of_a_worker_that_lives_is_left_alone(office):
    job = left_behind(check_fixity)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        (worker,) = cursor.fetchone()
        cursor.execute("UPDATE procrastinate_jobs SET worker_id = %s", [worker])
        assert left_jobs.take_up() == 0
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    assert left_jobs.take_up(own_worker=worker) == 0
    assert status_of(job) == "doing"
    assert left_jobs.take_up() == 1
    assert status_of(job) == "todo"
