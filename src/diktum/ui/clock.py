"""Look at the clock, once, at the border: everything behind it takes the time as an argument."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.clock import now
from diktum.people.models import Commission


def this_moment(request: HttpRequest) -> Moment:
    """Return the instant of a request and the legal day it has in the asker's office.

    One request has one moment, however often it is asked. DIKTUM_FIXED_NOW stands in for the clock in tests.
    """
    kept: Moment | None = getattr(request, "_this_moment", None)
    if kept is None:
        kept = Moment.in_office(now(), office_zone(request))
        request._this_moment = kept  # type: ignore[attr-defined]
    return kept


def office_zone(request: HttpRequest) -> str:
    """Return the time zone of the asker's office; that of the installation for a visitor."""
    office = office_of(request)
    return office.zone if office is not None else settings.TIME_ZONE


def office_of(request: HttpRequest) -> Commission | None:
    """Return the office in which somebody acts in this request (asked once), None for a visitor."""
    if not hasattr(request, "_office"):
        actor: people.Actor | None = getattr(request, "actor", None)
        request._office = people.commission(actor.commission_id) if actor is not None else None  # type: ignore[attr-defined]
    office: Commission | None = request._office  # type: ignore[attr-defined]
    return office
