"""Jobs of the machines' face."""

from __future__ import annotations

from procrastinate.contrib.django import app

from diktum.api.feed.writing import write_feed
from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.clock import now

NIGHTLY = "0 17 * * *"  # 02.00 WIT; cron times are UTC


@app.periodic(cron=NIGHTLY)
@app.task(name="api.write_feeds", queue="feeds", queueing_lock="feeds")
def write_feeds(timestamp: int) -> int:  # noqa: ARG001  procrastinate passes it
    """Write the feed of every office. Answers how many were stopped by a broken record; their old feed stays."""
    stopped = [
        office.slug
        for office in people.commissions()
        if write_feed(office, Moment.in_office(now(), office.zone)) is not None
    ]
    return len(stopped)
