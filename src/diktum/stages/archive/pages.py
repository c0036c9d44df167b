"""What the pages of the archive show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page

from diktum.dossiers.summary import DossierSummary
from diktum.stages.archive.classification import ArchiveCode
from diktum.stages.archive.forms import ArchiveForm, SearchForm
from diktum.stages.archive.models import Original, Scan
from diktum.stages.archive.records_queries import Record
from diktum.stages.archive.scan_panel import ScanPanel
from diktum.stages.distribution.issued import IssuedDecree


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Simpan dan digitalkan: the form, or what was archived."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    decree: IssuedDecree | None
    expected_pages: int
    form: ArchiveForm
    original: Original | None
    place: str
    scans: tuple[Scan, ...]
    scanned_pages: int
    code: ArchiveCode | None
    reading: ScanPanel | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """Arsip: what is archived in this office."""

    form: SearchForm
    rows: tuple[Record, ...]
    total: int
    page_obj: Page[Record]
    query: str
    is_narrowed: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class CodesPage:
    """Daftar kode klasifikasi."""

    q: str
    codes: tuple[ArchiveCode, ...]
    total: int
