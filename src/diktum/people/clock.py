"""Look at the clock: the instant that a request arrives at. `DIKTUM_FIXED_NOW` stands in for it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime


def now() -> datetime:
    """Return the present instant, with a zone."""
    fixed = getattr(settings, "DIKTUM_FIXED_NOW", None)
    if isinstance(fixed, str) and fixed:
        fixed = parse_datetime(fixed)
    if isinstance(fixed, datetime):
        return fixed if fixed.tzinfo else fixed.replace(tzinfo=ZoneInfo(settings.TIME_ZONE))
    return timezone.now()  # noqa: TID251  the look at the clock, at the border
