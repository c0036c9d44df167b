"""Read the points of the kartu kendali from the rulebook, dated; add the persons of a lampiran as points."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from diktum.core.document import Decree, persons
from diktum.core.refusal import gettext_noop


class Verdict(StrEnum):
    """What a verifier can say about a point."""

    CONFORM = "conform"
    NOT_CONFORM = "not_conform"
    NOT_APPLICABLE = "not_applicable"


VERDICT_WORDS = {
    Verdict.CONFORM: gettext_noop("Sesuai"),
    Verdict.NOT_CONFORM: gettext_noop("Tidak sesuai"),
    Verdict.NOT_APPLICABLE: gettext_noop("Tidak berlaku"),
}


class Level(StrEnum):
    """How much a finding asks for: something is wrong, somebody should look, or it is only told."""

    GRAVE = "grave"
    LOOK = "look"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class PointFinding:
    """Temuan pada butir: what the program found, as an Indonesian template with its facts, and where."""

    kind: str
    level: Level
    template: str
    facts: tuple[tuple[str, str], ...] = ()
    source: str = ""
    node: str = ""
    place: str = ""

    def __str__(self) -> str:
        return self.template % dict(self.facts)


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """One point with its verdict. A note is owed where it does not conform; `nodes` are the parts of the draft meant."""

    key: str
    verdict: Verdict
    note: str = ""
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointToCheck:
    """Butir kartu kendali: what is to be looked at, and the rule that wants it. `place` is set for a person."""

    key: str
    title: str
    source: str
    certain: bool = True
    place: str = ""
    rules: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    findings: tuple[PointFinding, ...] = ()

    @property
    def faults(self) -> tuple[PointFinding, ...]:
        """Return what is wrong for certain."""
        return tuple(each for each in self.findings if each.level is Level.GRAVE)

    @property
    def hint(self) -> str:
        """Return where the point stands in the text and the rule that wants it."""
        doubt = "" if self.certain else " (perlu dikonfirmasi)"
        return " · ".join(filter(None, (self.place, f"{self.source}{doubt}")))


@dataclass(frozen=True, slots=True)
class Checklist:
    """The points of one card; `edition` is the date since which its points are in force."""

    edition: str
    points: tuple[PointToCheck, ...]


@dataclass(frozen=True, slots=True)
class _Edition:
    in_force_from: date
    advice_within: int
    points: tuple[tuple[str, PointToCheck], ...]


def checklist(card: str, decree: Decree, day: date) -> Checklist:
    """
    Return the points of a card ("personnel" or "content") for a text, as the rulebook has them on `day`.

    The personnel card begins with every person that the lampiran names, one point each (SOP 23/2022 B.1 row 2).
    """
    edition = _in_force(day)
    own = tuple(point for kind, point in edition.points if kind == card)
    people = _people(decree) if card == "personnel" else ()
    return Checklist(edition.in_force_from.isoformat(), (*people, *own))


def advice_within(day: date) -> int:
    """Return in how many working days the related division answers, as the rulebook has it on `day`."""
    return _in_force(day).advice_within


def _people(decree: Decree) -> tuple[PointToCheck, ...]:
    return tuple(
        PointToCheck(
            key=f"person:{person.row_id}",
            title=", ".join(filter(None, (person.name, person.post, person.position))),
            source="SOP 23/2022 B.1 baris 2",
            place=person.place,
            nodes=(person.row_id,),
        )
        for person in persons(decree)
    )


def _in_force(day: date) -> _Edition:
    editions = [each for each in _editions() if each.in_force_from <= day]
    return editions[-1] if editions else _editions()[0]


@cache
def _editions() -> tuple[_Edition, ...]:
    content = tomllib.loads((files("diktum.rulebook") / "control_card.toml").read_text(encoding="utf-8"))
    read = [
        _Edition(
            each["in_force_from"],
            each["advice_within_working_days"],
            tuple(
                (
                    item["card"],
                    PointToCheck(
                        key=item["key"],
                        title=item["title"],
                        source=item["source"],
                        certain=item.get("certain", True),
                        rules=tuple(item.get("rules", ())),
                        shows=tuple(item.get("shows", ())),
                    ),
                )
                for item in each["item"]
            ),
        )
        for each in content["edition"]
    ]
    return tuple(sorted(read, key=lambda edition: edition.in_force_from))
