"""Questions about regulations: the rulebook's list, corrected by what the office recorded up to a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from diktum.core.document import Registry, Regulation, Standing, load_registry
from diktum.core.refusal import gettext_noop
from diktum.stages.drafting.registry.models import RegulationEntry
from diktum.stages.drafting.registry.searching import found_in, rank_of

STANDINGS = {
    Standing.IN_FORCE: gettext_noop("berlaku"),
    Standing.AMENDED: gettext_noop("berlaku, sudah diubah"),
    Standing.REVOKED: gettext_noop("dicabut"),
    Standing.VERIFY: gettext_noop("status belum dipastikan"),
}
_CITED = re.compile(
    r"(?P<kind>[^\W\d_][\w\s/-]*?) Nomor (?P<number>[0-9]+)\S*(?:.*? Tahun (?P<year>[0-9]{4}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RegulationRow:
    """One regulation as the lists show it; `is_own` where the office recorded it itself."""

    regulation: Regulation
    standing: str
    is_revoked: bool
    is_own: bool


@cache
def rulebook_registry() -> Registry:
    """Return the list of regulations of the rulebook."""
    text = (files("diktum.rulebook") / "regulations" / "registry.toml").read_text(encoding="utf-8")
    return load_registry(text)


def entries(commission_id: int, ref: str, day: date | None = None) -> tuple[RegulationEntry, ...]:
    """Return what the office recorded about one regulation, newest first."""
    rows = RegulationEntry.objects.filter(commission_id=commission_id, ref=ref)
    return tuple((rows.filter(made_on__lte=day) if day else rows).order_by("-pk"))


def registry_of(commission_id: int, day: date | None = None) -> Registry:
    """Return the list that an office cites from, as it stood on a day (without a day: as it stands)."""
    rows = RegulationEntry.objects.filter(commission_id=commission_id).order_by("pk")
    if day is not None:
        rows = rows.filter(made_on__lte=day)
    own = {row.ref: _regulation(row) for row in rows}
    return Registry({**rulebook_registry().regulations, **own})


def rows_of(commission_id: int, typed: str = "", *, limit: int = 8) -> tuple[RegulationRow, ...]:
    """Return what answers to the words typed, the best first; without words everything, by rank, year and number."""
    registry = registry_of(commission_id)
    known = registry.regulations.values()
    own = set(
        RegulationEntry.objects.filter(commission_id=commission_id).values_list("ref", flat=True).distinct()
    )
    shown: Sequence[Regulation] = found_in(known, typed, limit=limit) if typed.strip() else in_order(known)
    return tuple(
        RegulationRow(each, STANDINGS[each.standing], each.standing is Standing.REVOKED, each.ref in own)
        for each in shown
    )


def in_order(regulations: Iterable[Regulation]) -> tuple[Regulation, ...]:
    """Return regulations by rank, then by year and number."""
    return tuple(sorted(regulations, key=lambda r: (rank_of(r.kind), r.year, _number(r.number), r.ref)))


def order_of(words: str) -> tuple[int, int, int]:
    """Return where a citation stands in Mengingat: rank, year, number (UU 12/2011 Lampiran II angka 41 and 42)."""
    found = _CITED.match(words.strip())
    if found is None:
        return (rank_of(words), 9999, 0)
    return (rank_of(found["kind"]), int(found["year"] or 9999), int(found["number"]))


def _number(written: str) -> int:
    found = re.match(r"[0-9]+", written)
    return int(found.group()) if found else 0


def _regulation(row: RegulationEntry) -> Regulation:
    gazette = {name: value for name, value in (("LN", row.ln), ("TLN", row.tln), ("BN", row.bn)) if value}
    return Regulation(
        ref=row.ref,
        kind=row.kind,
        number=row.number,
        year=row.year,
        title=row.title,
        gazette=gazette,
        standing=Standing(row.standing),
        amended_by=tuple(row.amended_by),
        confidence="verify" if row.standing == Standing.VERIFY else "sure",
        source=row.source,
        note=row.note,
    )
