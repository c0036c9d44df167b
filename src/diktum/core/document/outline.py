"""List the parts of a decree with their kind, for finding the parts of one decree in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diktum.core.document.model import Article, Attachment, Chapter, Clause, Decree, Dictum, Point
from diktum.core.document.persons import names

_WORD = re.compile(r"\w+(?:[./-]\w+)*")
_MARKS = " ;,.:"
_LAST = (" dan", " atau", " dan/atau")
_BEFORE_NAME = re.compile(r"^(?:(?:dr|drs|dra|ir|prof|h|hj|drg|apt|ns|pdt|sdr|sdri)\.?\s+)+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a decree: what kind of part, in which part it stands, its text without what comes and goes at its end.

    `text` of a pasal are the texts below it; `person` is the name without titles, where the part is a row of a person.
    """

    id: str
    kind: str
    parent: str
    text: str
    person: str = ""

    @property
    def tokens(self) -> frozenset[str]:
        """Return the different words of the text."""
        return frozenset(_WORD.findall(self.text))


def outline(decree: Decree) -> tuple[Part, ...]:
    """Return every part of `decree` that carries an id, in reading order."""
    return tuple(_walk(decree))


def plain(text: str) -> str:
    """Return a text in small letters, with single spaces and without "; dan" at its end."""
    bare = " ".join(text.casefold().split()).rstrip(_MARKS)
    for last in _LAST:
        bare = bare.removesuffix(last)
    return bare.rstrip(_MARKS)


def person_key(name: str) -> str:
    """Return a name without titles, marks and capitals: "Dr. Rina Contoh, S.H." gives "rina contoh"."""
    bare = _BEFORE_NAME.sub("", " ".join(name.partition(",")[0].casefold().split()))
    return " ".join(_WORD.findall(bare))


def _walk(decree: Decree) -> Iterator[Part]:
    yield from _clauses("menimbang", decree.considerations)
    yield from _clauses("mengingat", decree.legal_bases)
    yield from _clauses("memperhatikan", decree.notings)
    for dictum in decree.dicta:
        yield Part(dictum.id, "diktum", "", plain(dictum.text))
        yield from _points(dictum)
    named = {row: person_key(name) for row, name in names(decree).items()}
    for attachment in decree.attachments:
        yield from _attachment(attachment, named)


def _clauses(kind: str, clauses: Iterable[Clause]) -> Iterator[Part]:
    for clause in clauses:
        yield Part(clause.id, kind, "", plain(clause.text))


def _points(parent: Dictum | Point) -> Iterator[Part]:
    for point in parent.points:
        yield Part(point.id, "butir", parent.id, plain(point.text))
        yield from _points(point)


def _attachment(attachment: Attachment, named: dict[str, str]) -> Iterator[Part]:
    yield Part(attachment.id, "lampiran", "", plain(attachment.title))
    for chapter in attachment.chapters:
        yield from _chapter(chapter, attachment.id)
    for row in attachment.table.rows if attachment.table else ():
        yield Part(row.id, "baris", attachment.id, plain(" | ".join(row.cells)), named.get(row.id, ""))


def _chapter(chapter: Chapter, parent: str) -> Iterator[Part]:
    yield Part(chapter.id, "bab", parent, plain(chapter.title))
    for article in chapter.articles:
        yield Part(article.id, "pasal", chapter.id, _article_text(article))
        for paragraph in article.paragraphs:
            yield Part(paragraph.id, "ayat", article.id, plain(paragraph.text))
            yield from _points(paragraph)


def _article_text(article: Article) -> str:
    return plain(" ".join(_texts(article.paragraphs)))


def _texts(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield point.text
        yield from _texts(point.points)
