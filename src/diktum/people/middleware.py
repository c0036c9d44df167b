"""Tell every request who is asking."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse

from diktum.people import queries
from diktum.people.clock import now

OFFICE_IN_SESSION = "acting_in_commission"


class ActorMiddleware:
    """Put `request.actor` on every request: the person with the posts held today, or None.

    The day is that of the person's own office. A person of the province who has taken over another office chooses it
    by the session key `acting_in_commission`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = _actor(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> queries.Actor | None:
    person = queries.person_of(request.user)
    if person is None:
        return None
    day = now().astimezone(ZoneInfo(person.commission.zone)).date()
    chosen = request.session.get(OFFICE_IN_SESSION)
    return queries.actor_of(person, day, commission_id=chosen if isinstance(chosen, int) else None)
