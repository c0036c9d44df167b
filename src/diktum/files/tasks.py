"""Jobs of the store: read kept files again, take up the notes of refused ones, sweep what was left behind."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import structlog
from django.conf import settings
from procrastinate.contrib.django import app

from diktum.files import arriving, fixity, quarantine, watching
from diktum.people.models import Commission

log = structlog.get_logger()


@app.periodic(cron="37 * * * *")
@app.task(name="files.check_fixity", queue="safekeeping", queueing_lock="files.check_fixity")
def check_fixity(timestamp: int) -> int:
    """Read again what is due. Answers how many files were read; what is wrong is on the status page."""
    at = datetime.fromtimestamp(timestamp, UTC)
    quarantine.take_up()
    arriving.sweep(at)
    run = fixity.check_due(at)
    if run.wrong:
        log.error("fixity_found_wrong_files", wrong=run.wrong, files=run.files)
    return run.files


@app.periodic(cron="* * * * *")
@app.task(name="files.watch_folder", queue="safekeeping", queueing_lock="files.watch_folder")
def watch_folder(timestamp: int) -> int:
    """Take in what lies in the watched folder (`DIKTUM_WATCH`). Answers how many files were taken or refused.

    An office has the subfolder that is named by its code; where there is one office only, the folder itself is its own too.
    """
    if not settings.DIKTUM_WATCH:
        return 0
    at = datetime.fromtimestamp(timestamp, UTC)
    folder, offices, seen = Path(settings.DIKTUM_WATCH), list(Commission.objects.order_by("pk")), 0
    for office in offices:
        places = [folder / office.code, *([folder] if len(offices) == 1 else [])]
        for place in places:
            look = watching.look_into(place, office.pk, at)
            seen += look.taken + look.refused
    return seen
