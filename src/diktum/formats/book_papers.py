"""The books and slips: buku agenda, buku ekspedisi, buku kartu kendali, buku naskah pleno, tanda terima, lembar arsip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from diktum.formats.paper_parts import Code, Fact, Paper, SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBookRow:
    """One line of the buku agenda; a void number says so in `status` and `note`."""

    number: str
    booked_on: str
    decree_number: str
    enacted_on: str
    about: str
    nature: str = ""
    archive_code: str = ""
    proposed_by: str = ""
    signed_by: str = ""
    plenary_record: str = ""
    pages: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBookPaper(Paper):
    """Buku agenda naskah dinas keputusan: landscape, lines counted at the foot of each page."""

    template: ClassVar[str] = "agenda_book"

    name: str
    period: str
    rows: tuple[AgendaBookRow, ...]
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRow:
    """One line of the buku ekspedisi; the paraf column stays free for ink unless `paraf` says how."""

    number: str
    sent_on: str
    decree: str
    about: str
    copy_number: str
    addressed_to: str
    manner: str = ""
    received_by: str = ""
    received_at: str = ""
    paraf: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchBookPaper(Paper):
    """Buku ekspedisi: landscape, who received which copy and when, with a paraf column."""

    template: ClassVar[str] = "dispatch_book"

    name: str
    period: str
    rows: tuple[DispatchRow, ...]
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlBookRow:
    """One line of the book of kartu kendali: a card that was filled in, and how it ended."""

    number: str
    checked_on: str
    dossier: str
    about: str
    kind: str
    text: str = ""
    outcome: str = ""
    checked_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlBookPaper(Paper):
    """Buku kartu kendali: landscape, every card of a year in the order in which they were filled in."""

    template: ClassVar[str] = "control_book"

    name: str
    period: str
    rows: tuple[ControlBookRow, ...]
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterBookRow:
    """One line of the book of the plenary's letters: an invitation or a berita acara under its number."""

    number: str
    made_on: str
    full_number: str
    kind: str
    about: str
    signed_by: str = ""
    dossier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterBookPaper(Paper):
    """Buku nomor naskah pleno: landscape, every numbered letter of a year in the order in which they were made."""

    template: ClassVar[str] = "letter_book"

    name: str
    period: str
    rows: tuple[LetterBookRow, ...]
    signatures: tuple[SignatureBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper(Paper):
    """Tanda terima of one copy. `statement` is the sentence of receipt; signatures: giver, receiver."""

    template: ClassVar[str] = "receipt"

    number: str
    statement: str
    facts: tuple[Fact, ...]
    signatures: tuple[SignatureBlock, ...]
    code: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveContent:
    """One piece kept in the dossier's folder."""

    number: str
    name: str
    date: str = ""
    development: str = ""
    amount: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSheetPaper(Paper):
    """Lembar arsip: where the original stands, what lies in the folder, the scan and a label to cut out.

    `place` is the shelf address from large to small ("Ruang", "Rak", "Boks", "Map").
    """

    template: ClassVar[str] = "archive_sheet"

    facts: tuple[Fact, ...]
    place: tuple[Fact, ...]
    label_lines: tuple[str, ...]
    contents: tuple[ArchiveContent, ...] = ()
    scan: tuple[Fact, ...] = ()
    code: Code | None = None
    signatures: tuple[SignatureBlock, ...] = ()
