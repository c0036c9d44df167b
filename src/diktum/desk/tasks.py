"""Jobs of the installation itself: the daily backup and the drill that restores it."""

from __future__ import annotations

import subprocess
import sys

import structlog
from django.conf import settings
from procrastinate.contrib.django import app

log = structlog.get_logger()
NIGHTLY = "20 17 * * *"  # 02.20 WIT; cron times are UTC


@app.periodic(cron=NIGHTLY)
@app.task(name="desk.back_up_nightly", queue="safekeeping", queueing_lock="safekeeping")
def back_up_nightly(timestamp: int) -> int:
    """Write a snapshot to the place that the installation names, and restore it beside itself. Answers 0 when all is well."""
    if not settings.DIKTUM_BACKUP:
        return 0
    recipients = [word for key in settings.DIKTUM_BACKUP_RECIPIENTS for word in ("--recipient", key)]
    identity = ["--identity", settings.DIKTUM_BACKUP_IDENTITY] if settings.DIKTUM_BACKUP_IDENTITY else []
    for arguments in (["backup", *recipients], ["drill", *identity]):
        command = [sys.executable, "-m", "diktum.config.backup", *arguments, settings.DIKTUM_BACKUP]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            log.error(
                "backup_failed", verb=arguments[0], timestamp=timestamp, said=done.stderr.strip()[-500:]
            )
            raise RuntimeError(f"{arguments[0]}: {done.stderr.strip()[-300:]}")
    return 0
