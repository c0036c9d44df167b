"""The scan of an archived decree is read by the real reader; what it finds is recorded and shown, never green by default."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.scans.paper import scan_of

from diktum.formats import ocr
from diktum.formats.pdf import render
from diktum.ledger.verify import verify
from diktum.search.texts import office_entries
from diktum.stages.archive import queries, reading, tasks
from diktum.stages.archive.commands import READ_SCAN
from diktum.stages.archive.models import ScanProgress, ScanReading, ScanVerdict
from diktum.stages.archive.tests.acting import ScanCheck, a_file, a_scan, put_away
from diktum.stages.distribution.tests.acting import delivered, moment
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing.printing import signed_decree_paper
from diktum.stages.signing.queries import agenda_line

pytestmark = pytest.mark.django_db(transaction=True)
needs_reader = pytest.mark.skipif(not ocr.is_available(), reason="needs Tesseract")
NOTED = ScanCheck(complete=False, legible=True, upright=True, pages_match=False, note="Satu halaman hilang.")
GREEN = "told success"


@pytest.fixture
def visit(office):
    def as_account(account):
        client = Client()
        client.force_login(office.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_account


def place(name, dossier, *args):
    return reverse(f"archive:{name}", args=[dossier.code, *args])


def shown(visit, dossier):
    return visit("staf-hukum").get(place("archive", dossier)).content.decode()


def changed_print(dossier, old, new):
    """Print the decree with one word of it changed."""
    text = plenary.final_decree(dossier)
    dicta = tuple(replace(each, text=each.text.replace(old, new)) for each in text.dicta)
    return render(
        signed_decree_paper(dossier, shown=replace(text, dicta=dicta)), made_at=agenda_line(dossier).booked_at
    )


def test_archiving_queues_one_reading_in_the_same_transaction(office, visit):
    dossier = delivered(office)
    before = set(ProcrastinateJob.objects.filter(task_name=READ_SCAN).values_list("pk", flat=True))
    original = put_away(office, dossier)
    jobs = ProcrastinateJob.objects.filter(task_name=READ_SCAN).exclude(pk__in=before)
    assert [job.args for job in jobs] == [{"original_id": original.pk}]
    assert queries.reading_of(original) is None
    assert GREEN not in shown(visit, dossier)


@needs_reader
def test_a_scan_of_the_signed_decree_matches_once_and_its_words_are_found(office, visit):
    dossier = delivered(office)
    original = put_away(office, dossier, scan=a_file(scan_of(queries.signed_print(dossier), skew=0.3)))
    assert tasks.read_scan(original.pk) == "matches", queries.reading_of(original).differences
    assert tasks.read_scan(original.pk) == "matches"
    row = ScanReading.objects.get()
    assert row.derivative.media_type == "application/pdf"
    assert row.derivative.sha256 != queries.scans_of(dossier)[0].file.sha256
    assert [check["is_blank"] for check in queries.pages_of(row)] == [False, False, False]
    assert not ScanProgress.objects.exists()
    assert verify(office.commission.pk).is_sound
    assert GREEN in shown(visit, dossier)
    assert dossier.code in queries.scanned_texts([dossier])[dossier.pk]


@needs_reader
def test_a_changed_day_on_one_page_a_missing_page_and_one_on_its_head_are_told(office, visit):
    dossier = delivered(office)
    forged = changed_print(dossier, "31 Desember", "21 Desember")
    scan = scan_of(forged, pages=[1, 3], turned=(3,), skew=1.6)
    original = put_away(office, dossier, scan=a_file(scan), checked=NOTED)
    assert tasks.read_scan(original.pk) == "differs"
    row = ScanReading.objects.get()
    assert [(d["signed"], d["scanned"]) for d in row.differences if d["is_number"]] == [("31", "21")]
    assert "Desember" in row.differences[0]["row"]
    assert row.missing_pages == [2]
    page = shown(visit, dossier)
    for said in ("Halaman 2 tidak ada", "terbalik", "miring 1,", "<strong>21</strong>"):
        assert said in page
    assert GREEN not in page
    picture = visit("staf-hukum").get(place("scan_page", dossier, 1))
    assert picture.content.startswith(b"\x89PNG")
    assert visit("staf-hukum").get(place("scan_page", dossier, 9)).status_code == 404


@needs_reader
def test_blank_sheets_are_never_taken_for_the_decree(office, visit):
    dossier = delivered(office)
    original = put_away(office, dossier, scan=a_scan(dossier))
    assert tasks.read_scan(original.pk) == "differs"
    row = ScanReading.objects.get()
    assert (row.score, [check["is_blank"] for check in queries.pages_of(row)]) == (0, [True] * 3)
    assert "kosong" in shown(visit, dossier)
    assert GREEN not in shown(visit, dossier)


def test_a_scan_that_cannot_be_read_says_so_and_is_tried_again(office, visit, monkeypatch):
    dossier = delivered(office)
    original = put_away(office, dossier)
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0.01)
    for _time in range(2):
        row = reading.read_original(original, moment(office))
        assert (row.outcome, row.reason, row.derivative) == ("not_read", "timeout", None)
    assert ScanReading.objects.count() == 2
    assert GREEN not in shown(visit, dossier)


def test_another_reading_is_queued_by_the_keepers_only(office, visit):
    dossier = delivered(office)
    put_away(office, dossier)
    before = ProcrastinateJob.objects.filter(task_name=READ_SCAN).count()
    assert visit("tamu").post(place("read_again", dossier)).status_code == 409
    assert visit("staf-hukum").get(place("read_again", dossier)).status_code == 405
    assert visit("staf-hukum").post(place("read_again", dossier)).status_code == 302
    assert ProcrastinateJob.objects.filter(task_name=READ_SCAN).count() == before + 1


def test_how_far_a_reading_is_can_be_seen(office, visit):
    dossier = delivered(office)
    original = put_away(office, dossier)
    ScanProgress.objects.create(original=original, done=1, total=3, changed_at=moment(office).at)
    assert "1 dari 3 halaman" in shown(visit, dossier)


class TestVerdict:
    def test_a_person_says_what_was_seen_without_any_machine(self, office, visit):
        dossier = delivered(office)
        put_away(office, dossier)
        told = {"verdict": "yes", "note": "Semua halaman dibandingkan."}
        assert visit("staf-hukum").post(place("judge_scan", dossier), told).status_code == 302
        row = ScanVerdict.objects.get()
        assert (row.matches, row.reading, row.note) == (True, None, told["note"])
        assert row.person_name == office.legal_officer.name
        page = shown(visit, dossier)
        assert "tanpa pembacaan mesin" in page
        assert GREEN not in page
        assert verify(office.commission.pk).is_sound
        with pytest.raises(DatabaseError), transaction.atomic():
            ScanVerdict.objects.update(matches=False)

    @pytest.mark.parametrize(
        "told", [{}, {"verdict": "yes"}, {"verdict": "maybe", "note": "x"}, {"note": "x"}]
    )
    def test_nothing_is_said_by_default(self, office, visit, told):
        dossier = delivered(office)
        put_away(office, dossier)
        answer = visit("staf-hukum").post(place("judge_scan", dossier), told)
        assert answer.status_code == 422
        assert not ScanVerdict.objects.exists()

    def test_refuses_another_post_and_a_decree_that_is_not_archived(self, office, visit):
        dossier = delivered(office)
        told = {"verdict": "yes", "note": "Dibandingkan."}
        assert visit("staf-hukum").post(place("judge_scan", dossier), told).status_code == 404
        put_away(office, dossier)
        assert visit("tamu").post(place("judge_scan", dossier), told).status_code == 409
        assert not ScanVerdict.objects.exists()


@needs_reader
def test_a_word_that_stands_on_the_scan_alone_is_what_staff_can_find(office):
    dossier = delivered(office)
    scan = scan_of(changed_print(dossier, "Masa kerja", "Musyawarah kerja"), skew=0.3)
    original = put_away(office, dossier, scan=a_file(scan))
    assert tasks.read_scan(original.pk) == "differs"
    (entry,) = office_entries(office.commission.pk, [dossier.pk])
    assert "Musyawarah" in entry.text
