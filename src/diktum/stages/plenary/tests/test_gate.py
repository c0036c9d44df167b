"""Nothing in the text may change that the plenary did not name."""

from dataclasses import replace

import pytest

from diktum.core.document import Attachment, Dictum, Point, Row, Table
from diktum.core.document.rules.samples import SOUND
from diktum.stages.plenary.gate import (
    NEW,
    WHOLE,
    is_worded,
    place_choices,
    place_of,
    places_named,
    text_at,
    ungrounded,
)


def with_dictum(number, text):
    dicta = list(SOUND.dicta)
    dicta[number] = replace(dicta[number], text=text)
    return replace(SOUND, dicta=tuple(dicta))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Diktum KEDUA: batasi masa kerja", ["k2"]),
        ("Batasi masa kerja pada Diktum KEDUA", ["k2"]),
        ("diktum kedua: batasi; lihat Diktum KESATU", ["k2"]),
        ("Menimbang huruf a dan Menimbang huruf b: ringkas", ["m1", "m2"]),
        ("Mengingat angka 2: perbarui", ["d2"]),
        ("Lampiran: tambah unsur", ["l1"]),
        ("Diktum KELIMA: tambahkan pelaporan", ["+diktum"]),
        ("Menimbang: susun ulang", ["menimbang"]),
        ("Judul: sebut tahun", ["judul"]),
        ("Seluruh naskah: ejaan", [WHOLE]),
        ("Perbaiki masa kerja", []),
        ("Diktumkan yang baik", []),
    ],
)
def test_reads_the_places_from_a_sentence(text, named):
    assert [place.node for place in places_named(text, SOUND)] == named


def test_a_part_of_a_regulation_is_known_without_its_lampiran():
    from diktum.core.document import Article, Chapter

    chapter = Chapter("bab", "UMUM", (Article("ps", (Point("ay1", "Satu."), Point("ay2", "Dua."))),))
    decree = replace(SOUND, attachments=(Attachment("l1", "PEDOMAN", None, (chapter,)),))
    assert [p.node for p in places_named("Pasal 1 ayat (2): perjelas", decree)] == ["ay2"]


def test_one_changed_word_elsewhere_is_named():
    forged = with_dictum(0, SOUND.dicta[0].text.replace("Lampiran", "lampiran"))
    (change,) = ungrounded(SOUND, forged, ["k2"])
    assert change.label == "Diktum KESATU"
    assert ungrounded(SOUND, forged, ["k1"]) == ()
    assert ungrounded(SOUND, forged, [WHOLE]) == ()


def test_what_lies_below_a_named_part_may_change():
    rows = replace(
        SOUND.attachments[0], table=Table(("Nama", "Jabatan"), (Row("b1", ("Kenanga Contoh", "Pelaksana")),))
    )
    changed = replace(SOUND, attachments=(rows,))
    assert ungrounded(SOUND, changed, ["l1"]) == ()
    assert [c.node for c in ungrounded(SOUND, changed, ["k1"])] == ["b1"]


def test_a_new_part_may_only_be_new():
    added = replace(
        SOUND, dicta=(*SOUND.dicta[:2], Dictum("neu", "Tim melapor.", (Point("p", "satu"),)), SOUND.dicta[2])
    )
    assert ungrounded(SOUND, added, [NEW + "diktum"]) == ()
    forged = replace(added, dicta=(replace(added.dicta[0], text="Lain."), *added.dicta[1:]))
    assert [c.node for c in ungrounded(SOUND, forged, [NEW + "diktum"])] == ["k1"]
    below = replace(SOUND, dicta=(replace(SOUND.dicta[0], points=(Point("p", "satu"),)), *SOUND.dicta[1:]))
    assert [c.node for c in ungrounded(SOUND, below, [NEW + "diktum"])] == ["p"]


def test_a_removed_and_a_moved_part_are_seen():
    removed = replace(SOUND, dicta=SOUND.dicta[1:])
    assert [c.node for c in ungrounded(SOUND, removed, ["k2"])] == ["k1"]
    moved = replace(SOUND, legal_bases=SOUND.legal_bases[::-1])
    assert ungrounded(SOUND, moved, [])
    assert ungrounded(SOUND, moved, ["mengingat"]) == ()


def test_title_official_and_columns_are_guarded():
    assert [c.node for c in ungrounded(SOUND, replace(SOUND, title="LAIN"), [])] == ["judul"]
    assert [c.node for c in ungrounded(SOUND, replace(SOUND, issuer="Sekretaris"), [])] == ["pejabat"]
    table = replace(SOUND.attachments[0].table, columns=("Nama", "Tugas"))
    columns = replace(SOUND, attachments=(replace(SOUND.attachments[0], table=table),))
    assert ungrounded(SOUND, columns, [])
    assert ungrounded(SOUND, columns, ["l1"]) == ()


def test_names_every_part_that_can_be_chosen():
    labels = {place.node: place.label for place in place_choices(SOUND)}
    assert labels["k2"] == "Diktum KEDUA"
    assert labels["+diktum"] == "Diktum: bagian baru"
    assert labels[WHOLE] == "Seluruh naskah"
    assert all(place_of(SOUND, node) for node in labels)
    assert place_of(SOUND, "k99") is None


def test_compares_the_words_decided():
    assert text_at(SOUND, "judul") == SOUND.title
    assert is_worded(SOUND, "k3", "Keputusan ini  mulai berlaku\npada tanggal ditetapkan.")
    assert not is_worded(SOUND, "k3", "Keputusan ini mulai berlaku.")
    assert not is_worded(SOUND, "k99", "Keputusan ini mulai berlaku.")
