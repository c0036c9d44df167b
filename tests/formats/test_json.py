"""JSON: canonical, read back unchanged, and its schema published as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from diktum.core.document import DocumentIsBroken, fingerprint, to_data
from diktum.core.document.reading import Particulars
from diktum.formats.json import read_json, schema, schema_text, write_json
from tests.core.document.trees import decrees
from tests.formats.decrees import NAMES, example

PUBLISHED = Path(__file__).parents[2] / "docs/reference/decree.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_reads_back_what_it_wrote(name):
    decree = example(name)
    assert read_json(write_json(decree)).decree == decree
    assert fingerprint(read_json(write_json(decree)).decree) == fingerprint(decree)


def keeps_to(value, rule, defs):
    """Check a value against the few words of JSON Schema that the published schema uses."""
    if "$ref" in rule:
        return keeps_to(value, defs[rule["$ref"].rsplit("/", 1)[1]], defs)
    if "const" in rule or "enum" in rule:
        return value in rule.get("enum", [rule.get("const")])
    if "anyOf" in rule:
        return any(keeps_to(value, one, defs) for one in rule["anyOf"])
    if rule["type"] == "array":
        return isinstance(value, list) and all(keeps_to(item, rule["items"], defs) for item in value)
    if rule["type"] == "object":
        assert rule["additionalProperties"] is False
        known = rule["properties"]
        whole = isinstance(value, dict) and set(rule["required"]) <= set(value) <= set(known)
        return whole and all(keeps_to(item, known[key], defs) for key, item in value.items())
    return value is None if rule["type"] == "null" else isinstance(value, str)


@settings(max_examples=60, deadline=None)
@given(decrees)
def test_every_decree_keeps_to_the_schema(decree):
    assert keeps_to(to_data(decree), schema(), schema()["$defs"])


def test_number_place_date_and_signatory_go_along_and_come_back():
    known = Particulars(
        number="3 TAHUN 2026", place="Teminabuan", date="12 Februari 2026", signatory="MELATI CONTOH"
    )
    written = write_json(example("tim"), known)
    back = read_json(written)
    assert (back.decree, back.particulars) == (example("tim"), known)
    assert keeps_to(json.loads(written), schema(), schema()["$defs"])
    assert write_json(example("tim"), Particulars()) == write_json(example("tim"))
    for broken in ({"nomor": "3"}, {"number": 3}, ["3"]):
        data = json.loads(written) | {"particulars": broken}
        with pytest.raises(DocumentIsBroken, match="particulars"):
            read_json(json.dumps(data).encode())


def test_the_published_schema_is_the_one_in_force():
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("content", [b"{", b"[]", b"[" * 100_000, b'{"schema": 2}', b'"teks"'])
def test_refuses_what_is_no_decree_and_names_the_place(content):
    with pytest.raises(DocumentIsBroken):
        read_json(content)


def test_the_schema_refuses_what_the_reader_refuses():
    data = json.loads(write_json(example("tim")))
    data["nomor"] = "3"
    assert not keeps_to(data, schema(), schema()["$defs"])
