"""The sheet to sign, the numbered decree and the book on paper."""

from dataclasses import replace

import pytest

from diktum.formats.papers import DecreeState
from diktum.formats.pdf import text_of
from diktum.stages.signing import queries
from diktum.stages.signing.papers import PAPERS
from diktum.stages.signing.printing import acting_for, signed_decree_paper
from diktum.stages.signing.refusals import PaperIsNotReady
from diktum.stages.signing.tests.acting import frozen, numbered, signed


def words(pdf):
    return " ".join(text_of(pdf).split())


def test_the_sheet_to_sign_has_a_blank_number_and_the_mark_of_its_text(office):
    dossier = frozen(office)
    pdf = PAPERS["sk-untuk-ditandatangani"](dossier)
    text = words(pdf)
    sha256 = queries.frozen_text(dossier).sha256.upper()
    assert f"sidik {sha256[:4]} {sha256[4:8]}" in text
    assert "YOHANA ANDAI" in text
    assert "NOMOR 1 " not in text
    assert pdf == PAPERS["sk-untuk-ditandatangani"](dossier)


def test_the_numbered_decree_carries_number_date_and_name(office):
    dossier = numbered(office)
    pdf = PAPERS["sk"](dossier)
    text = words(pdf)
    assert "NOMOR 1 TAHUN 2026" in text
    assert "pada tanggal 14 November 2026" in text
    assert "YOHANA ANDAI" in text
    assert "S.P." not in text
    assert pdf == PAPERS["sk"](dossier)


def test_the_book_is_printed_up_to_the_line_of_the_decree(office):
    first = numbered(office, title="Tim Pertama")
    before = PAPERS["buku-agenda"](first)
    second = numbered(office, title="Tim Kedua")
    assert PAPERS["buku-agenda"](first) == before
    assert "Tim Kedua" in words(PAPERS["buku-agenda"](second))
    assert "Tim Kedua" not in words(before)


def test_papers_wait_for_what_they_are_printed_from(office):
    dossier = signed(office)
    for key in ("sk", "buku-agenda"):
        with pytest.raises(PaperIsNotReady):
            PAPERS[key](dossier)


def test_a_copy_is_the_same_decree_with_ttd(office):
    paper = signed_decree_paper(numbered(office), state=DecreeState.COPY, mark="ttd.")
    assert paper.closing.mark == "ttd."
    assert paper.number_line == "NOMOR 1 TAHUN 2026"


def test_who_acts_by_mandate_is_shown_so(office):
    paper = signed_decree_paper(numbered(office))
    assert acting_for(paper, "definitive") == paper
    office_words = acting_for(paper, "plh").closing.office
    assert office_words == f"Plh. {paper.closing.office}"
    assert replace(paper, closing=replace(paper.closing, office=office_words)) == acting_for(paper, "plh")
