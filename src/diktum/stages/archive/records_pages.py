"""What the pages about records show, as frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.paginator import Page

from diktum.stages.archive.models import (
    DisposalProposal,
    LegalHold,
    Loan,
    MediaTransfer,
    OldDecreeImport,
    Relocation,
)
from diktum.stages.archive.old_decrees_reading import OldRow
from diktum.stages.archive.records_queries import Record, Standing
from diktum.stages.archive.retention_rules import Retention
from diktum.ui.forms import Form


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Catatan arsip: one record, what is going on with it, and what can be done."""

    record: Record
    retention: Retention
    phase: str
    standing: Standing
    loans: tuple[Loan, ...]
    holds: tuple[LegalHold, ...]
    moves: tuple[Relocation, ...]
    may_keep: bool
    may_hold: bool
    is_overdue: bool
    forms: dict[str, Form]
    failed: Form | None


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list, with what the list says of it."""

    record: Record
    said: str
    is_wrong: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at the shelf, with how many records it shows."""

    title: str
    count: int
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """Rak arsip: the records in the order of the shelf; all of a place, what is lent, or what lacks paper or scan."""

    rows: tuple[Row, ...]
    asked: str
    key: str
    views: tuple[View, ...]
    page_obj: Page[Record]
    query: str


@dataclass(frozen=True, slots=True)
class RetentionPage:
    """Retensi: what falls due, what is held, which proposals there are."""

    day: dt.date
    due: tuple[Row, ...]
    due_total: int
    page_obj: Page[Record]
    soon: tuple[Row, ...]
    soon_total: int
    held: tuple[Row, ...]
    held_total: int
    permanent: int
    proposals: tuple[DisposalProposal, ...]
    may_propose: bool
    form: Form


@dataclass(frozen=True, slots=True)
class DisposalPage:
    """Usul musnah: its records, and the step that it waits for."""

    proposal: DisposalProposal
    rows: tuple[Row, ...]
    state: str
    may_decide: bool
    may_prove: bool
    form: Form


@dataclass(frozen=True, slots=True)
class TransferPage:
    """Alih media: the berita acara made so far, and the form of the next."""

    transfers: tuple[MediaTransfer, ...]
    form: Form
    may_make: bool


@dataclass(frozen=True, slots=True)
class OldDecreesPage:
    """SK lama: the form, and what was taken in."""

    form: Form
    columns: tuple[str, ...]
    imports: tuple[OldDecreeImport, ...]


@dataclass(frozen=True, slots=True)
class OldPreviewPage:
    """Pratinjau SK lama: what a list would do."""

    filename: str
    mark: str
    count: int
    scans: int
    rows: tuple[OldRow, ...]
    faults: tuple[tuple[int, str], ...]
    warnings: tuple[tuple[int, str], ...]
    unnamed: tuple[str, ...]
    may_take_in: bool
    form: Form

    @property
    def more(self) -> int:
        """Return how many good rows are not shown."""
        return self.count - len(self.rows)
