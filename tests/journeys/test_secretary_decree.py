"""A decree of the Sekretaris, without a plenary: eight rows, told through the pages."""

from diktum.dossiers.models import Dossier
from diktum.ledger.verify import verify
from diktum.stages.drafting.tests.drafts import TERMS, sound
from tests.journeys.people_at_work import where


def test_a_decree_of_the_sekretaris_from_proposal_to_the_archive(office):
    # 1 KAK dan draf
    berkas = office.pengusul.proposes("Pengelola Media Sosial Tahun 2026", what="keputusan-sekretaris:tim")
    office.pengusul.writes(berkas, sound(Dossier.objects.get(code=berkas)), TERMS)
    office.pengusul.hands_in(berkas)
    office.divisi.advises(berkas, "Setuju.")

    # 2–3 Verifikasi oleh Kasubbag Hukum; naskah final dikembalikan sekali
    office.kasubbag_hukum.verifies_people(berkas)
    office.kasubbag_hukum.verifies_content(berkas)
    office.kasubbag_hukum.settles("confirm_text", berkas, "returned", reason="Nama kegiatan keliru.")
    assert office.pengusul.inbox() == [berkas]
    office.pengusul.hands_in(berkas)
    office.divisi.advises(berkas, "")
    office.kasubbag_hukum.verifies_people(berkas)
    office.kasubbag_hukum.verifies_content(berkas)
    office.kasubbag_hukum.confirms_text(berkas)

    # 4 Sekretaris menandatangani; 5 nomor
    assert office.sekretaris.inbox() == [berkas]
    office.sekretaris.signs(berkas)
    office.staf_hukum.numbers(berkas)

    # 6 Salinan; 7 ekspedisi; 8 arsip
    office.staf_hukum.makes_copies(berkas, ("Orang Contoh 1", "Pengelola"))
    office.kasubbag_hukum.certifies(berkas)
    office.staf_hukum.dispatches(berkas)
    office.staf_hukum.takes_paper_receipt(berkas, 1)
    office.staf_hukum.closes_delivery(berkas)
    office.staf_hukum.archives(berkas, office.staf_hukum.prints(berkas, "sk"))
    assert where(berkas)[0] == "finished"
    assert verify().is_sound
