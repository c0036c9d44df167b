"""Which kinds of decrees are public by default, as the rulebook has it on a day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

ANY = "*"


@dataclass(frozen=True, slots=True)
class KindRule:
    """Nilai awal kelayakan: whether decrees of a kind are published unless somebody decides otherwise, and why."""

    kind: str
    public: bool
    reason: str
    edition: str


def rule_for(kind: str, day: date) -> KindRule:
    """Return the default in force on `day` for a kind of decree; of the oldest edition before all of them."""
    editions = _editions()
    rules = next((each for since, each in editions if since <= day), editions[-1][1])
    return rules.get(kind, rules[ANY])


@cache
def _editions() -> tuple[tuple[date, dict[str, KindRule]], ...]:
    text = files("diktum.rulebook").joinpath("publication.toml").read_text(encoding="utf-8")
    found = []
    for edition in tomllib.loads(text)["edition"]:
        since: date = edition["in_force_from"]
        rules = {
            each["kind"]: KindRule(each["kind"], each["public"], each["reason"], since.isoformat())
            for each in edition["rule"]
        }
        found.append((since, rules))
    return tuple(sorted(found, key=lambda each: each[0], reverse=True))
