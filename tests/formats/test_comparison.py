"""A comparison as HTML, PDF, JSON and Word: each says the same, twice the same bytes, and what is typed stays text."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from diktum.core.document import compare
from diktum.core.document.rules.samples import SOUND
from diktum.formats.comparison_html import comparison_html
from diktum.formats.comparison_json import comparison_json
from diktum.formats.comparison_pdf import comparison_pdf
from diktum.formats.comparison_words import Sides, counts_words, place_words
from diktum.formats.pdf import text_of
from tests.core.document.test_comparison import TEAM, team
from tests.formats.checking import faults

AT = dt.datetime(2026, 11, 9, 0, 30, tzinfo=dt.UTC)
SIDES = Sides("Versi 1", "Versi 2 <b>")


@pytest.fixture(scope="module")
def comparison():
    after = team(
        TEAM[0],
        TEAM[1],
        ("Citra <Baru> #strong[x]", "Pelaksana", "Anggota"),
        ("Budi Rekaan", "Pelaksana", "Ketua"),
    )
    dicta = (replace(after.dicta[0], text="Membentuk kelompok kerja & tim <i>."),)
    return compare(team(*TEAM), replace(after, dicta=dicta), same_origin=True)


def test_the_page_stands_alone_and_loads_nothing(comparison):
    page = comparison_html(comparison, SIDES)
    assert "Versi 2 &lt;b&gt;" in page
    assert "<i>" not in page
    assert "<Baru>" not in page
    assert "http" not in page
    assert "url(" not in page
    assert "4 perubahan: 1 ditambah, 1 dihapus, 2 diubah." in page
    assert "Personil: 1 masuk, 1 keluar, 1 diubah." in page
    assert "Kedudukan: Anggota menjadi Ketua" in page
    assert comparison_html(comparison, SIDES) == page


def test_the_matrix_is_archivable_and_stable(comparison):
    pdf = comparison_pdf(comparison, SIDES, made_at=AT, reasons={"k1": "Catatan #pleno butir 2"})
    assert faults(pdf) == []
    text = text_of(pdf)
    for words in ("Semula", "Menjadi", "Alasan", "Catatan #pleno butir 2", "#strong[x]", "Citra <Baru>"):
        assert words in text
    assert comparison_pdf(comparison, SIDES, made_at=AT, reasons={"k1": "Catatan #pleno butir 2"}) == pdf


def test_the_matrix_of_no_change_says_so():
    pdf = comparison_pdf(compare(SOUND, SOUND), SIDES, made_at=AT)
    assert "Tidak ada perubahan." in text_of(pdf)


def test_the_data_hold_counts_words_and_persons(comparison):
    told = json.loads(comparison_json(comparison, SIDES))
    assert told["counts"] == {"added": 1, "removed": 1, "changed": 2, "moved": 0, "total": 4}
    assert told["persons"]["counts"] == {"came": 1, "left": 1, "changed": 1, "moved": 0}
    for change in told["changes"]:
        assert "".join(text for kind, text in change["words"] if kind != "added") == change["before"]
        assert "".join(text for kind, text in change["words"] if kind != "removed") == change["after"]
    assert comparison_json(comparison, SIDES) == comparison_json(comparison, SIDES)


def test_the_words_for_people():
    shorter = replace(SOUND, considerations=SOUND.considerations[1:])
    found = compare(SOUND, shorter, same_origin=True)
    assert counts_words(found.counts) == "1 perubahan: 1 dihapus."
    renumbered = next(part for part in found.parts if part.is_renumbered)
    assert place_words(renumbered) == "Menimbang huruf a (semula huruf b)"
