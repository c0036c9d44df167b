"""The papers: printed from what was recorded, the same bytes each time, refused before they are ready."""

import pytest
from django.utils import translation

from diktum.formats.pdf import text_of
from diktum.stages.plenary import minute_draft, papers, queries
from diktum.stages.plenary import refusals as no
from diktum.stages.plenary.commands import Closing
from diktum.stages.plenary.tests.acting import (
    CHANGED,
    a_verified_draft,
    adopted,
    attend,
    confirm,
    decide,
    reconcile,
    tabled,
)


def words(pdf):
    return " ".join(text_of(pdf).split())


@pytest.fixture
def finished(office):
    dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja", "Lengkapi lampiran")
    first, second = queries.corrections(dossier)
    reconcile(
        office,
        dossier,
        CHANGED,
        [Closing(first.pk, True), Closing(second.pk, False, "Lampiran sudah lengkap")],
    )
    confirm(office, dossier)
    return dossier


def test_the_berita_acara_says_what_was_decided(finished, office):
    text = words(papers.record_paper(finished))
    for part in (
        "1/PK.01-BA/9204/2026",
        "Sabtu, tanggal empat belas bulan November tahun dua ribu dua puluh enam",
        "pukul 10.30 WIT",
        "Ditetapkan dengan perbaikan",
        "Setuju 3 dari 3",
        "Diktum KEDUA: Perbaiki masa kerja",
        "Hadir 3 (tiga) dari 5 (lima) anggota",
        office.chair.name,
    ):
        assert part in text


def test_the_papers_are_indonesian_in_every_language(finished):
    with translation.override("en"):
        assert "Ditetapkan dengan perbaikan" in words(papers.record_paper(finished))


def test_the_matrix_shows_answers_and_changes(finished):
    text = words(papers.corrections_paper(finished))
    assert "Tidak diterapkan" in text
    assert "Lampiran sudah lengkap" in text
    assert "30 November 2026" in text


def test_the_final_text_bears_its_mark(finished):
    text = words(papers.final_paper(finished))
    assert queries.final_text(finished).sha256[:4].upper() in text
    assert "30 November 2026" in text


@pytest.mark.parametrize("key", [key for key in papers.PAPERS if key != "notulensi"])
def test_a_paper_repeats_byte_for_byte(finished, key):
    assert papers.PAPERS[key](finished) == papers.PAPERS[key](finished)


@pytest.mark.parametrize("key", papers.PAPERS)
def test_a_paper_is_refused_before_it_is_ready(office, key):
    with pytest.raises(no.PaperIsNotReady):
        papers.PAPERS[key](a_verified_draft(office))


def test_the_record_names_who_presided_by_acclamation(office):
    dossier, session = tabled(office, present=None)
    attend(office, session, office.members[1:4])
    decide(office, dossier, presided_by=office.members[1].person_id)
    assert "(pimpinan rapat)" in words(papers.record_paper(dossier))


def test_a_later_attendance_does_not_change_the_record(office):
    dossier, session = tabled(office)
    decide(office, dossier)
    before = papers.record_paper(dossier)
    attend(office, session, office.members)
    assert papers.record_paper(dossier) == before


class TestMinuteDraft:
    def test_is_written_from_what_was_recorded(self, office):
        dossier, session = tabled(office)
        decide(
            office, dossier, "adopted_with_corrections", corrections=("Diktum KEDUA: Perbaiki masa kerja",), notes="Dibahas.",
            dissent="Lukas: tidak perlu",
        )  # fmt: skip
        text = minute_draft.draft_of(session)
        assert ".." not in text
        for part in (
            "Anggota yang hadir 3 dari 5",
            "Kuorum terpenuhi",
            "Dibahas.",
            "Diktum KEDUA: Perbaiki masa kerja",
            "Lukas",
        ):
            assert part in text

    def test_is_read_back_into_its_parts(self):
        read = minute_draft.read(
            "Dibuka.\n\n1. Pokok satu\nA bertanya.\n- B menjawab.\nPutusan: ya\n2. Pokok dua\nPenutup: selesai"
        )
        assert [(s.number, s.subject, s.points, s.decision) for s in read.subjects] == [
            ("", "Pembukaan", ("Dibuka.",), ""),
            ("1.", "Pokok satu", ("A bertanya.", "B menjawab."), "ya"),
            ("2.", "Pokok dua", (), ""),
        ]
        assert read.closing == "selesai"

    def test_reads_anything(self):
        assert minute_draft.read("").subjects == ()
        assert minute_draft.read("1. \n<b>").subjects[0].points == ("1.", "<b>")
