"""The job that reads the scan of an old decree, so that it is found by its words."""

from __future__ import annotations

import structlog
from django.core.files.base import ContentFile
from procrastinate.contrib.django import app

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.files import store
from diktum.formats import ocr
from diktum.formats.pdf import text_of
from diktum.ledger.chain import chaining
from diktum.people.clock import now
from diktum.stages.archive.models import OldDecree, OldDecreeText
from diktum.stages.archive.old_decrees_commands import MOST_BYTES, READ_OLD_DECREE
from diktum.stages.archive.records_refresh import refresh_old_decrees

log = structlog.get_logger()


@app.task(name=READ_OLD_DECREE, queue="ocr", retry=3)
def read_old_decree(old_decree_id: int) -> str:
    """Read a scan once and keep its words with a readable PDF/A. Answers "read", "failed", or "" where nothing was done."""
    decree = OldDecree.objects.select_related("file", "commission").get(pk=old_decree_id)
    if decree.file is None or decree.texts.filter(failure="").exists():
        return ""
    if not ocr.is_available():
        log.warning("reader_of_scans_is_missing", old_decree=old_decree_id)
        return ""
    derivative, failure = b"", ""
    try:
        derivative = ocr.read_scan(store.read(decree.file), pages=decree.pages)
    except ocr.OcrError as error:
        failure = str(error)[:500] or "?"
    when = Moment.in_office(now(), decree.commission.zone)
    with chaining(decree.commission_id, when) as chain:
        kept = None
        if derivative:
            upload = ContentFile(derivative, name=f"{decree.code}-terbaca.pdf")
            kept = store.keep(chain, upload, allowed=("pdf",), max_bytes=2 * MOST_BYTES)
        text = clean_text(text_of(derivative).replace("\f", "\n")) if derivative else ""
        chain.record(
            OldDecreeText(decree=decree, text=text, derivative=kept, failure=failure, read_at=when.at)
        )
        refresh_old_decrees([decree.pk])
    return "failed" if failure else "read"
