"""Take from a decree on paper the facts that its tree does not hold."""

from __future__ import annotations

import re
from datetime import date

from diktum.core.document.citations import Registry
from diktum.core.document.reading.result import Reading
from diktum.core.document.rules.days import days
from diktum.core.document.rules.facts import Context, Facts

_BODY = re.compile(
    r"^\s*(?:SALINAN\s+)?KEPUTUSAN\s+((?:SEKRETARIS\s+)?KOMISI PEMILIHAN UMUM[A-Z \n]*?)\s+NOMOR\b",
    re.MULTILINE,
)
_RESOLUTION = re.compile(r"\bMenetapkan\s*:\s*(KEPUTUSAN\b.{1,900}?)\s+KESATU\b", re.DOTALL)
_SIGNS = re.compile(
    r"^\s*pada tanggal[^\n]*\n\s*((?:Pl[th]\. ?)?(?:KETUA|SEKRETARIS)[A-Za-z \n]{3,160}?,?)\s*\n\s*\n", re.M
)
_ATTACHED = re.compile(
    r"^\s*LAMPIRAN(?: [IVX]+)?\s*$|^\s*LAMPIRAN(?: [IVX]+)?\s+(?=KEPUTUSAN\b)", re.MULTILINE
)
_LONGEST_HEADING = 1500
_SPACED = re.compile(r"\s+")


def context_of_paper(
    reading: Reading, text: str, registry: Registry | None = None, *, on: date | None = None, seat: str = ""
) -> Context:
    """Return what a read text says beside its tree: number, day, place, signatory, resolution, headings.

    The rules are those in force on `on`, else on the day of the decree itself, else now. What cannot be made out is left
    unknown, so that no rule asks about it.
    """
    particulars = reading.particulars
    enacted = next(days(particulars.date), None)
    number = f"NOMOR {particulars.number}" if particulars.number else ""
    facts = Facts(
        number=number.upper() if "TAHUN" in number.upper() and "/" not in number else number,
        body=_first(_BODY, text),
        resolution=_first(_RESOLUTION, text),
        place=particulars.place,
        seat=seat,
        enacted_on=enacted,
        signatory_title=_first(_SIGNS, text),
        signatory_name=particulars.signatory,
        attachment_headings=_headings(text) if number else (),
    )
    return Context(registry=registry, facts=facts, on=on or enacted, text=text)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return _flat(found[1]) if found else ""


def _flat(text: str) -> str:
    return _SPACED.sub(" ", text).strip()


def _headings(text: str) -> tuple[str, ...]:
    """Return what stands at the head of every lampiran, with some of the words below it."""
    parts = [_flat(part[:_LONGEST_HEADING]) for part in _ATTACHED.split(text)[1:]]
    return tuple(part for part in parts if part.startswith("KEPUTUSAN"))
