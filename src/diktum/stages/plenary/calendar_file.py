"""Sessions as a calendar file, for the calendars of those who attend."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from diktum.formats.ics import Event, calendar
from diktum.people import queries as people
from diktum.stages.plenary import queries
from diktum.stages.plenary.models import PlenarySession


def of_session(held: PlenarySession) -> bytes:
    """Return the calendar file of one session."""
    office = people.commission(held.commission_id)
    return calendar([_event(held)], name=f"Rapat pleno {office.short_name}")


def of_sessions(commission_id: int, sessions: Sequence[PlenarySession]) -> bytes:
    """Return the calendar file of many sessions of an office."""
    office = people.commission(commission_id)
    return calendar([_event(held) for held in sessions], name=f"Rapat pleno {office.short_name}")


def _event(held: PlenarySession) -> Event:
    office = people.commission(held.commission_id)
    sent = queries.invitations(held)
    lines = [f"{number}. {line}" for number, line in enumerate(queries.agenda_lines(held), start=1)]
    root = settings.DIKTUM_PUBLIC_URL.rstrip("/")
    host = root.partition("://")[2].partition("/")[0].partition(":")[0] or "diktum"
    return Event(
        uid=f"pleno-{office.slug}-{held.year}-{held.number}@{host}",
        starts_at=held.held_at,
        stamp=sent[-1].sent_at if sent else held.called_at,
        summary=f"Rapat pleno {held.kind} {office.short_name}",
        place=held.place,
        description="\n".join(lines),
        url=f"{root}{reverse('plenary:session', args=[held.slug])}",
        sequence=len(sent),
        is_confirmed=bool(sent),
    )
