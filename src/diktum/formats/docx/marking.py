"""Lay two versions of a decree into one tree whose words and parts say what was taken out and what was put in.

A decree alone is its own two versions: then nothing is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Protocol, TypeVar

from diktum.core.document import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    Dictum,
    Point,
    Row,
    Table,
    Word,
    nodes,
)
from diktum.core.document.differences import words as differing
from diktum.core.language import dictum_name, roman

GONE = "~"  # before the id of a part that stood here and now stands elsewhere


class Fate(StrEnum):
    """What happened to a part or a run of words; the values are those of `Word.kind`."""

    EQUAL = "equal"
    REMOVED = "removed"
    ADDED = "added"


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A part with its words, its fate, its label in both versions, and the parts below it."""

    id: str
    fate: Fate
    words: Words
    label: Words = ()
    below: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of a table."""

    id: str
    fate: Fate
    cells: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table; one whose columns changed in number stands twice, once taken out and once put in."""

    fate: Fate
    columns: tuple[Words, ...]
    rows: tuple[MarkedRow, ...]


@dataclass(frozen=True, slots=True)
class MarkedAttachment:
    """A lampiran; `chapters` have articles below them, these have paragraphs, these have points."""

    id: str
    fate: Fate
    title: Words
    label: Words
    chapters: tuple[Marked, ...]
    tables: tuple[MarkedTable, ...]


@dataclass(frozen=True, slots=True)
class MarkedDecree:
    """Both versions of a decree as one tree."""

    title: Words
    issuer: Words
    considerations: tuple[Marked, ...]
    legal_bases: tuple[Marked, ...]
    notings: tuple[Marked, ...]
    dicta: tuple[Marked, ...]
    attachments: tuple[MarkedAttachment, ...]
    copies_to: tuple[Marked, ...]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)
_M = TypeVar("_M")


def marked(before: Decree, after: Decree) -> MarkedDecree:
    """Return both versions as one tree. Parts are matched by id; a part that moved is taken out and put in."""
    return _Marking({node.id for node in nodes(after)}).decree(before, after)


def text_before(words: Words) -> str:
    """Return the words of the older version."""
    return "".join(word.text for word in words if word.kind != Fate.ADDED)


def text_after(words: Words) -> str:
    """Return the words of the newer version."""
    return "".join(word.text for word in words if word.kind != Fate.REMOVED)


class _Marking:
    """Walks two versions side by side. In every method the older part is None when the part is new, and so on."""

    def __init__(self, present: set[str]) -> None:
        self.present = present

    def decree(self, before: Decree, after: Decree) -> MarkedDecree:
        return MarkedDecree(
            title=_words(before.title, after.title),
            issuer=_words(before.issuer, after.issuer),
            considerations=self.each(before.considerations, after.considerations, self.clause),
            legal_bases=self.each(before.legal_bases, after.legal_bases, self.clause),
            notings=self.each(before.notings, after.notings, self.clause),
            dicta=self._labelled(before.dicta, after.dicta),
            attachments=self._attachments(before.attachments, after.attachments),
            copies_to=tuple(_copies(before.copies_to, after.copies_to)),
        )

    def name(self, old: _N | None, new: _N | None) -> tuple[str, Fate]:
        if new is not None:
            return new.id, Fate.EQUAL if old is not None else Fate.ADDED
        assert old is not None
        return (GONE + old.id if old.id in self.present else old.id), Fate.REMOVED

    def each(
        self, old: Sequence[_N], new: Sequence[_N], mark: Callable[[_N | None, _N | None], _M]
    ) -> tuple[_M, ...]:
        return tuple(mark(*pair) for pair in _pairs(old, new))

    def clause(self, old: Clause | None, new: Clause | None) -> Marked:
        return Marked(*self.name(old, new), _words(_text(old), _text(new)))

    def point(self, old: Point | None, new: Point | None) -> Marked:
        below = self.each(old.points if old else (), new.points if new else (), self.point)
        return Marked(*self.name(old, new), _words(_text(old), _text(new)), (), below)

    def _labelled(self, before: Sequence[Dictum], after: Sequence[Dictum]) -> tuple[Marked, ...]:
        old_names = {dictum.id: dictum_label(number) for number, dictum in enumerate(before, start=1)}
        new_names = {dictum.id: dictum_label(number) for number, dictum in enumerate(after, start=1)}

        def mark(old: Dictum | None, new: Dictum | None) -> Marked:
            label = _words(old_names[old.id] if old else "", new_names[new.id] if new else "")
            below = self.each(old.points if old else (), new.points if new else (), self.point)
            return Marked(*self.name(old, new), _words(_text(old), _text(new)), label, below)

        return self.each(before, after, mark)

    def _attachments(
        self, before: Sequence[Attachment], after: Sequence[Attachment]
    ) -> tuple[MarkedAttachment, ...]:
        old_names = _attachment_labels(before)
        new_names = _attachment_labels(after)

        def mark(old: Attachment | None, new: Attachment | None) -> MarkedAttachment:
            name, fate = self.name(old, new)
            return MarkedAttachment(
                name,
                fate,
                _words(old.title if old else "", new.title if new else ""),
                _words(old_names[old.id] if old else "", new_names[new.id] if new else ""),
                self.each(old.chapters if old else (), new.chapters if new else (), self.chapter),
                tuple(self.tables(old.table if old else None, new.table if new else None)),
            )

        return self.each(before, after, mark)

    def chapter(self, old: Chapter | None, new: Chapter | None) -> Marked:
        below = self.each(old.articles if old else (), new.articles if new else (), self.article)
        return Marked(
            *self.name(old, new), _words(old.title if old else "", new.title if new else ""), (), below
        )

    def article(self, old: Article | None, new: Article | None) -> Marked:
        below = self.each(old.paragraphs if old else (), new.paragraphs if new else (), self.point)
        return Marked(*self.name(old, new), (), (), below)

    def tables(self, old: Table | None, new: Table | None) -> Iterator[MarkedTable]:
        if old and new and len(old.columns) == len(new.columns):
            columns = tuple(map(_words, old.columns, new.columns))
            yield MarkedTable(Fate.EQUAL, columns, self.each(old.rows, new.rows, self.row))
            return
        if old:
            columns = tuple(_words(column, "") for column in old.columns)
            yield MarkedTable(Fate.REMOVED, columns, tuple(self.row(row, None) for row in old.rows))
        if new:
            columns = tuple(_words("", column) for column in new.columns)
            yield MarkedTable(Fate.ADDED, columns, tuple(self.row(None, row) for row in new.rows))

    def row(self, old: Row | None, new: Row | None) -> MarkedRow:
        count = len(new.cells) if new else len(old.cells if old else ())
        nothing = ("",) * count
        cells = tuple(map(_words, old.cells if old else nothing, new.cells if new else nothing))
        return MarkedRow(*self.name(old, new), cells)


def dictum_label(number: int) -> str:
    """Return KESATU, KEDUA, …; beyond the names that exist, the number."""
    return dictum_name(number) if number <= 99 else f"KE-{number}"


def _attachment_labels(attachments: Sequence[Attachment]) -> dict[str, str]:
    many = len(attachments) > 1
    return {
        attachment.id: f"LAMPIRAN {roman(number)}" if many else "LAMPIRAN"
        for number, attachment in enumerate(attachments, start=1)
    }


def _text(part: Clause | Point | Dictum | None) -> str:
    return part.text if part else ""


def _words(before: str, after: str) -> Words:
    return differing(before, after)


def _pairs(old: Sequence[_N], new: Sequence[_N]) -> Iterator[tuple[_N | None, _N | None]]:
    old_ids, new_ids = [part.id for part in old], [part.id for part in new]
    if old_ids == new_ids:
        yield from zip(old, new, strict=True)
        return
    matcher = SequenceMatcher(a=old_ids, b=new_ids, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[old_from:old_to], new[new_from:new_to], strict=True)
        else:
            yield from ((part, None) for part in old[old_from:old_to])
            yield from ((None, part) for part in new[new_from:new_to])


def _copies(old: Sequence[str], new: Sequence[str]) -> Iterator[Marked]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield from (Marked("", Fate.EQUAL, _words(name, name)) for name in new[new_from:new_to])
        else:
            yield from (Marked("", Fate.REMOVED, _words(name, "")) for name in old[old_from:old_to])
            yield from (Marked("", Fate.ADDED, _words("", name)) for name in new[new_from:new_to])
