"""Jobs of the archive: reading scans takes minutes and never delays a request."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.dossiers.search_queue import refresh_search
from diktum.formats import ocr
from diktum.people.clock import now
from diktum.stages.archive.commands import READ_SCAN
from diktum.stages.archive.models import Original
from diktum.stages.archive.old_decrees_tasks import read_old_decree as read_old_decree
from diktum.stages.archive.reading import read_original

log = structlog.get_logger()


@app.task(name=READ_SCAN, queue="ocr", retry=3)
def read_scan(original_id: int) -> str:
    """Read the scan of an original and compare it. Answers the outcome; nothing where no reader is installed."""
    if not ocr.is_available():
        log.warning("reader_of_scans_is_missing", original=original_id)
        return ""
    original = Original.objects.select_related("dossier__commission").get(pk=original_id)
    reading = read_original(original, Moment.in_office(now(), original.dossier.commission.zone))
    refresh_search(original.dossier_id)
    return reading.outcome
