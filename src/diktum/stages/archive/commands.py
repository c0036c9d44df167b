"""What the legal subsection does in the last row of the SOP: shelve the original and keep its scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files.base import File
from procrastinate.contrib.django import app

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.formats.binding import count_pages
from diktum.people.queries import Actor
from diktum.stages.archive import queries
from diktum.stages.archive.classification import RETENTION, ArchiveCode, archive_code
from diktum.stages.archive.models import Original, Scan
from diktum.stages.archive.place import ScanCheck, ShelfPlace
from diktum.stages.archive.refusals import (
    CheckIsMissing,
    CodeIsUnknown,
    NothingToArchive,
    PagesDiffer,
    ScanIsMissing,
    SheetsAreUncounted,
    TooManyFiles,
)
from diktum.stages.distribution.issued import IssuedDecree

__all__ = ["ScanCheck", "ShelfPlace", "archive_original"]

READ_SCAN = "archive.read_scan"  # by its name: the job itself stands above
KINDS = ("pdf", "jpg", "png")
MOST_FILES = 60
MOST_BYTES = 50 * store.MEGABYTE


def archive_original(
    *,
    dossier_id: int,
    place: ShelfPlace,
    scan: File[Any] | Sequence[File[Any]],
    archive_code: str,
    checked: ScanCheck,
    by: Actor,
    when: Moment,
    sheets: int | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> Original:
    """
    Arsipkan: record where the original stands and keep its scan, checked (SOP 23/2022 B.1 baris 10).

    `scan` is one PDF, or one picture a page; `sheets` are the pages of the original counted by hand (those of the signed
    text where nobody says otherwise). Raises NothingToArchive, PlaceIsIncomplete, CodeIsUnknown, ScanIsMissing,
    TooManyFiles, CheckIsMissing, PagesDiffer, SheetsAreUncounted, and what `files` says of a bad file.
    """
    with performing(
        "archive", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        decree = queries.decree_to_archive(work.dossier)
        if decree is None:
            raise NothingToArchive(code=work.dossier.code)
        place = place.cleaned()
        code = _code(archive_code)
        expected = queries.expected_pages(work.dossier)
        note = _refuse_unchecked(checked)
        counted = _sheets(sheets, expected)
        kept = [store.keep(work, upload, allowed=KINDS, max_bytes=MOST_BYTES) for upload in _uploads(scan)]
        pages = [_pages(stored) for stored in kept]
        if checked.pages_match and sum(pages) != expected:
            raise PagesDiffer(scanned=sum(pages), expected=expected)
        original = work.record(_original(work, decree, place, code, counted))
        assert by.person_id is not None, "an outsider does not archive"
        for position, (stored, number) in enumerate(zip(kept, pages, strict=True), start=1):
            work.record(
                Scan(
                    original=original,
                    position=position,
                    file=stored,
                    pages=number,
                    expected_pages=expected,
                    text_sha256=decree.sha256,
                    complete=checked.complete,
                    legible=checked.legible,
                    upright=checked.upright,
                    pages_match=checked.pages_match,
                    note=note,
                    checked_by_person_id=by.person_id,
                    checked_by=by.name,
                    checked_at=when.at,
                )
            )
        work.enqueue(
            app.configure_task(READ_SCAN, queue="ocr", lock=f"{READ_SCAN}:{original.pk}"),
            original_id=original.pk,
        )
        work.done(
            items=("original_place", "scan"),
            data={
                "archive_code": code.code,
                "place": queries.place_words(original),
                "scans": [stored.sha256 for stored in kept],
                "pages": sum(pages),
            },
        )
    return original


def _code(typed: str) -> ArchiveCode:
    code = archive_code(typed)
    if code is None:
        raise CodeIsUnknown(given=clean_text(typed)[:30])
    return code


def _refuse_unchecked(checked: ScanCheck) -> str:
    note = clean_text(checked.note).strip()
    missing = checked.missing()
    if missing and not note:
        raise CheckIsMissing(missing=", ".join(missing))
    return note


def _sheets(sheets: int | None, expected: int) -> int:
    counted = expected if sheets is None else sheets
    if not 1 <= counted <= 10_000:
        raise SheetsAreUncounted()
    return counted


def _uploads(scan: File[Any] | Sequence[File[Any]]) -> Sequence[File[Any]]:
    uploads = [scan] if isinstance(scan, File) else list(scan)
    if not uploads:
        raise ScanIsMissing()
    if len(uploads) > MOST_FILES:
        raise TooManyFiles(count=len(uploads), limit=MOST_FILES)
    return uploads


def _pages(stored: StoredFile) -> int:
    return count_pages(store.read(stored)) if stored.media_type == "application/pdf" else 1


def _original(
    work: Work, decree: IssuedDecree, place: ShelfPlace, code: ArchiveCode, sheets: int
) -> Original:
    return Original(
        room=place.room,
        cabinet=place.cabinet,
        shelf=place.shelf,
        box=place.box,
        folder=place.folder,
        archive_code=code.code,
        code_title=code.title,
        retention=RETENTION,
        sheets=sheets,
        decree_number=decree.number,
        decree_title=work.dossier.title,
        enacted_on=decree.enacted_on,
        archived_by=work.by.name,
        post_title=work.holding.title if work.holding else "",
        archived_on=work.when.day,
        archived_at=work.when.at,
    )
