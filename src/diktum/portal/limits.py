"""Let one address ask only so often. Counted in each web process: with n processes the limit is up to n times as high."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remembered
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]
WINDOW = 60


def limited(name: str, per_minute: int) -> Callable[[View], View]:
    """Answer 429 to an address that asks more than `per_minute` times in a minute."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if _count(f"limit:{name}:{address_of(request)}") > per_minute:
                return _too_many(request)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def open_page(view: View) -> View:
    """Make a page of the portal: only read, and no more than `DIKTUM_PORTAL_PER_MINUTE` times a minute from one address."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_too_often(request):
            return _too_many(request)
        return view(request, *args, **kwargs)

    return require_safe(counted)


def is_too_often(request: HttpRequest) -> bool:
    """Count a request for public pages and data, and say whether its address asked too often within this minute."""
    most: int = settings.DIKTUM_PORTAL_PER_MINUTE
    return bool(most) and _count(f"limit:portal:{address_of(request)}") > most


def address_of(request: HttpRequest) -> str:
    """Return the asker's address; behind a proxy of our own, the one that the proxy saw."""
    if settings.BEHIND_TLS:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def _count(key: str) -> int:
    """Count a request; the count begins anew a minute after its first."""
    if cache.add(key, 1, WINDOW):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out in between
        cache.add(key, 1, WINDOW)
        return 1


def _too_many(_request: HttpRequest) -> HttpResponseBase:
    answer = HttpResponse(_page_of_refusal(get_language() or ""), status=429)
    answer.headers["Retry-After"] = str(WINDOW)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@remembered
def _page_of_refusal(_language: str) -> str:
    """Return the page that refuses, made once for each language: a flood must not cost a rendering each."""
    return render_to_string("portal/too_many.html", {"wait": WINDOW})
