"""The series in which decrees are numbered, read from the rulebook."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Series:
    """Deret nomor: whose decrees are counted in it and how a number is written from a day on."""

    key: str
    title: str
    signed_by: str
    in_force_from: date
    pattern: str

    def written(self, number: int, year: int) -> str:
        """Return a number as the heading of a decree carries it."""
        return self.pattern.format(number=number, year=year)


def series_for(signed_by: str, day: date) -> Series | None:
    """Return the series in force on `day` for decrees that a post signs, or None."""
    found = [each for each in _all() if each.signed_by == signed_by and each.in_force_from <= day]
    return max(found, key=lambda each: each.in_force_from, default=None)


def written_in(key: str, day: date, number: int, year: int) -> str:
    """Return a number as the series wrote it on a day; with its first pattern where it is older than that."""
    known = sorted((each for each in _all() if each.key == key), key=lambda each: each.in_force_from)
    then = [each for each in known if each.in_force_from <= day] or known[:1]
    return then[-1].written(number, year) if then else f"{number}/{year}"


def series_keys() -> tuple[str, ...]:
    """Return the keys of all series, each once, in the order of the rulebook."""
    return tuple(dict.fromkeys(each.key for each in _all()))


def title_of(key: str) -> str:
    """Return the newest title of a series; its key where the rulebook no longer names it."""
    found = [each for each in _all() if each.key == key]
    return max(found, key=lambda each: each.in_force_from).title if found else key


@cache
def _all() -> tuple[Series, ...]:
    text = files("diktum.rulebook").joinpath("number_series.toml").read_text(encoding="utf-8")
    return tuple(
        Series(each["key"], each["title"], each["signed_by"], each["in_force_from"], each["pattern"])
        for each in tomllib.loads(text)["series"]
    )
