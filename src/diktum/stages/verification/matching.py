"""Find the person of the register whom a row of a lampiran means: names without titles, and how alike they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from diktum.people.register import folded
from diktum.people.register_queries import RegisteredPerson

LIKELY = 0.84
_BEFORE = {"prof", "dr", "drs", "dra", "ir", "h", "hj", "pdt", "pdtm", "ust", "kh", "ap", "drg", "apt", "ns"}
_TITLE_AFTER = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.)+[A-Za-z]{0,5}\.?")


class MatchKind(StrEnum):
    """How sure it is who is meant."""

    EXACT = "exact"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name means; `others` are further persons who could be meant."""

    kind: MatchKind
    person: RegisteredPerson | None = None
    others: tuple[RegisteredPerson, ...] = ()


def bare_name(text: str) -> str:
    """Return a name for comparing, its titles taken away: "Dr. Budi Contoh, S.H., M.H." is "budi contoh"."""
    words = text.split(",", 1)[0].split()
    while len(words) > 1 and folded(words[0]) in _BEFORE and words[0].endswith("."):
        words = words[1:]
    while len(words) > 1 and _TITLE_AFTER.fullmatch(words[-1]):
        words = words[:-1]
    return folded(" ".join(words))


def alike(one: str, other: str) -> float:
    """
    Return how alike two bare names are, 0 to 1; the same words in another order, or initials for words, are alike.

    Below LIKELY it is an upper bound, found quickly.
    """
    if one == other:
        return 1.0
    mine, yours = one.split(), other.split()
    if sorted(mine) == sorted(yours) or _abbreviated(mine, yours) or _abbreviated(yours, mine):
        return 0.95
    matcher = SequenceMatcher(None, one, other)
    quick = min(matcher.real_quick_ratio(), matcher.quick_ratio())
    return quick if quick < LIKELY else matcher.ratio()


def _abbreviated(short: list[str], full: list[str]) -> bool:
    """Say whether one name is the other with some words cut to their first letter: "m saleh contoh"."""
    if len(short) != len(full) or short == full or max(map(len, short)) < 2:
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(short, full, strict=True))


class Register:
    """The register of an office, ready to be asked who is meant."""

    def __init__(self, people: Iterable[RegisteredPerson]) -> None:
        self._exact: dict[str, list[RegisteredPerson]] = defaultdict(list)
        self._near: dict[str, list[str]] = defaultdict(list)
        for person in people:
            name = bare_name(person.name)
            if name not in self._exact:
                for start in _starts(name):
                    self._near[start].append(name)
            self._exact[name].append(person)

    def match(self, written: str, post: str = "") -> Match:
        """Return whom a written name means; of two namesakes the one who holds the post that stands beside it."""
        name = bare_name(written)
        namesakes = self._exact.get(name)
        if namesakes:
            chosen = _by_post(namesakes, post)
            others = tuple(each for each in namesakes if each is not chosen)
            return Match(MatchKind.LIKELY if others else MatchKind.EXACT, chosen, others)
        close = sorted(
            ((alike(name, other), other) for other in self._candidates(name)),
            key=lambda pair: (-pair[0], pair[1]),
        )
        found = [person for likeness, other in close if likeness >= LIKELY for person in self._exact[other]]
        return Match(MatchKind.LIKELY, found[0], tuple(found[1:4])) if found else Match(MatchKind.UNKNOWN)

    def _candidates(self, name: str) -> set[str]:
        return {other for start in _starts(name) for other in self._near.get(start, ())}


def _starts(name: str) -> set[str]:
    """Return what the words of a name begin with: names that share none of it are not compared."""
    return {word[:2] for word in name.split()}


def _by_post(namesakes: list[RegisteredPerson], post: str) -> RegisteredPerson:
    wanted = folded(post)
    return next(
        (each for each in namesakes if wanted and any(folded(job.title) == wanted for job in each.jobs)),
        namesakes[0],
    )
