"""L: the lampiran."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.labels import labels
from diktum.core.document.model import Attachment, Decree, Row, Table
from diktum.core.document.persons import persons
from diktum.core.document.rules.registry import Hit, Severity, hit, rule
from diktum.core.document.rules.samples import SOUND, dicta, sample
from diktum.core.refusal import gettext_noop

_PERSONS = ("Nama", "Jabatan")


@rule(
    "L1",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 192",
    good=SOUND,
    bad=sample(dicta=dicta("Menetapkan Tim Pelaksana Kegiatan Contoh.", SOUND.dicta[-1].text)),
)
def attachment_is_announced(decree: Decree) -> Iterator[Hit]:
    """Announce every attachment in a dictum as an inseparable part of the decree."""
    text = " ".join(dictum.text for dictum in decree.dicta)
    label_of = labels(decree)
    for attachment in decree.attachments:
        if not re.search(rf"\b{re.escape(label_of[attachment.id])}\b(?! [IVX])", text):
            yield hit(
                gettext_noop(
                    "Sebut %(label)s dalam diktum: “tercantum dalam %(label)s yang merupakan bagian tidak "
                    "terpisahkan dari Keputusan ini”."
                ),
                node=attachment.id,
                label=label_of[attachment.id],
            )
        elif "bagian tidak terpisahkan" not in text and "bagian yang tidak terpisahkan" not in text:
            yield hit(
                gettext_noop(
                    "Nyatakan bahwa lampiran merupakan bagian tidak terpisahkan dari Keputusan ini."
                ),
                node=attachment.id,
            )


@rule(
    "L1a",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 192",
    good=SOUND,
    bad=sample(attachments=()),
)
def announced_attachment_exists(decree: Decree) -> Iterator[Hit]:
    """Announce no attachment that is not there."""
    known = set(labels(decree).values())
    for dictum in decree.dicta:
        for name in re.findall(r"\bdalam (Lampiran(?: [IVX]+\b)?)", dictum.text):
            if name not in known:
                yield hit(
                    gettext_noop("Diktum menyebut %(name)s, tetapi lampiran itu tidak ada."),
                    node=dictum.id,
                    name=name,
                )


@rule(
    "L4",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 196",
    good=SOUND,
    bad=sample(attachments=(Attachment("l1", "Susunan Tim.", SOUND.attachments[0].table),)),
)
def attachment_title_is_in_capitals(decree: Decree) -> Iterator[Hit]:
    """Name an attachment in capitals without a closing mark."""
    for attachment in decree.attachments:
        title = attachment.title.strip()
        if title != title.upper() or title.endswith((".", ",", ";", ":")) or not title:
            yield hit(
                gettext_noop("Nama lampiran ditulis dengan huruf kapital tanpa tanda baca penutup."),
                node=attachment.id,
            )


@rule(
    "X10",
    Severity.WARN,
    source="SOP 23/2022 B.1 baris 2",
    good=SOUND,
    bad=sample(
        attachments=(
            Attachment(
                "l1",
                "SUSUNAN TIM",
                Table(
                    _PERSONS,
                    (Row("b1", ("Melati Contoh", "Ketua")), Row("b2", ("MELATI  CONTOH", "Anggota"))),
                ),
            ),
        )
    ),
)
def person_is_named_once(decree: Decree) -> Iterator[Hit]:
    """Name nobody twice in the lampiran of a decree."""
    seen: dict[str, str] = {}
    for person in persons(decree):
        name = " ".join(person.name.casefold().split())
        if name in seen:
            yield hit(
                gettext_noop("%(name)s sudah tercantum pada %(first)s."),
                node=person.row_id,
                name=person.name,
                first=seen[name],
            )
        seen.setdefault(name, person.place)
