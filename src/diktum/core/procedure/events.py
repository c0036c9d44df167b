"""What was asked (commands), what happened (events), and where a dossier stands (state)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from diktum.core.calendar import Calendar
from diktum.core.procedure.model import DONE, Procedure
from diktum.core.refusal import Refused
from diktum.core.refusal import gettext_noop as _


class EventKind(StrEnum):
    """The kinds of line in a dossier's journal."""

    OPENED = "opened"
    COMPLETED = "completed"
    NOTED = "noted"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    MOVED = "moved"
    DUE_RECOMPUTED = "due_recomputed"
    CLAIMED = "claimed"
    RELEASED = "released"
    DELEGATED = "delegated"


class Status(StrEnum):
    """Whether a dossier runs, and if not, how it ended."""

    RUNNING = "running"
    FINISHED = "finished"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


STATUS_WORDS: Mapping[Status, str] = {
    Status.RUNNING: _("berjalan"),
    Status.FINISHED: _("selesai"),
    Status.REJECTED: _("ditolak"),
    Status.WITHDRAWN: _("ditarik"),
    Status.CANCELLED: _("dibatalkan"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `opens`, `opens_round` and `due_on` say what stands open after it."""

    kind: EventKind
    act: str
    round: int
    outcome: str = ""
    reason: str = ""
    person: int | None = None
    post: str = ""
    on: date = date.min
    opens: str | None = None
    opens_round: int = 0
    due_on: date | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Completion:
    """An act that was brought to an end, by whom and when."""

    act: str
    round: int
    outcome: str
    person: int | None
    on: date


@dataclass(frozen=True, slots=True)
class State:
    """Where a dossier stands: the fold over its events.

    `rounds` counts how often each act was opened. `step_opened_on` is the day on which the row of the open act began.
    `held_by` keeps the open act for one person until the end of `held_until`.
    """

    seq: int = 0
    status: Status = Status.RUNNING
    open_act: str | None = None
    round: int = 0
    opened_on: date | None = None
    due_on: date | None = None
    completions: tuple[Completion, ...] = ()
    beyond_return: bool = False
    rounds: Mapping[str, int] = field(default_factory=dict)
    step_opened_on: date | None = None
    held_by: int | None = None
    held_name: str = ""
    held_until: date | None = None

    def last(self, act: str) -> Completion | None:
        """Return the latest completion of an act, or None."""
        return next((done for done in reversed(self.completions) if done.act == act), None)


START = State()


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, with what posts, on what day, with what at hand. `mandates` are the posts held only as Plh./Plt."""

    person: int | None
    posts: frozenset[str]
    mandates: frozenset[str]
    on: date
    calendar: Calendar
    items: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Open:
    """Begin a dossier: open the first act."""


@dataclass(frozen=True, slots=True)
class Complete:
    """Bring the open act to an end. `seen_seq` is the position of the journal that the person saw."""

    act: str
    outcome: str = DONE
    reason: str = ""
    seen_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Write down something done within the open act, which stays open."""

    act: str
    what: str
    seen_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take a proposal back."""

    reason: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """End a dossier by authority."""

    reason: str


@dataclass(frozen=True, slots=True)
class RecomputeDue:
    """Count the deadline of the open act anew, because the calendar changed."""


@dataclass(frozen=True, slots=True)
class MoveToVersion:
    """Continue a dossier by another version. `mapping` names, for acts that changed their key, the new one."""

    procedure: Procedure
    mapping: Mapping[str, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold the open act for oneself. `name` is the holder's, for those who find it held."""

    act: str
    name: str
    seen_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Let go of the open act."""

    act: str


@dataclass(frozen=True, slots=True)
class Delegate:
    """Entrust the open act to a colleague, with the posts that he or she holds that day."""

    act: str
    to: int
    name: str
    to_posts: frozenset[str]
    to_mandates: frozenset[str] = frozenset()


Command = (
    Open | Complete | Note | Withdraw | Cancel | RecomputeDue | MoveToVersion | Claim | Release | Delegate
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: an outcome of the open act, and why it is refused if it is."""

    act: str
    outcome: str
    allowed: bool
    refusal: Refused | None = None
