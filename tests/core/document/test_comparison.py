"""Two decrees side by side: nothing is lost, parts and persons are found again, numbers are no changes."""

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diktum.core.document import (
    Attachment,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Point,
    Row,
    Table,
    compare,
    nodes,
    with_ids,
)
from diktum.core.document.alignment import aligned
from diktum.core.document.differences import parts_of
from diktum.core.document.identity import with_other_ids
from diktum.core.document.outline import person_key
from diktum.core.document.rules.samples import SOUND
from diktum.core.document.word_changes import words
from tests.core.document.trees import decrees

few = settings(max_examples=60, deadline=None)
sides = st.booleans()
phrases = st.lists(st.sampled_from(["satu", "dua", "tiga", " ", ",", "12/2011", "a;"]), max_size=30).map(
    "".join
)


def joined(found, without):
    return "".join(word.text for word in found if word.kind != without)


def texts(decree):
    return {key: node.text for key, node in parts_of(decree).nodes.items()}


@few
@given(decrees, decrees, sides)
def test_the_parts_give_both_decrees_back(before, after, same_origin):
    found = compare(before, after, same_origin=same_origin)
    now = {p.node: joined(p.words, "removed") for p in found.parts if p.kind is None or p.kind != "removed"}
    was = {p.node: joined(p.words, "added") for p in found.parts if p.kind is None or p.kind != "added"}
    assert now == texts(after)
    assert was == texts(found.before)
    assert list(now) == list(texts(after))
    for part in found.parts:
        assert (part.before, part.after) == (was.get(part.node, ""), now.get(part.node, ""))


@few
@given(decrees, decrees, sides)
def test_aligning_changes_no_word_and_keeps_ids_apart(before, after, same_origin):
    found = aligned(before, after, same_origin=same_origin)
    assert [node.text for node in nodes(found)] == [node.text for node in nodes(before)]
    ids = [node.id for node in nodes(found)]
    assert len(set(ids)) == len(ids)


@few
@given(decrees, sides)
def test_a_decree_is_the_same_as_itself(decree, same_origin):
    found = compare(decree, decree, same_origin=same_origin)
    assert (found.changes, found.persons, found.counts.total) == ((), (), 0)


@few
@given(phrases, phrases)
def test_words_give_both_texts_back_and_alternate(before, after):
    found = words(before, after)
    assert joined(found, "added") == before
    assert joined(found, "removed") == after
    assert all(word.text for word in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@pytest.mark.parametrize("shape", ["w{}", "sama", "w{} sama"])
def test_long_texts_are_compared_in_time(shape):
    before = " ".join(shape.format(n) for n in range(12_000))
    after = " ".join(shape.format(n) if n % 50 else "ganti" for n in range(12_000))
    began = time.process_time()
    found = words(before, after)
    assert time.process_time() - began < 5
    assert joined(found, "added") == before
    assert joined(found, "removed") == after


def test_one_word_between_two_changes_goes_with_them():
    assert [(w.kind, w.text) for w in words("Tim wajib melapor Ketua", "Tim harus melapor Sekretaris")] == [
        ("equal", "Tim "),
        ("removed", "wajib melapor Ketua"),
        ("added", "harus melapor Sekretaris"),
    ]


def strangers(decree, name="x"):
    """Give a decree ids that another program might have given."""
    return with_other_ids(decree, {node.id: f"{name}{at}" for at, node in enumerate(nodes(decree))})


def test_parts_are_found_again_without_common_ids():
    new = Clause("baru", "bahwa ada pertimbangan yang sama sekali lain;")
    after = strangers(replace(SOUND, considerations=(new, *SOUND.considerations)))
    found = compare(SOUND, after)
    assert [(p.kind, p.place) for p in found.changed_parts] == [("added", "Menimbang huruf a")]
    moved_on = [p for p in found.parts if p.is_renumbered]
    assert [(p.place_before, p.place) for p in moved_on][:2] == [
        ("Menimbang huruf a", "Menimbang huruf b"),
        ("Menimbang huruf b", "Menimbang huruf c"),
    ]


def test_positional_ids_of_two_files_are_no_proof():
    decree = with_other_ids(SOUND, {node.id: "" for node in nodes(SOUND)})
    new = Clause("", "bahwa ada pertimbangan yang sama sekali lain;")
    after = replace(decree, considerations=(new, *decree.considerations))
    found = compare(with_ids(decree), with_ids(after))
    assert [p.kind for p in found.changed_parts] == ["added"]


def test_a_reworded_part_is_found_by_its_words():
    dictum = SOUND.dicta[0]
    after = strangers(
        replace(SOUND, dicta=(replace(dictum, text=f"{dictum.text} Segera."), *SOUND.dicta[1:]))
    )
    found = compare(SOUND, after)
    assert [(p.kind, p.place) for p in found.changed_parts] == [("changed", "Diktum KESATU")]


HEADS = ("Nama", "Jabatan", "Kedudukan dalam Tim")
TEAM = (
    ("Dr. Rina Contoh, S.H.", "Sekretaris", "Pengarah"),
    ("Anton Contoh", "Kepala Subbagian", "Ketua"),
    ("Melati Percobaan", "Pelaksana", "Anggota"),
    ("Budi Rekaan", "Pelaksana", "Anggota"),
)


def team(*rows, ids="b"):
    return Decree(
        DecreeKind.APPOINTING,
        "TIM",
        "Ketua",
        dicta=(Dictum("k1", "Membentuk tim.", (Point("p1", "menyusun jadwal"),)),),
        attachments=(
            Attachment("l1", "TIM", Table(HEADS, tuple(Row(f"{ids}{n}", row) for n, row in enumerate(rows)))),
        ),
    )


def told(found):
    return [(change.kind.value, change.name) for change in found.persons]


@pytest.mark.parametrize(("ids", "same_origin"), [("b", True), ("b", False), ("z", False)])
class TestPersons:
    def test_who_came_and_who_left(self, ids, same_origin):
        after = team(TEAM[0], TEAM[1], ("Citra Baru", "Pelaksana", "Anggota"), TEAM[3], ids=ids)
        found = compare(team(*TEAM), after, same_origin=same_origin)
        assert told(found) == [("came", "Citra Baru"), ("left", "Melati Percobaan")]
        assert found.person_counts == {"came": 1, "left": 1, "changed": 0, "moved": 0}

    def test_who_has_another_position(self, ids, same_origin):
        after = team(TEAM[0], TEAM[1], TEAM[2], ("Budi Rekaan", "Pelaksana", "Sekretaris"), ids=ids)
        (change,) = compare(team(*TEAM), after, same_origin=same_origin).persons
        assert (change.kind, change.before.position, change.after.position) == (
            "changed",
            "Anggota",
            "Sekretaris",
        )

    def test_who_moved(self, ids, same_origin):
        after = team(TEAM[3], *TEAM[:3], ids=ids)
        assert told(compare(team(*TEAM), after, same_origin=same_origin)) == [("moved", "Budi Rekaan")]

    def test_a_corrected_name_is_the_same_person(self, ids, same_origin):
        after = team(
            ("Rina Contoh", "Sekretaris", "Pengarah"), TEAM[1], ("Melati Percobaaan", *TEAM[2][1:]), TEAM[3]
        )
        found = compare(team(*TEAM), after, same_origin=same_origin)
        assert told(found) == [("changed", "Rina Contoh"), ("changed", "Melati Percobaaan")]


def test_a_row_is_compared_cell_by_cell():
    after = team(*TEAM[:3], ("Budi Rekaan", "Pelaksana", "Sekretaris"))
    (part,) = compare(team(*TEAM), after).changed_parts
    assert part.columns == HEADS
    assert [[word.kind for word in cell] for cell in part.cells] == [
        ["equal"],
        ["equal"],
        ["removed", "added"],
    ]


def test_what_was_removed_stands_where_it_stood():
    after = replace(SOUND, considerations=SOUND.considerations[1:])
    found = compare(SOUND, after, same_origin=True)
    menimbang = next(section for section in found.sections if section.name == "Menimbang")
    assert [part.kind for part in menimbang.parts] == ["removed", None, None]
    assert (menimbang.counts.removed, found.counts.total) == (1, 1)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Dr. H. Rina Contoh, S.H., M.H.", "rina contoh"),
        ("RINA  CONTOH", "rina contoh"),
        ("Ir. A. Contoh", "a contoh"),
    ],
)
def test_titles_are_no_part_of_a_name(written, key):
    assert person_key(written) == key


def test_two_thousand_persons_are_compared_in_time():
    before = team(*((f"Orang {n} Contoh", "Pelaksana", "Anggota") for n in range(2000)))
    after = team(*((f"Orang {n} Contoh", "Pelaksana", "Anggota") for n in range(1000, 3000)), ids="z")
    began = time.process_time()
    found = compare(before, after)
    assert time.process_time() - began < 5
    assert found.person_counts == {"came": 1000, "left": 1000, "changed": 0, "moved": 0}
