"""The papers about records are PDF/A and say what is recorded."""

import os
from pathlib import Path

import pytest
from tests.formats.checking import faults

from diktum.formats.pdf import page_images, text_of
from diktum.stages.archive import records_commands as commands
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive import records_papers as papers
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive import records_refusals as no
from diktum.stages.archive.records_proof_papers import disposal_record, transfer_record
from diktum.stages.archive.records_transfer import record_transfer
from diktum.stages.archive.tests.acting import put_away_decree
from diktum.stages.archive.tests.test_old_decrees import GOOD, folder, take
from diktum.stages.archive.tests.test_records import YEARS_LATER, a_record, decide, lend, propose, prove

__all__ = ["folder"]
SHOTS = os.environ.get("DIKTUM_SHOTS", "")


def read(pdf, name):
    if SHOTS:
        for number, image in enumerate(page_images(pdf, 70), start=1):
            Path(SHOTS, f"{name}-{number}.png").write_bytes(image)
    assert faults(pdf) == []
    return " ".join(text_of(pdf).replace("\u200b", "").split())


@pytest.fixture
def shelf(office, folder):
    take(office, GOOD, folder)
    dossier = put_away_decree(office)
    record = queries.record_for(office.commission.pk, dossier.code)
    lend(office, record)
    return tuple(lists.records(office.commission.pk))


def transfer(office, **changes):
    given = {
        "number": "1/TU-BA/2026",
        "first_day": office.moment(0).day,
        "last_day": office.moment(10).day,
        "place": "Ruang Arsip Hukum",
        "media": "Kertas menjadi PDF",
        "process": "Dipindai 300 dpi, diperiksa halaman demi halaman",
        "carried_out_by": "Staf Contoh",
        "by": office.legal_officer,
        "when": office.moment(20),
    }
    return record_transfer(**(given | changes))


def test_labels_carry_code_and_place(office, shelf):
    text = read(papers.label_sheet(office.commission, shelf, office.moment(20)), "label")
    for each in shelf:
        assert each.code in text
    assert "Depo · Boks 3 · Folder 12" in text


def test_the_shelf_list_stands_in_the_order_of_the_shelf(office, shelf):
    standings = queries.standings(office.commission.pk)
    text = read(papers.shelf_list(office.commission, shelf, standings, office.moment(20)), "rak")
    assert "Dipinjam Peminjam Contoh" in text
    assert text.index("Arsip Hukum") < text.index("Depo")


def test_the_daftar_arsip_has_its_columns(office, shelf):
    standings = queries.standings(office.commission.pk)
    pdf = papers.record_list(office.commission, shelf, standings, office.moment(20), "SEMUA TAHUN")
    text = read(pdf, "daftar-arsip")
    for words in ("Kode klasifikasi", "Kurun waktu", "Permanen (belum diverifikasi)", "SS-L2019-S0004"):
        assert words in text


def test_the_contents_name_every_paper_with_its_fingerprint(office, shelf):
    record = next(each for each in shelf if each.original)
    text = read(papers.contents_list(office.commission, record, office.moment(20)), "daftar-isi")
    for words in (
        "Naskah asli bertanda tangan",
        "Hasil pindai, berkas 1",
        "Berita acara rapat pleno",
        "Salinan",
    ):
        assert words in text
    scan = record.original.scans.get().file.sha256
    assert scan in text.replace(" ", "")


def test_the_berita_acara_alih_media_names_what_was_scanned(office):
    dossier = put_away_decree(office)
    text = read(transfer_record(transfer(office)), "alih-media")
    for words in ("NOMOR 1/TU-BA/2026", dossier.code, "Naskah asli tetap disimpan", "Subbagian Hukum"):
        assert words in text
    with pytest.raises(no.NumberIsUsed):
        transfer(office)
    with pytest.raises(no.NothingWasTransferred):
        transfer(office, number="2", first_day=office.moment(15).day, last_day=office.moment(16).day)
    with pytest.raises(no.DayIsToCome):
        transfer(office, number="2", last_day=office.moment(21).day)
    with pytest.raises(no.NotYoursToArchive):
        transfer(office, number="2", by=office.bystander)


def test_the_berita_acara_pemusnahan_names_basis_approval_and_witnesses(office):
    record = a_record(office)
    proposal = propose(office, record.code)
    decide(office, proposal)
    text = read(disposal_record(prove(office, proposal)), "pemusnahan")
    for words in (record.code, "Saksi Satu", "Saksi Dua", "PKPU 17/2023", "Dicacah", "Telah dinilai panitia"):
        assert words in text


def test_numbers_on_the_shelf_are_sorted_as_numbers(office):
    dossier = put_away_decree(office)
    record = queries.record_for(office.commission.pk, dossier.code)
    assert papers.by_place([record]) == [record]
    assert papers._natural("Boks 2") < papers._natural("Boks 10")
    assert commands.ARCHIVE_KEEPERS
    assert YEARS_LATER
