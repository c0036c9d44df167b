"""Count how often an address asks. Counted in each web process: with n processes the limit is up to n times as high."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 60


def is_too_often(request: HttpRequest) -> bool:
    """Count a request for public pages and data, and say whether its address asked too often within this minute."""
    most: int = settings.DIKTUM_PORTAL_PER_MINUTE
    return bool(most) and count(f"limit:portal:{address_of(request)}") > most


def address_of(request: HttpRequest) -> str:
    """Return the asker's address; behind a proxy of our own, the one that the proxy saw."""
    if settings.BEHIND_TLS:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded[:64]
    return str(request.META.get("REMOTE_ADDR", ""))


def count(key: str) -> int:
    """Count a request; the count begins anew a minute after its first."""
    if cache.add(key, 1, WINDOW):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out in between
        cache.add(key, 1, WINDOW)
        return 1
