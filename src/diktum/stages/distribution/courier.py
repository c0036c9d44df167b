"""What a courier carries: the copies on the way of an office, and those that were received on the way today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.models import CertifiedCopy, Manner
from diktum.stages.signing import queries as signing

KEEPERS = ("legal_officer", "head_of_legal")  # who may hand out what somebody else carries
MOST_CARRIED = 300


@dataclass(frozen=True, slots=True)
class Carried:
    """A copy that somebody carries, with the number and title of its decree."""

    line: queries.CopyLine
    decree: str
    title: str

    @property
    def label(self) -> str:
        """Say in one line which copy this is and for whom."""
        kind = _("petikan") if self.line.is_extract else _("salinan")
        return f"{self.line.copy.recipient} · {self.decree} · {kind} {self.line.copy.number}"


@dataclass(frozen=True, slots=True)
class Stop:
    """The copies for one place."""

    name: str
    carried: tuple[Carried, ...]


def carried_by(actor: Actor) -> tuple[Carried, ...]:
    """Return the copies on the way that an actor may hand over, by place: a keeper all, anybody else what bears the own name."""
    rows = (
        CertifiedCopy.objects.filter(
            dossier__commission_id=actor.commission_id,
            dossier__open_act="deliver",
            dispatches__manner=Manner.DIRECT,
            receipt__isnull=True,
            withdrawal__isnull=True,
        )
        .select_related("dossier")
        .prefetch_related("dispatches", "links")
        .order_by("place", "dossier_id", "number")
        .distinct()
    )
    lines = [queries.line_of(row) for row in rows[: MOST_CARRIED * 2]]
    mine = [line for line in lines if may_hand_over(actor, line)][:MOST_CARRIED]
    numbers = signing.numbers_of([line.copy.dossier for line in mine])
    return tuple(
        Carried(line, found.in_text() if found else line.copy.dossier.code, line.copy.dossier.title)
        for line in mine
        for found in [numbers.get(line.copy.dossier_id)]
    )


def may_hand_over(actor: Actor, line: queries.CopyLine) -> bool:
    """Say whether an actor may take the receipt of a copy: it is carried directly, by the actor or for a keeper."""
    sent = line.dispatch
    if sent is None or sent.manner != Manner.DIRECT:
        return False
    is_keeper = not actor.posts.isdisjoint(KEEPERS)
    return is_keeper or sent.courier.casefold() == actor.name.casefold()


def carried_copy(actor: Actor, copy_id: int) -> queries.CopyLine | None:
    """Return a copy that an actor may hand over, received meanwhile or not; None for one of others or another office."""
    rows = CertifiedCopy.objects.filter(dossier__commission_id=actor.commission_id, pk=copy_id)
    row = rows.select_related("dossier__commission", "receipt", "withdrawal").first()
    line = queries.line_of(row) if row else None
    return line if line is not None and may_hand_over(actor, line) else None


def handed_over(actor: Actor, today: date) -> tuple[Carried, ...]:
    """Return what was received today on this courier's phone."""
    rows = (
        CertifiedCopy.objects.filter(
            dossier__commission_id=actor.commission_id,
            receipt__received_on=today,
            receipt__proof__taken_by=actor.name,
        )
        .select_related("receipt", "dossier")
        .order_by("receipt__pk")[:MOST_CARRIED]
    )
    lines = [queries.line_of(row) for row in rows]
    numbers = signing.numbers_of([line.copy.dossier for line in lines])
    return tuple(
        Carried(line, found.in_text() if found else line.copy.dossier.code, line.copy.dossier.title)
        for line in lines
        for found in [numbers.get(line.copy.dossier_id)]
    )


def stops_of(carried: tuple[Carried, ...]) -> tuple[Stop, ...]:
    """Group copies by the place that they go to."""
    grouped: dict[str, list[Carried]] = {}
    for each in carried:
        grouped.setdefault(each.line.copy.place, []).append(each)
    return tuple(Stop(name, tuple(found)) for name, found in grouped.items())
