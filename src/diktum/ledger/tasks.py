"""Jobs of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.ledger.checkpoints import make_checkpoint
from diktum.ledger.refusals import LedgerWasRewritten
from diktum.people.models import Commission

log = structlog.get_logger()


@app.periodic(cron="7 * * * *")
@app.task(name="ledger.make_checkpoints", queue="ledger", queueing_lock="ledger.make_checkpoints")
def make_checkpoints(timestamp: int) -> int:
    """Make a checkpoint of every office's ledger that grew. Answers how many ledgers have one.

    A ledger that was rewritten gets none and is logged; those of the other offices go on.
    """
    at = datetime.fromtimestamp(timestamp, UTC)
    made = 0
    for commission in Commission.objects.order_by("pk"):
        try:
            checkpoint = make_checkpoint(commission.pk, Moment.in_office(at, commission.zone))
        except LedgerWasRewritten as refusal:
            log.error("checkpoint_refused", commission=commission.code, code=refusal.code)
            continue
        made += checkpoint is not None
    return made
