"""The labels that open the parts of a decree: Menimbang, Mengingat, MEMUTUSKAN, Ditetapkan di, LAMPIRAN."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from diktum.core.document.reading.marks import folded


class Part(StrEnum):
    """The parts of the paper, in the order of the paper."""

    HEAD = "judul"
    CONSIDERATIONS = "menimbang"
    LEGAL_BASES = "mengingat"
    NOTINGS = "memperhatikan"
    DECIDES = "menetapkan"
    DICTA = "diktum"
    BODY = "batang tubuh"
    CLOSING = "penutup"
    COPIES = "tembusan"
    ATTACHMENT = "lampiran"
    REST = "sisa"


PREAMBLE = (Part.CONSIDERATIONS, Part.LEGAL_BASES, Part.NOTINGS)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line: the part it opens, the label as it stands, and what follows it."""

    part: Part
    raw: str
    rest: str


_WORDS = {
    "menimbang": Part.CONSIDERATIONS,
    "mengingat": Part.LEGAL_BASES,
    "memperhatikan": Part.NOTINGS,
    "memerhatikan": Part.NOTINGS,
    "memutuskan": Part.DECIDES,
    "menetapkan": Part.DECIDES,
}
_FOLDED = {folded(word): part for word, part in _WORDS.items()}
_FIRST = re.compile(
    r"[|\s]*(?P<word>[\w!|]{8,14}|(?:\w\s){8,12}\w)(?P<sign>[\s|]*[:;.,][\s|:]*|[\s|]*$|[\s|]+)"
)
_OPENINGS = re.compile(
    r"\W?\w{1,3}\s?[.)]\s|bahwa\b|Undang|Peraturan\b|Pasal\b|Keputusan\b|Surat\b|Berita\b|Nota\b|Hasil\b|Daftar\b|Ketetapan\b"
)
_DETERMINED = re.compile(r"(?:Ditetapkan|DITETAPKAN|D[il1]tetapkan|Dikeluarkan|Disahkan)\s+[dD][il1]\b")
_COPIES = re.compile(
    r"(?P<raw>(?:Tembusan|TEMBUSAN)(?:\s+(?:Keputusan|Yth)[^:]{0,80})?\s?[:;.]?|Salinan\s+Keputusan\s[^:]{0,60}disampaikan\s+kepada[^:]{0,20}:)\s*(?P<rest>.*)"
)
_ATTACHMENT = re.compile(
    r"(?P<raw>LAMPIRAN(?:\s+(?:[IVXLCl1|]{1,7}|\d{1,3}))?\s*[:.]?)\s*(?P<rest>$|:.*|(?:SURAT\s)?(?:KEPUTUSAN|PERATURAN|UNDANG)\b.*)|(?P<quiet>Lampiran(?:\s+(?:[IVXLC]{1,7}|\d{1,3}))?\s*[:.]?\s*)$"
)
_EXPLANATION = re.compile(r"PENJELASAN(?:\s+ATAS)?")


def preamble_label(text: str) -> Label | None:
    """Return the label of Menimbang, Mengingat, Memperhatikan, Memutuskan or Menetapkan that a line begins with."""
    found = _FIRST.match(text)
    if found is None:
        return None
    word = found["word"].replace(" ", "")
    part = _FOLDED.get(folded(word)) or _nearly(word)
    if part is None or not word[:1].isupper():
        return None
    rest = text[found.end() :].strip()
    signed = any(sign in found["sign"] for sign in ":;.,|")
    if not (signed or not rest or _OPENINGS.match(rest) or (word.isupper() and len(found["word"]) > 14)):
        return None
    return Label(part, text[: found.end()].strip(), rest)


def _nearly(word: str) -> Part | None:
    """Return the part whose label differs from the word in one letter only."""
    lower = folded(word)
    if lower[:1] != "m":
        return None
    return next((part for label, part in _FOLDED.items() if _one_apart(label, lower)), None)


def _one_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])


def later_label(text: str) -> Label | None:
    """Return the label of a part after the dicta: closing, copies, attachment, explanation of a law."""
    if _DETERMINED.match(text):
        return Label(Part.CLOSING, "", text)
    found = _COPIES.fullmatch(text)
    if found:
        return Label(Part.COPIES, found["raw"].strip(), found["rest"].strip())
    found = _ATTACHMENT.fullmatch(text)
    if found:
        return Label(Part.ATTACHMENT, (found["raw"] or found["quiet"]).strip(), (found["rest"] or "").strip())
    return Label(Part.REST, "", text) if _EXPLANATION.fullmatch(text) else None
