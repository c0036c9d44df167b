"""A foreign Word file becomes a best reading: automatic numbers counted, layout tables unfolded, data tables kept."""

from __future__ import annotations

from collections import Counter

import pytest
from docx import Document

from diktum.core.document.reading import characters_of
from diktum.core.document.reading.characters import significant
from diktum.formats.docx import numbering, read_docx, write_docx
from diktum.formats.docx.foreign import text_of
from diktum.formats.docx.numbering import number_shown
from diktum.formats.docx.reader import open_word
from diktum.formats.docx.tables import GridCell, as_table, is_data, row_lines
from diktum.formats.docx.views import lines_of
from tests.formats.docx.word_files import edited, example, foreign, saved, without_styles


@pytest.mark.parametrize("tabs", [False, True], ids=["borderless tables", "tabs"])
def test_a_typed_decree_is_read(tabs: bool) -> None:
    reading = read_docx(foreign(tabs=tabs))
    decree = reading.decree
    assert decree.title == "KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH"
    assert [clause.text[:12] for clause in decree.considerations] == ["bahwa data p", "bahwa berdas"]
    assert [clause.text[:20] for clause in decree.legal_bases] == [
        "Undang-Undang Nomor ",
        "Peraturan Komisi Pem",
    ]
    assert [dictum.text for dictum in decree.dicta] == [
        "Membentuk Kelompok Kerja dengan tugas:",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ]
    assert [point.text for point in decree.dicta[0].points] == [
        "menyusun rencana kerja;",
        "melaksanakan pemutakhiran.",
    ]
    (attachment,) = decree.attachments
    assert attachment.title == "SUSUNAN KELOMPOK KERJA"
    assert attachment.table is not None
    assert attachment.table.columns == ("Nama", "Jabatan Dinas", "Kedudukan")
    assert [row.cells[0] for row in attachment.table.rows] == [
        "Yakobus Percobaan",
        "Ruth Gambaran",
        "Samuel Rekaan",
    ]


def test_a_merged_cell_repeats_what_stands_above_and_is_doubted() -> None:
    reading = read_docx(foreign())
    table = reading.decree.attachments[0].table
    assert table is not None
    assert table.rows[2].cells == ("Samuel Rekaan", "Pelaksana", "Anggota")
    assert table.rows[2].id in {doubt.place for doubt in reading.doubts}


def test_headers_and_footers_are_left_over_but_page_numbers_are_not() -> None:
    def edit(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "- 2 -"
        document.sections[0].footer.paragraphs[0].text = "Konsep ketiga"

    assert read_docx(edited(foreign(), edit)).left_over[-1:] == ("Konsep ketiga",)


@pytest.mark.parametrize(
    "content",
    [
        foreign(),
        foreign(tabs=True),
        without_styles(write_docx(example("tim"))),
        without_styles(write_docx(example("pengaturan"))),
    ],
    ids=["tables", "tabs", "tim", "pengaturan"],
)
def test_no_character_is_lost(content: bytes) -> None:
    word = open_word(content)
    written = Counter(significant(text_of(word.parts, lines_of(word.paragraphs))))
    assert not written - characters_of(read_docx(content))


def test_words_in_the_column_of_numbers_are_kept() -> None:
    table, _, frame = as_table([_row("No", "Nama"), _row("Pengarah", ""), _row("1", "A"), _row("b.", "B")])
    assert [row.cells for row in table.rows] == [("Pengarah",), ("A",), ("B",)]
    assert frame == ("No", "1", "b.")
    table, _, _ = as_table([_row("No"), _row("1")])
    assert table.rows[0].cells == ("1",)


def test_a_file_with_something_else_is_read_too() -> None:
    document = Document()
    document.add_paragraph("Resep sagu lempeng")
    document.add_table(rows=2, cols=2)
    reading = read_docx(saved(document))
    assert reading.decree.dicta == ()
    assert reading.doubts


def test_automatic_numbers_are_counted_like_word_does() -> None:
    word = open_word(foreign())
    counter = numbering.Counter(word.parts)
    marks = [mark for paragraph in word.paragraphs if (mark := counter.mark(paragraph))]
    assert marks == ["a.", "b.", "1.", "2.", "a.", "b."]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (27, "lowerLetter", "aa"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"),
        (5, "decimalZero", "05"),
        (5, "decimal", "5"),
        (5, "none", ""),
        (5, "ordinalText", "5"),
    ],
)
def test_kinds_of_numbers(number: int, kind: str, shown: str) -> None:
    assert number_shown(number, kind) == shown


def _row(*texts: str | tuple[str, ...]) -> list[GridCell]:
    return [GridCell(n, 1, False, (t,) if isinstance(t, str) else t) for n, t in enumerate(texts)]


def test_labels_and_marks_stand_before_the_text_beside_them() -> None:
    assert list(row_lines(_row("Menimbang", ":", ("a.", "b."), ("bahwa x;", "bahwa y;")))) == [
        "Menimbang : a. bahwa x;",
        "b. bahwa y;",
    ]
    assert list(row_lines(_row("", "", "c.", "bahwa z;"))) == ["c. bahwa z;"]
    assert list(row_lines(_row("KESATU", ":", "Membentuk."))) == ["KESATU : Membentuk."]
    assert list(row_lines(_row("", ("Ditetapkan di X", "KETUA,")))) == ["Ditetapkan di X", "KETUA,"]


def test_a_layout_table_is_no_data() -> None:
    assert not is_data([_row("Menimbang", ":", "a"), _row("Mengingat", ":", "b")])
    assert not is_data([_row("", "KETUA,"), _row("", "NAMA")])
    assert is_data([_row("No", "Nama"), _row("1", "A")])


def test_a_head_of_two_rows_becomes_one() -> None:
    grid = [
        [
            GridCell(0, 1, False, ("No",)),
            GridCell(1, 1, False, ("Nama",)),
            GridCell(2, 2, False, ("Jabatan",)),
        ],
        [
            GridCell(0, 1, True, ("",)),
            GridCell(1, 1, True, ("",)),
            GridCell(2, 1, False, ("Dinas",)),
            GridCell(3, 1, False, ("Tim",)),
        ],
        _row("(1)", "(2)", "(3)", "(4)"),
        _row("1", "A", "B", "C"),
    ]
    table, remarks, _ = as_table(grid)
    assert table.columns == ("Nama", "Jabatan – Dinas", "Jabatan – Tim")
    assert [row.cells for row in table.rows] == [("A", "B", "C")]
    assert [row for row, _ in remarks] == [-1]
