"""Find what looks like personal data in a decree before everybody may read it. A person decides what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diktum.core.document import Decree, nodes, places
from diktum.core.refusal import gettext_noop

PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("nip", gettext_noop("NIP"), re.compile(r"(?<!\d)\d{8} ?\d{6} ?[12] ?\d{3}(?!\d)")),
    ("nik", gettext_noop("NIK atau nomor kartu keluarga"), re.compile(r"(?<!\d)\d{4}[ .]?\d{4}[ .]?\d{4}[ .]?\d{4}(?!\d)")),
    ("phone", gettext_noop("Nomor telepon"), re.compile(r"(?<![\d/])(?:\+?62|0)8\d{1,2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\d)")),
    ("email", gettext_noop("Alamat surel"), re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")),
    (
        "address",
        gettext_noop("Alamat"),
        re.compile(r"\b(?:Jalan|Jl\.|Jln\.|Gang|Gg\.)\s+[A-Z][^,;\n]{2,60}|\bRT\s*\.?\s*\d{1,3}\b", re.IGNORECASE),
    ),
    (
        "born",
        gettext_noop("Tempat dan tanggal lahir"),
        re.compile(r"\b(?:lahir|tempat,? tanggal lahir)\b[^;\n]{0,60}\d{4}", re.IGNORECASE),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Temuan data pribadi: what kind it seems to be, where it stands, and a part of it."""

    kind: str
    label: str
    place: str
    excerpt: str


def personal_data_in(decree: Decree) -> tuple[PersonalData, ...]:
    """Return everything in a decree that looks like personal data, in reading order."""
    place_of = places(decree)
    return tuple(
        PersonalData(kind, label, place_of.get(node.id, ""), excerpt)
        for node in nodes(decree)
        for kind, label, excerpt in _found(node.text)
    )


def _found(text: str) -> Iterator[tuple[str, str, str]]:
    taken: list[tuple[int, int]] = []
    for kind, label, pattern in PATTERNS:
        for hit in pattern.finditer(text):
            if all(hit.end() <= start or hit.start() >= end for start, end in taken):
                taken.append(hit.span())
                yield kind, label, masked(hit.group())


def masked(text: str) -> str:
    """Return a finding with its middle hidden, so that the sheet itself tells nobody more than it must."""
    text = " ".join(text.split())
    if len(text) <= 6:
        return text
    keep = 4 if text[0].isdigit() or text[0] == "+" else min(12, len(text) // 2)
    return f"{text[:keep]}…{text[-2:]}"
