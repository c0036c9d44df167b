"""Numbers in words, names of dicta, letters and Roman numerals."""

from __future__ import annotations

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_GROUPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def number_words(number: int) -> str:
    """Return a whole number from 0 below a thousand triliun in words: 21 is "dua puluh satu"."""
    if not 0 <= number < 10**15:
        raise ValueError(f"no words for {number}")
    if number < 1000:
        return _below_thousand(number)
    for size, name in _GROUPS:
        if number >= size:
            count, rest = divmod(number, size)
            head = "seribu" if (count, name) == (1, "ribu") else f"{_below_thousand(count)} {name}"
            return f"{head} {number_words(rest)}" if rest else head
    raise AssertionError("every number of a thousand or more has a group")


def _below_thousand(number: int) -> str:
    if number < 12:
        return {10: "sepuluh", 11: "sebelas"}.get(number) or _DIGITS[number]
    if number < 20:
        return f"{_DIGITS[number - 10]} belas"
    if number < 100:
        head, rest = f"{_DIGITS[number // 10]} puluh", number % 10
    else:
        head, rest = "seratus" if number < 200 else f"{_DIGITS[number // 100]} ratus", number % 100
    return f"{head} {_below_thousand(rest)}" if rest else head


def dictum_name(number: int) -> str:
    """Return the name of a dictum from 1 to 99: KESATU, KEDUA, …, KEDUA PULUH SATU."""
    if not 1 <= number <= 99:
        raise ValueError(f"no dictum {number}")
    return f"ke{number_words(number)}".upper()


def roman(number: int) -> str:
    """Return a number from 1 to 3999 in Roman numerals."""
    if not 1 <= number <= 3999:
        raise ValueError(f"no Roman numeral for {number}")
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


def letter(number: int) -> str:
    """Return the letter of a list item from 1 on: a, b, …, z, aa, ab, …"""
    if number < 1:
        raise ValueError(f"no letter for {number}")
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written
