"""The parts of a decree. Numbers and letters are never stored: `labels` derives them.

A part that can be compared, pointed at or commented on carries an `id`, unique in its decree, that survives edits and moves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class DecreeKind(StrEnum):
    """Sifat Keputusan: whether it appoints (penetapan) or regulates (pengaturan)."""

    APPOINTING = "penetapan"
    REGULATING = "pengaturan"


@dataclass(frozen=True, slots=True)
class Clause:
    """Butir of Menimbang, Mengingat or Memperhatikan."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """Butir below a diktum, ayat of a pasal, or butir below them: a text with its own points."""

    id: str
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictum:
    """Diktum: KESATU, KEDUA and so on."""

    id: str
    text: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Baris of a table; as many cells as the table has columns."""

    id: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Tabel of a lampiran. The column of running numbers is derived, not stored."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Pasal; more than one paragraph are its ayat (1), (2), and so on."""

    id: str
    paragraphs: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Bab of a lampiran."""

    id: str
    title: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """Lampiran: a table, chapters, or both (the table last)."""

    id: str
    title: str
    table: Table | None = None
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Decree:
    """Keputusan, without its number and date: the agenda book gives them.

    `title` is what follows TENTANG, in capitals without a full stop; `issuer` is the jabatan pembentuk, for instance
    "Ketua Komisi Pemilihan Umum Kabupaten Sorong Selatan", without the closing comma.
    """

    kind: DecreeKind
    title: str
    issuer: str
    considerations: tuple[Clause, ...] = ()
    legal_bases: tuple[Clause, ...] = ()
    notings: tuple[Clause, ...] = ()
    dicta: tuple[Dictum, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One part of a decree in reading order: its id, the id of the list it stands in, its own text."""

    id: str
    group: str
    text: str


def nodes(decree: Decree) -> tuple[Node, ...]:
    """Return every part of `decree` that carries an id, in reading order, each with its own text only.

    `group` names the list in which a part stands: two parts can change places only within one group.
    """
    return tuple(_walk(decree))


def _walk(decree: Decree) -> Iterator[Node]:
    for group, clauses in (
        ("menimbang", decree.considerations),
        ("mengingat", decree.legal_bases),
        ("memperhatikan", decree.notings),
    ):
        for clause in clauses:
            yield Node(clause.id, group, clause.text)
    yield from _points(decree.dicta, "diktum")
    for attachment in decree.attachments:
        yield Node(attachment.id, "lampiran", attachment.title)
        yield from _attachment(attachment)


def _points(points: tuple[Dictum, ...] | tuple[Point, ...], group: str) -> Iterator[Node]:
    for point in points:
        yield Node(point.id, group, point.text)
        yield from _points(point.points, point.id)


def _attachment(attachment: Attachment) -> Iterator[Node]:
    for chapter in attachment.chapters:
        yield Node(chapter.id, attachment.id, chapter.title)
        for article in chapter.articles:
            yield Node(article.id, chapter.id, "")
            yield from _points(article.paragraphs, article.id)
    if attachment.table:
        for row in attachment.table.rows:
            yield Node(row.id, attachment.id, " | ".join(row.cells))
