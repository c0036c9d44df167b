"""Read how a text cites regulations: kind, number, year, title, gazette, and what amended them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from diktum.core.document.citations import Registry, Regulation

_KIND = r"(?P<kind>(?:Undang-Undang|Peraturan|Keputusan|Ketetapan|Instruksi)(?:[ ,]+(?:[A-Z][\w/.-]*|dan))*?)"
_NUMBER = r"(?P<number>[0-9][^\s,;()]*?)(?:[ /]Tahun (?P<year>[0-9]{4}))?(?=[\s,;()]|\.?$|\.\s)"
_MENTION = re.compile(rf"\b{_KIND} (?:Nomor|No\.?) {_NUMBER}")
_LOOSE = re.compile(rf"{_KIND} (?:Nomor|No\.?) {_NUMBER}", re.IGNORECASE)
_TITLE = re.compile(
    r"\s+tentang\s+(?P<title>.*?)(?=\s*\((?:Lembaran|Berita|LN|BN)|\s*[;.]?\s*$)", re.I | re.S
)
_GAZETTE = re.compile(r"\s*(?P<gazette>\((?:Lembaran|Berita|LN|BN)[^()]*\))", re.IGNORECASE)
_TURN = re.compile(r",?\s+(?:sebagaimana\b|juncto\b|jo\.)", re.IGNORECASE)
_LAST = re.compile(r"\bterakhir\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """Sebutan of a regulation anywhere in a text: kind, number and year, and where it stands."""

    kind: str
    number: str
    year: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same regulation as another mention."""
        return " ".join(self.kind.casefold().split()), self.number.split("/", 1)[0].lstrip("0"), self.year

    @property
    def name(self) -> str:
        """How to say it: "Undang-Undang Nomor 7 Tahun 2017"."""
        year = "" if self.number.endswith(self.year) else f" Tahun {self.year}"
        return f"{self.kind} Nomor {self.number}{year}"


@dataclass(frozen=True, slots=True)
class Cited:
    """Kutipan: a regulation cited with title and gazette; the spans point into the clause."""

    mention: Mention
    title: str
    title_start: int
    gazette: str
    gazette_start: int

    @property
    def end(self) -> int:
        """Where the citation ends, its gazette included."""
        return self.gazette_start + len(self.gazette)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Butir Mengingat taken apart: what is cited, and the last of what amended it (with the words between them)."""

    main: Cited
    phrase: str = ""
    amendment: Cited | None = None

    def both(self) -> tuple[Cited, ...]:
        """What is cited, then what amended it."""
        return (self.main,) if self.amendment is None else (self.main, self.amendment)


def mentions(text: str) -> Iterator[Mention]:
    """Give every regulation that a text names by number, in reading order."""
    for found in _MENTION.finditer(text):
        yield _mention(found, 0)


@lru_cache(maxsize=2048)
def read_basis(text: str) -> Clauses | None:
    """Take a clause of Mengingat apart; None when it does not open with a regulation and its number."""
    turn = _turn(text)
    main = _cited(text, 0, turn)
    if main is None:
        return None
    if turn == len(text):
        return Clauses(main)
    last = _LAST.search(text, turn)
    found = _LOOSE.search(text, last.end() if last else turn)
    if found is None:
        return Clauses(main, text[turn:])
    return Clauses(main, text[turn : found.start()], _cited(text, found.start(), len(text)))


def regulation_of(registry: Registry, mention: Mention) -> Regulation | None:
    """Return what the registry has under kind, number and year of a mention, or None."""
    kind, number, year = mention.key
    for each in registry.regulations.values():
        if (
            str(each.year) == year
            and each.number.split("/", 1)[0].lstrip("0") == number
            and each.kind.casefold() == kind
        ):
            return each
    return None


def gazette_of(regulation: Regulation) -> str:
    """Return the gazette of a regulation in parentheses as Mengingat carries it, "" when it is not known."""
    named = regulation.named()
    return named[named.rindex(" (") + 1 :] if regulation.gazette else ""


_VOLUMES = {
    "LN": re.compile(r"(?<!Tambahan )Lembaran Negara(?: Republik Indonesia| RI)?,? (Tahun \d+,? Nomor \d+)"),
    "TLN": re.compile(r"Tambahan Lembaran Negara(?: Republik Indonesia| RI)?,? (?:Tahun \d+,? )?(Nomor \d+)"),
    "BN": re.compile(r"Berita Negara(?: Republik Indonesia| RI)?,? (Tahun \d+,? Nomor \d+)"),
}


def volumes(gazette: str) -> dict[str, str]:
    """Return LN, TLN and BN of a gazette in parentheses, as far as they are written out."""
    found = {name: pattern.search(gazette) for name, pattern in _VOLUMES.items()}
    return {name: one.group(1).replace(",", "") for name, one in found.items() if one}


def _turn(text: str) -> int:
    """Say where the words about amendments begin: behind the gazette, else at the first “sebagaimana”."""
    gazette = _GAZETTE.search(text)
    found = _TURN.search(text, gazette.end() if gazette else 0)
    first = _TURN.search(text)
    if (
        first
        and gazette
        and first.start() < gazette.start()
        and "diubah" in text[first.start() : gazette.start()]
    ):
        return first.start()
    return found.start() if found else len(text)


def _cited(text: str, start: int, end: int) -> Cited | None:
    opening = _LOOSE.match(text, start, end)
    if opening is None:
        return None
    title = _TITLE.match(text, opening.end(), end)
    after = title.end() if title else opening.end()
    gazette = _GAZETTE.match(text, after, end)
    return Cited(
        _mention(opening, 0),
        title["title"] if title else "",
        title.start("title") if title else after,
        gazette["gazette"] if gazette else "",
        gazette.start("gazette") if gazette else after,
    )


def _mention(found: re.Match[str], offset: int) -> Mention:
    number = found["number"]
    tail = re.search(r"[0-9]{4}$", number)
    year = found["year"] or (tail.group() if tail and "/" in number else "")
    return Mention(found["kind"], number, year, found.start() + offset, found.end() + offset)
