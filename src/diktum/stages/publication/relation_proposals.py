"""What a decree's own dicta say that it does to others: proposals that a person confirms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diktum.core.document.rules.citing import Mention, mentions
from diktum.core.language import DecreeNumber
from diktum.dossiers.models import Dossier
from diktum.stages.distribution.issued import IssuedDecree
from diktum.stages.drafting.reading import reading_of
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.signing import queries as signing

_IN_PART = re.compile(r"\b(Diktum|Pasal|Lampiran)\b[^.;]*\b(dicabut|dihapus)", re.IGNORECASE)
_REVOKES = re.compile(r"\b(mencabut|dicabut|ditarik kembali|tidak berlaku)\b", re.IGNORECASE)
_AMENDS = re.compile(r"\b(mengubah|diubah|perubahan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProposedRelation:
    """Usul hubungan: read from a diktum; `target` is the decree kept here that it names, or None."""

    kind: Bearing
    target: Dossier | None
    name: str
    dictum: str
    text: str


def proposed_relations(dossier: Dossier, decree: IssuedDecree) -> tuple[ProposedRelation, ...]:
    """Read the dicta of an issued decree for other decrees that they revoke or amend."""
    return tuple(_proposals(dossier, decree))


def _proposals(dossier: Dossier, decree: IssuedDecree) -> Iterator[ProposedRelation]:
    mark = ""
    for line in reading_of(decree.decree).dicta:
        mark = line.mark if not line.level else mark
        kind = _kind(line.text)
        for mention in mentions(line.text) if kind else ():
            target = _target(dossier, mention)
            if kind and mention.kind.startswith("Keputusan") and target != dossier:
                yield ProposedRelation(kind, target, mention.name, mark, line.text)


def _kind(text: str) -> Bearing | None:
    if _AMENDS.search(text) and not _REVOKES.search(text):
        return Bearing.AMENDS
    if _REVOKES.search(text):
        return Bearing.REVOKES_IN_PART if _IN_PART.search(text) else Bearing.REVOKES
    return None


def _target(dossier: Dossier, mention: Mention) -> Dossier | None:
    number, year = mention.number.split("/", 1)[0], mention.year
    if not (number.isdigit() and year.isdigit()):
        return None
    series = "keputusan-sekretaris" if "Sekretaris" in mention.kind else "keputusan"
    return signing.dossier_numbered(dossier.commission_id, DecreeNumber(series, int(number), int(year)))
