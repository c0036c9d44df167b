"""A decree as a tree: nothing is lost, doubled or invented."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from diktum.core.document import (
    Attachment,
    ChangeKind,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    DocumentIsBroken,
    Point,
    Row,
    Table,
    differences,
    findings,
    fingerprint,
    from_data,
    keep_ids,
    labels,
    nodes,
    persons,
    places,
    to_data,
    with_ids,
)
from diktum.core.document.differences import words
from diktum.core.document.rules.samples import SOUND
from tests.core.document.trees import decrees, nameless, texts

few = settings(max_examples=60, deadline=None)


@few
@given(decrees)
def test_what_is_written_can_be_read_back(decree):
    assert from_data(json.loads(json.dumps(to_data(decree)))) == decree


@few
@given(decrees)
def test_the_fingerprint_depends_on_the_content_alone(decree):
    assert fingerprint(decree) == fingerprint(from_data(to_data(decree)))
    assert fingerprint(decree) != fingerprint(replace(decree, title=decree.title + "x"))


@few
@given(nameless)
def test_no_text_is_dropped_and_every_part_gets_one_id(decree):
    named = with_ids(decree)
    assert [node.text for node in nodes(named)] == [node.text for node in nodes(decree)]
    ids = [node.id for node in nodes(named)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert with_ids(named) == named
    assert set(labels(named)) == set(places(named)) == set(ids)


@few
@given(decrees)
def test_the_rules_read_any_tree_without_failing(decree):
    findings(decree)
    persons(decree)


@few
@given(decrees, decrees)
def test_differences_tell_every_text_that_came_and_went(before, after):
    assert differences(after, after) == ()
    found = {
        change.node: change for change in differences(before, after) if change.kind is not ChangeKind.MOVED
    }
    old = {node.id: node.text for node in nodes(before)}
    new = {node.id: node.text for node in nodes(after)}
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key):
            assert (found[key].before, found[key].after) == (old.get(key, ""), new.get(key, ""))
        else:
            assert key not in found


@few
@given(texts, texts)
def test_words_give_both_texts_back(before, after):
    found = words(before, after)
    assert "".join(word.text for word in found if word.kind != "added") == before
    assert "".join(word.text for word in found if word.kind != "removed") == after


@few
@given(decrees)
def test_a_text_posted_without_ids_keeps_them(decree):
    posted = _without_ids(decree)
    assert {node.id for node in nodes(keep_ids(decree, posted))} == {node.id for node in nodes(decree)}


def test_an_inserted_clause_gets_a_new_id_and_the_others_keep_theirs():
    before = SOUND
    new = Clause("", "bahwa ini baru;")
    after = keep_ids(
        before, replace(before, considerations=(new, *(Clause("", c.text) for c in before.considerations)))
    )
    assert [c.id for c in after.considerations][1:] == ["m1", "m2", "m3"]
    assert [c.kind for c in differences(before, after)] == [ChangeKind.ADDED]


def test_a_changed_clause_keeps_its_id():
    posted = (Clause("", "bahwa berubah;"), *(Clause("", c.text) for c in SOUND.considerations[1:]))
    after = keep_ids(SOUND, replace(SOUND, considerations=posted))
    (change,) = differences(SOUND, after)
    assert (change.kind, change.label) == (ChangeKind.CHANGED, "Menimbang huruf a")


def test_a_moved_row_is_one_move():
    table = Table(("Nama",), tuple(Row(f"b{n}", (f"Orang Contoh {n}",)) for n in range(4)))
    before = replace(SOUND, attachments=(Attachment("l1", "SUSUNAN TIM", table),))
    rows = (table.rows[3], *table.rows[:3])
    after = replace(before, attachments=(Attachment("l1", "SUSUNAN TIM", replace(table, rows=rows)),))
    (change,) = differences(before, after)
    assert (change.node, change.kind, change.label) == ("b3", ChangeKind.MOVED, "Lampiran baris 1")


def test_a_number_changes_as_one_word():
    assert [(w.kind, w.text) for w in words("Pasal 12/2011 ayat", "Pasal 13/2022 ayat")] == [
        ("equal", "Pasal "),
        ("removed", "12/2011"),
        ("added", "13/2022"),
        ("equal", " ayat"),
    ]


def test_labels_say_letters_names_and_roman_numbers():
    decree = Decree(
        DecreeKind.REGULATING,
        "PEDOMAN",
        "Ketua",
        considerations=(Clause("m1", "bahwa;"),),
        dicta=tuple(
            Dictum(f"k{n}", "x", (Point(f"p{n}", "y", (Point(f"q{n}", "z"),)),)) for n in range(1, 12)
        ),
        attachments=(Attachment("l1", "A"), Attachment("l2", "B")),
    )
    assert labels(decree)["m1"] == "Menimbang"
    assert labels(decree)["k11"] == "Diktum KESEBELAS"
    assert places(decree)["q2"] == "Diktum KEDUA huruf a angka 1"
    assert labels(decree)["l2"] == "Lampiran II"


def test_persons_are_read_by_the_heads_of_the_columns():
    table = Table(
        ("Jabatan dalam Tim", "Nama", "Jabatan"),
        (Row("b1", ("Ketua", "Melati Contoh", "Kepala Subbagian")), Row("b2", ("", " ", ""))),
    )
    (person,) = persons(replace(SOUND, attachments=(Attachment("l1", "TIM", table),)))
    assert (person.name, person.post, person.position) == ("Melati Contoh", "Kepala Subbagian", "Ketua")


BROKEN = {
    "not an object": ([], "naskah"),
    "unknown field": ({**to_data(SOUND), "warna": "merah"}, "naskah.warna"),
    "unknown kind": ({**to_data(SOUND), "kind": "lain"}, "naskah.kind"),
    "unknown schema": ({**to_data(SOUND), "schema": 2}, "naskah.schema"),
    "missing title": ({"kind": "penetapan"}, "naskah.title"),
    "title is a number": ({**to_data(SOUND), "title": 3}, "naskah.title"),
    "list is a text": ({**to_data(SOUND), "dicta": "x"}, "naskah.dicta"),
    "clause without text": (
        {**to_data(SOUND), "considerations": [{"id": "a"}]},
        "naskah.considerations[1].text",
    ),
    "id twice": ({**to_data(SOUND), "notings": [{"id": "m1", "text": "x"}]}, "naskah.memperhatikan"),
    "short row": (
        {
            **to_data(SOUND),
            "attachments": [{"title": "A", "table": {"columns": ["a", "b"], "rows": [{"cells": ["1"]}]}}],
        },
        "naskah.attachments[1].table.rows[1]",
    ),
    "copies not text": ({**to_data(SOUND), "copies_to": [1]}, "naskah.copies_to[1]"),
}


@pytest.mark.parametrize(("data", "place"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_data_are_refused_with_their_place(data, place):
    with pytest.raises(DocumentIsBroken) as refused:
        from_data(data)
    assert refused.value.facts["place"] == place
    assert place in str(refused.value)


def test_points_nested_without_end_are_refused():
    point: dict[str, object] = {"text": "x"}
    for _ in range(2000):
        point = {"text": "x", "points": [point]}
    with pytest.raises(DocumentIsBroken):
        from_data({**to_data(SOUND), "dicta": [point]})


def _without_ids(decree):
    def strip(value):
        if isinstance(value, dict):
            return {key: strip(item) for key, item in value.items() if key != "id"}
        return [strip(item) for item in value] if isinstance(value, list) else value

    return _blank(from_data(strip(to_data(decree))))


def _blank(decree):
    def point(p):
        return replace(p, id="", points=tuple(point(b) for b in p.points))

    def chapter(c):
        return replace(
            c,
            id="",
            articles=tuple(replace(a, id="", paragraphs=tuple(map(point, a.paragraphs))) for a in c.articles),
        )

    def attachment(a):
        table = a.table and replace(a.table, rows=tuple(replace(r, id="") for r in a.table.rows))
        return replace(a, id="", table=table, chapters=tuple(map(chapter, a.chapters)))

    return replace(
        decree,
        **{
            part: tuple(replace(c, id="") for c in getattr(decree, part))
            for part in ("considerations", "legal_bases", "notings")
        },
        dicta=tuple(map(point, decree.dicta)),
        attachments=tuple(map(attachment, decree.attachments)),
    )
