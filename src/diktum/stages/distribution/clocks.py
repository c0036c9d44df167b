"""How long a copy may be on its way, by the rulebook, and who still waits for one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from diktum.core.calendar import Calendar
from diktum.dossiers.models import Dossier
from diktum.people.queries import calendar_of
from diktum.stages.distribution import queries
from diktum.stages.distribution.issued import issued


@dataclass(frozen=True, slots=True)
class Clock:
    """Tenggat penyampaian: so many working days after the certification or the enactment."""

    key: str
    in_force_from: date
    working_days: int
    counted_from: str
    source: str


@dataclass(frozen=True, slots=True)
class Chased:
    """A recipient who has not signed: the copy, and by how many working days each clock that ran out is exceeded."""

    line: queries.CopyLine
    late: tuple[tuple[Clock, int], ...]


@cache
def clocks() -> tuple[Clock, ...]:
    """Return every clock of `rulebook/delivery_clocks.toml`, in its order."""
    text = files("diktum.rulebook").joinpath("delivery_clocks.toml").read_text(encoding="utf-8")
    return tuple(
        Clock(
            each["key"],
            each["in_force_from"],
            each["working_days"],
            each["counted_from"],
            each["source"],
        )
        for each in tomllib.loads(text)["clock"]
    )


def days_late(clock: Clock, start: date, today: date, calendar: Calendar) -> int:
    """Return the working days by which `today` is past the clock that started on `start`; 0 while it runs."""
    due = calendar.add_working_days(start, clock.working_days)
    late, day = 0, due
    while (day := calendar.next_working_day(day)) <= today:
        late += 1
    return late


def chase_list(dossier: Dossier, today: date) -> tuple[Chased, ...]:
    """Return the copies of a decree that nobody has signed for, with the clocks that ran out; empty before certification."""
    decree, certified = issued(dossier), queries.certification(dossier)
    if decree is None or certified is None:
        return ()
    calendar = calendar_of(dossier.commission_id)
    starts = {"certified": certified.certified_on, "enacted": decree.enacted_on}
    counted = (
        (clock, days_late(clock, starts[clock.counted_from], today, calendar))
        for clock in clocks()
        if clock.in_force_from <= decree.enacted_on
    )
    late = tuple((clock, days) for clock, days in counted if days)
    return tuple(Chased(line, late) for line in queries.copies(dossier) if line.is_waiting)
