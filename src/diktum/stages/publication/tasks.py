"""Jobs of publication."""

from __future__ import annotations

from procrastinate.contrib.django import app

from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.clock import now
from diktum.stages.publication.watching import watch_links

WEEKLY = "0 18 * * 0"  # Monday 03.00 WIT; cron times are UTC


@app.periodic(cron=WEEKLY)
@app.task(name="publication.watch_links", queue="links", queueing_lock="links")
def watch_all_links(timestamp: int) -> int:  # noqa: ARG001  procrastinate passes it
    """Open the recorded links of every office again. Answers how many do not hold."""
    return sum(watch_links(office, Moment.in_office(now(), office.zone)) for office in people.commissions())
