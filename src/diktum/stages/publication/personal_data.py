"""Find what looks like personal data in a decree before everybody may read it. A person decides what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from diktum.core.document import Decree
from diktum.core.refusal import gettext_noop
from diktum.formats.redaction import MARK, Fragment, Span, fragments

_GAP = r"[\s.\-\u2010-\u2013\u00ad\u200b-\u200d\u2060]{0,2}"

LABELS = {
    "email": gettext_noop("Alamat surel"),
    "account": gettext_noop("Nomor rekening"),
    "nip": gettext_noop("NIP"),
    "nik": gettext_noop("NIK atau nomor kartu keluarga"),
    "npwp": gettext_noop("NPWP"),
    "phone": gettext_noop("Nomor telepon"),
    "address": gettext_noop("Alamat"),
    "born": gettext_noop("Tempat dan tanggal lahir"),
    "named": gettext_noop("Bagian yang ditunjuk petugas"),
}
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")),
    ("account", re.compile(r"(?i)\b(?:no\.?\s?)?rek(?:ening)?\b[^\d\n]{0,40}(?P<value>\d[\d .\-]{5,24}\d)")),
    ("nip", re.compile(rf"(?<!\d)(?:\d{_GAP}){{17}}\d(?!\d)")),
    ("nik", re.compile(rf"(?<!\d)(?:\d{_GAP}){{15}}\d(?!\d)")),
    ("npwp", re.compile(r"(?<!\d)\d{2}\.?\d{3}\.?\d{3}\.?\d-?\d{3}\.?\d{3}(?!\d)")),
    ("phone", re.compile(rf"(?<![\d/])(?:\+?62{_GAP}|0)8(?:{_GAP}\d){{7,12}}(?!\d)")),
    ("phone", re.compile(r"\(0\d{2,3}\)\s?\d{3}[\d -]{2,7}\d")),
    ("phone", re.compile(r"(?i)\b(?:telepon|telp|hp|wa|whatsapp)\b[^\d\n+]{0,12}(?P<value>\+?\d[\d -]{5,16}\d)")),
    (
        "address",
        re.compile(
            r"\b(?i:jalan|jl\.?|jln\.?|gang|gg\.|kompleks|perumahan)\s+[A-Z0-9][^,;\n]{2,60}"
            r"|\b(?i:rt)\s*\.?\s*\d{1,3}(?:\s*/?\s*(?i:rw)\s*\.?\s*\d{1,3})?"
        ),
    ),
    ("born", re.compile(r"(?i)\b(?:lahir|tempat,? tanggal lahir)\b[^;\n]{0,60}\d{4}")),
)  # fmt: skip
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("nik", re.compile(r"(?i)\b(?:nik|ktp|kartu keluarga|no\.? ?kk)\b")),
    ("nip", re.compile(r"(?i)\bnip\b")),
    ("account", re.compile(r"(?i)\brek(?:ening)?\b")),
    ("npwp", re.compile(r"(?i)\bnpwp\b")),
    ("phone", re.compile(r"(?i)\b(?:telepon|telp|hp|ponsel|whatsapp|wa)\b")),
    ("address", re.compile(r"(?i)\b(?:alamat|domisili|tempat tinggal)\b")),
    ("email", re.compile(r"(?i)\b(?:surel|e-?mail)\b")),
    ("born", re.compile(r"(?i)\blahir\b|\bttl\b")),
)
_FIGURES = re.compile(r"\d[\d \-]{2,22}")
_NIK = re.compile(r"\d{6}(?:0[1-9]|[1256]\d|[37][01]|4[1-9])(?:0[1-9]|1[0-2])\d{6}")
_NIP = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d(?:0[1-9]|1[0-2])[12]\d{3}"
)
_LETTER = re.compile(r"\w")
NEVER_IN_CONTENT = frozenset({"nik", "nip", "npwp", "account"})


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Temuan data pribadi: what kind it seems to be, where it stands, a part of it, and its exact place in the text."""

    kind: str
    label: str
    place: str
    excerpt: str
    path: str = ""
    start: int = 0
    end: int = 0

    @property
    def key(self) -> str:
        """Return the name by which a person decides on this finding."""
        return f"{self.path}:{self.start}-{self.end}"

    @property
    def span(self) -> Span:
        """Return where it stands in the text at its path."""
        return self.start, self.end


def personal_data_in(decree: Decree, named: Iterable[str] = ()) -> tuple[PersonalData, ...]:
    """Return what looks like personal data in a decree, in reading order; and every place of the phrases that a person names."""
    phrases = tuple(named)
    texts = fragments(decree)
    halves = _halves(texts)
    return tuple(
        PersonalData(kind, LABELS[kind], _place(each), masked(each.text[start:end]), each.path, start, end)
        for each in texts
        for kind, start, end in sorted(
            _found(each, phrases) if each.path not in halves else [(halves[each.path], 0, len(each.text))],
            key=lambda hit: hit[1:],
        )
    )


def _halves(texts: tuple[Fragment, ...]) -> dict[str, str]:
    """Return the kind by path of cells that hold a number of a person together with the cell beside them."""
    found: dict[str, str] = {}
    for one, other in pairwise(texts):
        in_one_row = (
            one.path.rpartition("/")[0] == other.path.rpartition("/")[0] and one.column != other.column
        )
        if in_one_row and _FIGURES.fullmatch(one.text) and _FIGURES.fullmatch(other.text):
            kind = _kind_of_number(squeezed(one.text + other.text))
            if kind:
                found[one.path] = found[other.path] = kind
    return found


def _kind_of_number(figures: str) -> str:
    """Say whether figures are built like a NIK (a day of birth from the 7th on, women's + 40) or a NIP (one from the 1st on)."""
    if len(figures) == 16 and _NIK.fullmatch(figures):
        return "nik"
    return "nip" if len(figures) == 18 and _NIP.fullmatch(figures) else ""


def kinds_in(text: str) -> frozenset[str]:
    """Return the kinds of personal data that a text seems to hold."""
    return frozenset(kind for kind, _start, _end in _found(Fragment("", "", "", text), ()))


def squeezed(text: str) -> str:
    """Return the letters and digits of a text alone, for comparing however it is spaced."""
    return "".join(each for each in text.casefold() if each.isalnum())


def _place(fragment: Fragment) -> str:
    if not fragment.place:
        return {"title": "Judul", "copies_to": "Tembusan"}.get(fragment.path.split("/")[0], "")
    return f"{fragment.place}, kolom {fragment.column}" if fragment.column else fragment.place


def _found(fragment: Fragment, phrases: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    text = fragment.text
    column = next((kind for kind, name in _COLUMNS if name.search(fragment.column)), "")
    if column and _LETTER.search(text.replace(MARK, "")):
        yield column, 0, len(text)
        return
    taken: list[Span] = []
    for kind, start, end in (*_patterned(text), *_phrased(text, phrases)):
        if all(end <= first or start >= last for first, last in taken):
            taken.append((start, end))
            yield kind, start, end


def _patterned(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in PATTERNS:
        group = "value" if "value" in pattern.groupindex else 0
        for hit in pattern.finditer(text):
            yield kind, *hit.span(group)


def _phrased(text: str, phrases: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    for phrase in phrases:
        words = r"\s+".join(map(re.escape, phrase.split()))
        for hit in re.finditer(words, text, re.IGNORECASE):
            yield "named", *hit.span()


def masked(text: str) -> str:
    """Return a finding with its middle hidden, so that the sheet itself tells nobody more than it must."""
    text = " ".join(text.split())
    if len(text) <= 6:
        return text
    keep = 4 if text[0].isdigit() or text[0] == "+" else min(12, len(text) // 2)
    return f"{text[:keep]}…{text[-2:]}"
