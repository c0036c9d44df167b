"""The papers of publication in JDIH."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from diktum.formats.paper_parts import Block, Check, Code, Column, Fact, Paper, SignatureBlock, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPaper(Paper):
    """The common shape of a JDIH sheet: title, facts, checked points, tables, verdict, reason, signatures."""

    template: ClassVar[str] = "sheet"

    heading: tuple[str, ...]
    facts: tuple[Fact, ...]
    checks: tuple[Check, ...] = ()
    blocks: tuple[Block, ...] = ()
    verdict_label: str = "Kesimpulan"
    verdict: str = ""
    reason: str = ""
    signatures: tuple[SignatureBlock, ...] = ()
    code: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityPaper(SheetPaper):
    """Lembar kelayakan publikasi; with `blocks` of tables also the queue sheet (antrean publikasi)."""

    heading: tuple[str, ...] = ("LEMBAR KELAYAKAN PUBLIKASI",)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthenticationSheetPaper(SheetPaper):
    """Lembar otentikasi materi konten: salinan compared with what is to be published."""

    heading: tuple[str, ...] = ("LEMBAR OTENTIKASI MATERI KONTEN",)
    verdict_label: str = "Hasil otentikasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheetPaper(SheetPaper):
    """Lembar persetujuan pengunggahan: approved, returned or rejected, with notes."""

    heading: tuple[str, ...] = ("LEMBAR PERSETUJUAN PENGUNGGAHAN",)
    verdict_label: str = "Keputusan"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkProofPaper(SheetPaper):
    """Bukti tautan: the stable links, the answer of the server, the fingerprint compared."""

    heading: tuple[str, ...] = ("BUKTI PEMERIKSAAN TAUTAN JDIH",)
    verdict_label: str = "Hasil pemeriksaan"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPaper(SheetPaper):
    """Laporan evaluasi pengelolaan JDIH of a period, by aspects, with findings and follow-up."""

    heading: tuple[str, ...] = ("LAPORAN EVALUASI", "PENGELOLAAN JARINGAN DOKUMENTASI DAN INFORMASI HUKUM")
    verdict_label: str = "Simpulan"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbstractPaper(Paper):
    """Abstrak peraturan: subject, year, short citation, full title, three bullets, notes."""

    template: ClassVar[str] = "abstract"

    subjects: str
    year: str
    citation: str
    name: str
    abstract: tuple[str, ...]
    notes: tuple[str, ...] = ()


def link_table(rows: tuple[tuple[str, ...], ...]) -> Table:
    """Make the table of a bukti tautan: number, link, checked at, answer, result."""
    return Table(
        columns=(
            Column("No.", "0.5", "center"),
            Column("Tautan", "4"),
            Column("Waktu periksa", "1.8"),
            Column("Jawaban", "1.1", "center"),
            Column("Hasil", "1.6"),
        ),
        rows=rows,
    )
