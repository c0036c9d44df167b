"""What numbering does inside somebody's transaction: lock the book, look at the clock, take or keep a number."""

from __future__ import annotations

from typing import Protocol, TypeVar

from django.db import models

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.people.queries import Actor, Holding
from diktum.stages.signing import numbers_queries, queries
from diktum.stages.signing.models import AgendaBook, NumberReservation
from diktum.stages.signing.numbers_refusals import (
    AlreadyNumbered,
    NotYoursToKeep,
    ReasonIsMissing,
    ReservedForAnotherYear,
)
from diktum.stages.signing.refusals import ClockRanBackward, NoSeries
from diktum.stages.signing.series import Series

Row = TypeVar("Row", bound=models.Model)
BOOK_KEEPERS = ("head_of_legal", "legal_officer")


class Recorder(Protocol):
    """What is needed of a doorway (`ledger.chain.Chain`, `dossiers.work.Work`)."""

    def record(self, row: Row, /) -> Row:
        """Save a row and chain it."""


def locked_book(commission_id: int, series: str, year: int) -> AgendaBook:
    """Return the book of a series and year, locked until the commit: whoever numbers waits here."""
    named = {"commission_id": commission_id, "series": series, "year": year}
    book = AgendaBook.objects.select_for_update().filter(**named).first()
    if book is None:
        AgendaBook.objects.bulk_create([AgendaBook(**named)], ignore_conflicts=True)
        book = AgendaBook.objects.select_for_update().get(**named)
    return book


def refuse_backward_clock(book: AgendaBook, when: Moment) -> None:
    """Raise ClockRanBackward where the last line of the series is dated after this moment."""
    last = numbers_queries.line_from_the_future(book.commission_id, book.series, when.at)
    if last is not None:
        raise ClockRanBackward(
            today=date_words(when.day), last=last.number_text, booked_on=date_words(last.booked_on)
        )


def take_next(book: AgendaBook, when: Moment) -> int:
    """Return the next number of a locked book and count it. Raises ClockRanBackward."""
    refuse_backward_clock(book, when)
    book.last += 1
    book.save(update_fields=["last"])
    return book.last


def reserve_in(
    recorder: Recorder,
    dossier: Dossier,
    *,
    by: Actor,
    when: Moment,
    text_sha256: str,
    post_title: str = "",
    request_key: str = "",
) -> NumberReservation:
    """
    Keep the next number for a decree, so that it can be printed before the document is sealed.

    The one that is kept already is returned again. `assign_number` makes it the number of the decree, `void_reservation`
    strikes it out; it is never given to another.
    Raises NoSeries, ClockRanBackward, AlreadyNumbered, ReservedForAnotherYear.
    """
    line = numbers_queries.answered_line(dossier.pk)
    if line is not None:
        raise AlreadyNumbered(code=dossier.code, number=line.number_text)
    kept = numbers_queries.open_reservation(dossier)
    if kept is not None:
        if kept.book.year != when.day.year:
            raise ReservedForAnotherYear(
                number=kept.number_text, year=kept.book.year, today=date_words(when.day)
            )
        return kept
    series = series_or_refuse(dossier, when)
    book = locked_book(dossier.commission_id, series.key, when.day.year)
    number = take_next(book, when)
    return recorder.record(
        NumberReservation(
            book=book,
            number=number,
            number_text=series.written(number, book.year),
            dossier=dossier,
            title=dossier.title,
            text_sha256=text_sha256,
            request_key=request_key,
            reserved_by=by.name,
            post_title=post_title,
            reserved_on=when.day,
            reserved_at=when.at,
        )
    )


def series_or_refuse(dossier: Dossier, when: Moment) -> Series:
    """Return the series in which a decree is numbered on a day. Raises NoSeries."""
    series = queries.series_of(dossier, when.day)
    if series is None:
        raise NoSeries(day=date_words(when.day))
    return series


def keeper(by: Actor, posts: tuple[str, ...] = BOOK_KEEPERS) -> Holding:
    """Return the post in which somebody keeps the book. Raises NotYoursToKeep."""
    held = next((holding for holding in map(by.holding_for, posts) if holding), None)
    if held is None:
        raise NotYoursToKeep()
    return held


def said(reason: str) -> str:
    """Return a reason as it is kept. Raises ReasonIsMissing."""
    words = clean_text(reason).strip()
    if not words:
        raise ReasonIsMissing()
    return words
