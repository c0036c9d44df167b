"""Which decrees keep the paper path: those that burden the finances of the state (UU 30/2014 Pasal 38 ayat (6))."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from diktum.core.document import Article, Decree, Point
from diktum.core.language import dictum_name


@dataclass(frozen=True, slots=True)
class Edition:
    """The rule as it was in force from a day on."""

    in_force_from: date
    source: str
    kinds: frozenset[str]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Burden:
    """Why a decree stays on paper: the place in it ("Diktum KEDUA"), the word found, and the rule."""

    place: str
    word: str
    source: str


def burden_of(decree: Decree, kind: str, day: date) -> Burden | None:
    """Return what makes a decree of a dossier's kind stay on paper by the rule of a day, or None."""
    edition = max(
        (each for each in _editions() if each.in_force_from <= day),
        key=lambda each: each.in_force_from,
        default=None,
    )
    if edition is None:
        return None
    if kind in edition.kinds:
        return Burden("Jenis keputusan", kind, edition.source)
    for place, text in _enacting(decree):
        found = edition.words.search(text)
        if found:
            return Burden(place, found[0], edition.source)
    return None


def _enacting(decree: Decree) -> Iterator[tuple[str, str]]:
    """Give every text that has effect, with its place. Reasons and legal bases burden nobody."""
    for number, dictum in enumerate(decree.dicta, start=1):
        place = f"Diktum {dictum_name(number)}"
        yield place, dictum.text
        yield from ((place, text) for text in _points(dictum.points))
    for attachment in decree.attachments:
        for article in (each for chapter in attachment.chapters for each in chapter.articles):
            yield from ((attachment.title, text) for text in _paragraphs(article))


def _paragraphs(article: Article) -> Iterator[str]:
    yield from _points(article.paragraphs)


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield point.text
        yield from _points(point.points)


@cache
def _editions() -> tuple[Edition, ...]:
    text = files("diktum.rulebook").joinpath("electronic_signing.toml").read_text(encoding="utf-8")
    return tuple(
        Edition(
            each["in_force_from"],
            each["source"],
            frozenset(each["paper_only_kinds"]),
            re.compile(rf"\b(?:{'|'.join(map(re.escape, each['burden_words']))})\b", re.IGNORECASE),
        )
        for each in tomllib.loads(text)["edition"]
    )
