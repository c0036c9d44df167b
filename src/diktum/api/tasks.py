"""Jobs of the machines' face."""

from __future__ import annotations

from procrastinate.contrib.django import app

from diktum.api.feed.writing import write_feed
from diktum.api.webhooks.telling import DELIVER, deliver, tell
from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.clock import now
from diktum.stages.publication.telling import QUEUE, TELL

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


@app.task(name=TELL, queue=QUEUE)
def tell_webhooks(event: str, dossier_id: int, at: str) -> int:
    """Queue a message about a public decree for every webhook of its office. Answers how many."""
    return tell(event, dossier_id, at)


@app.task(name=DELIVER, queue=QUEUE)
def deliver_webhook(webhook_id: int, message: str, event: str, body: str, attempt: int) -> bool:
    """Try to deliver a message once. Answers whether it was taken."""
    return deliver(webhook_id, message, event, body, attempt, now())
