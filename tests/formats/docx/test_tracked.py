"""Tracked changes and comments: in as suggestions, out as a redline."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings

from diktum.core.document import Clause, Decree, DecreeKind, Dictum, from_data, rewritten, to_data
from diktum.formats.docx import Remark, SuggestionKind, read_docx, redline_docx, suggestions, write_docx
from tests.core.document.trees import decrees
from tests.formats.docx.word_files import (
    accept_all,
    edited,
    example,
    foreign,
    opened,
    paragraph_with,
    part,
    reject_all,
    saved,
    tracked_deletion,
    tracked_insertion,
)

AT = datetime(2026, 2, 3, 13, 5, 6, tzinfo=timezone(timedelta(hours=9)))


def _changed(decree: Decree) -> Decree:
    """Change a word, take out a dictum and a row, put in a consideration, move a task, rename the title."""
    data = to_data(
        rewritten(
            decree,
            {
                "diktum-5": "Masa kerja Tim Pelaksana Kegiatan tiga bulan sejak tanggal ditetapkan Keputusan ini."
            },
            {"baris-2": ("Yakobus Percobaan", "Pelaksana", "Sekretaris")},
        )
    )
    data["title"] = f"{data['title']} DAN 2027"
    data["dicta"][1]["points"].append(data["dicta"][1]["points"].pop(0))
    del data["dicta"][3]
    data["considerations"].append({"id": "menimbang-9", "text": "bahwa ada tambahan;"})
    data["considerations"].pop(0)
    table = data["attachments"][0]["table"]
    del table["rows"][3]
    table["rows"].append({"id": "baris-99", "cells": ["Baru Sekali", "Pelaksana", "Anggota"]})
    data["copies_to"] = [*data["copies_to"][1:], "Arsip"]
    return from_data(data)


def test_a_redline_has_tracked_changes_by_its_author() -> None:
    before = example("tim")
    content = redline_docx(before, _changed(before), author="Ruth Gambaran", at=AT)
    document = part(content, "word/document.xml")
    assert '<w:ins w:id="' in document
    assert '<w:del w:id="' in document
    assert 'w:author="Ruth Gambaran" w:date="2026-02-03T04:05:06Z"' in document
    assert "<w:delText" in document
    opened(content)


def test_accepting_all_gives_the_newer_and_rejecting_all_the_older() -> None:
    before = example("tim")
    after = _changed(before)
    content = redline_docx(before, after, author="Ruth Gambaran", at=AT)
    assert read_docx(accept_all(content)).decree == after
    assert read_docx(reject_all(content)).decree == before
    assert read_docx(content, accepted=True).decree == after
    assert read_docx(content).decree == before


def test_a_regulating_decree_can_be_redlined() -> None:
    before = example("pengaturan")
    data = to_data(before)
    chapters = data["attachments"][0]["chapters"]
    del chapters[1]["articles"][0]
    chapters.append(
        {"title": "KETENTUAN PENUTUP", "articles": [{"paragraphs": [{"text": "Cukup.", "points": []}]}]}
    )
    after = from_data(data)
    content = redline_docx(before, after, author="Ruth Gambaran", at=AT)
    assert read_docx(accept_all(content)).decree == after
    assert read_docx(reject_all(content)).decree == before


@given(decrees, decrees)
@settings(max_examples=60, deadline=None)
def test_both_views_of_any_redline_are_its_two_versions(before: Decree, after: Decree) -> None:
    content = redline_docx(before, after, author="R", at=AT)
    assert read_docx(content).decree == before
    assert read_docx(content, accepted=True).decree == after


def test_a_table_with_another_number_of_columns_stands_twice() -> None:
    before = example("tim")
    data = to_data(before)
    data["attachments"][0]["table"] = {
        "columns": ["Nama"],
        "rows": [{"id": "baris-1", "cells": ["Samuel Rekaan"]}],
    }
    after = from_data(data)
    content = redline_docx(before, after, author="R", at=AT)
    assert read_docx(accept_all(content)).decree == after
    assert read_docx(content).decree == before


def test_a_redline_is_the_same_bytes_each_time_and_needs_a_time_zone() -> None:
    before = example("tim")
    after = _changed(before)
    assert redline_docx(before, after, author="R", at=AT) == redline_docx(before, after, author="R", at=AT)
    with pytest.raises(ValueError, match="time zone"):
        redline_docx(before, after, author="R", at=datetime(2026, 1, 1))


def test_an_insertion_comes_in_as_a_suggestion_and_not_as_text() -> None:
    decree = example("tim")
    content = edited(
        write_docx(decree),
        lambda document: tracked_insertion(
            paragraph_with(document, "Masa kerja"), " Selesai.", "Naomi Purwarupa"
        ),
    )
    assert read_docx(content).decree == decree
    assert [doubt.place for doubt in read_docx(content).doubts] == ["naskah"]
    (found,) = suggestions(content)
    assert (found.node, found.author, found.kind) == ("diktum-5", "Naomi Purwarupa", SuggestionKind.CHANGED)
    assert found.at == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert found.after == f"{found.before} Selesai."
    assert read_docx(content, accepted=True).decree.dicta[4].text == found.after


def test_two_authors_in_one_part_give_two_suggestions() -> None:
    decree = example("tim")

    def edit(document: object) -> None:
        paragraph = paragraph_with(document, "Masa kerja")
        tracked_insertion(paragraph, " Satu.", "A")
        tracked_insertion(paragraph, " Dua.", "B")

    found = suggestions(edited(write_docx(decree), edit))
    assert [(each.author, each.after.removeprefix(each.before)) for each in found] == [
        ("A", " Satu."),
        ("B", " Dua."),
    ]


def test_a_deletion_in_a_table_is_found_in_its_row() -> None:
    content = edited(
        write_docx(example("tim")),
        lambda document: tracked_deletion(paragraph_with(document, "Titus Cuplikan"), "A"),
    )
    (found,) = suggestions(content)
    assert (found.node, found.kind, found.before) == ("baris-6", SuggestionKind.REMOVED, "Titus Cuplikan")


def test_a_comment_comes_in_with_what_it_is_about() -> None:
    document = opened(write_docx(example("tim")))
    paragraph = paragraph_with(document, "Masa kerja")
    document.add_comment(
        paragraph.runs, text="Sebut jangka waktunya.", author="Naomi Purwarupa", initials="N"
    )
    (found,) = suggestions(saved(document))
    assert (found.node, found.kind, found.author) == ("diktum-5", SuggestionKind.COMMENT, "Naomi Purwarupa")
    assert found.comment == "Sebut jangka waktunya."
    assert found.before == paragraph.text
    assert read_docx(saved(document)).decree == example("tim")


def test_comments_go_out_at_their_parts_and_come_back() -> None:
    decree = example("tim")
    remarks = (
        Remark("diktum-5", "Naomi Purwarupa", "Sebut jangka waktunya.\nLihat <KAK> & jadwal.", AT),
        Remark("judul", "Titus Cuplikan", "Judul terlalu panjang."),
        Remark("baris-2", "Titus Cuplikan", "Masih bertugas?"),
        Remark("tidak-ada", "Naomi Purwarupa", "Tentang seluruh naskah."),
    )
    content = write_docx(decree, None, remarks)
    found = {(each.node, each.author, each.comment, each.at) for each in suggestions(content)}
    assert found == {
        ("diktum-5", "Naomi Purwarupa", "Sebut jangka waktunya.\nLihat <KAK> & jadwal.", AT),
        ("judul", "Titus Cuplikan", "Judul terlalu panjang.", None),
        ("baris-2", "Titus Cuplikan", "Masih bertugas?", None),
        ("judul", "Naomi Purwarupa", "Tentang seluruh naskah.", None),
    }
    assert read_docx(content).decree == decree
    assert {comment.author for comment in opened(content).comments} == {"Titus Cuplikan", "Naomi Purwarupa"}
    assert content == write_docx(decree, None, remarks)
    assert write_docx(decree, None, ()) == write_docx(decree)


def test_the_suggestions_of_a_redline_are_its_differences() -> None:
    before = example("tim")
    after = _changed(before)
    found = suggestions(redline_docx(before, after, author="R", at=AT))
    kinds = {(each.node, each.kind.value) for each in found}
    assert ("diktum-5", "changed") in kinds
    assert ("diktum-4", "removed") in kinds
    assert ("baris-2", "changed") in kinds
    assert ("judul", "changed") in kinds
    added = [each.after for each in found if each.kind is SuggestionKind.ADDED]
    assert "bahwa ada tambahan;" in added
    assert "Baru Sekali | Pelaksana | Anggota" in added
    assert "Arsip" in added
    assert not any(each.before.startswith("KE") or each.after.startswith("KE") for each in found)


def test_suggestions_on_a_foreign_file_find_the_part_by_its_words() -> None:
    content = edited(
        foreign(),
        lambda document: tracked_insertion(paragraph_with(document, "bahwa data pemilih"), " Ya.", "A"),
    )
    (found,) = suggestions(content)
    decree = read_docx(content).decree
    assert found.node == decree.considerations[0].id


def test_a_lone_part_and_its_replacement() -> None:
    before = Decree(DecreeKind.APPOINTING, "A", "Ketua", dicta=(Dictum("d1", "Satu."),))
    after = Decree(
        DecreeKind.APPOINTING, "A", "Ketua", (Clause("m1", "bahwa x;"),), dicta=(Dictum("d2", "Dua."),)
    )
    content = redline_docx(before, after, author="R", at=AT)
    assert read_docx(accept_all(content)).decree == after
    assert read_docx(reject_all(content)).decree == before
