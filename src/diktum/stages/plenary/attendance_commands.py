"""Who was there: the daftar hadir, comings and goings, checking in with the own phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.plenary import queries
from diktum.stages.plenary.deliberation_refusals import (
    HourIsNotOfTheSession,
    MovementChangesNothing,
    VotedAlready,
)
from diktum.stages.plenary.minutes_refusals import LinkIsNotValid
from diktum.stages.plenary.models import Attendance, Movement, MovementKind, MovementWay, PlenarySession
from diktum.stages.plenary.refusals import NotOfThisOffice, SessionIsYetToCome
from diktum.stages.plenary.rights import KEEPERS, refuse_others, session_of
from diktum.stages.plenary.room import attendees, room_of, voted_after
from diktum.stages.plenary.work import locked_book


def record_attendance(
    *,
    session_id: int,
    present: Collection[int],
    by: Actor,
    when: Moment,
    notes: Mapping[int, str] | None = None,
) -> int:
    """
    Catat kehadiran: write the daftar hadir, members in office on the day of the session and guests who came.

    `present` and the keys of `notes` ("izin") are person ids. A later list supersedes the earlier; the same list again is
    not written. Who is noted as come or gone at an hour stays so. Answers the version of the list. Raises SessionIsYetToCome,
    NotOfThisOffice, VotedAlready, NotYourPost.
    """
    refuse_others(by, KEEPERS, "Catat kehadiran rapat pleno", "Notulis, Sekretaris, atau Ketua")
    said = {key: clean_text(note).strip()[:250] for key, note in (notes or {}).items()}
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        if when.day < held.held_on:
            raise SessionIsYetToCome(held_on=date_words(held.held_on))
        rows = _lines(held, frozenset(present), said)
        before = queries.roll(held)
        if before is not None and [_essence(row) for row in before.rows] == [_essence(row) for row in rows]:
            return before.version
        _refuse_voters_gone(held, rows)
        version = before.version + 1 if before else 1
        for position, row in enumerate(rows, start=1):
            row.version, row.position = version, position
            row.recorded_by, row.recorded_at = by.name, when.at
            chain.record(row)
    return version


def record_movement(
    *,
    session_id: int,
    person_id: int,
    kind: str,
    by: Actor,
    when: Moment,
    at: dt.datetime | None = None,
    note: str = "",
) -> Movement:
    """
    Catat datang atau pergi: somebody comes into the room or leaves it, at an hour (None: now).

    Who counts for a decision follows from it. Raises SessionIsYetToCome, NotOfThisOffice, HourIsNotOfTheSession,
    MovementChangesNothing (comes who is there, leaves who is not), VotedAlready, NotYourPost.
    """
    refuse_others(by, KEEPERS, "Catat kehadiran rapat pleno", "Notulis, Sekretaris, atau Ketua")
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        row = _movement(held, person_id, MovementKind(kind), at or when.at, when)
        row.way, row.recorded_by, row.note = MovementWay.KEEPER, by.name, clean_text(note).strip()[:250]
        return chain.record(row)


def check_in(*, session_id: int, by: Actor, when: Moment) -> Movement | None:
    """
    Nyatakan hadir: a member or guest says with the own phone to be in the room. Who is noted as there already stays so.

    Answers None then. Raises LinkIsNotValid on any day but that of the session, NotOfThisOffice.
    """
    assert by.person_id is not None, "a check-in is by a person"
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        if when.day != held.held_on:
            raise LinkIsNotValid()
        if room_of(held).seat(by.person_id) is not None:
            return None
        row = _movement(held, by.person_id, MovementKind.ARRIVED, when.at, when)
        row.way, row.recorded_by = MovementWay.PHONE, by.name
        return chain.record(row)


def _movement(
    held: PlenarySession, person_id: int, kind: MovementKind, at: dt.datetime, when: Moment
) -> Movement:
    if when.day < held.held_on:
        raise SessionIsYetToCome(held_on=date_words(held.held_on))
    person = people.persons(held.commission_id).filter(pk=person_id).first()
    if person is None:
        raise NotOfThisOffice()
    if at > when.at or at.astimezone(queries.zone(held)).date() < held.held_on:
        raise HourIsNotOfTheSession(held_on=date_words(held.held_on))
    is_in = any(each.is_in for each in attendees(held, at) if each.person_id == person_id)
    if is_in == (kind is MovementKind.ARRIVED):
        raise MovementChangesNothing(name=person.full_name, state="hadir" if is_in else "tidak hadir")
    if kind is MovementKind.LEFT:
        _refuse_voter(held, [person_id], at)
    member = next(
        (m for m in queries.members_on(held.commission_id, held.held_on) if m.person_id == person_id), None
    )
    guests = {guest.person_id: guest.title for guest in queries.guests_on(held.commission_id, held.held_on)}
    return Movement(
        session=held,
        person_id=person_id,
        name=member.name if member else person.full_name,
        title=member.title if member else guests.get(person_id, ""),
        is_member=member is not None,
        kind=kind,
        at=at,
        recorded_at=when.at,
    )


def _refuse_voters_gone(held: PlenarySession, rows: Sequence[Attendance]) -> None:
    """Refuse a list that takes somebody out who voted. Who came later by a movement is there whatever the list says."""
    moved = {each.person_id for each in attendees(held) if each.moves}
    gone = {row.person_id for row in rows if row.is_member and not row.present} - moved
    _refuse_voter(held, gone, held.held_at - dt.timedelta(days=1))


def _refuse_voter(held: PlenarySession, person_ids: Collection[int], at: dt.datetime) -> None:
    ballot = voted_after(held, person_ids, at)
    if ballot is not None:
        raise VotedAlready(name=ballot.name)


def _lines(held: PlenarySession, present: frozenset[int], said: Mapping[int, str]) -> list[Attendance]:
    members = queries.members_on(held.commission_id, held.held_on)
    known = {member.person_id for member in members}
    guests = people.persons(held.commission_id).filter(pk__in=present - known).order_by("name")
    if len(guests) != len(present - known):
        raise NotOfThisOffice()
    titles = {guest.person_id: guest.title for guest in queries.guests_on(held.commission_id, held.held_on)}
    rows = [
        Attendance(
            session=held,
            person_id=member.person_id,
            name=member.name,
            title=member.title,
            is_member=True,
            is_chair=member.is_chair,
            present=member.person_id in present,
            note="" if member.person_id in present else said.get(member.person_id, ""),
        )
        for member in members
    ]
    rows += [
        Attendance(
            session=held,
            person_id=guest.pk,
            name=guest.full_name,
            title=titles.get(guest.pk, ""),
            is_member=False,
            present=True,
        )
        for guest in guests
    ]
    return rows


def _essence(row: Attendance) -> tuple[object, ...]:
    return (row.person_id, row.is_member, row.is_chair, row.present, row.note)
