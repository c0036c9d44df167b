"""The law and the number forms of the plenary, read from the rulebook."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from diktum.core.plenary import Laws, NoLawOnPlenary, Verdict, judge, load_laws, quorum

NOTICE_DAYS = 3


@cache
def laws() -> Laws:
    """Return the laws on quorum and majority as the rulebook has them."""
    return load_laws(_text("quorum.toml"))


def body_of(name: str) -> str:
    """Return the body that the law knows an office by: KPU, KPU Provinsi, or nothing for KPU Kabupaten/Kota."""
    words = " ".join(name.split()).casefold()
    if words in ("kpu", "komisi pemilihan umum", "komisi pemilihan umum republik indonesia"):
        return "KPU"
    return "KPU Provinsi" if " provinsi " in f"{words} " else ""


def verdict(*, seats: int, present: int, agreeing: int, on: date, body: str = "") -> Verdict:
    """Return what the law of the day says about a decision. Raises NoLawOnPlenary."""
    return judge(laws(), seats=seats, present=present, agreeing=agreeing, on=on, body=body)


def quorum_of(seats: int, on: date, body: str = "") -> int | None:
    """Return how many must be present, or None where no law gives a rule."""
    try:
        return quorum(laws(), seats, on, body)
    except NoLawOnPlenary:
        return None


def is_timely(sent_on: date, held_on: date) -> bool:
    """Return whether an invitation of `sent_on` reaches the members in time (UU 7/2017 Pasal 46: 3 days before)."""
    return (held_on - sent_on).days >= NOTICE_DAYS


def full_number(paper: str, *, number: int, area: str, on: date) -> str:
    """Return the number of a paper ("record", "invitation") in the form in force on a day."""
    pattern = max((since, pattern) for name, since, pattern in _forms() if name == paper and since <= on)[1]
    filled = pattern.format(number=number, area=area, year=on.year)
    return "/".join(part for part in filled.split("/") if part)


@cache
def _forms() -> tuple[tuple[str, date, str], ...]:
    entries = tomllib.loads(_text("plenary_numbers.toml"))["form"]
    return tuple((each["paper"], each["in_force_from"], each["pattern"]) for each in entries)


def _text(name: str) -> str:
    return files("diktum.rulebook").joinpath(name).read_text(encoding="utf-8")
