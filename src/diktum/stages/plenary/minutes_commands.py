"""The life of the minutes: written, sent round, corrected by those who were there, answered, locked."""

from __future__ import annotations

import hashlib
from datetime import datetime

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.plenary import minutes, queries
from diktum.stages.plenary.minutes_refusals import (
    AlreadyCirculated,
    MinutesAreLocked,
    NoMinutesYet,
    NotOpenForRemarks,
    RemarkIsAnswered,
    RemarkIsOpen,
    TimeForRemarksIsNotOver,
    UntilIsNotAhead,
    WasNotInTheMeeting,
)
from diktum.stages.plenary.models import (
    MinutesCirculation,
    MinutesLock,
    MinutesRemark,
    MinutesVersion,
    RemarkAnswer,
)
from diktum.stages.plenary.refusals import MinutesAreEmpty, NotAppliedWithoutReason, SessionIsYetToCome
from diktum.stages.plenary.rights import SCRIBES, refuse_others, session_of
from diktum.stages.plenary.room import attendees
from diktum.stages.plenary.work import locked_book


def write_minutes(*, session_id: int, text: str, by: Actor, when: Moment) -> MinutesVersion:
    """
    Tulis notulensi: keep the minutes of a session as a numbered version. Unchanged words make no new version.

    Once they are sent round they change only to answer a remark, once locked not at all. Raises MinutesAreEmpty,
    MinutesAreLocked, SessionIsYetToCome, NotYourPost.
    """
    refuse_others(by, SCRIBES, "Tulis notulensi pleno", "Notulis atau Sekretaris")
    text = clean_text(text).strip()
    if not text:
        raise MinutesAreEmpty()
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        if when.day < held.held_on:
            raise SessionIsYetToCome(held_on=date_words(held.held_on))
        newest = queries.latest_minutes(held)
        if newest is not None and newest.text == text:
            return newest
        if minutes.stage_of(held, when.at) in (minutes.Stage.LOCKED, minutes.Stage.OVER):
            raise MinutesAreLocked()
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


def circulate_minutes(*, session_id: int, until: datetime, by: Actor, when: Moment) -> MinutesCirculation:
    """
    Edarkan notulensi: let those who were there correct the newest version until an hour.

    Raises NoMinutesYet, AlreadyCirculated, UntilIsNotAhead, MinutesAreLocked, NotYourPost.
    """
    refuse_others(by, SCRIBES, "Edarkan notulensi pleno", "Notulis atau Sekretaris")
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        newest = queries.latest_minutes(held)
        stage = minutes.stage_of(held, when.at)
        if newest is None:
            raise NoMinutesYet()
        if stage is minutes.Stage.LOCKED:
            raise MinutesAreLocked()
        if stage is not minutes.Stage.DRAFT:
            raise AlreadyCirculated()
        if until <= when.at:
            raise UntilIsNotAhead()
        return chain.record(
            MinutesCirculation(
                session=held, version=newest.number, until=until, opened_by=by.name, opened_at=when.at
            )
        )


def remark_on_minutes(*, session_id: int, text: str, by: Actor, when: Moment) -> MinutesRemark:
    """
    Koreksi notulensi: what somebody who was there wants changed, while they are open for it.

    Raises NotOpenForRemarks, WasNotInTheMeeting, MinutesAreEmpty.
    """
    text = clean_text(text).strip()
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        if minutes.stage_of(held, when.at) is not minutes.Stage.OPEN:
            raise NotOpenForRemarks()
        was_there = {each.person_id for each in attendees(held) if each.came}
        if by.person_id is None or by.person_id not in was_there:
            raise WasNotInTheMeeting()
        if not text:
            raise MinutesAreEmpty()
        newest = queries.latest_minutes(held)
        assert newest is not None
        return chain.record(
            MinutesRemark(
                session=held,
                version=newest.number,
                person_id=by.person_id,
                person_name=by.name,
                text=text,
                made_at=when.at,
            )
        )


def answer_remark(
    *, session_id: int, remark_id: int, taken: bool, by: Actor, when: Moment, note: str = ""
) -> RemarkAnswer:
    """
    Jawab koreksi: the minute taker took a remark over into the text, or did not and says why.

    Raises RemarkIsAnswered, NotAppliedWithoutReason, NotYourPost.
    """
    refuse_others(by, SCRIBES, "Jawab koreksi notulensi", "Notulis atau Sekretaris")
    said = clean_text(note).strip()
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        row = next((each for each in minutes.remarks(held) if each.pk == remark_id), None)
        if row is None or hasattr(row, "answer"):
            raise RemarkIsAnswered()
        if not taken and not said:
            raise NotAppliedWithoutReason(position=list(minutes.remarks(held)).index(row) + 1)
        return chain.record(
            RemarkAnswer(remark=row, taken=taken, note=said, answered_by=by.name, answered_at=when.at)
        )


def lock_minutes(*, session_id: int, by: Actor, when: Moment) -> MinutesLock:
    """
    Sahkan notulensi: lock the newest version, after the time for corrections and with every remark answered.

    Raises NoMinutesYet, MinutesAreLocked, TimeForRemarksIsNotOver, RemarkIsOpen, NotYourPost.
    """
    refuse_others(by, SCRIBES, "Sahkan notulensi pleno", "Notulis atau Sekretaris")
    with chaining(by.commission_id, when) as chain:
        held = session_of(session_id, by)
        locked_book(by.commission_id, held.year)
        newest = queries.latest_minutes(held)
        if newest is None:
            raise NoMinutesYet()
        left = [each for each in minutes.remarks(held) if not hasattr(each, "answer")]
        match minutes.stage_of(held, when.at):
            case minutes.Stage.LOCKED:
                raise MinutesAreLocked()
            case minutes.Stage.DRAFT | minutes.Stage.OPEN:
                raise TimeForRemarksIsNotOver()
            case _ if left:
                raise RemarkIsOpen(count=len(left))
        return chain.record(
            MinutesLock(
                session=held,
                version=newest.number,
                sha256=hashlib.sha256(newest.text.encode("utf-8")).hexdigest(),
                locked_by=by.name,
                locked_on=when.day,
                locked_at=when.at,
            )
        )
