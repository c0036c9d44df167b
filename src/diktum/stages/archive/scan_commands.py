"""What a person does about a scan after it was archived: judge it by eye, have it read again."""

from __future__ import annotations

from procrastinate.contrib.django import app

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.archive import queries
from diktum.stages.archive.commands import READ_SCAN
from diktum.stages.archive.models import Original, ScanReading, ScanVerdict
from diktum.stages.archive.records_commands import post_of
from diktum.stages.archive.refusals import NotArchivedYet
from diktum.stages.archive.scan_refusals import ScanIsRead, VerdictNeedsWords

JUDGES = ("legal_officer", "head_of_legal")
LONGEST_NOTE = 2000


def judge_scan(*, dossier: Dossier, matches: bool, note: str, by: Actor, when: Moment) -> ScanVerdict:
    """
    Periksa sendiri: record what a person says who held the scan against the signed paper, page by page.

    It stands beside what a machine read and never changes that. The same once more (an answer that was lost) is one verdict.
    Raises NotYoursToArchive, NotArchivedYet, VerdictNeedsWords.
    """
    holding = post_of(by, JUDGES)
    original = _original(dossier)
    words = clean_text(note).strip()[:LONGEST_NOTE]
    if not words:
        raise VerdictNeedsWords()
    assert by.person_id is not None, "an outsider holds no post"
    row = ScanVerdict(
        dossier=dossier,
        seq=original.seq,
        original=original,
        reading=queries.reading_of(original),
        matches=matches,
        note=words,
        person_id=by.person_id,
        person_name=by.name,
        post_title=holding.title,
        checked_on=when.day,
        checked_at=when.at,
    )
    with chaining(dossier.commission_id, when) as chain:
        last = queries.verdict_of(original)
        if last is not None and _said(last) == _said(row):
            return last
        return chain.record(row)


def _said(row: ScanVerdict) -> tuple[object, ...]:
    return row.reading_id, row.matches, row.note, row.person_id


def read_again(*, dossier: Dossier, by: Actor) -> None:
    """
    Baca ulang: queue the reading of a scan once more where it was not read.

    Raises NotYoursToArchive, NotArchivedYet, ScanIsRead.
    """
    post_of(by, JUDGES)
    original = _original(dossier)
    earlier = queries.reading_of(original)
    if earlier is not None and earlier.outcome != ScanReading.NOT_READ:
        raise ScanIsRead(code=dossier.code)
    lock = f"{READ_SCAN}:{original.pk}"
    app.configure_task(READ_SCAN, queue="ocr", lock=lock).defer(original_id=original.pk)


def _original(dossier: Dossier) -> Original:
    original = queries.original_of(dossier)
    if original is None:
        raise NotArchivedYet(code=dossier.code)
    return original
