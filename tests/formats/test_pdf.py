"""Every paper is set, valid, repeatable and inert, whatever its data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from PIL import Image

from diktum.formats import papers as p
from diktum.formats import pdf
from diktum.formats.qr import qr_svg
from tests.formats import checking, samples, sop_samples

MADE_AT = dt.datetime(2026, 11, 24, 1, 30, tzinfo=dt.UTC)
PAPERS = samples.all_papers()
each_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())


def words(text: str) -> str:
    """Read text without line ends, spaces and zero-width marks."""
    return re.sub(r"[\s\u200b\ufffe\u00ad-]", "", text)


@each_paper
def test_is_valid_pdf_a_with_title_and_language(paper: p.Paper) -> None:
    made = pdf.render(paper, made_at=MADE_AT)
    assert checking.faults(made) == []
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.open_metadata()["dc:title"] == paper.title
        assert str(document.Root.Lang) == "id-ID"
        assert "/StructTreeRoot" in document.Root


@each_paper
def test_stays_valid_with_nothing_filled_in(paper: p.Paper) -> None:
    made = pdf.render(checking.emptied(paper), made_at=MADE_AT)
    assert checking.faults(made) == []


@each_paper
def test_prints_markup_and_long_words_as_inert_text(paper: p.Paper) -> None:
    made = pdf.render(checking.filled_with(paper, checking.HOSTILE), made_at=MADE_AT)
    assert checking.faults(made) == []
    assert words('#panic("x") $x$ [y] \\u{41}') in words(pdf.text_of(made))


@each_paper
def test_same_data_gives_same_bytes(paper: p.Paper) -> None:
    with ThreadPoolExecutor(1) as other:
        elsewhere = other.submit(pdf.render, paper, made_at=MADE_AT).result()
    assert pdf.render(paper, made_at=MADE_AT) == elsewhere


def test_other_time_gives_other_bytes_and_a_naive_time_is_a_defect() -> None:
    assert pdf.render(samples.kak(), made_at=MADE_AT) != pdf.render(
        samples.kak(), made_at=MADE_AT + dt.timedelta(1)
    )
    with pytest.raises(ValueError, match="time zone"):
        pdf.render(samples.kak(), made_at=dt.datetime(2026, 1, 1))


def test_many_threads_set_papers_at_once() -> None:
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda _: pdf.render(samples.kak(), made_at=MADE_AT), range(18)))
    assert len(set(made)) == 1


@pytest.mark.parametrize("character", ["漢", "😀", "☐", "ش", "\u0378"])
def test_names_the_character_that_cannot_be_set(character: str) -> None:
    paper = dataclasses.replace(samples.receipt(), statement=f"Diterima {character} salinan")
    with pytest.raises(pdf.PaperCannotBeSet) as refused:
        pdf.render(paper, made_at=MADE_AT)
    assert refused.value.code == "DKT-205"
    assert character in str(refused.value)


def test_control_characters_are_dropped() -> None:
    paper = dataclasses.replace(samples.receipt(), statement="Diteri\x00ma\x07 sa\u202elinan")
    assert "Diterima salinan" in pdf.text_of(pdf.render(paper, made_at=MADE_AT))


@pytest.mark.parametrize(
    ("name", "size"), [("F4", (215, 330)), ("F4-210", (210, 330)), ("A4", (210, 297)), ("?", (215, 330))]
)
def test_paper_size_is_configurable(name: str, size: tuple[int, int]) -> None:
    layout = p.Layout(paper=name, font_size="11")
    made = pdf.render(dataclasses.replace(samples.kak(), layout=layout), made_at=MADE_AT)
    with pikepdf.open(io.BytesIO(made)) as document:
        box = [round(float(v) / 72 * 25.4) for v in document.pages[0].MediaBox]
    assert (box[2], box[3]) == size


def test_books_and_sop_are_landscape() -> None:
    for paper in (samples.agenda_book(), samples.dispatch_book(), sop_samples.sop()):
        with pikepdf.open(io.BytesIO(pdf.render(paper, made_at=MADE_AT))) as document:
            box = [float(v) for v in document.pages[0].MediaBox]
        assert box[2] > box[3]


def test_only_the_bookman_twin_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(pdf.render(samples.decree(), made_at=MADE_AT))) as document:
        fonts = {str(font.BaseFont) for sheet in document.pages for font in sheet.Resources.Font.values()}
    assert fonts and all("TeXGyreBonum" in font for font in fonts)


def test_page_pictures_and_count_agree() -> None:
    made = pdf.render(samples.decree(), made_at=MADE_AT)
    pictures = pdf.page_images(made, 60)
    assert len(pictures) == pdf.page_count(made) == pdf.text_of(made).count("\f") + 1
    assert Image.open(io.BytesIO(pictures[0])).size == (508, 780)


def test_qr_is_a_bare_scalable_square() -> None:
    assert qr_svg("https://diktum.example/v/7K2Q-9D4M").startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox'
    )


def test_the_checker_sees_a_broken_file() -> None:
    made = pdf.render(samples.receipt(), made_at=MADE_AT)
    with pikepdf.open(io.BytesIO(made)) as document:
        del document.Root.Metadata
        broken = io.BytesIO()
        document.save(broken)
    assert checking.faults(broken.getvalue())


@pytest.mark.parametrize("title", ["", "   ", "\u200b"])
def test_a_blank_title_does_not_stop_the_paper(title: str) -> None:
    paper = dataclasses.replace(samples.minutes(), title=title, heading=title, name=title)
    assert checking.faults(pdf.render(paper, made_at=MADE_AT)) == []


def test_an_absent_font_is_a_defect() -> None:
    paper = dataclasses.replace(samples.receipt(), layout=p.Layout(font="Bookman Old Style"))
    with pytest.raises(ValueError, match="Bookman Old Style"):
        pdf.render(paper, made_at=MADE_AT)


def test_line_and_paragraph_separators_are_harmless() -> None:
    paper = dataclasses.replace(samples.receipt(), statement="satu\u2028dua\u2029tiga\u00a0empat\r\nlima")
    assert checking.faults(pdf.render(paper, made_at=MADE_AT)) == []


def test_many_threads_may_look_into_pdfs() -> None:
    made = pdf.render(samples.decree(), made_at=MADE_AT)
    with ThreadPoolExecutor(6) as pool:
        seen = list(pool.map(lambda _: (pdf.page_count(made), len(pdf.text_of(made))), range(24)))
    assert len(set(seen)) == 1
