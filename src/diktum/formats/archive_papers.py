"""The papers of the shelf: labels with QR codes, lists of records, and the berita acara of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from diktum.formats.paper_parts import Block, Code, Column, Fact, Paper, SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label to cut out: words from large to small beside the QR code of the record."""

    lines: tuple[str, ...]
    code: Code


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheetPaper(Paper):
    """Lembar label: two labels a row, as many rows as fit."""

    template: ClassVar[str] = "label_sheet"

    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordListPaper(Paper):
    """A list of records in landscape, its lines counted at the foot of each page."""

    template: ClassVar[str] = "record_list"

    name: str
    period: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRecordPaper(Paper):
    """Berita acara of the archive: what was done, its facts, the list of the records, who signs."""

    template: ClassVar[str] = "archive_record"

    heading: tuple[str, ...]
    opening: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    closing: str
    signatures: tuple[SignatureBlock, ...]
