"""What the keepers of the archive do with a record: lend it, take it back, move it, hold it, let it go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.ledger.chain import Chain, chaining
from diktum.people.queries import Actor, Holding
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive.models import HoldRelease, LegalHold, Loan, LoanReturn, Relocation
from diktum.stages.archive.place import ShelfPlace
from diktum.stages.archive.records_queries import Record, Standing
from diktum.stages.archive.records_refresh import refresh_records
from diktum.stages.archive.records_refusals import (
    HoldIsGone,
    LoanIsClosed,
    LoanIsOpen,
    LoanTermIsWrong,
    NoSuchRecord,
    NotYoursToArchive,
    RecordIsDestroyed,
    WordsAreMissing,
)

ARCHIVE_KEEPERS = ("legal_officer", "head_of_legal")
HOLDERS = ("head_of_legal", "secretary")
LONGEST_LOAN = 366
SHORT = 250


def lend_record(
    *,
    code: str,
    borrower: str,
    borrower_office: str,
    purpose: str,
    due_on: dt.date,
    by: Actor,
    when: Moment,
) -> Loan:
    """
    Pinjamkan: record who takes the paper from the shelf, what for, until when.

    Raises NotYoursToArchive, NoSuchRecord, WordsAreMissing, LoanTermIsWrong, LoanIsOpen, RecordIsDestroyed.
    """
    post_of(by, ARCHIVE_KEEPERS)
    name, why = told(borrower, "peminjam", SHORT), told(purpose, "keperluan")
    if not when.day <= due_on <= when.day + dt.timedelta(days=LONGEST_LOAN):
        raise LoanTermIsWrong(due=date_words(due_on))
    with _about(code, by, when) as (chain, record, standing):
        if standing.loan is not None:
            raise LoanIsOpen(
                code=record.code, borrower=standing.loan.borrower, due=date_words(standing.loan.due_on)
            )
        return chain.record(
            Loan(
                **record.about,
                borrower=name,
                borrower_office=clean_text(borrower_office).strip()[:SHORT],
                purpose=why,
                lent_on=when.day,
                due_on=due_on,
                lent_by=by.name,
                lent_at=when.at,
            )
        )


def return_record(*, code: str, condition: str, by: Actor, when: Moment) -> LoanReturn:
    """Terima kembali: the paper stands on the shelf again. Raises NotYoursToArchive, NoSuchRecord, LoanIsClosed."""
    post_of(by, ARCHIVE_KEEPERS)
    words = told(condition, "keadaan naskah", 500)
    with _about(code, by, when) as (chain, record, standing):
        if standing.loan is None:
            raise LoanIsClosed(code=record.code)
        return chain.record(
            LoanReturn(
                loan=standing.loan,
                condition=words,
                received_by=by.name,
                returned_on=when.day,
                returned_at=when.at,
            )
        )


def move_record(*, code: str, place: ShelfPlace, reason: str, by: Actor, when: Moment) -> Relocation:
    """
    Pindahkan: the paper stands elsewhere from now on. The same once more (an answer that was lost) is one move.

    Raises NotYoursToArchive, NoSuchRecord, PlaceIsIncomplete, WordsAreMissing, RecordIsDestroyed.
    """
    post_of(by, ARCHIVE_KEEPERS)
    place, why = place.cleaned(), told(reason, "alasan")
    with _about(code, by, when) as (chain, record, _standing):
        last = next(iter(queries.relocations_of(record)), None)
        if last is not None and (record.place, last.reason, last.moved_by) == (place, why, by.name):
            return last
        moved = chain.record(
            Relocation(
                **record.about,
                **asdict(place),
                reason=why,
                moved_by=by.name,
                moved_on=when.day,
                moved_at=when.at,
            )
        )
        refresh_records([record])
    return moved


def hold_record(*, code: str, reason: str, by: Actor, when: Moment) -> LegalHold:
    """
    Tahan arsip: keep a record whatever its retention says, with the reason (a dispute, an examination).

    The same open hold by the same person once more (an answer that was lost) is one hold.
    Raises NotYoursToArchive, NoSuchRecord, WordsAreMissing, RecordIsDestroyed.
    """
    held, why = post_of(by, HOLDERS), told(reason, "alasan")
    with _about(code, by, when) as (chain, record, standing):
        for hold in standing.holds:
            if (hold.reason, hold.held_by) == (why, by.name):
                return hold
        return chain.record(
            LegalHold(
                **record.about,
                reason=why,
                held_by=by.name,
                post_title=held.title,
                held_on=when.day,
                held_at=when.at,
            )
        )


def release_hold(*, code: str, hold_id: int, reason: str, by: Actor, when: Moment) -> HoldRelease:
    """Lepas penahanan: the reason of a hold is over. Raises NotYoursToArchive, NoSuchRecord, WordsAreMissing, HoldIsGone."""
    held, why = post_of(by, HOLDERS), told(reason, "alasan")
    with _about(code, by, when) as (chain, _record, standing):
        hold = next((each for each in standing.holds if each.pk == hold_id), None)
        if hold is None:
            raise HoldIsGone()
        return chain.record(
            HoldRelease(
                hold=hold,
                reason=why,
                released_by=by.name,
                post_title=held.title,
                released_on=when.day,
                released_at=when.at,
            )
        )


def post_of(by: Actor, posts: tuple[str, ...]) -> Holding:
    """Return the post in which somebody acts on records. Raises NotYoursToArchive."""
    held = next((holding for holding in map(by.holding_for, posts) if holding), None)
    if held is None or by.person_id is None:
        raise NotYoursToArchive()
    return held


def person_of(by: Actor) -> int:
    """Return the person behind an actor. Raises NotYoursToArchive for somebody from outside."""
    if by.person_id is None:
        raise NotYoursToArchive()
    return by.person_id


def told(text: str, field: str, longest: int = 2_000) -> str:
    """Return words as they are kept. Raises WordsAreMissing."""
    words = clean_text(text).strip()[:longest]
    if not words:
        raise WordsAreMissing(field=field)
    return words


@contextmanager
def _about(code: str, by: Actor, when: Moment) -> Iterator[tuple[Chain, Record, Standing]]:
    """Open the transaction of one act on one record, that waits for others on records of the office."""
    with chaining(by.commission_id, when) as chain:
        queries.lock(by.commission_id)
        record = queries.record_for(by.commission_id, code)
        if record is None:
            raise NoSuchRecord(code=clean_text(code)[:40])
        standing = queries.standing_of(record)
        if standing.is_destroyed:
            raise RecordIsDestroyed(code=record.code)
        yield chain, record, standing
