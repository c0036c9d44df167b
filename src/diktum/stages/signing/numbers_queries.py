"""Questions about the agenda book: its lines, what is reserved, what is missing and why. Nothing here changes anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from diktum.dossiers.models import Dossier
from diktum.stages.signing.models import (
    AgendaBook,
    AgendaLine,
    NumberReservation,
    PaperEntry,
    PaperGap,
)

CLOCK_TOLERANCE = dt.timedelta(
    minutes=2
)  # writers that wait for the book looked at the clock before they waited


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from `first` to `last` that have no line, and why ("" where nobody said)."""

    first: int
    last: int
    reason: str = ""

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def count(self) -> int:
        """Return how many numbers these are."""
        return self.last - self.first + 1


def spans_of(numbers: Iterable[int]) -> tuple[Span, ...]:
    """Return numbers as runs without a break, lowest first."""
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] + 1 == number:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(Span(first, last) for first, last in runs)


def book_of(commission_id: int, series: str, year: int) -> AgendaBook | None:
    """Return the book of a series and year, or None before its first number."""
    return AgendaBook.objects.filter(commission_id=commission_id, series=series, year=year).first()


def last_booked(commission_id: int, series: str) -> AgendaLine | None:
    """Return the line that was written last in a series, in whatever year; None before the first."""
    rows = AgendaLine.objects.filter(book__commission_id=commission_id, book__series=series)
    return rows.select_related("clock_repair", "book").order_by("-pk").first()


def line_from_the_future(commission_id: int, series: str, at: dt.datetime) -> AgendaLine | None:
    """Return the last line of a series where it is dated after `at` and nobody has explained that; else None."""
    last = last_booked(commission_id, series)
    if last is None or hasattr(last, "clock_repair") or last.booked_at <= at + CLOCK_TOLERANCE:
        return None
    return last


def _open_reservations() -> QuerySet[NumberReservation]:
    used = AgendaLine.objects.filter(book=OuterRef("book"), number=OuterRef("number"))
    return NumberReservation.objects.filter(~Exists(used), void=None).select_related("book", "dossier")


def open_reservation(dossier: Dossier) -> NumberReservation | None:
    """Return the number that is kept for a decree and neither used nor void, or None."""
    return _open_reservations().filter(dossier=dossier).order_by("-pk").first()


def reservation_for(commission_id: int, reservation_id: int) -> NumberReservation | None:
    """Return an open reservation of an office, or None."""
    return _open_reservations().filter(pk=reservation_id, book__commission_id=commission_id).first()


def any_reservation(commission_id: int, reservation_id: int) -> NumberReservation | None:
    """Return a reservation of an office, whatever became of it, or None."""
    rows = NumberReservation.objects.filter(pk=reservation_id, book__commission_id=commission_id)
    return rows.select_related("book", "dossier", "void").first()


def reservations_in(book: AgendaBook) -> tuple[NumberReservation, ...]:
    """Return the reservations of a book that have no line: open ones and void ones, lowest number first."""
    used = AgendaLine.objects.filter(book=book, number=OuterRef("number"))
    rows = NumberReservation.objects.filter(~Exists(used), book=book)
    return tuple(rows.select_related("void", "dossier", "book").order_by("number"))


def paper_entry(line: AgendaLine) -> PaperEntry | None:
    """Return where on paper a line comes from; None for a number that was given here."""
    return PaperEntry.objects.filter(line=line).select_related("photo", "taken_in").first()


def taken_numbers(book: AgendaBook) -> dict[int, str]:
    """Return every number of a book that is given or reserved, with the title it is given to."""
    taken = dict(NumberReservation.objects.filter(book=book).values_list("number", "title"))
    return taken | dict(AgendaLine.objects.filter(book=book).values_list("number", "title"))


def missing_in(book: AgendaBook, taken: Collection[int] | None = None) -> tuple[Span, ...]:
    """
    Return the numbers from 1 to the last that have neither line nor reservation, each run with its reason.

    `taken` are the numbers that have one, where they are known already.
    """
    free = set(range(1, book.last + 1)).difference(taken_numbers(book) if taken is None else taken)
    if not free:
        return ()
    said: dict[int, str] = {}
    for gap in PaperGap.objects.filter(book=book):
        said |= dict.fromkeys(range(gap.first, gap.last + 1), gap.reason)
    by_reason: dict[str, list[int]] = {}
    for number in sorted(free):
        by_reason.setdefault(said.get(number, ""), []).append(number)
    return tuple(
        Span(span.first, span.last, reason)
        for reason, numbers in by_reason.items()
        for span in spans_of(numbers)
    )


def answered_line(dossier_id: int) -> AgendaLine | None:
    """Return the line that a decree already has, by the key of its dossier."""
    return AgendaLine.objects.filter(dossier_id=dossier_id).select_related("book").first()
