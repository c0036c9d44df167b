"""Who certifies copies, by the rulebook in force on a day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Certifying:
    """Pengesahan salinan: the post that certifies, the sentence it signs, the stamps beside it."""

    in_force_from: date
    post: str
    on_behalf_of: str
    statement: str
    stamps: tuple[str, ...]
    source: str
    extract_statement: str = "Petikan sesuai dengan aslinya"


@cache
def settings() -> tuple[Certifying, ...]:
    """Return every setting of `rulebook/certifying.toml`, the newest first."""
    text = files("diktum.rulebook").joinpath("certifying.toml").read_text(encoding="utf-8")
    found = [
        Certifying(
            in_force_from=each["in_force_from"],
            post=each["post"],
            on_behalf_of=each.get("on_behalf_of", ""),
            statement=each["statement"],
            stamps=tuple(each["stamps"]),
            source=each["source"],
            extract_statement=each["extract_statement"],
        )
        for each in tomllib.loads(text)["setting"]
    ]
    return tuple(sorted(found, key=lambda each: each.in_force_from, reverse=True))


def certifying_on(day: date) -> Certifying | None:
    """Return the setting in force on a day; None before the first."""
    return next((each for each in settings() if each.in_force_from <= day), None)
