"""Give the parts of a decree names that survive edits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from diktum.core.document.model import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    Dictum,
    Point,
    Row,
    Table,
    nodes,
)

_Namer = Callable[[str, str, str, str], str]


def with_ids(decree: Decree) -> Decree:
    """Return `decree` with an id for every part that has none: "menimbang-1", "diktum-2", the lowest free number.

    Ids that are there stay; the same decree always gets the same ids.
    """
    taken = {node.id for node in nodes(decree)}
    counts: dict[str, int] = {}

    def name(given: str, group: str, _list: str, _text: str) -> str:
        if given:
            return given
        number = counts.get(group, 0) + 1
        while f"{group}-{number}" in taken:
            number += 1
        counts[group] = number
        return f"{group}-{number}"

    return _renamed(decree, name)


def keep_ids(before: Decree, after: Decree) -> Decree:
    """Return `after`, whose parts without an id take over the id of the part of `before` that they continue.

    A part continues another when both stand in the same list and have the same text or, where no text agrees, the same
    position among the parts that are left. What is new gets a new id.
    """
    taken = {node.id for node in nodes(after) if node.id}
    free = [node for node in nodes(before) if node.id not in taken]
    by_text = {(node.group, node.text): node.id for node in reversed(free)}
    same: set[str] = set()

    def by_same_text(given: str, _group: str, parent: str, text: str) -> str:
        found = "" if given else by_text.pop((parent, text), "")
        same.add(found)
        return given or found

    step = _renamed(after, by_same_text)
    left: dict[str, list[str]] = {}
    for node in free:
        if node.id not in same:
            left.setdefault(node.group, []).append(node.id)

    def by_position(given: str, _group: str, parent: str, _text: str) -> str:
        if given or not left.get(parent):
            return given
        return left[parent].pop(0)

    return with_ids(_renamed(step, by_position))


def with_other_ids(decree: Decree, ids: Mapping[str, str]) -> Decree:
    """Return `decree` with the ids that `ids` names replaced by others; the rest stay."""
    return _renamed(decree, lambda given, _group, _list, _text: ids.get(given, given))


def _renamed(decree: Decree, name: _Namer) -> Decree:
    return replace(
        decree,
        considerations=_clauses(decree.considerations, "menimbang", name),
        legal_bases=_clauses(decree.legal_bases, "mengingat", name),
        notings=_clauses(decree.notings, "memperhatikan", name),
        dicta=tuple(_dictum(dictum, name) for dictum in decree.dicta),
        attachments=tuple(_attachment(attachment, name) for attachment in decree.attachments),
    )


def _clauses(clauses: tuple[Clause, ...], group: str, name: _Namer) -> tuple[Clause, ...]:
    return tuple(Clause(name(clause.id, group, group, clause.text), clause.text) for clause in clauses)


def _dictum(dictum: Dictum, name: _Namer) -> Dictum:
    given = name(dictum.id, "diktum", "diktum", dictum.text)
    return Dictum(given, dictum.text, _points(dictum.points, given, name))


def _points(points: tuple[Point, ...], parent: str, name: _Namer) -> tuple[Point, ...]:
    named = []
    for point in points:
        given = name(point.id, "butir", parent, point.text)
        named.append(Point(given, point.text, _points(point.points, given, name)))
    return tuple(named)


def _attachment(attachment: Attachment, name: _Namer) -> Attachment:
    given = name(attachment.id, "lampiran", "lampiran", attachment.title)
    chapters = tuple(_chapter(chapter, given, name) for chapter in attachment.chapters)
    table = attachment.table
    if table is not None:
        rows = (Row(name(row.id, "baris", given, " | ".join(row.cells)), row.cells) for row in table.rows)
        table = Table(table.columns, tuple(rows))
    return Attachment(given, attachment.title, table, chapters)


def _chapter(chapter: Chapter, parent: str, name: _Namer) -> Chapter:
    given = name(chapter.id, "bab", parent, chapter.title)
    articles = []
    for article in chapter.articles:
        own = name(article.id, "pasal", given, "")
        articles.append(Article(own, _points(article.paragraphs, own, name)))
    return Chapter(given, chapter.title, tuple(articles))
