"""Say what is known beside the text: the registry, the day, the frame on paper, the people around the decree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from diktum.core.document.citations import Registry
from diktum.core.document.model import Decree


@dataclass(frozen=True, slots=True)
class Facts:
    """Fakta of a decree outside its tree. What is empty or None is not known, and no rule asks about it.

    The frame as it stands on paper: `number` ("NOMOR 12 TAHUN 2026"), `body` (who decrees, in the title), `resolution`
    (what follows "Menetapkan :"), `place`, `signatory_title` (with its comma), `signatory_name`, and one heading for
    each lampiran. `seat` is where the office has its seat, `signatories` are the names that may sign on that day.

    `involved` are those who sign, verify or decide; `inactive` are no longer in service; `stale` are words that belong
    to the decree this one was cloned from; `teams` counts the paid teams of a person, of which `most_teams` are allowed.
    `adopted` is the text that the plenary adopted, `justified` the ids of the parts that its notes allow to differ.
    """

    number: str = ""
    body: str = ""
    resolution: str = ""
    place: str = ""
    seat: str = ""
    enacted_on: date | None = None
    plenary_on: date | None = None
    booked_on: date | None = None
    signatory_title: str = ""
    signatory_name: str = ""
    signatories: tuple[str, ...] = ()
    attachment_headings: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    inactive: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    teams: Mapping[str, int] = field(default_factory=dict)
    most_teams: int | None = None
    is_copy: bool = False
    is_public: bool = False
    adopted: Decree | None = None
    justified: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a decree is held against: the registry of regulations, the facts, the legal day, the text as it was read.

    `on` chooses the rules: those in force that day; without it those in force now. `text` is the raw text of a decree
    that was read from a file, for rules about words that the tree does not hold.
    """

    registry: Registry | None = None
    facts: Facts = field(default_factory=Facts)
    on: date | None = None
    text: str = ""


NOTHING_MORE = Context()
