"""L: the lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.labels import labels
from diktum.core.document.model import Attachment, Decree, Table, nodes
from diktum.core.document.persons import persons
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import plain
from diktum.core.document.rules.samples import SOUND, dicta, framed, people, sample, with_dictum
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_MARKS = (".", ",", ";", ":")


@rule(
    "L1",
    Severity.ERROR,
    source=f"{_LAW} angka 192",
    good=SOUND,
    bad=sample(
        dicta=dicta(
            "Menetapkan Tim Pelaksana Kegiatan Contoh sampai dengan 31 Desember 2026.", SOUND.dicta[-1].text
        )
    ),
)
def attachment_is_announced(decree: Decree, _: Context) -> Iterator[Hit]:
    """Announce every attachment in a dictum as an inseparable part of the decree."""
    text = " ".join(" ".join((d.text, *(p.text for p in d.points))) for d in decree.dicta)
    label_of = labels(decree)
    for attachment in decree.attachments:
        if not _is_announced(label_of[attachment.id], text):
            yield hit(
                gettext_noop(
                    "Sebut %(label)s dalam diktum: “tercantum dalam %(label)s yang merupakan bagian tidak "
                    "terpisahkan dari Keputusan ini”."
                ),
                node=attachment.id,
                label=label_of[attachment.id],
            )
        elif not re.search(r"bagian (yang )?tidak terpisahkan", text):
            yield hit(
                gettext_noop(
                    "Nyatakan bahwa lampiran merupakan bagian tidak terpisahkan dari Keputusan ini."
                ),
                node=attachment.id,
            )


def _is_announced(label: str, text: str) -> bool:
    if re.search(rf"\b{re.escape(label)}\b(?! [IVX])", text):
        return True
    numeral = label.removeprefix("Lampiran ")
    listed = re.findall(r"\bLampiran ((?:[IVX]+(?:, | dan |, dan |, serta | sampai dengan )?)+)", text)
    return any(re.search(rf"\b{numeral}\b", each) or "sampai dengan" in each for each in listed)


@rule("L1a", Severity.ERROR, source=f"{_LAW} angka 192", good=SOUND, bad=sample(attachments=()))
def announced_attachment_exists(decree: Decree, _: Context) -> Iterator[Hit]:
    """Announce no attachment that is not there."""
    known = set(labels(decree).values())
    if len(decree.attachments) > 1:
        known.add("Lampiran")
    for dictum in decree.dicta:
        for name in re.findall(
            r"\bdalam (Lampiran(?: [IVX]+\b)?)(?! (?:Keputusan|Peraturan) (?!ini))", dictum.text
        ):
            if name not in known:
                yield hit(
                    gettext_noop("Diktum menyebut %(name)s, tetapi lampiran itu tidak ada."),
                    node=dictum.id,
                    name=name,
                )


@rule(
    "L2",
    Severity.ERROR,
    source=f"{_LAW} angka 194",
    good=SOUND,
    bad=with_dictum("Jadwal sebagaimana tercantum dalam Lampiran 2 Keputusan ini."),
)
def attachments_have_roman_numerals(decree: Decree, _: Context) -> Iterator[Hit]:
    """Number attachments with Roman numerals."""
    for node in nodes(decree):
        if found := re.search(r"\bLampiran ([0-9]+|[a-z]|[AB])\b(?! Tahun)", node.text):
            yield hit(
                gettext_noop("Lampiran diberi angka Romawi: “Lampiran I”, “Lampiran II”, bukan “%(said)s”."),
                node=node.id,
                said=found.group(),
            )


@rule(
    "L4",
    Severity.ERROR,
    source=f"{_LAW} angka 196",
    good=SOUND,
    bad=sample(attachments=(Attachment("l1", "Susunan Tim.", SOUND.attachments[0].table),)),
)
def attachment_title_is_in_capitals(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name an attachment in capitals without a closing mark."""
    for attachment in decree.attachments:
        title = attachment.title.strip()
        if title != title.upper() or title.endswith(_MARKS) or not title:
            yield hit(
                gettext_noop("Nama lampiran ditulis dengan huruf kapital tanpa tanda baca penutup."),
                node=attachment.id,
                mend=title.upper().rstrip(".,;: ") if title else None,
            )


@rule(
    "L6",
    Severity.ERROR,
    source=f"{_LAW} angka 195",
    good=framed(),
    bad=framed(
        attachment_headings=(
            "LAMPIRAN KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH NOMOR 4 TAHUN 2025 TENTANG TIM CONTOH",
        )
    ),
)
def attachment_heading_is_that_of_the_decree(decree: Decree, context: Context) -> Iterator[Hit]:
    """Repeat number and title in the heading of every attachment."""
    number, title = plain(context.facts.number), plain(decree.title)
    for heading, attachment in zip(context.facts.attachment_headings, decree.attachments, strict=False):
        said = plain(heading)
        if number not in said or title not in said:
            yield hit(
                gettext_noop("Kepala lampiran tidak sama dengan judul: “%(number)s … TENTANG %(title)s”."),
                node=attachment.id,
                number=context.facts.number,
                title=decree.title,
            )


_TOTAL = re.compile(r"^(jumlah|total)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:berjumlah|sebanyak|beranggotakan|terdiri atas|terdiri dari) ([0-9]{1,4}) (?:\([a-z ]+\) )?orang\b"
)


@rule(
    "L7",
    Severity.ERROR,
    source="SOP 23/2022 B.1 baris 2",
    good=SOUND,
    bad=sample(attachments=people(("Uraian", "Jumlah"), ("Ketua", "1"), ("Anggota", "4"), ("Jumlah", "6"))),
)
def totals_agree(decree: Decree, _: Context) -> Iterator[Hit]:
    """Let totals and counts of persons agree with the rows."""
    for attachment in decree.attachments:
        if attachment.table:
            yield from _sums(attachment.table)
    count = len(persons(decree))
    tables = [attachment for attachment in decree.attachments if attachment.table]
    for dictum in decree.dicta if count and len(tables) == 1 else ():
        for said in _MANY.findall(dictum.text) if "Lampiran" in dictum.text else ():
            if int(said) != count:
                yield hit(
                    gettext_noop("Tertulis %(said)s orang, sedangkan lampiran memuat %(count)s orang."),
                    node=dictum.id,
                    said=said,
                    count=str(count),
                )


def _sums(table: Table) -> Iterator[Hit]:
    since = 0
    for position, row in enumerate(table.rows):
        if not any(_TOTAL.match(cell.strip()) for cell in row.cells[:2]):
            continue
        for column, cell in enumerate(row.cells):
            figures = [_figure(each.cells[column]) for each in table.rows[since:position]]
            total = _figure(cell)
            if total is None or not figures or None in figures:
                continue
            right = sum(figure for figure in figures if figure is not None)
            if right != total:
                yield hit(
                    gettext_noop(
                        "Jumlah pada baris ini %(said)s, sedangkan jumlah baris di atasnya %(right)s."
                    ),
                    node=row.id,
                    said=str(total),
                    right=str(right),
                )
        since = position + 1


def _figure(cell: str) -> int | None:
    """Return a whole number as tables write it, with thousands parted by full stops; None for anything else."""
    bare = re.sub(r"^Rp\.?\s*", "", cell.strip()).removesuffix(",00").removesuffix(" orang")
    return int(bare.replace(".", "")) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+", bare) else None
