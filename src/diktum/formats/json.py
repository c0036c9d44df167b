"""The decree as canonical JSON, and the JSON Schema of its shape."""

from __future__ import annotations

import json

from diktum.core.canonical import canonical
from diktum.core.document import DecreeKind, from_data, to_data
from diktum.core.document.data import SCHEMA, DocumentIsBroken
from diktum.core.document.model import Decree
from diktum.core.document.reading import Reading
from diktum.formats.text_files import check_size, decoded

__all__ = ["read_json", "schema", "schema_text", "write_json"]


def write_json(decree: Decree) -> bytes:
    """Return `decree` in its canonical form, of which the fingerprint is taken, with a line end."""
    return canonical(to_data(decree)) + b"\n"


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
    return Reading(from_data(data))


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
        }
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
