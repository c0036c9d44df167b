"""Keputusan on paper, in its five conditions, and its attachments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from diktum.formats.paper_parts import Block, Code, Item, Paper, SignatureBlock


class DecreeState(StrEnum):
    """Which of the five papers a decree is printed as."""

    DRAFT = "draft"
    FINAL = "final"
    NUMBERED = "numbered"
    COPY = "copy"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictum:
    """KESATU, KEDUA …: label, text, items below it, and text that closes the items."""

    label: str
    text: str
    items: tuple[Item, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Lampiran: its label ("LAMPIRAN I"), its name in capitals, its blocks."""

    label: str
    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """The mark of a salinan (UU 30/2014 Ps. 73): statement, official, copy number, recipient, QR.

    `stamps` names the stamps whose place is shown in grey beside the room of the ink.
    """

    signature: SignatureBlock
    copy_number: str
    recipient: str = ""
    statement: str = "Salinan sesuai dengan aslinya"
    code: Code | None = None
    stamps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecreePaper(Paper):
    """Keputusan (SK): rancangan, naskah final, SK bernomor, salinan, petikan.

    `heading` is the title in capitals, line by line; `number_line` is "NOMOR 3 TAHUN 2026" or empty:
    then a blank to be filled by hand is printed, with `year`. `name` follows TENTANG; `office` is the
    enacting official (a comma is added). A decree has `dicta`, or `blocks` of chapters and articles.
    `version_mark` stands in the footer of the final text and tells the wet-signed sheet from others; `version_code` is the
    same as a small QR code at the foot of every page.
    `closing` is the signature block; in a salinan its `mark` is "ttd.". `copies_to` is the tembusan below it.
    """

    template: ClassVar[str] = "decree"

    state: DecreeState
    heading: tuple[str, ...]
    name: str
    office: str
    considerations: tuple[str, ...]
    legal_bases: tuple[str, ...]
    decides: str
    closing: SignatureBlock
    notings: tuple[str, ...] = ()
    dicta: tuple[Dictum, ...] = ()
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    copies_to: tuple[str, ...] = ()
    number_line: str = ""
    year: str = ""
    version_mark: str = ""
    version_code: Code | None = None
    site: str = ""
    certification: Certification | None = None
