"""Make a message of what happened, deliver it, and try again as Standard Webhooks advises."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from procrastinate.contrib.django import app

from diktum.api.models import Webhook, WebhookDelivery
from diktum.api.webhooks.posting import post
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.telling import QUEUE, PublicEvent

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

DELIVER = "api.deliver_webhook"
DELAYS = (5, 300, 1800, 7200, 28_800, 86_400)
"""Seconds before the second, third… attempt."""
GONE = 410


def message_of(event: PublicEvent, row: PublishedDecree, at: str) -> tuple[str, str]:
    """Return the message's stable name and its body: names and links only, nothing of a person."""
    body = {
        "type": event.value,
        "timestamp": at,
        "data": {
            "office": row.commission.slug,
            "series": row.series,
            "number": row.number,
            "year": row.year,
            "url": public_url(public_data.path_of(row)),
        },
    }
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return f"msg_{sha256(text.encode()).hexdigest()[:24]}", text


def tell(event: str, dossier_id: int, at: str) -> int:
    """Queue a message for every active webhook of the decree's office. Answers how many; a decree never public is nobody's news."""
    happened = PublicEvent(event)
    rows = queries.ever_public() if happened is PublicEvent.WITHDRAWN else queries.public_decrees()
    row = rows.select_related("commission").filter(decree_id=dossier_id).first()
    if row is None:
        return 0
    message, body = message_of(happened, row, at)
    hooks = Webhook.objects.filter(commission_id=row.commission_id, is_active=True)
    for hook in hooks:
        queue_delivery(hook.pk, message, event, body)
    return len(hooks)


def queue_delivery(
    webhook_id: int, message: str, event: str, body: str, *, attempt: int = 1, after: int = 0
) -> None:
    """Queue one attempt, now or after some seconds."""
    more: dict[str, Any] = {"schedule_in": {"seconds": after}} if after else {}
    app.configure_task(DELIVER, queue=QUEUE, **more).defer(
        webhook_id=webhook_id, message=message, event=event, body=body, attempt=attempt
    )


def deliver(webhook_id: int, message: str, event: str, body: str, attempt: int, now: datetime) -> bool:
    """Try once, write down the answer, and queue the next attempt where it failed. Answers whether it was taken."""
    hook = Webhook.objects.filter(pk=webhook_id).first()
    if hook is None or not hook.is_active:
        return False
    answer = post(hook.url, hook.secret, message=message, body=body, at=now)
    kept = WebhookDelivery.objects.create(
        webhook=hook,
        message=message,
        event=event,
        body=body,
        attempt=attempt,
        status=answer.status,
        problem=answer.problem,
        at=now,
    )
    if kept.is_taken:
        return True
    if answer.status == GONE:
        hook.is_active, hook.why_not = False, "410"
        hook.save(update_fields=["is_active", "why_not"])
    elif attempt <= len(DELAYS):
        queue_delivery(webhook_id, message, event, body, attempt=attempt + 1, after=DELAYS[attempt - 1])
    return False
