"""
The SOP, joined to the code: one line for each kind of work. START READING HERE.

The rulebook (`rulebook/procedures/*.toml`) says what comes next, who does it, with what and in what time.
This table says which command does it and on which page. `docs/map.md` is generated from both.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: the stage that does it, its command, and the name of its page's route."""

    stage: str
    command: str

    def page(self, act: str) -> str:
        """Name the route of the act's page."""
        return f"{self.stage}:{act}"


WORK: dict[str, Work] = {
    # 1 KAK dan draf
    "submit_draft": Work("drafting", "submit_draft"),
    "consult": Work("drafting", "record_consultation"),
    "discuss": Work("drafting", "record_discussion"),
    # 2–3 Verifikasi
    "verify_personnel": Work("verification", "verify_personnel"),
    "verify_content": Work("verification", "verify_content"),
    "approve_draft": Work("verification", "approve_draft"),
    # 4–5 Pleno dan sinkronisasi
    "table": Work("plenary", "table_dossier"),
    "decide": Work("plenary", "record_decision"),
    "reconcile": Work("plenary", "reconcile"),
    "confirm_text": Work("plenary", "confirm_text"),
    # 6–7 Tanda tangan dan nomor
    "initial": Work("signing", "initial_text"),
    "sign": Work("signing", "sign_decree"),
    "number": Work("signing", "assign_number"),
    # 8–9 Salinan dan ekspedisi
    "copy": Work("distribution", "make_copies"),
    "certify": Work("distribution", "certify_copies"),
    "deliver": Work("distribution", "close_delivery"),
    # 10 Arsip
    "archive": Work("archive", "archive_original"),
    # Publikasi JDIH, baris 1–6
    "plan_publication": Work("publication", "plan_publication"),
    "hold_jdih_meeting": Work("publication", "hold_jdih_meeting"),
    "authenticate": Work("publication", "authenticate"),
    "design_content": Work("publication", "design_content"),
    "check_content": Work("publication", "check_content"),
    "authenticate_final": Work("publication", "authenticate_final"),
    "approve_upload": Work("publication", "approve_upload"),
    "post_social": Work("publication", "post_social"),
    "upload_jdih": Work("publication", "upload_jdih"),
    "verify_link": Work("publication", "verify_link"),
    "evaluate": Work("publication", "evaluate"),
}

# What can be printed once an act is done. Keys of the stages' `papers.PAPERS`, in the order in which they come out.
PAPERS: dict[str, tuple[str, ...]] = {
    "submit_draft": ("kak", "rancangan"),
    "discuss": ("notulensi-pembahasan",),
    "verify_personnel": ("kartu-kendali-personil",),
    "verify_content": ("kartu-kendali-muatan",),
    "table": ("undangan",),
    "decide": ("daftar-hadir", "notulensi", "berita-acara"),
    "reconcile": ("matriks-perbaikan", "rancangan"),
    "confirm_text": ("sk-final",),
    "sign": ("sk-untuk-ditandatangani",),
    "number": ("sk", "buku-agenda"),
    "certify": ("salinan",),
    "deliver": ("ekspedisi-berkas", "tanda-terima"),
    "archive": ("lembar-arsip",),
    "hold_jdih_meeting": ("lembar-kelayakan", "notulen-rapat-jdih"),
    "authenticate": ("lembar-otentikasi", "salinan-publikasi"),
    "design_content": ("abstrak",),
    "authenticate_final": ("lembar-otentikasi-akhir",),
    "approve_upload": ("lembar-persetujuan",),
    "verify_link": ("bukti-tautan",),
    "evaluate": ("laporan-evaluasi",),
}
