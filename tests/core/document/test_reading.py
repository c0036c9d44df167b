"""Reading any text: nothing is lost, what is written is read back, noise changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diktum.core.document import (
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
    from_data,
    labels,
    persons,
    with_ids,
)
from diktum.core.document.reading import Nature, characters_of, read
from diktum.core.document.reading.characters import significant
from diktum.formats.text import write_markdown, write_text
from tests.core.document import noise

EXAMPLES = Path(__file__).parents[3] / "examples"


def example(name):
    return from_data(json.loads((EXAMPLES / name / "decree.json").read_text(encoding="utf-8")))


# Words as decrees have them; a text does not begin with what is a mark or a label.
_word = st.sampled_from(
    [
        "tim",
        "kerja",
        "Nomor",
        "7",
        "Tahun",
        "2017",
        "dalam",
        "huruf",
        "a",
        "Pasal",
        "3",
        "ayat",
        "(1)",
        "dan/atau",
        "undang-undang",
        "KESATU",
        "Diktum",
        "Menimbang",
        "5",
        "(lima)",
        ";",
        "Komisi",
        "Pemilihan",
        "Umum",
        "LAMPIRAN",
        "“kutip”",
        "a.n.",
        "S.H.",
        "Tentang",
        ":",
        "2,",
        ",",
    ]
)
_text = st.builds(
    lambda first, rest: " ".join((first, *rest)),
    st.sampled_from(("bahwa", "Tim", "biaya")),
    st.lists(_word, max_size=7),
)
_end = st.sampled_from((";", ".", ":", " selesai"))
_sentence = st.builds(lambda text, end: text.rstrip(" ;:,") + end, _text, _end)
_clauses = st.lists(st.builds(Clause, st.just(""), _text.map(lambda text: text + ";")), max_size=12).map(
    tuple
)
_points = st.recursive(
    st.just(()),
    lambda below: st.lists(st.builds(Point, st.just(""), _sentence, below), max_size=4).map(tuple),
    max_leaves=6,
)
_paragraphs = st.lists(st.builds(Point, st.just(""), _sentence, _points), max_size=3).map(tuple)
_chapters = st.lists(
    st.builds(
        Chapter,
        st.just(""),
        _text.map(str.upper),
        st.lists(st.builds(Article, st.just(""), _paragraphs), max_size=3).map(tuple),
    ),
    max_size=2,
).map(tuple)
_cell = st.one_of(st.just(""), _text, st.sampled_from(("a | b", "1.", "Budi")))


@st.composite
def _tables(draw):
    width = draw(st.integers(1, 3))
    columns = ("Nama", "Jabatan", "Kedudukan")[:width]
    rows = draw(st.lists(st.tuples(*(_cell for _ in columns)), max_size=4))
    return Table(columns, tuple(Row("", cells) for cells in rows))


_attachments = st.lists(
    st.builds(Attachment, st.just(""), _text.map(str.upper), st.none() | _tables(), _chapters), max_size=3
).map(tuple)
plausible = st.builds(
    Decree,
    st.sampled_from(DecreeKind),
    _text.map(str.upper),
    st.sampled_from(
        ("Ketua Komisi Pemilihan Umum Kabupaten Sorong Selatan", "Sekretaris KPU Kota Uji", "Ketua")
    ),
    _clauses,
    _clauses,
    _clauses,
    st.lists(st.builds(Dictum, st.just(""), _sentence, _points), max_size=12).map(tuple),
    _attachments,
    st.lists(_text, max_size=3).map(tuple),
).map(with_ids)

_pieces = st.sampled_from(
    (
        "Menimbang : ",
        "Mengingat ;",
        "a. ",
        "b. bahwa ",
        "1. Undang-Undang ",
        "MEMUTUSKAN:",
        "Menetapkan : KEPUTUSAN ",
        "KESATU : ",
        "KEDUA",
        "KEPUTUSAN BUPATI\n",
        "TENTANG\n",
        "NOMOR 2 3 TAHUN 2 0 2 2",
        "LAMPIRAN II\n",
        "| a | b |\n",
        "-2-\n",
        "\f",
        "\n",
        "\n\n",
        "No  Nama  Jabatan\n1.  Budi  Staf\n",
        "NO\nNAMA\nJABATAN\n1\nBudi\n",
        "Ditetapkan di ",
        "Tembusan:\n",
        "BAB I\n",
        "Pasal 1\n",
        "(1) ",
        "pelak-\nsanaan ",
        "undang-\nundang ",
        "dst…\n",
        "**tebal** ",
        "## ",
        "KETUA KOMISI X,\n",
        "\u200f",
        "\t",
        "PENJELASAN\n",
    )
)
noisy = st.lists(st.one_of(_pieces, st.text(max_size=8)), max_size=40).map("".join)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(noisy)
def test_never_loses_a_character(text):
    reading = read(text)
    missing = Counter(significant(text)) - characters_of(reading)
    assert not missing
    assert not any("terlewat" in doubt.message for doubt in reading.doubts), (
        "the net under the stages was needed"
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(noisy)
def test_what_is_read_is_a_decree_like_any_other(text):
    decree = read(text).decree
    assert noise.bare(from_data(json.loads(json.dumps(_data(decree))))) == noise.bare(decree)
    assert labels(decree) is not None


def _data(decree):
    from diktum.core.document import to_data

    return to_data(decree)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plausible)
def test_what_is_written_can_be_read_back(decree):
    assert noise.bare(read(write_text(decree)).decree) == noise.bare(decree)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(plausible)
def test_markdown_can_be_read_back(decree):
    assert noise.bare(read(write_markdown(decree)).decree) == noise.bare(decree)


@pytest.mark.parametrize("name", ["tim", "pengaturan"])
@pytest.mark.parametrize("kind", noise.EVERY)
def test_noise_changes_nothing(name, kind):
    decree = example(name)
    text = noise.EVERY[kind](write_text(decree))
    reading = read(text)
    assert noise.bare(reading.decree) == noise.bare(decree)
    assert not reading.left_over
    assert [p.name for p in persons(reading.decree)] == [p.name for p in persons(decree)]


OLD = """SALINAN
KEPUTUSAN KOMISI PEMILIHAN UMUM
KABUPATEN SORONG SELATAN
Nomor : 12/HK.03.1-Kpt / 9204/KPU-Kab/II/2 020
TENTANG
PEMBENTUKAN KELOMPOK
KERJA
KETUA KOMISI PEMILIHAN UMUM
KABUPATEN SORONG SELATAN,
Menimbang : bahwa perlu dibentuk kelompok kerja;
Mengingat : 1. Undang-
Undang Nomor 7 Tahun 2017;
2. Peraturan Nomor 8, sebagaimana dimaksud dalam Pasal 3 ayat
(1) huruf a;
Memerhatikan : Berita Acara Nomor 3;
MEMUTUSKAN :
Menetapkan : KEPUTUSAN TENTANG PEMBENTUKAN KELOMPOK KERJA.
PERTAMA : Membentuk kelompok kerja.
KEDUA : Biaya dibebankan pada DIPA.
Ditetapkan di Teminabuan
pada tanggal 3 Februari 2020
KETUA KOMISI PEMILIHAN UMUM KABUPATEN SORONG SELATAN,
ttd.
ORANG REKAAN
"""


def test_reads_the_old_form_with_its_coded_number():
    reading = read(OLD)
    assert reading.nature is Nature.OWN
    assert reading.particulars.number == "12/HK.03.1-Kpt/9204/KPU-Kab/II/2020"
    assert (reading.particulars.place, reading.particulars.date) == ("Teminabuan", "3 Februari 2020")
    assert reading.particulars.signatory == "ORANG REKAAN"
    decree = reading.decree
    assert decree.title == "PEMBENTUKAN KELOMPOK KERJA"
    assert decree.issuer == "Ketua Komisi Pemilihan Umum Kabupaten Sorong Selatan"
    assert [clause.text for clause in decree.legal_bases] == [
        "Undang-Undang Nomor 7 Tahun 2017;",
        "Peraturan Nomor 8, sebagaimana dimaksud dalam Pasal 3 ayat (1) huruf a;",
    ]
    assert [len(part) for part in (decree.considerations, decree.notings, decree.dicta)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("NOMOR 23 TAHUN 2022", "23 TAHUN 2022"),
        ("NOMOR 2 3 TAHUN 2 0 2 2", "23 TAHUN 2022"),
        ("N0MOR: 4 TAHUN 2024", "4 TAHUN 2024"),
        ("NOMOR ..... TAHUN ....", ""),
    ],
)
def test_reads_the_number_new_split_and_blank(written, number):
    assert read(f"KEPUTUSAN KOMISI PEMILIHAN UMUM\n{written}\nTENTANG\nX\n").particulars.number == number


@pytest.mark.parametrize(
    ("heading", "nature"),
    [
        ("UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 7 TAHUN 2017\nTENTANG\nPEMILIHAN UMUM", Nature.LAW),
        ("PERATURAN KOMISI PEMILIHAN UMUM\nNOMOR 8 TAHUN 2019\nTENTANG\nTATA KERJA", Nature.LAW),
        ("KEPUTUSAN BUPATI SORONG SELATAN\nNOMOR 1 TAHUN 2020\nTENTANG\nTIM", Nature.OTHER_AGENCY),
        ("KEPUTUSAN KETUA KPU KABUPATEN X\nNOMOR 1 TAHUN 2020\nTENTANG\nTIM", Nature.OWN),
        ("Daftar belanja minggu ini", Nature.UNKNOWN),
    ],
)
def test_says_what_a_text_is(heading, nature):
    assert read(heading).nature is nature


def test_reads_the_articles_of_a_law_and_says_so():
    law = "UNDANG-UNDANG\nNOMOR 1 TAHUN 2020\nTENTANG\nUJI\nMenimbang : bahwa perlu;\nMEMUTUSKAN:\nMenetapkan : UNDANG-UNDANG TENTANG UJI.\nBAB I\nKETENTUAN UMUM\nPasal 1\nDalam Undang-Undang ini:\n1. satu;\n2. dua.\nPasal 2\n(1) Satu.\n(2) Dua.\n"
    reading = read(law)
    chapter = reading.decree.attachments[0].chapters[0]
    assert chapter.title == "KETENTUAN UMUM"
    assert [len(article.paragraphs) for article in chapter.articles] == [1, 2]
    assert reading.sure_of("naskah") < 0.5


def test_words_without_a_place_are_left_over_and_doubted():
    text = write_text(example("tim")) + "\nCatatan tulisan tangan di bawah tabel.\n"
    reading = read(text)
    assert reading.left_over == ("Catatan tulisan tangan di bawah tabel.",)
    assert reading.sure_of("lampiran-1") < 1


def test_reads_a_table_whose_cells_came_one_to_a_line():
    text = "LAMPIRAN\nKEPUTUSAN KPU\nNOMOR 1\nTENTANG\n\nSUSUNAN TIM\n\nNO\nNAMA\nJABATAN\n1\nBudi\nKetua\n2\nCitra\nAnggota\n"
    table = read(text).decree.attachments[0].table
    assert table.columns == ("NAMA", "JABATAN")
    assert [row.cells for row in table.rows] == [("Budi", "Ketua"), ("Citra", "Anggota")]


def test_takes_right_to_left_signs_away_and_says_so():
    reading = read("Menimbang : bahwa \u202eterbalik\u202c;\n")
    assert reading.decree.considerations[0].text == "bahwa terbalik;"
    assert any("arah tulisan" in doubt.message for doubt in reading.doubts)


def test_reads_five_hundred_legal_bases_and_two_thousand_persons():
    decree = example("tim")
    many = with_ids(
        Decree(
            decree.kind,
            decree.title,
            decree.issuer,
            decree.considerations,
            tuple(Clause("", f"Undang-Undang Nomor {n} Tahun 2017;") for n in range(1, 501)),
            (),
            decree.dicta,
            (
                Attachment(
                    "",
                    "TIM",
                    Table(("Nama", "Jabatan"), tuple(Row("", (f"Orang {n}", "Staf")) for n in range(2000))),
                ),
            ),
        )
    )
    assert noise.bare(read(write_text(many)).decree) == noise.bare(many)


def test_an_empty_text_is_read_with_doubts():
    reading = read("")
    assert reading.nature is Nature.UNKNOWN
    assert reading.sure_of("diktum") < 0.5
