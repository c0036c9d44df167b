"""Say until when an act is in time, in working days of the office."""

from __future__ import annotations

from datetime import date

from diktum.core.calendar import Calendar
from diktum.core.procedure.events import State
from diktum.core.procedure.model import Act, Procedure, Step


def due(
    opened_on: date, what: Act | Step, procedure: Procedure, state: State, calendar: Calendar
) -> date | None:
    """Return the last day on which an act opened on `opened_on` is in time; None where the SOP sets no time.

    The first day that counts is the next working day. The time is that of the whole row: a later act of the same row has
    what is left of it, but always one working day. "The same day as" another act is that day, or the day of opening if
    that is later, or the first working day after it.
    """
    step = what if isinstance(what, Step) else procedure.step_of(what.key)
    within = step.within
    if within.same_day_as is not None:
        done = state.last(within.same_day_as)
        if done is None:
            return None
        day = max(done.on, opened_on)
        return day if calendar.is_working(day) else calendar.next_working_day(day)
    if within.limit is None:
        return None
    began = state.step_opened_on if _continues(step, state) else None
    of_the_row = calendar.add_working_days(began or opened_on, within.limit)
    return max(of_the_row, calendar.next_working_day(opened_on))


def _continues(step: Step, state: State) -> bool:
    return state.open_act is not None and any(act.key == state.open_act for act in step.acts)
