"""Count working days by a list of days off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_LONGEST_CLOSURE = 3660


@dataclass(frozen=True, slots=True)
class Calendar:
    """Know which days an office works: Monday to Friday, but for its days off.

    `version` names the state of the list, so that a computed date can say which list it was computed by.
    """

    off_days: frozenset[date] = frozenset()
    version: str = ""

    def is_working(self, day: date) -> bool:
        """Return whether the office works on `day`."""
        return day.weekday() < _SATURDAY and day not in self.off_days

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`, never `day` itself."""
        following = day
        for _ in range(_LONGEST_CLOSURE):
            following += _ONE_DAY
            if self.is_working(following):
                return following
        raise ValueError("the calendar knows no working day within ten years")

    def add_working_days(self, day: date, number: int) -> date:
        """Return the `number`-th working day after `day`; zero gives `day` itself."""
        if number < 0:
            raise ValueError("working days are counted forwards")
        for _ in range(number):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days lie after `start` up to and including `end`; negative if `end` is earlier."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(1 for day in days if self.is_working(day))
