"""Who is in the room: the daftar hadir read together with who came later and who left before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from diktum.core.language import time_words
from diktum.people import queries as people
from diktum.stages.drafting.printing import zone_mark
from diktum.stages.plenary import queries
from diktum.stages.plenary.models import Attendance, Ballot, Movement, MovementKind, PlenarySession


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in the room; whether a member in office on the day of the session, whether the chair."""

    person_id: int
    name: str
    title: str
    is_member: bool
    is_chair: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """The room at an hour: who is in it, and of everybody else known why not."""

    seats: tuple[Seat, ...]
    why_not: Mapping[int, str]

    @property
    def members(self) -> tuple[Seat, ...]:
        """Return the members in the room, the chair first."""
        return tuple(seat for seat in self.seats if seat.is_member)

    @property
    def chair(self) -> Seat | None:
        """Return the chair, if in the room."""
        return next((seat for seat in self.members if seat.is_chair), None)

    def seat(self, person_id: int) -> Seat | None:
        """Return the seat of a person, or None."""
        return next((seat for seat in self.seats if seat.person_id == person_id), None)


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of the meeting for its papers: came at all or not, when later, when left."""

    person_id: int
    name: str
    title: str
    is_member: bool
    is_chair: bool
    came: bool
    is_in: bool
    note: str = ""
    moves: tuple[Movement, ...] = field(default=())

    @property
    def path(self) -> str:
        """Say when the person came and left, for the papers: "datang pukul 10.15, meninggalkan rapat pukul 11.20 WIT"."""
        return move_words(self.moves)


def movements(held: PlenarySession) -> tuple[Movement, ...]:
    """Return who came late or left early, in the order of the hours."""
    rows = Movement.objects.filter(session=held).select_related("session")
    return tuple(rows.order_by("at", "pk"))


def is_anything_recorded(held: PlenarySession) -> bool:
    """Return whether there is a list or at least one who confirmed to be there."""
    return Attendance.objects.filter(session=held).exists() or Movement.objects.filter(session=held).exists()


def recorded_at(held: PlenarySession) -> dt.datetime:
    """Return when the list was last written or moved, for the date of its paper."""
    times = [move.recorded_at for move in movements(held)]
    roll = queries.roll(held)
    times += [roll.rows[0].recorded_at] if roll else []
    return max(times, default=held.called_at)


def move_words(moves: Sequence[Movement]) -> str:
    """Say the comings and goings of one person in the office's time."""
    if not moves:
        return ""
    held = moves[0].session
    zone, mark = queries.zone(held), zone_mark(people.commission(held.commission_id))
    words = {MovementKind.ARRIVED: "datang pukul", MovementKind.LEFT: "meninggalkan rapat pukul"}
    said = [f"{words[MovementKind(move.kind)]} {time_words(move.at.astimezone(zone))}" for move in moves]
    return f"{', '.join(said)} {mark}"


def attendees(held: PlenarySession, at: dt.datetime | None = None) -> tuple[Attendee, ...]:
    """Return everybody of the list and everybody who came besides, as it stands at an hour (None: at the end)."""
    found = {row.person_id: _of_list(row) for row in _listed(held)}
    walked: dict[int, list[Movement]] = {}
    for move in movements(held):
        if at is None or move.at <= at:
            walked.setdefault(move.person_id, []).append(move)
    for person_id, moves in walked.items():
        before = found.get(person_id) or _of_move(moves[0])
        arrived = any(move.kind == MovementKind.ARRIVED for move in moves)
        found[person_id] = Attendee(
            before.person_id,
            before.name,
            before.title,
            before.is_member,
            before.is_chair,
            came=before.came or arrived,
            is_in=moves[-1].kind == MovementKind.ARRIVED,
            note="" if arrived else before.note,
            moves=tuple(moves),
        )
    return tuple(found.values())


def room_of(held: PlenarySession, at: dt.datetime | None = None) -> Room:
    """
    Return who is in the room at an hour (None: as it is recorded last).

    A member counts who is in office on the day of the session by what is known now: whose office ended that morning is a
    guest, whatever an earlier list says.
    """
    in_office = {member.person_id: member for member in queries.members_on(held.commission_id, held.held_on)}
    seats, why_not = [], {}
    for each in attendees(held, at):
        member = in_office.get(each.person_id)
        if each.is_member and member is None:
            why_not[each.person_id] = _("tidak lagi menjabat pada hari rapat")
        elif not each.is_in:
            why_not[each.person_id] = each.path or _("tidak tercatat hadir")
        if each.is_in:
            seats.append(
                Seat(
                    each.person_id,
                    each.name,
                    each.title,
                    member is not None,
                    bool(member and member.is_chair),
                )
            )
    for person_id in in_office:
        if person_id not in {seat.person_id for seat in seats}:
            why_not.setdefault(person_id, _("tidak tercatat hadir"))
    return Room(tuple(sorted(seats, key=lambda seat: not seat.is_chair)), why_not)


def name_of(commission_id: int, person_id: int) -> str:
    """Return the name of somebody of an office, or the bare key of somebody who is not."""
    person = people.persons(commission_id).filter(pk=person_id).first()
    return person.full_name if person else str(person_id)


def absent_words(held: PlenarySession, room: Room) -> tuple[str, ...]:
    """Say of each member in office who is not in the room why not: "Nama: meninggalkan rapat pukul 10.40 WIT"."""
    there = {seat.person_id for seat in room.members}
    members = queries.members_on(held.commission_id, held.held_on)
    return tuple(
        f"{member.name}: {room.why_not.get(member.person_id, '')}"
        for member in members
        if member.person_id not in there
    )


def voted_after(held: PlenarySession, person_ids: Iterable[int], at: dt.datetime) -> Ballot | None:
    """Return a vote that one of these gave in the session at that hour or later, or None."""
    rows = Ballot.objects.filter(decision__session=held, person_id__in=list(person_ids), taken_at__gte=at)
    return rows.order_by("pk").first()


def _listed(held: PlenarySession) -> Sequence[Attendance | queries.Member]:
    roll = queries.roll(held)
    if roll is not None:
        return roll.rows
    return queries.members_on(held.commission_id, held.held_on)


def _of_list(row: Attendance | queries.Member) -> Attendee:
    if isinstance(row, Attendance):
        return Attendee(
            row.person_id,
            row.name,
            row.title,
            row.is_member,
            row.is_chair,
            row.present,
            row.present,
            row.note,
        )
    return Attendee(row.person_id, row.name, row.title, True, row.is_chair, came=False, is_in=False)


def _of_move(move: Movement) -> Attendee:
    return Attendee(move.person_id, move.name, move.title, move.is_member, False, came=False, is_in=False)
