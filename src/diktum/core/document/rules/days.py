"""Read dates in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from diktum.core.language import month_name

_MONTHS = {month_name(number).casefold(): number for number in range(1, 13)}
DAY = rf"([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})"
"""A pattern with the groups day, month and year; to be used without regard to capitals."""

_DAY = re.compile(DAY, re.IGNORECASE)


def days(text: str, pattern: re.Pattern[str] = _DAY) -> Iterator[date]:
    """Give the days that a text names; a day that no calendar has is left out."""
    for day, month, year in pattern.findall(" ".join(text.split())):
        try:
            yield date(int(year), _MONTHS[month.casefold()], int(day))
        except ValueError:
            continue
