"""Questions about the minutes of a session: at which stage they are, what those who were there remarked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from diktum.stages.plenary.models import MinutesCirculation, MinutesLock, MinutesRemark, PlenarySession


class Stage(StrEnum):
    """Where the minutes are in their life."""

    DRAFT = "draft"
    OPEN = "open"
    ANSWERING = "answering"
    OVER = "over"
    LOCKED = "locked"


def circulation(held: PlenarySession) -> MinutesCirculation | None:
    """Return how long the minutes are open for remarks, or None before they were sent round."""
    return MinutesCirculation.objects.filter(session=held).first()


def lock(held: PlenarySession) -> MinutesLock | None:
    """Return the lock of the minutes, or None."""
    return MinutesLock.objects.filter(session=held).first()


def remarks(held: PlenarySession) -> tuple[MinutesRemark, ...]:
    """Return the remarks of those who were there, oldest first, with their answers."""
    return tuple(MinutesRemark.objects.filter(session=held).select_related("answer").order_by("pk"))


def stage_of(held: PlenarySession, at: dt.datetime) -> Stage:
    """
    Say where the minutes are at an hour.

    They are a draft until they are sent round, then open for remarks until the set time. After it they change only while a
    remark waits for its answer, and not at all once that is done; locking them says so for good.
    """
    if lock(held) is not None:
        return Stage.LOCKED
    sent = circulation(held)
    if sent is None:
        return Stage.DRAFT
    if at < sent.until:
        return Stage.OPEN
    has_open = any(not hasattr(each, "answer") for each in remarks(held))
    return Stage.ANSWERING if has_open else Stage.OVER
