"""Status Keputusan: whether a decree is in force on a day, and which decrees changed that. Nothing here changes anything."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from diktum.core.language import DecreeNumber, date_words
from diktum.stages.publication.relation_models import INVERSE, Bearing, DecreeRelation
from diktum.stages.signing import queries as signing

IN_FORCE = "Berlaku"
NOT_IN_FORCE = "Tidak Berlaku"


class Force(StrEnum):
    """Keadaan hukum of an issued decree, as the public sees it."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    PARTLY_REVOKED = "partly_revoked"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Bond:
    """One relation as seen from one of its two decrees."""

    pk: int
    kind: Bearing
    words: str
    other_id: int | None
    other: str
    number: DecreeNumber | None
    effective_on: dt.date
    dictum: str
    parts: tuple[str, ...]
    note: str
    is_acting: bool
    recorded_at: dt.datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The legal status of a decree on a day, with everything that bears on it. `since` is when the status began."""

    force: Force
    since: dt.date | None
    bonds: tuple[Bond, ...]

    @property
    def status(self) -> str:
        """Return the status as JDIHN and KPU know it: `Berlaku` or `Tidak Berlaku`."""
        return NOT_IN_FORCE if self.force is Force.REVOKED else IN_FORCE

    @property
    def is_revoked(self) -> bool:
        """Say whether the decree counts no longer, so that its copies have to come back."""
        return self.force is Force.REVOKED

    @property
    def words(self) -> str:
        """Return the status as a person reads it."""
        said = {
            Force.IN_FORCE: _("Berlaku"),
            Force.AMENDED: _("Berlaku, telah diubah"),
            Force.PARTLY_REVOKED: _("Berlaku, dicabut sebagian"),
            Force.REVOKED: _("Tidak berlaku, telah dicabut"),
        }[self.force]
        return (
            _("%(said)s sejak %(day)s") % {"said": said, "day": date_words(self.since)}
            if self.since
            else said
        )

    @property
    def changed_at(self) -> dt.datetime | None:
        """Return the instant at which a relation was last recorded; None without relations."""
        return max((bond.recorded_at for bond in self.bonds), default=None)

    @property
    def schema(self) -> str:
        """Return the status as schema.org names it (jdih.md 5)."""
        name = {Force.REVOKED: "NotInForce", Force.PARTLY_REVOKED: "PartiallyInForce"}.get(
            self.force, "InForce"
        )
        return f"https://schema.org/{name}"


NOTHING_CHANGED = Standing(Force.IN_FORCE, None, ())
_WEIGHT = {
    Bearing.REVOKES: Force.REVOKED,
    Bearing.REVOKES_IN_PART: Force.PARTLY_REVOKED,
    Bearing.AMENDS: Force.AMENDED,
}
_HEAVIEST = (Force.REVOKED, Force.PARTLY_REVOKED, Force.AMENDED)


def standing_of(decree_id: int, on: dt.date) -> Standing:
    """Return the legal status of an issued decree on a day."""
    return standings([decree_id], on).get(decree_id, NOTHING_CHANGED)


def standings(decree_ids: Collection[int], on: dt.date) -> Mapping[int, Standing]:
    """Return the status of many decrees (by the key of their dossiers) in two statements. Those without relations are left out."""
    wanted = set(decree_ids)
    rows = list(counting().filter(Q(acting__in=wanted) | Q(target__in=wanted)))
    dossiers = {each for row in rows for each in (row.acting, row.target) if each is not None}
    numbers = signing.numbers_of(dossiers) if dossiers else {}
    bonds: dict[int, list[Bond]] = defaultdict(list)
    for row in rows:
        if row.acting_id in wanted:
            bonds[row.acting_id].append(_bond(row, numbers, is_acting=True))
        if row.target_id in wanted and row.target_id is not None:
            bonds[row.target_id].append(_bond(row, numbers, is_acting=False))
    return {key: _standing(found, on) for key, found in bonds.items()}


def counting() -> QuerySet[DecreeRelation]:
    """Return the relations that count: recorded and not reverted."""
    return DecreeRelation.objects.filter(revert=None).select_related("acting", "target")


def _standing(bonds: Iterable[Bond], on: dt.date) -> Standing:
    bonds = tuple(bonds)
    suffered = [
        bond for bond in bonds if not bond.is_acting and bond.kind in _WEIGHT and bond.effective_on <= on
    ]
    for force in _HEAVIEST:
        days = [bond.effective_on for bond in suffered if _WEIGHT[bond.kind] is force]
        if days:
            return Standing(force, min(days) if force is Force.REVOKED else max(days), bonds)
    return Standing(Force.IN_FORCE, None, bonds)


def _bond(row: DecreeRelation, numbers: Mapping[int, DecreeNumber], *, is_acting: bool) -> Bond:
    kind = Bearing(row.kind)
    other = row.target if is_acting else row.acting
    number = numbers.get(other.pk) if other else None
    name = f"Keputusan {number.in_text()} tentang {other.title}" if other and number else row.target_name
    return Bond(
        pk=row.pk,
        kind=kind,
        words=str(kind.label if is_acting else INVERSE[kind]),
        other_id=other.pk if other else None,
        other=name or (other.code if other else ""),
        number=number,
        effective_on=row.effective_on,
        dictum=row.dictum,
        parts=tuple(row.parts),
        note=row.note,
        is_acting=is_acting,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )
