"""What one berkas holds: the paper on the shelf, its scan, what was read in it, and every paper that the journey printed."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.files.refusals import FileIsDamaged, FileIsMissing, StoreIsOutOfReach
from diktum.formats.pdf import page_count
from diktum.stages.archive import queries
from diktum.stages.archive.records_queries import Record

STAGES = ("drafting", "verification", "plenary", "signing", "distribution", "archive")
TITLES = {
    "kak": "Kerangka acuan kerja",
    "rancangan": "Rancangan keputusan",
    "notulensi-pembahasan": "Notulensi pembahasan",
    "kartu-kendali-personil": "Kartu kendali personil",
    "kartu-kendali-muatan": "Kartu kendali muatan",
    "lampiran-internal-personil": "Lampiran internal personil",
    "undangan": "Undangan rapat pleno",
    "daftar-hadir": "Daftar hadir rapat pleno",
    "notulensi": "Notulensi rapat pleno",
    "berita-acara": "Berita acara rapat pleno",
    "matriks-perbaikan": "Matriks perbaikan",
    "sk-final": "Naskah final",
    "sk-untuk-ditandatangani": "Naskah untuk ditandatangani",
    "sk": "Keputusan bernomor",
    "buku-agenda": "Halaman buku agenda",
    "salinan": "Salinan keputusan",
    "tanda-terima": "Tanda terima salinan",
    "ekspedisi-berkas": "Lembar ekspedisi",
    "lembar-arsip": "Lembar arsip",
}
LEFT_OUT = ("kartu-kendali",)  # the same card under a second key
PAPER, SCAN, READ, PRINT = "Asli", "Pindaian", "Turunan", "Cetakan"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in a berkas: a paper on the shelf (no fingerprint), or a file with fingerprint and place."""

    name: str
    development: str
    amount: str
    place: str
    path: str = ""
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    made_on: dt.date | None = None
    stored: StoredFile | None = None
    printed: bytes = b""

    def opened(self) -> BinaryIO:
        """Open its bytes, the fingerprint of a kept file checked first. Raises FileIsMissing, FileIsDamaged."""
        return store.open_file(self.stored) if self.stored is not None else io.BytesIO(self.printed)


def pieces_of(record: Record) -> tuple[Piece, ...]:
    """Return everything that the berkas of a record holds: papers first, then scans, readings and prints."""
    return (*_papers(record), *_kept(record), *_prints(record))


def files_of(record: Record) -> tuple[Piece, ...]:
    """Return what the berkas of a record holds as files."""
    return tuple(each for each in pieces_of(record) if each.sha256)


def _papers(record: Record) -> Iterator[Piece]:
    if record.place_words:
        sheets = f"{record.sheets} halaman" if record.sheets else "1 naskah"
        name = "Naskah asli bertanda tangan"
        yield Piece(name, PAPER, sheets, record.place_words, made_on=record.enacted_on)


def _kept(record: Record) -> Iterator[Piece]:
    if record.original is not None:
        for scan in queries.scans_of(record.original.dossier):
            yield _of_file(
                scan.file,
                f"Hasil pindai, berkas {scan.position}",
                SCAN,
                scan.pages,
                f"pindaian-{scan.position}",
            )
        reading = queries.reading_of(record.original)
        if reading is not None and reading.derivative is not None:
            yield _of_file(reading.derivative, "Hasil pindai yang terbaca (PDF/A)", READ, 0, "terbaca")
    if record.old is not None and record.old.file is not None:
        yield _of_file(record.old.file, "Hasil pindai", SCAN, record.old.pages, "pindaian-1")
        for text in record.old.texts.filter(derivative__isnull=False).order_by("-pk")[:1]:
            assert text.derivative is not None, "it was selected so"
            yield _of_file(text.derivative, "Hasil pindai yang terbaca (PDF/A)", READ, 0, "terbaca")


def _of_file(stored: StoredFile, name: str, development: str, pages: int, stem: str) -> Piece:
    ending = stored.original_name.rpartition(".")[2].lower()
    return Piece(
        name=name,
        development=development,
        amount=f"{pages} halaman" if pages else "1 berkas",
        place="Penyimpanan digital",
        path=f"naskah/{stem}.{ending}",
        sha256=stored.sha256,
        size=stored.size,
        media_type=stored.media_type,
        made_on=stored.kept_on,
        stored=stored,
    )


def _prints(record: Record) -> Iterator[Piece]:
    if record.original is None:
        return
    for key, pdf in printed(record.original.dossier):
        yield Piece(
            name=TITLES.get(key, key.replace("-", " ").capitalize()),
            development=PRINT,
            amount=f"{page_count(pdf)} halaman",
            place="Dicetak dari catatan",
            path=f"cetakan/{key}.pdf",
            sha256=hashlib.sha256(pdf).hexdigest(),
            size=len(pdf),
            media_type="application/pdf",
            printed=pdf,
        )


def printed(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """
    Give every paper of a dossier that can be printed, by its key, in the order of the journey. The same each time.

    A kept paper that is lost or damaged is not left out: raises FileIsMissing, FileIsDamaged, StoreIsOutOfReach.
    """
    for stage in STAGES:
        for key, printer in import_module(f"diktum.stages.{stage}.papers").PAPERS.items():
            if key in LEFT_OUT:
                continue
            try:
                yield key, printer(dossier)
            except (FileIsMissing, FileIsDamaged, StoreIsOutOfReach):
                raise
            except Refused:  # that paper was never made in this dossier
                continue
