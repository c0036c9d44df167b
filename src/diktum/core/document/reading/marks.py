"""The marks that stand before parts: list marks, names of dicta, labels of parts; also as a scanner misreads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diktum.core.language import dictum_name, roman

MOST_DICTA = 99


@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: its kind ("a.", "1)", "(a)", "-"), its number, the mark as it stands, and what follows it."""

    kind: str
    number: int
    raw: str
    rest: str


_LIST_MARK = re.compile(
    r"(?P<raw>(?P<open>\()?(?P<token>\d(?:\s?\d){0,3}|[a-z]{1,2}|[lIO|\d]{1,3})\s?(?P<close>[.)]))(?=\s|$|bahwa)"
)
_LOOSE_MARK = re.compile(
    r"(?P<raw>(?P<open>)(?P<token>\d{1,3}|[a-z]{1,2})\s?(?P<close>[,;:]))(?=\s?(?:bahwa|[A-Z]))"
)
_BULLET = re.compile(r"(?P<raw>[-•–‣▪●○*])\s+(?=\S)")
_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})


def marks_of(text: str, *, loose: bool = False) -> Iterator[Mark]:
    """Give what the beginning of a line may be as a list mark, the likeliest first; `loose` takes "b, bahwa" as well."""
    found = _LIST_MARK.match(text) or (_LOOSE_MARK.match(text) if loose else None)
    if found is None:
        bullet = _BULLET.match(text)
        if bullet:
            yield Mark("-", 0, bullet["raw"], text[bullet.end() :].strip())
        return
    token = found["token"].replace(" ", "")
    raw, rest = found["raw"], text[found.end() :].strip()
    style = f"({{}}{found['close']}" if found["open"] else f"{{}}{_closing(found['close'])}"
    letters, digits = token.casefold().replace("1", "l"), token.translate(_DIGITS)
    ways = []
    if letters.isascii() and letters.isalpha():
        ways.append(Mark(style.format("a"), _letter_value(letters), raw, rest))
    if digits.isascii() and digits.isdigit():
        ways.append(Mark(style.format("1"), int(digits), raw, rest))
    yield from reversed(ways) if token.isdigit() else ways


def _closing(sign: str) -> str:
    return sign if sign in ".)" else "."


def _letter_value(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - ord("a") + 1
    return value


_NAMES = {dictum_name(number).replace(" ", ""): number for number in range(1, MOST_DICTA + 1)} | {
    "PERTAMA": 1
}
_FOLDS = str.maketrans(
    {"1": "i", "l": "i", "|": "i", "!": "i", "0": "o", "c": "e", "5": "s", "8": "b", "4": "a"}
)


def folded(word: str) -> str:
    """Return a word with the letters that scanners mistake for one another made the same."""
    return word.casefold().replace("rn", "m").translate(_FOLDS)


_FOLDED_NAMES = {folded(name): number for name, number in _NAMES.items()}
_DICTUM = re.compile(
    r"(?:DIKTUM\s+)?(?P<name>K\s?[E3F](?:\s?[A-Z0-9|!]){3,30}|PERTAMA)\s*(?P<sign>[:;.,])?(?=\s|$|[A-Z])"
)
_TITLE_CASE = re.compile(
    r"(?P<name>(?:Ke[a-z]+(?:\s(?:[Bb]elas|[Pp]uluh)(?:\s[a-z]+)?)?)|Pertama)\s*(?P<sign>[:;])"
)


@dataclass(frozen=True, slots=True)
class DictumMark:
    """The name of a dictum at the beginning of a line, and whether a colon follows it."""

    number: int
    raw: str
    rest: str
    is_signed: bool


def dictum_of(text: str) -> DictumMark | None:
    """Return the dictum that a line opens: "KESATU : …", "KE DUA;", "KEDUA PULUH SATU"."""
    if text[:1] not in "KkPD":
        return None
    found = _DICTUM.match(text) or _TITLE_CASE.match(text)
    if found is None:
        return None
    number, end = _longest_name(found["name"])
    if not number:
        return None
    whole = end == len(found["name"])
    stop = found.end() if whole else found.start("name") + end
    signed = whole and found["sign"] is not None
    after = text[stop:].lstrip()
    if not signed and not (after == "" or after[:1].isupper() or not text[stop : stop + 1].strip()):
        return None
    return DictumMark(number, text[:stop].strip(), after.strip(), signed)


def _longest_name(words: str) -> tuple[int, int]:
    """Return the number of the longest name of a dictum that the words begin with, and where it ends."""
    ends = [found.end() for found in re.finditer(r"\S+", words)]
    for end in reversed(ends):
        squashed = words[:end].replace(" ", "").upper()
        number = _NAMES.get(squashed) or _FOLDED_NAMES.get(folded(squashed), 0)
        if number:
            return number, end
    return 0, 0


_CHAPTER = re.compile(r"BAB\s+(?P<number>[IVXLCivxl1|]{1,9}|\d{1,3})\b\s*[.:]?\s*(?P<rest>.*)", re.DOTALL)
_ARTICLE = re.compile(r"P(?:asal|ASAL)\s+(?P<number>\d{1,3}|[lI|])\s*[.:]?")
_ROMAN = {roman(number): number for number in range(1, 100)}


def chapter_of(text: str) -> tuple[int, str, str] | None:
    """Return number, mark and rest of a line that opens a chapter: "BAB II"."""
    found = _CHAPTER.fullmatch(text)
    if found is None or (found["rest"] and not found["rest"].isupper()):
        return None
    token = found["number"]
    number = (
        int(token)
        if token.isdigit()
        else _ROMAN.get(
            token.upper().replace("1", "I").replace("|", "I").replace("L", "I")
            if token.upper() not in _ROMAN
            else token.upper(),
            0,
        )
    )
    return number, text[: found.start("rest")].strip(), found["rest"].strip()


def article_of(text: str) -> int:
    """Return the number of the article that a line names and nothing else; 0 when it does not."""
    found = _ARTICLE.fullmatch(text)
    return int(found["number"].translate(_DIGITS)) if found else 0
