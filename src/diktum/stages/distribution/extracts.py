"""Petikan: what of a decree one person named in a lampiran gets to read, and nothing of anybody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diktum.core.document import Decree, Dictum, Point, persons
from diktum.core.document.persons import PersonRow, names

GAP = "…"
_LONG_NUMBERS = re.compile(r"\b\d(?:[\d .-]{13,24})\d\b")
_TITLES = re.compile(r",.*$")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The parts of a decree that concern one person: dicta with their places, the columns and cells of the row."""

    person: PersonRow
    attachment_number: int
    attachment_title: str
    row_number: int
    columns: tuple[str, ...]
    cells: tuple[str, ...]
    dicta: tuple[tuple[int, Dictum], ...]


def excerpts(decree: Decree) -> tuple[Excerpt, ...]:
    """Return an excerpt for every person of every lampiran, in reading order."""
    return tuple(_excerpts(decree))


def excerpt_of(decree: Decree, row_id: str) -> Excerpt | None:
    """Return the excerpt of the person in that row, or None."""
    return next((each for each in _excerpts(decree) if each.person.row_id == row_id), None)


def _excerpts(decree: Decree) -> Iterator[Excerpt]:
    people = {person.row_id: person for person in persons(decree)}
    everybody = names(decree)
    for at, attachment in enumerate(decree.attachments, start=1):
        if attachment.table is None:
            continue
        for number, row in enumerate(attachment.table.rows, start=1):
            person = people.get(row.id)
            if person is None:
                continue
            others = tuple(name for key, name in everybody.items() if key != row.id and name != person.name)
            yield Excerpt(
                person=person,
                attachment_number=at,
                attachment_title=attachment.title,
                row_number=number,
                columns=attachment.table.columns,
                cells=row.cells,
                dicta=tuple(_dicta(decree, person.name, others)),
            )


def _dicta(decree: Decree, own: str, others: tuple[str, ...]) -> Iterator[tuple[int, Dictum]]:
    """Give the dicta that matter to a person: the first, the last, those about the lampiran or the person."""
    last = len(decree.dicta)
    for number, dictum in enumerate(decree.dicta, start=1):
        words = " ".join(_texts(dictum))
        names_own, names_other = _mentions(words, own), any(_mentions(words, name) for name in others)
        about = number in (1, last) or "lampiran" in words.casefold()
        if names_own or (about and not names_other) or number == 1:
            yield number, Dictum(dictum.id, _masked(dictum.text, others), _points(dictum.points, others))


def _points(points: tuple[Point, ...], others: tuple[str, ...]) -> tuple[Point, ...]:
    return tuple(
        Point(point.id, _masked(point.text, others), _points(point.points, others)) for point in points
    )


def _texts(part: Dictum | Point) -> Iterator[str]:
    yield part.text
    for point in part.points:
        yield from _texts(point)


def _mentions(words: str, name: str) -> bool:
    return re.search(_pattern(name), words, re.IGNORECASE) is not None


def _masked(text: str, others: tuple[str, ...]) -> str:
    """Return a text without the names of others and without long personal numbers (NIK, NIP, accounts)."""
    for name in others:
        text = re.sub(_pattern(name), GAP, text, flags=re.IGNORECASE)
    return _LONG_NUMBERS.sub(GAP, text)


def _pattern(name: str) -> str:
    """Find a name with or without what follows its first comma (academic titles)."""
    bare = _TITLES.sub("", name).strip() or name
    return rf"(?<!\w)(?:{re.escape(name)}|{re.escape(bare)})(?!\w)"
