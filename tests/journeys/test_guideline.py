"""SOP 23/2022, bagian B.2: a regulating decree through all nine rows, and B.3: its publication on JDIH."""

import re

from diktum.dossiers.models import Dossier
from diktum.formats.pdf import text_of
from diktum.ledger.verify import verify
from diktum.stages.distribution.queries import copies
from diktum.stages.publication.papers import PAPERS
from tests.formats.checking import faults
from tests.journeys.people_at_work import where

TITLE = (
    "Pedoman Teknis Pengelolaan Naskah Dinas Keputusan dan Arsip Dinamis "
    "di Lingkungan Komisi Pemilihan Umum Kabupaten Sorong Selatan"
)


def test_a_guideline_from_its_first_draft_to_the_public(office, guideline_text):
    """Nine rows with a return by the Sekretaris, then the six rows of the publication."""
    berkas = goes_through_b2(office, guideline_text)
    assert where(berkas)[0] == "finished"
    is_published(office, berkas)
    assert verify().is_sound


def goes_through_b2(office, text):
    decree, terms = text

    # 1 Draf awal, oleh tim penyusun
    office.now("2026-01-19 08:30")
    berkas = office.tim_penyusun.proposes(TITLE, what="pengaturan:pedoman", division="")
    office.tim_penyusun.writes(berkas, decree, terms)
    office.tim_penyusun.hands_in(berkas)

    # 2 Pembahasan, penyelarasan, persetujuan; Sekretaris mengembalikan sekali
    office.tim_penyusun.records_discussion(berkas, "Draf dibahas pasal demi pasal.")
    office.kasubbag_hukum.verifies_content(berkas)
    because = "Pasal 9 belum mengatur penyampaian massal."
    office.sekretaris.settles("approve_draft", berkas, "returned", reason=because)
    assert berkas in office.tim_penyusun.inbox()
    assert office.tim_penyusun.opens_act("submit_draft", berkas).says(because)
    office.tim_penyusun.hands_in(berkas)
    office.tim_penyusun.records_discussion(berkas, "Perbaikan disepakati.")
    office.kasubbag_hukum.verifies_content(berkas)
    office.sekretaris.approves_draft(berkas)

    # 3 Pleno, gabungan luring dan daring
    session = office.ketua.calls_session("2026-01-26")
    office.sekretaris.tables(berkas)
    office.sekretaris.invites(session)
    office.now("2026-01-26 11:00")
    office.staf_hukum.records_attendance(session, "ketua", "divisi", "anggota1", "anggota2", "anggota3")
    office.ketua.records_decision(berkas, "adopted", agreeing="5")
    office.staf_hukum.writes_minutes(session, adding="Penutup: Rapat ditutup.")

    # 4 Sinkronisasi tanpa catatan; 5 paraf dan tanda tangan; 6 nomor
    office.tim_penyusun.reconciles(berkas, {})
    office.kasubbag_hukum.confirms_text(berkas)
    office.sekretaris.initials(berkas)
    office.ketua.signs(berkas)
    office.kasubbag_hukum.numbers(berkas)

    # 7 Salinan; 8 ekspedisi; 9 arsip
    office.now("2026-01-27 09:00")
    office.staf_hukum.makes_copies(berkas, ("Marta Contoh", "Kepala Subbagian Keuangan"))
    office.kasubbag_hukum.certifies(berkas)
    office.staf_hukum.dispatches(berkas)
    assert office.tamu.signs_receipt(berkas, 1, "Marta Contoh").says("Marta Contoh")
    office.staf_hukum.closes_delivery(berkas)
    office.staf_hukum.archives(berkas, office.staf_hukum.prints(berkas, "sk"))
    return berkas


def is_published(office, decree):
    """SOP 23/2022, bagian B.3, six rows: from the plan to a page that everybody reads."""
    office.now("2026-01-28 08:30")
    berkas = office.tim_jdih.opens_publication(decree)

    # 1 Rencana dan rapat pengelolaan
    office.tim_jdih.does(
        "plan_publication", berkas, agenda="Rencana Februari", plan="Satu keputusan diunggah."
    )
    office.kasubbag_hukum.does("hold_jdih_meeting", berkas, place="Ruang JDIH", attendees="Sarah Misal\nNaomi Rupaka", minutes="Disepakati.")  # fmt: skip

    # 2 Otentikasi, desain, pemeriksaan; dikembalikan sekali
    office.kasubbag_hukum.does("authenticate", berkas, **confirmed(office, "authenticate", berkas))
    content = {"channel": "Instagram", "heading": "Pedoman baru", "body": "Baca di JDIH.", "alternative_text": "Tiga langkah."}  # fmt: skip
    office.tim_jdih.does("design_content", berkas, **content)
    office.sekretaris.settles("check_content", berkas, "returned", reason="Judul terlalu pendek.")
    office.tim_jdih.does("design_content", berkas, heading="Pedoman baru: tercatat, tersampaikan, tersimpan")
    office.sekretaris.settles("check_content", berkas, "passed")

    # 3 Otentikasi akhir dan persetujuan
    office.kasubbag_hukum.does("authenticate_final", berkas, conform=True)
    office.sekretaris.settles("approve_upload", berkas, "approved")

    # 4 Media sosial; 5 tautan
    post = {"posts__0__channel": "Instagram", "posts__0__url": "https://instagram.example/kpu/pedoman"}
    office.tim_jdih.does("post_social", berkas, **post)
    office.tim_jdih.does("upload_jdih", berkas, url="https://jdih.example/unduh/pedoman")
    page = office.kasubbag_hukum.opens_act("verify_link", berkas)
    page.form(button="outcome=verified").fill(http_status="200").press("outcome=verified")

    # 6 Evaluasi
    office.kasubbag_hukum.does("evaluate", berkas, findings="Satu keputusan diunggah.", follow_up="Rubrik.")
    assert where(berkas)[0] == "finished"
    has_every_paper(office, berkas)
    is_read_by_everybody(office, decree, public_address(page))


def has_every_paper(office, berkas):
    """Each paper of B.3 is there as PDF/A; those that name the decree name it in full."""
    for key in PAPERS:
        printed = office.tim_jdih.prints(berkas, key)
        assert faults(printed) == [], key
        words = " ".join(text_of(printed).split()).casefold()
        assert len(words.split()) > 20, key
        if key in ("salinan-publikasi", "abstrak", "lembar-otentikasi", "lembar-persetujuan"):
            assert "pengelolaan naskah dinas keputusan" in words, key


def confirmed(office, act, berkas):
    """Tick everything that has to be declared."""
    names = office.kasubbag_hukum.opens_act(act, berkas).form(having="conform").names
    return {name: True for name in ("conform", "personal_data_confirmed") if name in names}


def public_address(page):
    """Where the portal shows the decree, as the page of the link says."""
    return re.search(r"https?://[^/\s<]+(/[^\s<\"]*keputusan[^\s<\"]*)", page.text)[1]


def is_read_by_everybody(office, decree, address):
    page = office.visitor.open(address)
    assert page.says("PEDOMAN TEKNIS PENGELOLAAN NASKAH DINAS", "KESATU")
    copy = copies(Dossier.objects.get(code=decree))[0].copy
    assert office.visitor.open(f"/v/{copy.code}").says("Keputusan")
    office.visitor.open("/v/XXXX-YYYY", expect=None)
