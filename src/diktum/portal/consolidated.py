"""Naskah gabungan: a changed decree, and at each part that a relation names the diktum of the decree that changed it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diktum.portal.pages import MERGED
from diktum.portal.text import Part, PublicText, public_text
from diktum.stages.drafting.reading import ReadDecree, ReadLine, reading_of
from diktum.stages.publication import public_data
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.public_lists import public_among
from diktum.stages.publication.redacting import public_origin
from diktum.stages.publication.standing import Bond, Standing

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree


@dataclass(frozen=True, slots=True)
class Change:
    """What a later decree did to a part: by which diktum, from when, in which words; no words where it is not public."""

    words: str
    other: str
    effective_on: dt.date
    named: str
    dictum: str
    path: str
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class MergedPart:
    """A part of the base text with what changed it."""

    part: Part
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ConsolidatedPage:
    """A changed decree. `elsewhere` are changes that name no part of the text, or one that is not in it."""

    row: PublishedDecree
    origin: Origin
    read: ReadDecree
    standing: Standing
    path: str
    preamble: tuple[MergedPart, ...]
    dicta: tuple[MergedPart, ...]
    attachments: tuple[MergedPart, ...]
    elsewhere: tuple[Change, ...]


def consolidated_page(row: PublishedDecree, origin: Origin, standing: Standing) -> ConsolidatedPage | None:
    """Set a decree and its changes side by side; None where nothing changed it."""
    bonds = [bond for bond in standing.bonds if not bond.is_acting and bond.kind in MERGED]
    if not bonds:
        return None
    read = reading_of(origin.issued.decree)
    text = public_text(read)
    placed, elsewhere = _placed(text, bonds)
    merged = {part.anchor: MergedPart(part, tuple(placed.get(part.anchor, ()))) for part in text.parts}
    return ConsolidatedPage(
        row=row,
        origin=origin,
        read=read,
        standing=standing,
        path=public_data.path_of(row),
        preamble=tuple(merged[part.anchor] for part in text.preamble),
        dicta=tuple(merged[part.anchor] for part in text.dicta),
        attachments=tuple(merged[part.anchor] for part in text.attachments),
        elsewhere=tuple(elsewhere),
    )


def _placed(text: PublicText, bonds: list[Bond]) -> tuple[dict[str, list[Change]], list[Change]]:
    rows = public_among({bond.other_id for bond in bonds if bond.other_id})
    placed: dict[str, list[Change]] = {}
    elsewhere: list[Change] = []
    for bond in sorted(bonds, key=lambda each: each.effective_on):
        by = rows.get(bond.other_id or 0)
        path, source = (public_data.path_of(by), _source(by, bond)) if by else ("", None)
        for named in bond.parts or ("",):
            part = text.part_named(named) if named else None
            change = Change(
                words=bond.words,
                other=bond.other,
                effective_on=bond.effective_on,
                named=named,
                dictum=bond.dictum,
                path=f"{path}#{source.anchor}" if source else path,
                lines=source.lines if source else (),
            )
            (placed.setdefault(part.anchor, []) if part else elsewhere).append(change)
    return placed, elsewhere


def _source(by: PublishedDecree, bond: Bond) -> Part | None:
    """Return the diktum that makes the change, of a decree that everybody may read."""
    origin = public_origin(by) if bond.dictum else None
    return public_text(reading_of(origin.issued.decree)).part_named(bond.dictum) if origin else None
