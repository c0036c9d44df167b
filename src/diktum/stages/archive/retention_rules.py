"""The retention schedule (JRA) from the rulebook: how long a record stays active and inactive, and what becomes of it."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Fate(StrEnum):
    """Nasib akhir: what becomes of a record when its years are over."""

    PERMANENT = "permanen"
    DESTROY = "musnah"


class Phase(StrEnum):
    """Masa: where a record stands on a day."""

    ACTIVE = "aktif"
    INACTIVE = "inaktif"
    PERMANENT = "permanen"
    OVER = "lewat retensi"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Aturan retensi of an archive code and all below it, from a day on. Years are None where they are not known."""

    code: str
    in_force_from: dt.date
    active_years: int | None
    inactive_years: int | None
    fate: Fate
    source: str
    confidence: str

    @property
    def is_verified(self) -> bool:
        """Return whether the rule was compared with the regulation itself."""
        return self.confidence == "sure"

    def covers(self, code: str) -> bool:
        """Return whether a code is the rule's own or stands below it."""
        return not self.code or code == self.code or code.startswith(f"{self.code}.")


@dataclass(frozen=True, slots=True)
class Retention:
    """Retensi of one record: its rule and the last days of its active and inactive years (None: not known)."""

    rule: RetentionRule
    active_until: dt.date | None
    inactive_until: dt.date | None

    def phase(self, day: dt.date) -> Phase:
        """Return where the record stands on a day."""
        if self.active_until is not None and day <= self.active_until:
            return Phase.ACTIVE
        if self.inactive_until is not None and day <= self.inactive_until:
            return Phase.INACTIVE
        return Phase.OVER if self.may_be_destroyed else Phase.PERMANENT

    @property
    def may_be_destroyed(self) -> bool:
        """Return whether the record may go one day: its fate says so and its years are known."""
        return self.rule.fate is Fate.DESTROY and self.inactive_until is not None

    def words(self) -> str:
        """Return the retention as it is printed: "Aktif 1 tahun, inaktif 2 tahun, musnah (belum diverifikasi)"."""
        years = [
            f"{title} {number} tahun"
            for title, number in (("aktif", self.rule.active_years), ("inaktif", self.rule.inactive_years))
            if number is not None
        ]
        said = ", ".join([*years, str(self.rule.fate)])
        return f"{said[:1].upper()}{said[1:]}{'' if self.rule.is_verified else ' (belum diverifikasi)'}"


def read_rules(text: str) -> tuple[RetentionRule, ...]:
    """Return the rules of a schedule in TOML. Raises ValueError where a rule would let a record go without known years."""
    rules = tuple(
        RetentionRule(
            code=each["code"],
            in_force_from=each["in_force_from"],
            active_years=each.get("active_years"),
            inactive_years=each.get("inactive_years"),
            fate=Fate(each["fate"]),
            source=each["source"],
            confidence=each["confidence"],
        )
        for each in tomllib.loads(text)["rule"]
    )
    for rule in rules:
        if rule.fate is Fate.DESTROY and (rule.active_years is None or rule.inactive_years is None):
            raise ValueError(f"{rule.code}: a record is only destroyed after known years")
    return rules


@cache
def rules() -> tuple[RetentionRule, ...]:
    """Return the schedule of the rulebook."""
    return read_rules(files("diktum.rulebook").joinpath("retention.toml").read_text(encoding="utf-8"))


def retention_of(
    code: str, closed_on: dt.date, day: dt.date, schedule: tuple[RetentionRule, ...] | None = None
) -> Retention:
    """
    Return the retention of a record closed on a day, by the rules in force on `day`.

    The longest matching code wins, then the newest rule. Years are counted from the day the file was closed; a 29 February
    ends on a 28th where the year has none. Raises LookupError where no rule covers the code.
    """
    fitting = [
        each
        for each in (rules() if schedule is None else schedule)
        if each.covers(code) and each.in_force_from <= day
    ]
    if not fitting:
        raise LookupError(code)
    rule = max(fitting, key=lambda each: (len(each.code), each.in_force_from))
    active = None if rule.active_years is None else _years_later(closed_on, rule.active_years)
    inactive = (
        None if active is None or rule.inactive_years is None else _years_later(active, rule.inactive_years)
    )
    return Retention(rule, active, inactive)


def last_closed(code: str, day: dt.date) -> dt.date | None:
    """
    Return the last day on which a record of a code was closed so that its years are over on `day`; None where it never goes.

    Raises LookupError where no rule covers the code.
    """
    rule = retention_of(code, day, day).rule
    if rule.fate is not Fate.DESTROY or rule.active_years is None or rule.inactive_years is None:
        return None
    closed = _years_later(day, -rule.active_years - rule.inactive_years)
    while retention_of(code, closed, day).phase(day) is not Phase.OVER:
        closed -= dt.timedelta(days=1)
    while retention_of(code, closed + dt.timedelta(days=1), day).phase(day) is Phase.OVER:
        closed += dt.timedelta(days=1)
    return closed


def _years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
