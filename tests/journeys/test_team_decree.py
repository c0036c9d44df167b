"""SOP 23/2022, bagian B.1: a team decree from its proposal to the archive, told through the pages."""

from diktum.ledger.verify import verify
from tests.journeys.people_at_work import where

TITLE = "Tim Pelaksana Kegiatan Pendidikan Pemilih Berkelanjutan Kabupaten Sorong Selatan Tahun 2026"


def test_a_team_decree_from_proposal_to_the_archive(office, team_text):
    """All ten rows, with one return from the content verification and one correction from the plenary."""
    decree, terms = team_text

    # 1 KAK dan draf, konsultasi dengan divisi terkait
    berkas = office.pengusul.proposes(TITLE)
    office.pengusul.writes(berkas, decree, terms)
    office.pengusul.hands_in(berkas)
    assert office.divisi.inbox() == [berkas]
    office.divisi.advises(berkas, "Kelompok sasaran agar disebut tegas.")

    # 2–3 Verifikasi; muatan dikembalikan sekali
    office.sekretaris.verifies_people(berkas)
    because = "Masa kerja pada Diktum KELIMA belum menyebut tanggal berakhir."
    office.kasubbag_hukum.returns_content(berkas, "validity", because=because)
    assert office.pengusul.inbox() == [berkas]
    assert office.pengusul.opens_act("submit_draft", berkas).says(because)
    ends = "Masa kerja Tim Pelaksana Kegiatan terhitung sejak tanggal ditetapkan sampai dengan tanggal 31 Desember 2026."
    office.pengusul.hands_in(berkas, dicta__4__text=ends)
    office.divisi.advises(berkas, "")
    office.sekretaris.verifies_people(berkas)
    office.kasubbag_hukum.verifies_content(berkas)

    # 4 Pleno
    assert office.sekretaris.inbox() == [berkas]
    session = office.sekretaris.calls_session("2026-11-16")
    office.sekretaris.tables(berkas)
    office.sekretaris.invites(session)
    office.now("2026-11-16 10:15")
    office.staf_hukum.records_attendance(session, "ketua", "divisi", "anggota1", "anggota2")
    office.ketua.records_decision(
        berkas,
        "adopted_with_corrections",
        agreeing="4",
        corrections=(
            "Diktum KEEMPAT: sebutkan batas waktu laporan.",
            "Lampiran: pertimbangkan Bidang Pengawasan.",
        ),
    )
    office.staf_hukum.writes_minutes(session, adding="Penutup: Rapat ditutup pukul 10.15 WIT.")

    # 5 Sinkronisasi
    office.pengusul.reconciles(
        berkas,
        {"dicta-3-text": "Tim menyampaikan laporan tertulis paling lambat 14 (empat belas) hari kerja setelah kegiatan berakhir."},
        (("applied", "Diktum KEEMPAT dilengkapi."), ("left", "Pengawasan sudah menjadi tugas Divisi Hukum.")),
    )  # fmt: skip
    office.kasubbag_hukum.confirms_text(berkas)

    # 6–7 Paraf, tanda tangan, nomor
    office.sekretaris.initials(berkas)
    office.ketua.signs(berkas)
    page = office.staf_hukum.numbers(berkas)
    assert page.says("Nomor 1")

    # 8 Salinan
    office.now("2026-11-17 09:00")
    office.staf_hukum.makes_copies(berkas, ("Amos Latihan", "Kepala Subbagian Teknis"), ("Elisabet Perumpamaan", "Ketua Tim"))  # fmt: skip
    office.kasubbag_hukum.certifies(berkas)

    # 9 Ekspedisi: satu paraf di kertas, satu di telepon penerima
    office.staf_hukum.dispatches(berkas)
    office.staf_hukum.takes_paper_receipt(berkas, 1)
    office.tamu.signs_receipt(berkas, 2, "Elisabet Perumpamaan")
    office.staf_hukum.closes_delivery(berkas)

    # 10 Arsip
    office.staf_hukum.archives(berkas, office.staf_hukum.prints(berkas, "sk"))
    assert where(berkas)[0] == "finished"
    assert verify().is_sound
