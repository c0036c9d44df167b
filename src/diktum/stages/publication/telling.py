"""Tell others that something public moved. Who is told and how stands far above and takes this up by its name."""

from __future__ import annotations

from enum import StrEnum

from procrastinate.contrib.django import app

from diktum.core.moment import Moment

TELL = "api.tell_webhooks"
QUEUE = "webhooks"


class PublicEvent(StrEnum):
    """What can happen to a public decree."""

    PUBLISHED = "decree.published"
    STATUS_CHANGED = "decree.status_changed"
    WITHDRAWN = "decree.withdrawn"


def tell_others(event: PublicEvent, dossier_id: int, when: Moment) -> None:
    """Queue the news of a decree in the caller's transaction."""
    app.configure_task(TELL, queue=QUEUE).defer(
        event=event.value, dossier_id=dossier_id, at=when.at.isoformat()
    )
