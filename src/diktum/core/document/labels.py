"""Derive what the parts of a decree are called: huruf a, Diktum KESATU, Lampiran I."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from diktum.core.document.model import Article, Attachment, Clause, Decree, Dictum, Point
from diktum.core.language import dictum_name, letter, roman

_Label = tuple[str, str, str]  # id, own label, full place


def labels(decree: Decree) -> Mapping[str, str]:
    """Return for each part its own label: "huruf a", "angka 2", "Diktum KESATU", "Lampiran I", "Pasal 3", "ayat (1)".

    A lone consideration has no letter and is called "Menimbang"; a lone legal basis or noting likewise.
    """
    return {node: own for node, own, _ in _walk(decree)}


def places(decree: Decree) -> Mapping[str, str]:
    """Return for each part where it stands in full: "Menimbang huruf a", "Lampiran I Pasal 3 ayat (1) huruf b"."""
    return {node: place for node, _, place in _walk(decree)}


def _walk(decree: Decree) -> Iterator[_Label]:
    yield from _clauses("Menimbang", decree.considerations, lettered=True)
    yield from _clauses("Mengingat", decree.legal_bases, lettered=False)
    yield from _clauses("Memperhatikan", decree.notings, lettered=False)
    for number, dictum in enumerate(decree.dicta, start=1):
        own = f"Diktum {dictum_name(number)}"
        yield dictum.id, own, own
        yield from _points(dictum, own)
    for number, attachment in enumerate(decree.attachments, start=1):
        own = f"Lampiran {roman(number)}" if len(decree.attachments) > 1 else "Lampiran"
        yield attachment.id, own, own
        yield from _attachment(attachment, own)


def _clauses(part: str, clauses: tuple[Clause, ...], *, lettered: bool) -> Iterator[_Label]:
    if len(clauses) == 1:
        yield clauses[0].id, part, part
        return
    for number, clause in enumerate(clauses, start=1):
        own = f"huruf {letter(number)}" if lettered else f"angka {number}"
        yield clause.id, own, f"{part} {own}"


def point_mark(number: int, level: int) -> str:
    """Return the printed mark of a point at a level from 0: a. then 1. then a) then 1) then (a) then (1)."""
    name = letter(number) if level % 2 == 0 else str(number)
    return (f"{name}.", f"{name})", f"({name})")[min(level // 2, 2)]


def _points(parent: Dictum | Point, place: str, level: int = 0) -> Iterator[_Label]:
    for number, point in enumerate(parent.points, start=1):
        own = f"huruf {letter(number)}" if level % 2 == 0 else f"angka {number}"
        yield point.id, own, f"{place} {own}"
        yield from _points(point, f"{place} {own}", level + 1)


def _attachment(attachment: Attachment, place: str) -> Iterator[_Label]:
    article_number = 0
    for number, chapter in enumerate(attachment.chapters, start=1):
        own = f"BAB {roman(number)}"
        yield chapter.id, own, f"{place} {own}"
        for article in chapter.articles:
            article_number += 1
            yield from _article(article, article_number, place)
    if attachment.table:
        for number, row in enumerate(attachment.table.rows, start=1):
            yield row.id, f"baris {number}", f"{place} baris {number}"


def _article(article: Article, number: int, place: str) -> Iterator[_Label]:
    own = f"Pasal {number}"
    yield article.id, own, f"{place} {own}"
    lone = len(article.paragraphs) == 1
    for count, paragraph in enumerate(article.paragraphs, start=1):
        below = own if lone else f"ayat ({count})"
        full = f"{place} {own}" if lone else f"{place} {own} {below}"
        yield paragraph.id, below, full
        yield from _points(paragraph, full)
