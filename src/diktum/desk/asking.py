"""Who is asking, as a typed value."""

from __future__ import annotations

from django.http import HttpRequest

from diktum.people.queries import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks. Only behind @staff, @posts or @administrator, where somebody always does."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
