"""Write a decree as plain data and read it back, without losing or inventing anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from diktum.core import canonical
from diktum.core.document.identity import with_ids
from diktum.core.document.model import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Point,
    Row,
    Table,
    nodes,
)
from diktum.core.refusal import Refused, gettext_noop

SCHEMA = 1

_T = TypeVar("_T")


class DocumentIsBroken(Refused):
    """The data are not a decree: something is missing, unknown, doubled or of the wrong kind."""

    code: ClassVar[str] = "DKT-201"
    message: ClassVar[str] = gettext_noop("Naskah tidak dapat dibaca pada %(place)s: %(problem)s.")
    rule: ClassVar[str] = gettext_noop("UU 12/2011 Lampiran II; kerangka Keputusan.")
    remedy: ClassVar[str] = gettext_noop("Perbaiki bagian yang disebut, lalu kirim kembali naskahnya.")


def to_data(decree: Decree) -> dict[str, object]:
    """Return `decree` as dictionaries, lists and text, ready for JSON; `from_data` reads it back unchanged."""
    return {
        "schema": SCHEMA,
        "kind": decree.kind.value,
        "title": decree.title,
        "issuer": decree.issuer,
        "considerations": [_clause_data(clause) for clause in decree.considerations],
        "legal_bases": [_clause_data(clause) for clause in decree.legal_bases],
        "notings": [_clause_data(clause) for clause in decree.notings],
        "dicta": [_point_data(dictum) for dictum in decree.dicta],
        "attachments": [_attachment_data(attachment) for attachment in decree.attachments],
        "copies_to": list(decree.copies_to),
    }


def from_data(data: object) -> Decree:
    """Return the decree that `data` describe. Parts without an id get one (see `with_ids`).

    Raises DocumentIsBroken, which names the place, for an unknown or missing field, a wrong kind of value, an id used
    twice, or a row that has not as many cells as its table has columns.
    """
    whole = _Place("naskah", data)
    whole.only("schema", *_FIELDS)
    if whole.get("schema", SCHEMA) != SCHEMA:
        raise whole.broken(gettext_noop("versi bentuk data tidak dikenal"), "schema")
    decree = Decree(
        kind=_kind(whole),
        title=whole.text("title"),
        issuer=whole.text("issuer"),
        considerations=whole.each("considerations", _clause),
        legal_bases=whole.each("legal_bases", _clause),
        notings=whole.each("notings", _clause),
        dicta=whole.each("dicta", _dictum),
        attachments=whole.each("attachments", _attachment),
        copies_to=whole.texts("copies_to"),
    )
    _refuse_doubled_ids(decree)
    return with_ids(decree)


def fingerprint(decree: Decree) -> str:
    """Return the SHA-256 of the canonical form of `decree`, in lower-case hexadecimal."""
    return canonical.fingerprint(to_data(decree))


_FIELDS = (
    "kind",
    "title",
    "issuer",
    "considerations",
    "legal_bases",
    "notings",
    "dicta",
    "attachments",
    "copies_to",
)


def _clause_data(clause: Clause) -> dict[str, object]:
    return {"id": clause.id, "text": clause.text}


def _point_data(point: Dictum | Point) -> dict[str, object]:
    return {"id": point.id, "text": point.text, "points": [_point_data(below) for below in point.points]}


def _attachment_data(attachment: Attachment) -> dict[str, object]:
    table = attachment.table
    return {
        "id": attachment.id,
        "title": attachment.title,
        "table": None
        if table is None
        else {
            "columns": list(table.columns),
            "rows": [{"id": row.id, "cells": list(row.cells)} for row in table.rows],
        },
        "chapters": [_chapter_data(chapter) for chapter in attachment.chapters],
    }


def _chapter_data(chapter: Chapter) -> dict[str, object]:
    return {
        "id": chapter.id,
        "title": chapter.title,
        "articles": [
            {"id": article.id, "paragraphs": [_point_data(paragraph) for paragraph in article.paragraphs]}
            for article in chapter.articles
        ],
    }


class _Place:
    """A value inside the data together with the path that leads to it."""

    def __init__(self, path: str, value: object) -> None:
        self.path = path
        self.value = value

    def broken(self, problem: str, key: str = "") -> DocumentIsBroken:
        return DocumentIsBroken(place=f"{self.path}.{key}" if key else self.path, problem=problem)

    def get(self, key: str, default: object) -> object:
        if not isinstance(self.value, Mapping):
            raise self.broken(gettext_noop("seharusnya sebuah objek"))
        return self.value.get(key, default)

    def only(self, *known: str) -> None:
        if not isinstance(self.value, Mapping):
            raise self.broken(gettext_noop("seharusnya sebuah objek"))
        for key in self.value:
            if key not in known:
                raise self.broken(gettext_noop("bagian ini tidak dikenal"), str(key))

    def text(self, key: str, default: str | None = None) -> str:
        value = self.get(key, default)
        if value is None:
            raise self.broken(gettext_noop("bagian ini wajib ada"), key)
        if not isinstance(value, str):
            raise self.broken(gettext_noop("seharusnya teks"), key)
        return value

    def list_of(self, key: str) -> list[_Place]:
        value = self.get(key, ())
        if not isinstance(value, list | tuple):
            raise self.broken(gettext_noop("seharusnya daftar"), key)
        return [_Place(f"{self.path}.{key}[{number}]", item) for number, item in enumerate(value, start=1)]

    def each(self, key: str, read: Callable[[_Place], _T]) -> tuple[_T, ...]:
        return tuple(read(place) for place in self.list_of(key))

    def texts(self, key: str) -> tuple[str, ...]:
        return self.each(key, _text)


def _text(place: _Place) -> str:
    if not isinstance(place.value, str):
        raise place.broken(gettext_noop("seharusnya teks"))
    return place.value


def _kind(whole: _Place) -> DecreeKind:
    try:
        return DecreeKind(whole.text("kind"))
    except ValueError as error:
        raise whole.broken(gettext_noop("sifat Keputusan tidak dikenal"), "kind") from error


def _clause(place: _Place) -> Clause:
    place.only("id", "text")
    return Clause(place.text("id", ""), place.text("text"))


def _dictum(place: _Place) -> Dictum:
    place.only("id", "text", "points")
    return Dictum(place.text("id", ""), place.text("text"), place.each("points", _point))


_DEEPEST = 6


def _point(place: _Place) -> Point:
    place.only("id", "text", "points")
    if place.path.count(".points[") > _DEEPEST:
        raise place.broken(gettext_noop("butir bersusun terlalu dalam"))
    return Point(place.text("id", ""), place.text("text"), place.each("points", _point))


def _attachment(place: _Place) -> Attachment:
    place.only("id", "title", "table", "chapters")
    table = place.get("table", None)
    return Attachment(
        place.text("id", ""),
        place.text("title"),
        None if table is None else _table(_Place(f"{place.path}.table", table)),
        place.each("chapters", _chapter),
    )


def _table(place: _Place) -> Table:
    place.only("columns", "rows")
    columns = place.texts("columns")
    rows = place.each("rows", _row)
    for number, row in enumerate(rows, start=1):
        if len(row.cells) != len(columns):
            raise place.broken(
                gettext_noop("jumlah isi baris tidak sama dengan jumlah kolom"), f"rows[{number}]"
            )
    return Table(columns, rows)


def _row(place: _Place) -> Row:
    place.only("id", "cells")
    return Row(place.text("id", ""), place.texts("cells"))


def _chapter(place: _Place) -> Chapter:
    place.only("id", "title", "articles")
    return Chapter(place.text("id", ""), place.text("title"), place.each("articles", _article))


def _article(place: _Place) -> Article:
    place.only("id", "paragraphs")
    return Article(place.text("id", ""), place.each("paragraphs", _point))


def _refuse_doubled_ids(decree: Decree) -> None:
    seen: set[str] = set()
    for node in nodes(decree):
        if node.id and node.id in seen:
            raise DocumentIsBroken(
                place=f"naskah.{node.group}", problem=f"tanda pengenal {node.id!r} dipakai dua kali"
            )
        seen.add(node.id)
