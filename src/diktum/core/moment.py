"""Say when something happens: the instant, and the legal day of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """Join an instant with the calendar day that it has in one office.

    Dates on paper come from `day`, instants in the books come from `at`.
    """

    at: datetime
    day: date

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or self.at.utcoffset() is None:
            raise ValueError("a moment needs an instant with a time zone")

    @classmethod
    def in_office(cls, at: datetime, zone: str) -> Moment:
        """Return the moment of the instant `at` in an office of the time zone `zone` (an IANA name)."""
        if at.tzinfo is None or at.utcoffset() is None:
            raise ValueError("a moment needs an instant with a time zone")
        return cls(at=at, day=at.astimezone(ZoneInfo(zone)).date())
