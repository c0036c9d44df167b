"""Give every page what its frame shows: the office, who is asking, whom to call."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from diktum.ui.clock import office_of


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the names that `ui/base.html` and `ui/public.html` use. Nothing is asked of the database before it is shown."""
    actor = getattr(request, "actor", None)
    titles = (
        tuple(dict.fromkeys(holding.title for holding in actor.holdings if holding.title)) if actor else ()
    )
    user = getattr(request, "user", None)
    name = actor.name if actor else (user.get_username() if user is not None else "")
    return {
        "home_url": _home(bool(actor)),
        "office_name": SimpleLazyObject(lambda: _office_name(request)),
        "help_contact": SimpleLazyObject(lambda: _help_contact(request)),
        "me_name": name,
        "me_title": titles[0] if titles else name,
        "me_titles": titles,
        "is_administrator": actor is not None and "administrator" in actor.posts,
        "demo": getattr(settings, "DIKTUM_DEMO", False),
        "demo_accounts": getattr(settings, "DIKTUM_DEMO_ACCOUNTS", ())
        if getattr(settings, "DIKTUM_DEMO", False)
        else (),
    }


def _home(is_staff: bool) -> str:
    try:
        return reverse("desk:home") if is_staff else "/"
    except NoReverseMatch:
        return "/"


def _office_name(request: HttpRequest) -> str:
    office = office_of(request)
    return office.short_name if office is not None else str(getattr(settings, "DIKTUM_OFFICE_NAME", ""))


def _help_contact(request: HttpRequest) -> str:
    office = office_of(request)
    own = str(getattr(office, "help_contact", "")) if office is not None else ""
    return own or str(getattr(settings, "DIKTUM_HELP_CONTACT", ""))
