"""The decree as canonical JSON, and the JSON Schema of its shape."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from diktum.core.canonical import canonical
from diktum.core.document import DecreeKind, from_data, to_data
from diktum.core.document.data import SCHEMA, DocumentIsBroken
from diktum.core.document.model import Decree
from diktum.core.document.reading import Particulars, Reading
from diktum.formats.text_files import check_size, decoded

__all__ = ["read_json", "schema", "schema_text", "write_json"]

_NOTHING = Particulars()
_PARTICULARS = tuple(field.name for field in fields(Particulars))


def write_json(decree: Decree, particulars: Particulars = _NOTHING) -> bytes:
    """
    Return `decree` in its canonical form, of which the fingerprint is taken, with a line end.

    What stands on its paper besides (number, place, date, signatory) goes along under "particulars", where it is known; the
    fingerprint is taken without it.
    """
    data = to_data(decree)
    assert isinstance(data, dict)
    known = {key: value for key, value in asdict(particulars).items() if value}
    return canonical(data | {"particulars": known} if known else data) + b"\n"


def read_json(content: bytes) -> Reading:
    """Return the decree that a JSON file holds, without doubts. Raises DocumentIsBroken, FileIsEmpty, FileIsTooLarge."""
    check_size(len(content))
    try:
        data = json.loads(decoded(content))
    except json.JSONDecodeError as error:
        raise DocumentIsBroken(
            place=f"baris {error.lineno}", problem="tanda di sana bukan JSON yang benar"
        ) from error
    except RecursionError as error:
        raise DocumentIsBroken(place="naskah", problem="isinya bersusun terlalu dalam") from error
    particulars = _particulars(data.pop("particulars", {})) if isinstance(data, dict) else _NOTHING
    return Reading(from_data(data), particulars=particulars)


def _particulars(given: object) -> Particulars:
    if not isinstance(given, dict):
        raise DocumentIsBroken(place="particulars", problem="harus berupa objek")
    for key, value in given.items():
        if key not in _PARTICULARS or not isinstance(value, str):
            raise DocumentIsBroken(place=f"particulars.{key}", problem="tidak dikenal atau bukan teks")
    return Particulars(**given)


def _thing(properties: dict[str, object], optional: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _each(name: str) -> dict[str, object]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


_TEXT: dict[str, object] = {"type": "string"}
_TEXTS: dict[str, object] = {"type": "array", "items": _TEXT}


def schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of what `write_json` writes; what only the reader refuses stands in a comment."""
    point = _thing({"id": _TEXT, "text": _TEXT, "points": _each("point")})
    table = _thing({"columns": _TEXTS, "rows": _each("row")})
    whole = _thing(
        {
            "schema": {"const": SCHEMA},
            "kind": {"enum": [kind.value for kind in DecreeKind]},
            "title": _TEXT,
            "issuer": _TEXT,
            "considerations": _each("clause"),
            "legal_bases": _each("clause"),
            "notings": _each("clause"),
            "dicta": _each("point"),
            "attachments": _each("attachment"),
            "copies_to": _TEXTS,
            "particulars": _thing(dict.fromkeys(_PARTICULARS, _TEXT), optional=_PARTICULARS),
        },
        optional=("particulars",),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Keputusan",
        "$comment": "An id is used once in a decree; a row has as many cells as its table has columns.",
        **whole,
        "$defs": {
            "clause": _thing({"id": _TEXT, "text": _TEXT}),
            "point": point,
            "row": _thing({"id": _TEXT, "cells": _TEXTS}),
            "table": table,
            "article": _thing({"id": _TEXT, "paragraphs": _each("point")}),
            "chapter": _thing({"id": _TEXT, "title": _TEXT, "articles": _each("article")}),
            "attachment": _thing(
                {
                    "id": _TEXT,
                    "title": _TEXT,
                    "table": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/table"}]},
                    "chapters": _each("chapter"),
                }
            ),
        },
    }


def schema_text() -> str:
    """Return the schema as the published file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
