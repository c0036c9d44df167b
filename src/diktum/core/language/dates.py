"""Dates and times in words."""

from __future__ import annotations

from datetime import date, datetime, time

from diktum.core.language.numbers import roman

_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def month_name(month: int) -> str:
    """Return the name of a month from 1 to 12; another number raises ValueError."""
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return _MONTHS[month - 1]


def roman_month(month: int) -> str:
    """Return a month from 1 to 12 in Roman numerals, as older numbers carry it: VII."""
    month_name(month)
    return roman(month)


def date_words(day: date) -> str:
    """Return a date as decrees write it: "17 Januari 2022"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def day_date_words(day: date) -> str:
    """Return a date with its day of the week: "Senin, 17 Januari 2022"."""
    return f"{_DAYS[day.weekday()]}, {date_words(day)}"


def time_words(at: time | datetime, zone_label: str = "") -> str:
    """Return a time with a full stop and the label of its zone: "09.30 WIT". The time is not converted."""
    return f"{at.hour:02}.{at.minute:02} {zone_label}".rstrip()
