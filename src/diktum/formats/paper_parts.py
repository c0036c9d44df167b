"""Parts that several papers share. Every text is a finished Indonesian string; nothing here computes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

FONT = "TeX Gyre Bonum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a paper is set: `paper` is F4 (215 x 330 mm), F4-210 (210 x 330 mm) or A4; sizes in points."""

    paper: str = "F4"
    font: str = FONT
    font_size: str = "12"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Kop: the commission's name in capitals, line by line, its address, and the place of the emblem.

    `emblem` says where room is left for the printed emblem: "none", "left" or "above".
    """

    lines: tuple[str, ...] = ()
    address: str = ""
    contact: str = ""
    emblem: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper has: a title for its metadata, a letterhead, a layout and a footer.

    `reference` stands small in the footer of each page (dossier code, version mark).
    """

    template: ClassVar[str] = ""

    title: str
    letterhead: Letterhead = field(default_factory=Letterhead)
    layout: Layout = field(default_factory=Layout)
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """One signature: lines of place and date above, office, room or `mark` ("ttd."), name, NIP below.

    `lead` stands above the office ("Mengetahui,"); `office` is printed with a closing comma. A `seal` is the visible
    part of an electronic signature: a QR code with words in the room of the ink.
    """

    office: str
    name: str
    nip: str = ""
    lead: str = ""
    place_and_date: tuple[str, ...] = ()
    mark: str = ""
    seal: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code with the words beside it: `url` is encoded, `code` is what a person can type."""

    url: str
    code: str
    text: str = "Pindai untuk memeriksa keaslian."


@dataclass(frozen=True, slots=True)
class Fact:
    """One line `label : value` of a head."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with its printed label ("a.", "1)") and its sub-items."""

    label: str
    text: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `width` is relative (fr) as text, `align` is left, center or right."""

    title: str
    width: str = "1"
    align: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that breaks over pages with its head repeated; `number_row` prints (1) (2) … under the head."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    number_row: bool = False
    kind: str = field(default="table", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """BAB: label and title, centred."""

    label: str
    title: str
    kind: str = field(default="chapter", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Pasal: a centred label (or part "Bagian Kesatu") above its paragraphs."""

    label: str
    title: str = ""
    kind: str = field(default="article", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A bold heading within a text: "A." and "Latar Belakang"."""

    title: str
    label: str = ""
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A justified paragraph; `label` ("(1)") makes it hang, `indent` is a level from "0"."""

    text: str
    label: str = ""
    indent: str = "0"
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list of items."""

    items: tuple[Item, ...]
    kind: str = field(default="items", init=False)


Block = Chapter | Article | Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One checked point: what was asked, the finding ("Sesuai"), a note, the passage it is about."""

    number: str
    text: str
    finding: str
    note: str = ""
    passage: str = ""
