"""What stands on the papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re

import pytest

from diktum.formats import papers as p
from diktum.formats import pdf
from tests.formats import samples, sop_samples

MADE_AT = dt.datetime(2026, 11, 24, 1, 30, tzinfo=dt.UTC)


def text(paper: p.Paper) -> str:
    """Read a paper's text with single spaces; pages are kept apart by form feeds."""
    read = pdf.text_of(pdf.render(paper, made_at=MADE_AT)).replace("\u200b", "")
    return re.sub(r"[^\S\f]+", " ", read)


@pytest.mark.parametrize("paper", samples.all_papers().values(), ids=samples.all_papers().keys())
def test_a_paper_is_plain_data(paper: p.Paper) -> None:
    assert json.loads(json.dumps(dataclasses.asdict(paper)))
    with pytest.raises(dataclasses.FrozenInstanceError):
        paper.title = "lain"  # type: ignore[misc]


def test_every_paper_class_has_a_sample() -> None:
    shown = {type(paper) for paper in samples.all_papers().values()}
    classes = {getattr(p, name) for name in p.__all__ if name.endswith("Paper")}
    assert classes - shown == {p.Paper, p.SheetPaper}


def test_a_draft_has_the_diagonal_word_and_no_number() -> None:
    read = text(samples.decree(p.DecreeState.DRAFT))
    assert read.count("RANCANGAN") == read.count("\f") + 1
    assert "NOMOR 23" not in read
    assert re.search(r"NOMOR \.{5,} TAHUN 2026", read)


def test_the_final_text_has_a_blank_number_and_a_version_mark_on_each_page() -> None:
    read = text(samples.decree(p.DecreeState.FINAL))
    assert "RANCANGAN" not in read
    assert read.count("Versi 3 · sidik 9F2C 41AB") == read.count("\f") + 1
    assert "NOMOR 23" not in read


def test_the_numbered_decree_follows_the_official_order() -> None:
    read = text(samples.decree())
    marks = (
        "KEPUTUSAN KOMISI PEMILIHAN UMUM", "NOMOR 23 TAHUN 2026", "TENTANG", "KABUPATEN SORONG SELATAN,", "Menimbang : a.",
        "Mengingat : 1.", "Memperhatikan :", "MEMUTUSKAN:", "Menetapkan :", "KESATU :", "KELIMA :", "Ditetapkan di Teminabuan",
        "KETUA KOMISI PEMILIHAN UMUM", "YOHANA CONTOH SATU", "LAMPIRAN",
    )  # fmt: skip
    at = 0
    for mark in marks:
        found = read.find(mark, at)
        assert found >= 0, mark
        at = found


def test_the_number_is_repeated_in_the_lampiran_and_its_last_page_is_signed() -> None:
    pages = text(samples.decree()).split("\f")
    first = next(n for n, sheet in enumerate(pages) if "LAMPIRAN" in sheet and "SUSUNAN KEANGGOTAAN" in sheet)
    assert "NOMOR 23 TAHUN 2026" in pages[first]
    assert "YOHANA CONTOH SATU" in pages[-1]


def test_a_long_person_table_repeats_its_head_and_keeps_every_person() -> None:
    pages = text(samples.decree()).split("\f")
    heads = [sheet for sheet in pages if "Jabatan Dinas" in sheet]
    assert len(heads) >= 2
    assert all(f" {n}. " in " ".join(heads) for n in range(1, 35))


def test_pages_are_numbered_from_the_second() -> None:
    pages = text(samples.decree()).split("\f")
    assert "- 1 -" not in pages[0]
    assert all(f"- {n} -" in sheet for n, sheet in enumerate(pages[1:], 2))


def test_the_copy_is_certified_and_not_signed() -> None:
    read = text(samples.decree(p.DecreeState.COPY))
    for mark in (
        "SALINAN",
        "ttd.",
        "Salinan sesuai dengan aslinya",
        "Siti Contoh Tiga, S.H., M.H.",
        "Salinan ke-2 dari 14",
        "7K2Q-9D4M",
    ):
        assert mark in read
    original = text(samples.decree())
    assert "ttd." not in original
    assert "7K2Q-9D4M" not in original


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_the_signature_is_never_torn_from_its_office(lines: int) -> None:
    decree = samples.decree()
    more = tuple(p.Item(f"{n}.", "butir tugas;") for n in range(lines))
    dicta = (*decree.dicta[:-1], p.Dictum(label="KELIMA", text="Tugas:", items=more))
    pages = text(dataclasses.replace(decree, dicta=dicta, attachments=())).split("\f")
    assert "Ditetapkan di Teminabuan" in pages[-1]
    assert "YOHANA CONTOH SATU" in pages[-1]


def test_a_guideline_shows_chapters_articles_and_roman_attachments() -> None:
    read = text(samples.regulating())
    for mark in (
        "BAB I KETENTUAN UMUM",
        "Pasal 2",
        "(1) KPU Kabupaten",
        "LAMPIRAN I ",
        "LAMPIRAN II ",
        "A. Latar Belakang",
    ):
        assert mark in read


def test_the_agenda_book_counts_its_lines_page_by_page() -> None:
    pages = text(samples.agenda_book()).split("\f")
    here = [int(m) for sheet in pages for m in re.findall(r"Jumlah halaman ini: (\d+)", sheet)]
    until = [
        int(m) for sheet in pages for m in re.findall(r"(?:s\.d\. halaman ini|dipindahkan): (\d+)", sheet)
    ]
    carried = [int(m) for sheet in pages for m in re.findall(r"Jumlah pindahan: (\d+)", sheet)]
    assert len(pages) > 1
    assert carried == until[:-1]
    assert sum(here) == 25
    assert until == [sum(here[: n + 1]) for n in range(len(here))]


def test_the_sop_carries_each_row_once_and_joins_pages_by_letters() -> None:
    read = text(sop_samples.sop())
    identity, *flow = read.split("\f")
    assert "23 Tahun 2022" in identity
    assert "PERINGATAN" in identity
    assert all(row.output.split()[0] in read for row in sop_samples.sop().rows)
    assert len(flow) == 2
    assert all(re.search(r"(?<!\S)A(?!\S)", sheet) for sheet in flow)
    assert all("MUTU BAKU" in sheet for sheet in flow)


def test_a_return_over_pages_has_its_letter_on_both_pages() -> None:
    _, *flow = text(sop_samples.long_sop()).split("\f")
    letters = [set(re.findall(r"(?<!\S)[A-G](?!\S)", sheet)) for sheet in flow]
    for letter in "ABCDEFG":
        assert sum(letter in found for found in letters) == 2, letter
