"""What comes back after signing in ink: the scan is kept and compared; what differs is accepted only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.files.base import File
from procrastinate.contrib.django import app

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.files.store import MEGABYTE, keep
from diktum.formats import ocr
from diktum.formats.scan_match import Trouble
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor, Holding
from diktum.stages.signing import queries
from diktum.stages.signing.electronic_refusals import (
    NoInkToCompare,
    NotYoursToCompare,
    SheetAgrees,
    SheetHasNoFiles,
    SheetReasonIsMissing,
)
from diktum.stages.signing.models import Method, SheetAcceptance, SignedSheet
from diktum.stages.signing.sheets_work import read_in

READ_SHEET = "signing.read_signed_sheet"  # by its name: the job itself stands above
KEEPERS = ("legal_officer", "head_of_legal", "secretary", "chair")
MOST_FILES = 40
MOST_BYTES = 25 * MEGABYTE


def keep_signed_sheet(
    *, dossier_id: int, uploads: Sequence[File[Any]], by: Actor, when: Moment
) -> SignedSheet:
    """
    Lembar bertanda tangan: keep the scan or the photos of the sheet signed in ink and name what differs from its print.

    Raises NotYoursToCompare, SheetHasNoFiles, NoInkToCompare and the refusals of the store.
    """
    _keeper(by)
    if not 0 < len(uploads) <= MOST_FILES:
        raise SheetHasNoFiles(most=MOST_FILES)
    with chaining(by.commission_id, when) as chain:
        dossier = Dossier.objects.select_for_update(of=("self",)).get(
            pk=dossier_id, commission_id=by.commission_id
        )
        signature = queries.signature_of(dossier)
        if signature is None or signature.method != Method.WET:
            raise NoInkToCompare(code=dossier.code)
        kept = [keep(chain, each, allowed=("pdf", "jpg", "png"), max_bytes=MOST_BYTES) for each in uploads]
        sheet = chain.record(
            SignedSheet(
                signature=signature,
                parts=[{"file": each.pk, "sha256": each.sha256} for each in kept],
                kept_by=by.name,
                kept_on=when.day,
                kept_at=when.at,
            )
        )
        reading = read_in(chain, sheet, when=when)
        if ocr.is_available() and any(each["trouble"] == Trouble.NO_TEXT for each in reading.differences):
            app.configure_task(READ_SHEET, queue="ocr", lock=f"{READ_SHEET}:{sheet.pk}").defer(
                sheet_id=sheet.pk
            )
    return sheet


def accept_sheet(*, dossier_id: int, reason: str, by: Actor, when: Moment) -> SheetAcceptance:
    """
    Terima dengan alasan: somebody compared the newest sheet by eye. Its differences stay on record, and are not green.

    Raises NotYoursToCompare, SheetReasonIsMissing, SheetAgrees where nothing differs or there is nothing to accept.
    """
    held, words = _keeper(by), clean_text(reason).strip()
    if not words:
        raise SheetReasonIsMissing()
    with chaining(by.commission_id, when) as chain:
        dossier = Dossier.objects.select_for_update(of=("self",)).get(
            pk=dossier_id, commission_id=by.commission_id
        )
        seen = queries.sheet_of(dossier)
        if seen is None or seen.agrees or seen.acceptance is not None:
            raise SheetAgrees()
        return chain.record(
            SheetAcceptance(
                sheet=seen.sheet,
                reason=words,
                accepted_by=by.name,
                post_title=held.title,
                accepted_on=when.day,
                accepted_at=when.at,
            )
        )


def _keeper(by: Actor) -> Holding:
    held = next((holding for holding in map(by.holding_for, KEEPERS) if holding), None)
    if held is None:
        raise NotYoursToCompare()
    return held
