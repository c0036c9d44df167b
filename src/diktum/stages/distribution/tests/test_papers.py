"""The papers: copies with their certification, receipts, the dispatch list; the same data print the same bytes."""

import pytest
from tests.formats.checking import faults

from diktum.formats.binding import bind, count_pages
from diktum.formats.pdf import text_of
from diktum.stages.distribution import papers, queries
from diktum.stages.distribution.refusals import CopiesAreNotReady
from diktum.stages.distribution.tests.acting import certified, copied, copy_of, paraf, sign_for


@pytest.mark.parametrize("key", papers.PAPERS)
def test_refuses_before_certification(office, key):
    with pytest.raises(CopiesAreNotReady):
        papers.PAPERS[key](copied(office))


def test_every_copy_bears_its_number_certification_and_code(office):
    dossier = certified(office)
    pdf = papers.copies_paper(dossier)
    text = text_of(pdf)
    for line in queries.copies(dossier):
        assert f"Salinan ke-{line.copy.number} dari 3" in text
        assert line.copy.code in text
        assert line.copy.token not in text
    assert "SALINAN" in text
    assert "ttd." in text
    assert "Salinan sesuai dengan aslinya" in text
    assert office.head_of_legal.name in text
    assert papers.copies_paper(dossier) == pdf
    assert not [fault for fault in faults(pdf) if not fault.startswith("PDFUA")]


def test_one_copy_alone(office):
    dossier = certified(office)
    text = text_of(papers.copy_paper(dossier, copy_of(dossier, 2)))
    assert "Salinan ke-2 dari 3" in text
    assert "Salinan ke-1 dari 3" not in text


def test_receipts_are_blank_with_a_code_or_filled_in(office):
    dossier = certified(office)
    sign_for(office, dossier, 2, post="Pelaksana")
    paraf(office, dossier, 3, name="Kepala Distrik Contoh")
    text = text_of(papers.receipts_paper(dossier, with_tokens=True))
    assert copy_of(dossier, 1).token in text
    assert copy_of(dossier, 2).token not in text
    assert copy_of(dossier, 1).token not in text_of(papers.PAPERS["tanda-terima"](dossier))
    assert "diterima secara elektronik" in text
    assert "Kepala Distrik Contoh" in text
    assert "Paraf pada kertas" in text


def test_the_dispatch_list_has_every_copy(office):
    dossier = certified(office)
    sign_for(office, dossier, 2)
    pdf = papers.dispatch_paper(dossier)
    text = text_of(pdf)
    assert "Subbagian Teknis" in text
    assert "elektronik" in text
    assert not faults(pdf)


def test_a_pile_is_the_papers_one_after_the_other(office):
    dossier = certified(office)
    one = papers.copy_paper(dossier, copy_of(dossier, 1))
    assert bind([one], title="Satu") == one
    assert count_pages(bind([one, one], title="Dua")) == 2 * count_pages(one)
    with pytest.raises(ValueError, match="nothing"):
        bind([], title="Kosong")
