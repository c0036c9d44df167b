"""Look at the clock, once, at the border: everything behind it takes the time as an argument."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.clock import now
from diktum.people.models import Commission


def this_moment(request: HttpRequest, zone: str = "") -> Moment:
    """Return the instant of a request and the legal day it has in the asker's office.

    One request has one instant, however often it is asked. A view that serves a visitor in the name of an office (a receipt,
    a public page) names that office's `zone`. DIKTUM_FIXED_NOW stands in for the clock in tests.
    """
    at: datetime | None = getattr(request, "_arrived_at", None)
    if at is None:
        at = now()
        request._arrived_at = at  # type: ignore[attr-defined]
    return Moment.in_office(at, zone or office_zone(request))


def office_zone(request: HttpRequest) -> str:
    """Return the time zone of the asker's office; for a visitor that of the installation's first office."""
    office = office_of(request)
    if office is not None:
        return office.zone
    first = people.commissions().order_by("pk").values_list("zone", flat=True).first()
    return first or settings.TIME_ZONE


def office_of(request: HttpRequest) -> Commission | None:
    """Return the office in which somebody acts in this request (asked once), None for a visitor."""
    if not hasattr(request, "_office"):
        actor: people.Actor | None = getattr(request, "actor", None)
        request._office = people.commission(actor.commission_id) if actor is not None else None  # type: ignore[attr-defined]
    office: Commission | None = request._office  # type: ignore[attr-defined]
    return office
