"""Jobs of the store: read kept files again, take up the notes of refused ones, sweep what was left behind."""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from procrastinate.contrib.django import app

from diktum.files import arriving, fixity, quarantine

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
