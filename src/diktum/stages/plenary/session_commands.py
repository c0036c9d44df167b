"""Book-keeping of a session outside any dossier: calling, inviting, attendance, minutes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import NotYourPost
from diktum.dossiers.refusals import RepeatedRequest
from diktum.ledger.chain import chaining
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.plenary import law, queries
from diktum.stages.plenary.models import (
    Attendance,
    Invitation,
    MinutesVersion,
    PlenarySession,
    SessionKind,
    SessionMode,
)
from diktum.stages.plenary.refusals import (
    MinutesAreEmpty,
    NoticeIsShort,
    NotOfThisOffice,
    SessionAlreadyCalled,
    SessionIsOver,
    SessionIsPast,
    SessionIsYetToCome,
)
from diktum.stages.plenary.work import locked_book

CALLERS = ("chair", "secretary")
KEEPERS = ("minute_taker", "secretary", "chair")


def call_session(
    *,
    held_at: datetime,
    place: str,
    kind: str,
    mode: str,
    by: Actor,
    when: Moment,
    reason_short_notice: str = "",
    request_key: str = "",
) -> PlenarySession:
    """
    Panggil rapat pleno: fix hour, place and kind of a session.

    Raises SessionIsPast, NoticeIsShort (fewer than three days ahead and no reason: UU 7/2017 Pasal 46),
    SessionAlreadyCalled; RepeatedRequest for a repeated submission; NotYourPost.
    """
    _refuse_others(by, CALLERS, "Panggil rapat pleno", "Ketua atau Sekretaris")
    kind, mode = SessionKind(kind).value, SessionMode(mode).value
    held_on = held_at.astimezone(ZoneInfo(people.commission(by.commission_id).zone)).date()
    place, reason = " ".join(clean_text(place).split()), clean_text(reason_short_notice).strip()
    with chaining(by.commission_id, when) as chain:
        book = locked_book(by.commission_id, held_on.year)
        _refuse_repetition(by.commission_id, request_key)
        if held_on < when.day:
            raise SessionIsPast(held_on=date_words(held_on))
        if not law.is_timely(when.day, held_on) and not reason:
            raise NoticeIsShort(held_on=date_words(held_on))
        same_day = PlenarySession.objects.filter(commission_id=by.commission_id, held_on=held_on)
        twin = same_day.filter(held_at=held_at, place=place).first()
        if twin is not None:
            raise SessionAlreadyCalled(session=twin)
        assert by.person_id is not None
        book.last_session += 1
        book.save(update_fields=["last_session"])
        return chain.record(
            PlenarySession(
                commission_id=by.commission_id,
                year=held_on.year,
                number=book.last_session,
                held_on=held_on,
                ordinal=same_day.count() + 1,
                held_at=held_at,
                place=place,
                kind=kind,
                mode=mode,
                called_by_id=by.person_id,
                called_by_name=by.name,
                called_on=when.day,
                called_at=when.at,
                short_notice_reason=reason,
                request_key=request_key,
            )
        )


def send_invitation(*, session_id: int, by: Actor, when: Moment, reason_short_notice: str = "") -> Invitation:
    """
    Kirim undangan: fix that the members were invited today, with the agenda as it stands.

    The same agenda is not sent twice: the earlier invitation is given back. Raises SessionIsOver, NoticeIsShort, NotYourPost.
    """
    _refuse_others(by, CALLERS, "Kirim undangan rapat pleno", "Ketua atau Sekretaris")
    reason = clean_text(reason_short_notice).strip()
    with chaining(by.commission_id, when) as chain:
        book = locked_book(by.commission_id, when.day.year)
        held = _session_of(session_id, by)
        agenda = list(queries.agenda_lines(held))
        sent = queries.invitations(held)
        if sent and sent[-1].agenda == agenda:
            return sent[-1]
        if when.day > held.held_on:
            raise SessionIsOver()
        reason = reason or held.short_notice_reason
        if not law.is_timely(when.day, held.held_on) and not reason and not sent:
            raise NoticeIsShort(held_on=date_words(held.held_on))
        chair = people.holder_of(by.commission_id, "chair", when.day)
        book.last_invitation += 1
        book.save(update_fields=["last_invitation"])
        area = people.commission(by.commission_id).area_code
        return chain.record(
            Invitation(
                session=held,
                commission_id=by.commission_id,
                year=when.day.year,
                number=book.last_invitation,
                full_number=law.full_number(
                    "invitation", number=book.last_invitation, area=area, on=when.day
                ),
                agenda=agenda,
                sent_by=by.name,
                sent_on=when.day,
                sent_at=when.at,
                signer_name=chair.full_name,
                signer_title=chair.title,
                late_reason=reason,
            )
        )


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
    not written. Answers the version of the list. Raises SessionIsYetToCome, NotOfThisOffice, NotYourPost.
    """
    _refuse_others(by, KEEPERS, "Catat kehadiran rapat pleno", "Notulis, Sekretaris, atau Ketua")
    said = {key: clean_text(note).strip()[:250] for key, note in (notes or {}).items()}
    with chaining(by.commission_id, when) as chain:
        held = _session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        if when.day < held.held_on:
            raise SessionIsYetToCome(held_on=date_words(held.held_on))
        rows = _lines(held, frozenset(present), said)
        before = queries.roll(held)
        if before is not None and [_essence(row) for row in before.rows] == [_essence(row) for row in rows]:
            return before.version
        version = before.version + 1 if before else 1
        for position, row in enumerate(rows, start=1):
            row.version, row.position = version, position
            row.recorded_by, row.recorded_at = by.name, when.at
            chain.record(row)
    return version


def write_minutes(*, session_id: int, text: str, by: Actor, when: Moment) -> MinutesVersion:
    """
    Tulis notulensi: keep the minutes of a session as a numbered version. Unchanged words make no new version.

    Raises MinutesAreEmpty, SessionIsYetToCome, NotYourPost.
    """
    _refuse_others(by, KEEPERS[:2], "Tulis notulensi pleno", "Notulis atau Sekretaris")
    text = clean_text(text).strip()
    if not text:
        raise MinutesAreEmpty()
    with chaining(by.commission_id, when) as chain:
        held = _session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        if when.day < held.held_on:
            raise SessionIsYetToCome(held_on=date_words(held.held_on))
        newest = queries.latest_minutes(held)
        if newest is not None and newest.text == text:
            return newest
        return chain.record(
            MinutesVersion(
                session=held,
                number=newest.number + 1 if newest else 1,
                text=text,
                written_by=by.name,
                written_on=when.day,
                written_at=when.at,
            )
        )


def _refuse_others(by: Actor, posts: Collection[str], act: str, lane: str) -> None:
    if by.posts.isdisjoint(posts) or by.person_id is None:
        raise NotYourPost(act=act, lane=lane)


def _refuse_repetition(commission_id: int, request_key: str) -> None:
    if not request_key:
        return
    earlier = PlenarySession.objects.filter(commission_id=commission_id, request_key=request_key).first()
    if earlier is not None:
        raise RepeatedRequest(answer_url=reverse("plenary:session", args=[earlier.slug]))


def _session_of(session_id: int, by: Actor) -> PlenarySession:
    held = queries.session(session_id, by.commission_id)
    if held is None:
        raise SessionIsOver()
    return held


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
