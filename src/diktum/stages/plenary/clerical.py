"""Ralat salah tik: which slip of the pen may be mended after the plenary, and what the gate makes of it. No tables here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from diktum.core.document import Change, ChangeKind
from diktum.core.document.word_changes import words

_WORD = re.compile(r"\w+(?:[-/.’']\w+)*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ClericalRule:
    """What the rulebook says of a clerical correction on a day: when, by whom, how far it may go."""

    in_force_from: date
    during: str
    recorded_by: tuple[str, ...]
    agreed_by: tuple[str, ...]
    most_words: int
    digits: bool
    source: str


@dataclass(frozen=True, slots=True)
class Mended:
    """One part of the text as an agreed clerical correction words it."""

    node: str
    label: str
    wording: str
    position: int = 1


def rule_on(day: date) -> ClericalRule | None:
    """Return the rule in force on a day, or None before the first (SOP 23/2022, 17 January 2022)."""
    found = [rule for rule in _rules() if rule.in_force_from <= day]
    return found[-1] if found else None


@cache
def _rules() -> tuple[ClericalRule, ...]:
    entries = tomllib.loads((files("diktum.rulebook") / "clerical.toml").read_text(encoding="utf-8"))
    read = [
        ClericalRule(
            in_force_from=each["in_force_from"],
            during=each["during"],
            recorded_by=tuple(each["recorded_by"]),
            agreed_by=tuple(each["agreed_by"]),
            most_words=each["most_words"],
            digits=each["digits"],
            source=each["source"],
        )
        for each in entries["clerical"]
    ]
    return tuple(sorted(read, key=lambda rule: rule.in_force_from))


def replaced(text: str, wrong: str, right: str) -> str | None:
    """Return a text with the one place that reads `wrong` reading `right`; None where it stands there not exactly once."""
    if not wrong or text.count(wrong) != 1:
        return None
    return text.replace(wrong, right)


def words_changed(before: str, after: str) -> int:
    """Count the words that differ: the greater of those struck and those put in."""
    diff = words(before, after)
    counts = [
        sum(len(_WORD.findall(word.text)) or 1 for word in diff if word.kind == kind)
        for kind in ("removed", "added")
    ]
    return max(counts)


def changes_digits(before: str, after: str) -> bool:
    """Say whether a number of the text differs: dates, sums and numbers are substance, not spelling."""
    return _DIGITS.findall(before) != _DIGITS.findall(after)


def without_mended(changes: Sequence[Change], mended: Sequence[Mended]) -> tuple[Change, ...]:
    """Return the changes that no clerical correction covers: same part, changed in place, its exact words."""
    known = {each.node: _flat(each.wording) for each in mended}
    return tuple(
        change
        for change in changes
        if not (change.kind is ChangeKind.CHANGED and known.get(change.node) == _flat(change.after))
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
