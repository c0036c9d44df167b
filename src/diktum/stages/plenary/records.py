"""Questions about the berita acara of a session: who signed, who is still to sign, and what is overdue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from diktum.stages.plenary.models import (
    Ballot,
    PlenaryRecord,
    PlenarySession,
    RecordSignature,
)


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A berita acara with its signatures; `missing` are those who took part and have none, as choices of a form."""

    record: PlenaryRecord
    signatures: tuple[RecordSignature, ...]
    missing: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Chase:
    """A session held that still lacks something: its berita acara, their signatures, its minutes or their lock."""

    session: PlenarySession
    undecided: int
    unsigned: tuple[str, ...]
    has_minutes: bool
    is_locked: bool
    days: int


def rows(held: PlenarySession) -> tuple[RecordRow, ...]:
    """Return the berita acara of a session in the order of their numbers."""
    found = PlenaryRecord.objects.filter(session=held).select_related("dossier", "decision")
    return tuple(_row(record) for record in found.order_by("year", "number"))


def chases(commission_id: int, day: dt.date, *, most: int = 20) -> tuple[Chase, ...]:
    """Return the sessions held before `day` that lack a berita acara, signatures, minutes or their lock, oldest first."""
    signed = RecordSignature.objects.filter(record__decision=OuterRef("decision"), person=OuterRef("person"))
    unsigned = Ballot.objects.filter(~Exists(signed), decision__session=OuterRef("pk"))
    held = PlenarySession.objects.filter(
        Q(minutes_lock=None) | Exists(unsigned), commission_id=commission_id, held_on__lt=day
    ).select_related("minutes_lock")
    found = (_chase(each, day) for each in held.order_by("held_on", "ordinal")[: most * 2])
    return tuple(each for each in found if each is not None)[:most]


def _chase(held: PlenarySession, day: dt.date) -> Chase | None:
    """Say what a session lacks; one with nothing on its agenda and nobody there lacks nothing."""
    undecided = held.agenda.filter(
        decision=None, dossier__status="running", dossier__open_act="decide"
    ).count()
    unsigned = tuple(row.record.full_number for row in rows(held) if row.missing)
    is_locked = hasattr(held, "minutes_lock")
    has_minutes = is_locked or held.minutes.exists()
    was_held = held.decisions.exists() or held.attendance.exists() or held.movements.exists() or undecided > 0
    is_complete = not undecided and not unsigned and is_locked
    if is_complete or not was_held:
        return None
    return Chase(held, undecided, unsigned, has_minutes, is_locked, (day - held.held_on).days)


def _row(record: PlenaryRecord) -> RecordRow:
    signatures = tuple(RecordSignature.objects.filter(record=record).order_by("pk"))
    signed = {each.person_id for each in signatures}
    took_part = Ballot.objects.filter(decision=record.decision_id).order_by("position")
    return RecordRow(
        record,
        signatures,
        tuple((each.person_id, each.name) for each in took_part if each.person_id not in signed),
    )
