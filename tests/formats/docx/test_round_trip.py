"""Our own Word file: out and in again is the same decree, and edits are found part by part."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings

from diktum.core.document import Clause, Decree, DecreeKind, differences, to_data
from diktum.core.document.reading import Particulars
from diktum.formats.docx import Facts, read_docx, write_docx, written_from
from tests.core.document.trees import decrees
from tests.formats.docx.word_files import (
    edited,
    every_paragraph,
    example,
    opened,
    paragraph_with,
    part,
    with_part,
    without_controls,
    without_styles,
)

FACTS = Facts(
    letterhead=("KOMISI PEMILIHAN UMUM", "KABUPATEN SORONG SELATAN"),
    number_line="NOMOR 3 TAHUN 2026",
    place_and_date=("Ditetapkan di Teminabuan", "pada tanggal 12 Februari 2026"),
    office=("KETUA KOMISI PEMILIHAN UMUM", "KABUPATEN SORONG SELATAN"),
    signatory="ELISABET PERUMPAMAAN",
    footer="Versi 3",
    draft=True,
)


@pytest.mark.parametrize("name", ["tim", "pengaturan"])
def test_an_example_comes_back_identical(name: str) -> None:
    decree = example(name)
    reading = read_docx(write_docx(decree, FACTS))
    assert reading.decree == decree
    assert reading.left_over == ()
    assert reading.doubts == ()


@given(decrees)
@settings(max_examples=60, deadline=None)
def test_any_tree_comes_back_identical(decree: Decree) -> None:
    reading = read_docx(write_docx(decree))
    assert reading.decree == decree
    assert reading.left_over == ()


def test_what_xml_cannot_hold_comes_back() -> None:
    decree = Decree(
        DecreeKind.APPOINTING,
        "A\x00B\r\nC\ufffe",
        "Ketua,",
        considerations=(Clause("x" * 90, " \x07 \t\n"), Clause("id dengan spasi", " a  b ")),
        copies_to=("", "a\rb"),
    )
    assert read_docx(write_docx(decree)).decree == decree


def test_the_same_decree_gives_the_same_bytes() -> None:
    decree = example("tim")
    first = write_docx(decree, FACTS)
    assert first == write_docx(decree, FACTS)
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_remembers_what_it_was_written_from() -> None:
    decree = example("tim")
    assert written_from(write_docx(decree)) == decree


def test_a_changed_memory_is_not_believed() -> None:
    content = write_docx(example("tim"))
    memory = part(content, "customXml/item1.xml").replace("Sorong Selatan", "Sorong Utara", 1)
    forged = with_part(content, "customXml/item1.xml", memory)
    assert written_from(forged) is None
    assert to_data(read_docx(forged).decree)["dicta"] == to_data(example("tim"))["dicta"]


def test_the_layout_is_the_official_one() -> None:
    content = write_docx(example("tim"), FACTS)
    document = part(content, "word/document.xml")
    assert 'w:w="12189" w:h="18709"' in document  # 215 x 330 mm
    assert 'w:ascii="Bookman Old Style"' in part(content, "word/styles.xml")
    assert " PAGE " in part(content, "word/header1.xml")
    assert "RANCANGAN" in part(content, "word/header2.xml")
    assert "<w:tblHeader/>" in document
    assert len(opened(content).sections) == 2
    assert "NOMOR 3 TAHUN 2026" in document
    assert "KESATU" in document


def test_every_part_stands_in_a_control_with_its_id() -> None:
    tags = re.findall(r'<w:tag w:val="([^"]+)"/>', part(write_docx(example("tim")), "word/document.xml"))
    assert {"judul", "pejabat", "menimbang-1", "diktum-2", "tugas-1", "lampiran-1", "baris-1"} <= set(tags)
    assert len(tags) == len(set(tags))


def test_an_edit_is_found_in_exactly_its_part() -> None:
    decree = example("tim")
    content = edited(
        write_docx(decree),
        lambda document: setattr(
            paragraph_with(document, "Masa kerja").runs[0], "text", "Masa kerja tiga bulan."
        ),
    )
    (change,) = differences(decree, read_docx(content).decree)
    assert (change.node, change.after) == ("diktum-5", "Masa kerja tiga bulan.")


def test_an_edit_in_a_table_is_found_in_its_row() -> None:
    decree = example("tim")
    content = edited(
        write_docx(decree),
        lambda document: setattr(
            paragraph_with(document, "Titus Cuplikan").runs[0], "text", "Tabita Cuplikan"
        ),
    )
    (change,) = differences(decree, read_docx(content).decree)
    assert change.node == "baris-6"


def test_a_paragraph_typed_below_another_is_a_new_part() -> None:
    """Enter at the end of huruf b: Word keeps the style and the control goes on."""
    decree = example("tim")

    def press_enter(document: object) -> None:
        above = paragraph_with(document, "Komisi Pemilihan Umum Kabupaten Sorong Selatan perlu membentuk")
        fresh = deepcopy(above._p)
        above._p.addnext(fresh)
        every_paragraph(document)
        for text in fresh.iter(qn("w:t")):
            text.text = "bahwa ada yang baru;"

    reading = read_docx(edited(write_docx(decree), press_enter))
    (change,) = differences(decree, reading.decree)
    assert (change.kind, change.after, change.label) == ("added", "bahwa ada yang baru;", "Menimbang huruf c")


def test_a_deleted_part_does_not_lend_its_id_to_a_new_one() -> None:
    decree = example("tim")

    def replace_a_task(document: object) -> None:
        gone = paragraph_with(document, "memetakan kelompok sasaran")._p
        above = paragraph_with(document, "menyusun rencana kerja, jadwal")._p
        fresh = deepcopy(above)
        above.addnext(fresh)
        next(iter(fresh.iter(qn("w:t")))).text = "tugas lain sama sekali;"
        control = gone.getparent().getparent()
        control.getparent().remove(control)

    changes = differences(decree, read_docx(edited(write_docx(decree), replace_a_task)).decree)
    assert {(change.kind.value, change.before or change.after) for change in changes} == {
        ("removed", "memetakan kelompok sasaran di setiap distrik berdasarkan data pemilih berkelanjutan;"),
        ("added", "tugas lain sama sekali;"),
    }


def test_an_emptied_part_is_deleted_and_said_to_be() -> None:
    decree = example("tim")
    content = edited(
        write_docx(decree),
        lambda document: setattr(paragraph_with(document, "menyusun laporan").runs[0], "text", ""),
    )
    reading = read_docx(content)
    (change,) = differences(decree, reading.decree)
    assert (change.node, change.kind) == ("tugas-6", "removed")
    assert [doubt.place for doubt in reading.doubts] == ["tugas-6"]


def test_a_dictum_row_copied_and_retyped_is_a_new_dictum() -> None:
    decree = example("tim")

    def copy_row(document: object) -> None:
        row = next(
            row for row in document.element.body.iter(qn("w:tr")) if "Masa kerja" in "".join(row.itertext())
        )
        fresh = deepcopy(row)
        row.addnext(fresh)
        label, _, words = fresh.iter(qn("w:t"))
        label.text, words.text = "KESEMBILAN", "Diktum baru."

    reading = read_docx(edited(write_docx(decree), copy_row))
    (change,) = differences(decree, reading.decree)
    assert (change.kind, change.after, change.label) == ("added", "Diktum baru.", "Diktum KEENAM")
    assert reading.left_over == ()


def test_a_new_title_repeated_after_menetapkan_is_one_edit() -> None:
    decree = example("tim")

    def rename(document: object) -> None:
        for paragraph in every_paragraph(document):
            if paragraph.text.upper().rstrip(".").endswith(decree.title):
                paragraph.runs[0].text = paragraph.text.replace("TAHUN 2026", "TAHUN 2027")

    reading = read_docx(edited(write_docx(decree), rename))
    assert {change.node for change in differences(decree, reading.decree)} == {"judul", "lampiran-1"}
    assert reading.left_over == ()


def test_words_that_invite_to_type_are_no_text() -> None:
    """Word shows an emptied control with an invitation of its own."""
    decree = example("tim")

    def empty(document: object) -> None:
        paragraph = paragraph_with(document, "menyusun laporan")
        paragraph.runs[0].text = "Click or tap here to enter text."
        properties = paragraph._p.getparent().getparent().find(qn("w:sdtPr"))
        properties.append(OxmlElement("w:showingPlcHdr"))

    (change,) = differences(decree, read_docx(edited(write_docx(decree), empty)).decree)
    assert (change.node, change.kind) == ("tugas-6", "removed")


@pytest.mark.parametrize("name", ["tim", "pengaturan"])
def test_without_its_memory_the_tags_are_enough(name: str) -> None:
    content = write_docx(example(name), FACTS)
    relations = re.sub(
        r'<Relationship Id="rIdMemory"[^>]*/>', "", part(content, "word/_rels/document.xml.rels")
    )
    reading = read_docx(with_part(content, "word/_rels/document.xml.rels", relations))
    assert reading.decree == example(name)
    assert reading.left_over == ()


def test_a_moved_row_keeps_its_id() -> None:
    decree = example("tim")

    def move(document: object) -> None:
        rows = [
            row for row in document.element.body.iter(qn("w:tr")) if "Cuplikan" in "".join(row.itertext())
        ]
        table = rows[0].getparent()
        table.append(rows[0])

    changes = differences(decree, read_docx(edited(write_docx(decree), move)).decree)
    assert [(change.node, change.kind) for change in changes] == [("baris-6", "moved")]


def test_words_outside_the_parts_are_left_over_and_not_lost() -> None:
    decree = example("tim")
    content = edited(
        write_docx(decree), lambda document: document.add_paragraph("Catatan di bawah tanda tangan.")
    )
    reading = read_docx(content)
    assert reading.decree == decree
    assert reading.left_over == ("Catatan di bawah tanda tangan.",)
    assert reading.doubts


def test_an_edited_frame_is_left_over() -> None:
    content = edited(
        write_docx(example("tim"), FACTS),
        lambda document: setattr(paragraph_with(document, "NOMOR 3").runs[0], "text", "NOMOR 9 TAHUN 2026"),
    )
    reading = read_docx(content)
    assert reading.left_over == ("NOMOR 9 TAHUN 2026",)
    assert reading.particulars == Particulars("9 TAHUN 2026", "Teminabuan", "12 Februari 2026")


@pytest.mark.parametrize("name", ["tim", "pengaturan"])
def test_without_controls_the_parts_are_known_by_their_words(name: str) -> None:
    decree = example(name)
    reading = read_docx(without_controls(write_docx(decree)))
    assert reading.decree == decree
    assert reading.doubts[0].place == "naskah"


def test_without_styles_it_is_read_like_a_foreign_file() -> None:
    decree = example("tim")
    reading = read_docx(without_styles(write_docx(decree, FACTS)))
    assert reading.decree.title == decree.title
    assert reading.decree.considerations == decree.considerations
    assert reading.decree.legal_bases == decree.legal_bases
    assert [(dictum.id, dictum.text) for dictum in reading.decree.dicta] == [
        (dictum.id, dictum.text) for dictum in decree.dicta
    ]
    assert reading.decree.attachments[0].table == decree.attachments[0].table


@pytest.mark.parametrize("name", ["tim", "pengaturan"])
def test_a_control_that_word_puts_around_a_whole_cell_is_the_same(name: str) -> None:
    """Word saves a control that fills a cell as one around the cell."""

    def turn_inside_out(document: object) -> None:
        for cell in list(document.element.body.iter(qn("w:tc"))):
            inner = [child for child in cell if child.tag != qn("w:tcPr")]
            if len(inner) == 1 and inner[0].tag == qn("w:sdt"):
                control, content = inner[0], inner[0].find(qn("w:sdtContent"))
                cell.addprevious(control)
                cell.extend(list(content))
                content.append(cell)

    assert read_docx(edited(write_docx(example(name)), turn_inside_out)).decree == example(name)


def test_a_large_decree_is_written_and_read() -> None:
    decree = Decree(
        DecreeKind.APPOINTING,
        "BESAR",
        "Ketua",
        legal_bases=tuple(Clause(f"mengingat-{n}", f"Undang-Undang Nomor {n};") for n in range(500)),
    )
    assert read_docx(write_docx(decree)).decree == decree
