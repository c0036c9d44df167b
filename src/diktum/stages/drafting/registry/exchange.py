"""The list of regulations as a table: what goes out as CSV, and what a table that comes in would change. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diktum.core.document import Registry, Regulation, Standing
from diktum.core.refusal import gettext_noop
from diktum.stages.drafting.registry.searching import SHORT_KINDS

COLUMNS = (
    "sebutan",
    "jenis",
    "nomor",
    "tahun",
    "tentang",
    "ln",
    "tln",
    "bn",
    "status",
    "diubah_dengan",
    "sumber",
    "catatan",
)
NEEDED = ("jenis", "nomor", "tahun", "tentang", "sumber")
STATUS_WORDS = {
    Standing.IN_FORCE: "berlaku",
    Standing.AMENDED: "diubah",
    Standing.REVOKED: "dicabut",
    Standing.VERIFY: "periksa",
}
_STANDING_OF = {word: standing for standing, word in STATUS_WORDS.items()}
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_NUMBER = re.compile(r"[0-9][\w ./-]{0,58}")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken: its number in the file, what it is about, and why."""

    line: int
    about: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a table would change: new regulations, changed ones, how many stay as they are, and the bad rows."""

    new: tuple[Regulation, ...]
    changed: tuple[tuple[Regulation, Regulation], ...]
    same: int
    bad: tuple[BadRow, ...]

    @property
    def accepted(self) -> tuple[Regulation, ...]:
        """Return everything that would be recorded."""
        return (*self.new, *(after for _, after in self.changed))


def written(regulations: Sequence[Regulation]) -> list[tuple[str, ...]]:
    """Return regulations as rows of the table, in the order of `COLUMNS`."""
    return [
        (
            each.ref,
            each.kind,
            each.number,
            str(each.year),
            each.title,
            each.gazette.get("LN", ""),
            each.gazette.get("TLN", ""),
            each.gazette.get("BN", ""),
            STATUS_WORDS[each.standing],
            "; ".join(each.amended_by),
            each.source,
            each.note,
        )
        for each in regulations
    ]


def read(rows: Sequence[Sequence[str]], known: Registry) -> Incoming:
    """Hold a table (its first row names the columns) against what is known; nothing is changed."""
    head = [cell.strip().casefold().replace(" ", "_") for cell in rows[0]] if rows else []
    missing = [name for name in NEEDED if name not in head]
    if missing:
        reason = gettext_noop("Kolom %(columns)s tidak ada pada baris pertama.") % {
            "columns": ", ".join(missing)
        }
        return Incoming((), (), 0, (BadRow(1, "", reason),))
    new: list[Regulation] = []
    changed: list[tuple[Regulation, Regulation]] = []
    bad: list[BadRow] = []
    same, seen = 0, set[str]()
    for line, cells in enumerate(rows[1:], start=2):
        values = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        reason = fault_of(values)
        regulation = None if reason else regulation_of(values)
        if regulation is not None and regulation.ref in seen:
            reason = gettext_noop("Peraturan ini sudah disebut pada baris sebelumnya.")
        if regulation is None or reason:
            bad.append(BadRow(line, values.get("sebutan") or values.get("tentang", "")[:60], reason))
            continue
        seen.add(regulation.ref)
        before = known.regulations.get(regulation.ref)
        if before is None:
            new.append(regulation)
        elif written([before]) == written([regulation]):
            same += 1
        else:
            changed.append((before, regulation))
    return Incoming(tuple(new), tuple(changed), same, tuple(bad))


def fault_of(values: Mapping[str, str]) -> str:
    """Return why a row cannot be taken, or nothing."""
    empty = [name for name in NEEDED if not values.get(name)]
    if empty:
        return gettext_noop("Kolom %(columns)s belum diisi.") % {"columns": ", ".join(empty)}
    if not _YEAR.fullmatch(values["tahun"]):
        return gettext_noop("Tahun “%(year)s” bukan empat angka.") % {"year": values["tahun"][:20]}
    if not _NUMBER.fullmatch(values["nomor"]):
        return gettext_noop("Nomor “%(number)s” tidak diawali angka.") % {"number": values["nomor"][:40]}
    if values.get("status", "periksa").casefold() not in (*_STANDING_OF, ""):
        return gettext_noop(
            "Status “%(status)s” tidak dikenal; tulis berlaku, diubah, dicabut, atau periksa."
        ) % {"status": values["status"][:40]}
    return ""


def regulation_of(values: Mapping[str, str]) -> Regulation:
    """Return the regulation of a sound row."""
    gazette = {name: values[name.lower()] for name in ("LN", "TLN", "BN") if values.get(name.lower())}
    amended = (part.strip() for part in values.get("diubah_dengan", "").split(";"))
    standing = _STANDING_OF[values.get("status", "").casefold() or "periksa"]
    return Regulation(
        ref=values.get("sebutan") or short_name(values["jenis"], values["nomor"], values["tahun"]),
        kind=values["jenis"],
        number=values["nomor"],
        year=int(values["tahun"]),
        title=values["tentang"].rstrip(";. "),
        gazette=gazette,
        standing=standing,
        amended_by=tuple(filter(None, amended)),
        confidence="verify" if standing is Standing.VERIFY else "sure",
        source=values["sumber"],
        note=values.get("catatan", ""),
    )


def short_name(kind: str, number: str, year: str) -> str:
    """Return the short name of a regulation: "UU 7/2017", "PKPU 8/2019"."""
    short = next((s for s, long in SHORT_KINDS.items() if long.casefold() == kind.casefold()), "")
    written_short = {"perppu": "Perppu", "perpres": "Perpres", "keppres": "Keppres", "perda": "Perda"}.get(
        short
    )
    name = written_short or (short.upper() if len(short) <= 4 and short else short.capitalize()) or kind
    return f"{name} {number.split('/', 1)[0]}/{year}"
