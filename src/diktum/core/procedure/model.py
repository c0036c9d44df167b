"""The SOP as data: a step is a row of its table, an act is a symbol in a lane of that row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

NEXT = "next"
END = "end"
DONE = "done"


class Symbol(StrEnum):
    """A symbol of PermenPANRB 35/2012 that stands in a lane; arrows and connectors are drawn, not written."""

    TERMINATOR = "terminator"
    PROCESS = "process"
    DECISION = "decision"


class Confidence(StrEnum):
    """Say how far a row rests on the scan of the SOP."""

    LITERAL = "literal"
    LIKELY = "likely"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A way in which an act can end. `to` is "next", "end" or the key of an earlier act."""

    key: str
    title: str
    to: str
    needs_reason: bool = False

    @property
    def goes_back(self) -> bool:
        """Return whether this outcome sends the dossier to an earlier act."""
        return self.to not in (NEXT, END)


@dataclass(frozen=True, slots=True)
class Act:
    """One symbol in one lane: who does it, how it can end, what must be at hand.

    `by` may do the act; `assisted_by` may note parts of it and bring a plain act (one outcome) to its end.
    Nobody may do it who did an act of `not_by_doer_of` in the same dossier.
    """

    key: str
    title: str
    verb: str
    by: tuple[str, ...]
    lane: str
    symbol: Symbol
    outcomes: tuple[Outcome, ...]
    assisted_by: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    not_by_doer_of: tuple[str, ...] = ()
    mandate: bool = True
    point_of_no_return: bool = False

    def outcome(self, key: str) -> Outcome | None:
        """Return the outcome of that key, or None."""
        return next((outcome for outcome in self.outcomes if outcome.key == key), None)


@dataclass(frozen=True, slots=True)
class Within:
    """Waktu of the mutu baku: fixed, a range, the same day as another act, or nothing at all."""

    days: int | None = None
    min_days: int | None = None
    max_days: int | None = None
    same_day_as: str | None = None
    called: str = ""

    @property
    def limit(self) -> int | None:
        """Return the last working day that is still in time, counted from the opening; None without a number."""
        return self.days if self.days is not None else self.max_days

    def in_words(self) -> str:
        """Return the time as it is printed in the SOP."""
        if self.days is not None:
            return f"{self.days} hari"
        if self.max_days is not None:
            return f"{self.min_days}–{self.max_days} hari"
        if self.same_day_as is not None:
            return f"hari yang sama dengan {self.called or self.same_day_as}"
        return "–"


@dataclass(frozen=True, slots=True)
class Step:
    """Baris SOP: one row of the table, as scanned (`literal`) and as read.

    `participants` maps a lane without a symbol in this row to what its holder does there ("hadir", "diberi tahu").
    """

    number: int
    key: str
    title: str
    literal: Mapping[str, str]
    reading: str
    confidence: Confidence
    uses: tuple[str, ...]
    within: Within
    produces: str
    acts: tuple[Act, ...]
    participants: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Kolom pelaksana: one column of the flowchart and the posts that work in it."""

    key: str
    title: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One line of the SOP's dasar hukum, with what is known about its standing."""

    text: str
    literal: str = ""
    confidence: Confidence = Confidence.LITERAL
    note: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Bagian identitas SOP (PermenPANRB 35/2012), as repaired from the scan. No person is named here."""

    number: str
    title: str
    approved_by: str
    made_on: date | None
    effective_on: date | None
    legal_bases: tuple[LegalBasis, ...]
    qualifications: tuple[str, ...]
    related: tuple[str, ...]
    equipment: tuple[str, ...]
    warning: str
    records: tuple[str, ...]
    literal: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of one procedure. `authority` are the posts that may cancel a dossier or move it to a version."""

    code: str
    title: str
    source: str
    in_force_from: date
    lanes: tuple[Lane, ...]
    steps: tuple[Step, ...]
    items: Mapping[str, str]
    authority: tuple[str, ...] = ()
    remark: str = ""
    _places: Mapping[str, tuple[int, Step, Act]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        places: dict[str, tuple[int, Step, Act]] = {}
        for step in self.steps:
            for act in step.acts:
                places[act.key] = (len(places), step, act)
        object.__setattr__(self, "_places", places)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Return every act in the order in which they follow one another."""
        return tuple(act for _, _, act in self._places.values())

    @property
    def first_act(self) -> Act:
        """Return the act that opens a dossier."""
        return self.steps[0].acts[0]

    def has(self, key: str) -> bool:
        """Return whether the procedure knows an act of that key."""
        return key in self._places

    def act(self, key: str) -> Act:
        """Return the act of that key. Raises KeyError."""
        return self._places[key][2]

    def step_of(self, key: str) -> Step:
        """Return the row in which the act of that key stands. Raises KeyError."""
        return self._places[key][1]

    def place_of(self, key: str) -> int:
        """Return the position of an act among all acts, counted from 0. Raises KeyError."""
        return self._places[key][0]

    def after(self, key: str) -> Act | None:
        """Return the act that follows; None after the last. Raises KeyError."""
        acts = self.acts
        following = self.place_of(key) + 1
        return acts[following] if following < len(acts) else None
