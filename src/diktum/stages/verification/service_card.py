"""In how many teams a person is: the decrees that an office numbered in a year, whom they name, and the ceiling."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from diktum.core.document import Decree, Dictum, PersonRow, Point, persons
from diktum.core.procedure.progress import EventKind, Status
from diktum.dossiers.models import Dossier, JournalEntry
from diktum.people.register_queries import RegisteredPerson
from diktum.stages.drafting.queries import DraftVersion, decree_of
from diktum.stages.verification.matching import bare_name

_DEAD = (Status.CANCELLED.value, Status.WITHDRAWN.value, Status.REJECTED.value)
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = {
    "dan",
    "pada",
    "untuk",
    "yang",
    "tahun",
    "kabupaten",
    "komisi",
    "pemilihan",
    "umum",
    "keputusan",
    "tentang",
}
ALIKE_TITLES = 0.4
_READ: dict[str, tuple[tuple[PersonRow, ...], bool]] = {}
_MOST_READ = 4_000


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Batas tim: how many paid teams a class of officials may be in during a year, and how sure that is."""

    in_force_from: date
    source: str
    certain: bool
    default: str
    most: Mapping[str, int]

    def of(self, rank_class: str) -> int:
        """Return the ceiling of a class; of the default class where it is not known."""
        return self.most.get(rank_class, self.most[self.default])


@dataclass(frozen=True, slots=True)
class FinalDecree:
    """A decree that has its number and was not struck."""

    dossier_id: int
    code: str
    title: str
    number: str
    booked_on: date
    rows: tuple[PersonRow, ...]
    paid: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """One decree that names a person, and as what."""

    decree: FinalDecree
    position: str
    post: str


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """Kartu kendali per orang: the teams of one year, the paid ones counted against the ceiling."""

    person: RegisteredPerson
    year: int
    memberships: tuple[Membership, ...]
    ceiling: Ceiling
    rank_class: str

    @property
    def paid(self) -> int:
        """Return how many paid teams there are."""
        return sum(each.decree.paid for each in self.memberships)

    @property
    def most(self) -> int:
        """Return how many there may be."""
        return self.ceiling.of(self.rank_class)

    @property
    def is_over(self) -> bool:
        """Say whether there are more than there may be."""
        return self.paid > self.most


def ceiling_on(day: date) -> Ceiling:
    """Return the ceiling in force on a day; before the first edition, the first."""
    editions = _rulebook()[1]
    return next((each for each in reversed(editions) if each.in_force_from <= day), editions[0])


def paying_node(decree: Decree) -> str | None:
    """Return the dictum by which a decree brings costs (`paid_words` of the rulebook), None where it brings none."""
    words = _rulebook()[0]
    for dictum in decree.dicta:
        if any(word in text.casefold() for word in words for text in _texts(dictum)):
            return dictum.id
    return None


def _texts(part: Dictum | Point) -> Iterator[str]:
    yield part.text
    for point in part.points:
        yield from _texts(point)


def final_decrees(commission_id: int, year: int) -> tuple[FinalDecree, ...]:
    """Return the decrees that an office numbered in a year, oldest first (two statements)."""
    lines = (
        JournalEntry.objects.filter(
            dossier__commission_id=commission_id, act="number", kind=EventKind.COMPLETED, on__year=year
        )
        .exclude(dossier__status__in=_DEAD)
        .order_by("on", "dossier_id")
        .values_list("dossier_id", "dossier__code", "dossier__title", "data", "on")
    )
    found = {row[0]: row for row in lines}
    texts = (
        DraftVersion.objects.filter(dossier_id__in=found)
        .order_by("dossier_id", "-number")
        .distinct("dossier_id")
    )
    read = {text.dossier_id: _read_once(text) for text in texts}
    return tuple(
        FinalDecree(pk, code, title, str(data.get("number", "")), on, *read.get(pk, ((), False)))
        for pk, code, title, data, on in found.values()
    )


def _read_once(text: DraftVersion) -> tuple[tuple[PersonRow, ...], bool]:
    """Return whom a version names and whether it brings costs. A version never changes: it is read once a process."""
    found = _READ.get(text.sha256)
    if found is None:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        decree = decree_of(text)
        found = _READ[text.sha256] = (persons(decree), paying_node(decree) is not None)
    return found


def memberships_of(name: str, decrees: tuple[FinalDecree, ...]) -> tuple[Membership, ...]:
    """Return the decrees that name somebody, one line each."""
    wanted = bare_name(name)
    return tuple(
        Membership(decree, row.position, row.post)
        for decree in decrees
        for row in decree.rows
        if bare_name(row.name) == wanted
    )


def service_card(person: RegisteredPerson, commission_id: int, year: int, day: date) -> ServiceCard:
    """Return a person's card for a year, from the decrees that have their number; `day` chooses ceiling and class."""
    return ServiceCard(
        person=person,
        year=year,
        memberships=memberships_of(person.name, final_decrees(commission_id, year)),
        ceiling=ceiling_on(day),
        rank_class=person.rank_on(day),
    )


def similar_titles(
    dossier: Dossier, day: date, *, most: int = 5
) -> tuple[tuple[int, str, str, str, date], ...]:
    """Return (id, code, title, number, day) of the office's numbered decrees on the same subject, the most alike first."""
    rows = (
        JournalEntry.objects.filter(
            dossier__commission_id=dossier.commission_id, act="number", kind=EventKind.COMPLETED, on__lte=day
        )
        .exclude(dossier__status__in=_DEAD)
        .exclude(dossier_id=dossier.pk)
        .order_by("dossier_id")
        .values_list("dossier_id", "dossier__code", "dossier__title", "data__number", "on")
    )
    mine = _subject(dossier.title)
    scored = [(_likeness(mine, _subject(row[2])), row) for row in rows]
    close = sorted(
        (pair for pair in scored if pair[0] >= ALIKE_TITLES),
        key=lambda pair: (-pair[0], -pair[1][4].toordinal(), pair[1][0]),
    )
    return tuple(
        (pk, code, title, str(number or ""), on) for _score, (pk, code, title, number, on) in close[:most]
    )


def final_decree(commission_id: int, code: str) -> FinalDecree | None:
    """Return one numbered decree of an office by the code of its dossier, or None."""
    on = (
        JournalEntry.objects.filter(
            dossier__commission_id=commission_id, dossier__code=code, act="number", kind=EventKind.COMPLETED
        )
        .values_list("on", flat=True)
        .first()
    )
    if on is None:
        return None
    return next((each for each in final_decrees(commission_id, on.year) if each.code == code), None)


def _subject(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold())) - _COMMON


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


@cache
def _rulebook() -> tuple[tuple[str, ...], tuple[Ceiling, ...]]:
    content = tomllib.loads((files("diktum.rulebook") / "team_ceiling.toml").read_text(encoding="utf-8"))
    words = tuple(word.casefold() for word in content["paid_words"])
    return words, tuple(sorted(_editions(content), key=lambda each: each.in_force_from))


def _editions(content: Mapping[str, list[dict[str, object]]]) -> Iterator[Ceiling]:
    for each in content["edition"]:
        begins, most = each["in_force_from"], each["ceiling"]
        assert isinstance(begins, date)
        assert isinstance(most, dict)
        yield Ceiling(begins, str(each["source"]), bool(each["certain"]), str(each["default"]), most)
