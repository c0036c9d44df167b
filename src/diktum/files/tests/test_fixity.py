"""Every kept file is read again in time; what is wrong is recorded and named until it is right again."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import DatabaseError

from diktum.files import fixity, refusals, store, suspicion
from diktum.files.models import Finding, FixityCheck, Occasion
from diktum.files.tests.builders import a_pdf
from diktum.files.tests.test_store import WHEN, work

__all__ = ["work"]
pytestmark = pytest.mark.django_db
LATER = WHEN.at + dt.timedelta(days=8)


@pytest.fixture
def kept(work):
    return [store.keep(work, ContentFile(a_pdf(pages=n), name=f"{n}.pdf")) for n in (1, 2, 3)]


def damage(stored):
    path = store.path_of(stored.sha256)
    path.chmod(0o600)
    path.write_bytes(b"rusak")


def test_what_was_kept_lately_is_not_due(kept):
    assert fixity.check_due(WHEN.at + dt.timedelta(days=5)) == fixity.Run(0, 0, 0)
    assert fixity.overdue(WHEN.at + dt.timedelta(days=6)) == 0


def test_everything_is_read_within_seven_days(kept):
    assert fixity.overdue(LATER) == 3
    assert fixity.check_due(LATER) == fixity.Run(3, sum(row.size for row in kept), 0)
    assert fixity.overdue(LATER) == 0
    assert fixity.check_due(LATER) == fixity.Run(0, 0, 0)


def test_a_run_is_bounded_and_the_longest_unread_come_first(kept):
    assert fixity.check_due(LATER, most_bytes=kept[0].size).files == 1
    first = FixityCheck.objects.get().sha256
    fixity.check_due(LATER, most_bytes=1)
    assert FixityCheck.objects.exclude(sha256=first).count() == 1
    fixity.check_due(LATER)
    assert {row.sha256 for row in FixityCheck.objects.all()} == {row.sha256 for row in kept}


def test_damaged_and_missing_files_are_named_until_they_are_back(work, kept):
    damage(kept[0])
    store.path_of(kept[1].sha256).unlink()
    assert fixity.check_due(LATER).wrong == 2
    wrong = dict(fixity.wrong_now())
    assert wrong == {kept[0].sha256: Finding.DAMAGED, kept[1].sha256: Finding.MISSING}
    store.keep(work, ContentFile(a_pdf(pages=1), name="1.pdf"))
    fixity.check_one(kept[0].sha256, kept[0].size, LATER, Occasion.PERIODIC)
    assert list(dict(fixity.wrong_now())) == [kept[1].sha256]


def test_a_file_found_wrong_in_use_is_told_at_once_and_read_first(kept):
    damage(kept[2])
    with pytest.raises(refusals.FileIsDamaged):
        store.open_file(kept[2])
    assert suspicion.suspects() == (kept[2].sha256,)
    assert dict(fixity.wrong_now()) == {kept[2].sha256: Finding.DAMAGED}
    assert fixity.check_due(WHEN.at) == fixity.Run(1, kept[2].size, 1)
    assert FixityCheck.objects.get().occasion == Occasion.USE
    assert suspicion.suspects() == ()


def test_a_check_cannot_be_changed_afterwards(kept):
    fixity.check_due(LATER)
    with pytest.raises(DatabaseError, match="append-only"):
        FixityCheck.objects.update(finding="sound")


def report(*arguments):
    said = io.StringIO()
    try:
        call_command("files_report", *arguments, stdout=said)
    except SystemExit as ended:
        return said.getvalue(), ended.code
    return said.getvalue(), 0


def test_the_report_names_what_is_lost_damaged_and_unknown(kept):
    assert report("--read")[1] == 0
    damage(kept[0])
    store.path_of(kept[1].sha256).unlink()
    stray = store.path_of("ff" * 32)
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    said, code = report("--read")
    assert code == 1
    assert "1.pdf: isinya berubah" in said
    assert "2.pdf: tidak ada lagi" in said
    assert "TAK DIKENAL ffffffff" in said
    assert "3 berkas tercatat, 2 hilang atau rusak, 1 tak dikenal" in said
