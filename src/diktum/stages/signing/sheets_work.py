"""Hold the scan of a signed sheet against its print, whichever way its words are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from django.db import models

from diktum.core.moment import Moment
from diktum.files.models import StoredFile
from diktum.files.store import read
from diktum.formats import ocr
from diktum.formats.pdf import page_count
from diktum.formats.scan_binding import bind_scan
from diktum.formats.scan_match import Difference, differences
from diktum.stages.drafting.printing import version_mark
from diktum.stages.signing.models import SheetReading, SignedSheet
from diktum.stages.signing.papers import sheet_to_sign_paper

Row = TypeVar("Row", bound=models.Model)


class Recorder(Protocol):
    """What is needed of a doorway."""

    def record(self, row: Row, /) -> Row:
        """Save a row and chain it."""


def read_in(recorder: Recorder, sheet: SignedSheet, *, when: Moment, recognise: bool = False) -> SheetReading:
    """Compare a kept sheet with its print and record every difference. Raises OcrError where recognition fails."""
    scan = bind_scan((each.media_type, read(each)) for each in files_of(sheet))
    if recognise:
        scan = ocr.read_scan(scan, pages=page_count(scan))
    signature = sheet.signature
    found = differences(
        scan,
        sheet_to_sign_paper(signature.dossier),
        mark=version_mark(signature.text_version, signature.text_sha256),
    )
    return recorder.record(
        SheetReading(sheet=sheet, is_recognised=recognise, differences=_told(found), read_at=when.at)
    )


def files_of(sheet: SignedSheet) -> tuple[StoredFile, ...]:
    """Return the files of a sheet in their order."""
    known = StoredFile.objects.in_bulk([each["file"] for each in sheet.parts])
    return tuple(known[each["file"]] for each in sheet.parts)


def _told(found: Sequence[Difference]) -> list[dict[str, object]]:
    return [{"trouble": each.trouble.value, "page": each.page, "sentence": each.sentence} for each in found]
