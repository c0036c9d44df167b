"""The papers of a dossier: which stage prints which, and which of them are there to be printed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from diktum import sop_map
from diktum.dossiers.models import Dossier

Printer = Callable[[Dossier], bytes]
STAGES = ("drafting", "verification", "plenary", "signing", "distribution", "archive", "publication")

# key → (what it is called, the acts any one of which brings it about once it was done or noted)
KNOWN: dict[str, tuple[str, tuple[str, ...]]] = {
    "rancangan": (gettext_noop("Rancangan keputusan"), ("submit_draft", "reconcile")),
    "kak": (gettext_noop("Kerangka acuan kerja"), ("submit_draft",)),
    "notulensi-pembahasan": (gettext_noop("Notulensi pembahasan"), ("discuss",)),
    "kartu-kendali-personil": (gettext_noop("Kartu kendali personil"), ("verify_personnel",)),
    "lampiran-internal-personil": (gettext_noop("Lampiran internal personil"), ("verify_personnel",)),
    "kartu-kendali-muatan": (gettext_noop("Kartu kendali muatan"), ("verify_content",)),
    "undangan": (gettext_noop("Undangan pleno"), ("table",)),
    "daftar-hadir": (gettext_noop("Daftar hadir pleno"), ("decide",)),
    "notulensi": (gettext_noop("Notulensi pleno"), ("decide",)),
    "berita-acara": (gettext_noop("Berita acara pleno"), ("decide",)),
    "matriks-perbaikan": (gettext_noop("Matriks perbaikan"), ("reconcile",)),
    "sk-final": (gettext_noop("Naskah final"), ("confirm_text",)),
    "sk-untuk-ditandatangani": (gettext_noop("Naskah untuk ditandatangani"), ("confirm_text",)),
    "sk": (gettext_noop("Keputusan bernomor"), ("number",)),
    "buku-agenda": (gettext_noop("Halaman buku agenda"), ("number",)),
    "salinan": (gettext_noop("Salinan keputusan"), ("certify",)),
    "ekspedisi-berkas": (gettext_noop("Lembar ekspedisi"), ("deliver",)),
    "tanda-terima": (gettext_noop("Tanda terima"), ("deliver",)),
    "lembar-arsip": (gettext_noop("Lembar arsip"), ("archive",)),
    "lembar-kelayakan": (gettext_noop("Lembar kelayakan publikasi"), ("plan_publication",)),
    "notulen-rapat-jdih": (gettext_noop("Notulen rapat JDIH"), ("hold_jdih_meeting",)),
    "salinan-publikasi": (gettext_noop("Salinan untuk publikasi"), ("authenticate",)),
    "lembar-otentikasi": (gettext_noop("Lembar otentikasi"), ("authenticate",)),
    "abstrak": (gettext_noop("Abstrak"), ("design_content",)),
    "lembar-otentikasi-akhir": (gettext_noop("Lembar otentikasi akhir"), ("authenticate_final",)),
    "lembar-persetujuan": (gettext_noop("Lembar persetujuan pengunggahan"), ("approve_upload",)),
    "bukti-tautan": (gettext_noop("Bukti pemeriksaan tautan"), ("verify_link",)),
    "laporan-evaluasi": (gettext_noop("Laporan evaluasi"), ("evaluate",)),
}
# what a decree comes to: shown first once it has its number
RESULTS = ("sk", "salinan", "tanda-terima", "lembar-arsip")
# the same card under a second key
TWINS = ("kartu-kendali",)


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that can be printed now."""

    key: str
    title: str
    is_result: bool


@cache
def printers() -> dict[str, tuple[str, Printer]]:
    """Return every paper that a stage prints: key → (stage, printer)."""
    found: dict[str, tuple[str, Printer]] = {}
    for stage in STAGES:
        module = f"diktum.stages.{stage}.papers"
        if not apps.is_installed(f"diktum.stages.{stage}") or find_spec(module) is None:
            continue
        for key, printer in import_module(module).PAPERS.items():
            found.setdefault(key, (stage, printer))
    return found


def shelf(done: Collection[str], at_hand: Collection[str] = ()) -> tuple[PaperRow, ...]:
    """Return the papers that are ready, in the order of the SOP.

    `done` are the acts completed at least once, `at_hand` the keys of papers that are there before their act is done.
    """
    rows = []
    for key, (stage, _printer) in printers().items():
        if key in TWINS:
            continue
        title, acts = KNOWN.get(key, (key.replace("-", " ").capitalize(), _acts_of(stage)))
        if key in at_hand or not set(acts).isdisjoint(done):
            rows.append(PaperRow(key, _(title), key in RESULTS))
    return tuple(rows)


def _acts_of(stage: str) -> tuple[str, ...]:
    return tuple(act for act, work in sop_map.WORK.items() if work.stage == stage)
