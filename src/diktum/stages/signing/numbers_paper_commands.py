"""What the keeper of the agenda book does with the book on paper: one line, or a whole list, taken in with its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File

from diktum.core.canonical import fingerprint
from diktum.core.moment import Moment
from diktum.files.store import clean_name, keep
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.signing import numbers_queries
from diktum.stages.signing.models import (
    AgendaLine,
    PaperImport,
    PaperReading,
)
from diktum.stages.signing.numbers_paper import (
    PaperFault,
    PaperLine,
    faults_of_list,
    read_paper_list,
)
from diktum.stages.signing.numbers_paper_work import (
    MOST_GAPS as MOST_GAPS,
)
from diktum.stages.signing.numbers_paper_work import (
    agenda_line_of,
    count,
    entry_of,
    import_of,
    new_gaps,
    note_gaps,
    void_of,
    write_lines,
)
from diktum.stages.signing.numbers_queries import Span
from diktum.stages.signing.numbers_refusals import (
    BookHasChanged,
    GapsAreTooMany,
    NumberIsTaken,
    NumberLeavesAGap,
    PaperDateIsWrong,
    PaperRowsAreFaulty,
)
from diktum.stages.signing.numbers_work import keeper, locked_book, refuse_backward_clock, said

WAITING_READINGS = 20  # previews of an office that are kept; older ones go


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """The dry run of a list: what would be written, what is wrong, which numbers would stay empty."""

    lines: tuple[PaperLine, ...]
    faults: tuple[PaperFault, ...]
    gaps: tuple[Span, ...]
    last: int

    @property
    def mark(self) -> str:
        """Return a fingerprint of what would happen."""
        return fingerprint(
            [[line.kept() for line in self.lines], [[gap.first, gap.last] for gap in self.gaps], self.last]
        )[:24]

    @property
    def missing(self) -> int:
        """Return how many numbers would stay empty."""
        return sum(gap.count for gap in self.gaps)


def record_paper_line(
    *,
    series: str,
    year: int,
    line: PaperLine,
    reason: str,
    by: Actor,
    when: Moment,
    photo: File[Any] | None = None,
) -> AgendaLine:
    """
    Dari buku fisik: write down a number that was given on paper, with the reason, its place there and, if at hand, a photo.

    It follows the last number or fills an empty one; the counter goes on after the highest.
    Raises NotYoursToKeep, ReasonIsMissing, NumberIsTaken, NumberLeavesAGap, ClockRanBackward, and what `files.keep` refuses.
    """
    held, words = keeper(by), said(reason)
    if max(line.signed_on, line.booked_on) > when.day or line.signed_on > line.booked_on:
        raise PaperDateIsWrong(number=line.number, why="urutan tanggalnya")
    with chaining(by.commission_id, when) as chain:
        book = locked_book(by.commission_id, series, year)
        refuse_backward_clock(book, when)
        taken = numbers_queries.taken_numbers(book)
        if line.number in taken:
            raise NumberIsTaken(number=line.number, title=taken[line.number])
        if line.number > book.last + 1:
            raise NumberLeavesAGap(number=line.number, missing=Span(book.last + 1, line.number - 1))
        row = chain.record(agenda_line_of(book, line, by, when))
        stored = keep(chain, photo, allowed=("jpg", "png", "pdf")) if photo else None
        chain.record(entry_of(row, line, words, photo=stored))
        if line.void_reason:
            chain.record(void_of(row, line, by, held.title, when))
        count(book, line.number)
    return row


def read_paper_book(
    *, series: str, year: int, content: bytes, filename: str, by: Actor, when: Moment
) -> PaperReading:
    """
    Read a list of the paper book and keep its rows for the preview; nothing is written in the agenda book.

    Rows that cannot be read are kept as faults, to be named in the preview. Raises NotYoursToKeep, PaperListIsUnreadable.
    """
    keeper(by)
    assert by.person_id is not None, "a keeper of the book is a person"
    read = read_paper_list(content, year=year, today=when.day)
    with chaining(by.commission_id, when):
        book = locked_book(by.commission_id, series, year)
        old = PaperReading.objects.filter(book__commission_id=by.commission_id).order_by("-pk")
        PaperReading.objects.filter(
            pk__in=[each.pk for each in old.only("pk")[WAITING_READINGS - 1 :]]
        ).delete()
        return PaperReading.objects.create(
            book=book,
            filename=clean_name(filename),
            sha256=hashlib.sha256(content).hexdigest(),
            rows={
                "lines": [line.kept() for line in read.lines],
                "faults": [[fault.row, fault.message, list(fault.facts)] for fault in read.faults],
            },
            read_by_id=by.person_id,
            read_at=when.at,
        )


def waiting_reading(commission_id: int, reading_id: int) -> PaperReading | None:
    """Return a list of an office that waits to be looked at, or None."""
    rows = PaperReading.objects.filter(pk=reading_id, book__commission_id=commission_id)
    return rows.select_related("book").first()


def plan_of(reading: PaperReading) -> PaperPlan:
    """Return what a list would do to the book as it is now."""
    lines = tuple(PaperLine.from_kept(each) for each in reading.rows["lines"])
    faults = [
        PaperFault(row, message, tuple((str(name), str(value)) for name, value in facts))
        for row, message, facts in reading.rows["faults"]
    ]
    taken = numbers_queries.taken_numbers(reading.book)
    return PaperPlan(
        lines=tuple(sorted(lines, key=lambda line: line.number)),
        faults=tuple(sorted([*faults, *faults_of_list(lines, taken)], key=lambda fault: fault.row)),
        gaps=new_gaps(reading.book, lines, taken),
        last=reading.book.last,
    )


def take_paper_book_in(
    *, reading_id: int, seen: str, reason: str, by: Actor, when: Moment
) -> PaperImport | None:
    """
    Pindahkan buku fisik: write every line of a list, all of them or none; name the empty numbers; count from the highest.

    `seen` is the mark of the preview that was approved. None where the list is gone (it was taken in already).
    Raises NotYoursToKeep, ReasonIsMissing, PaperRowsAreFaulty, BookHasChanged, GapsAreTooMany, ClockRanBackward.
    """
    held, words = keeper(by), said(reason)
    with chaining(by.commission_id, when) as chain:
        reading = waiting_reading(by.commission_id, reading_id)
        if reading is None:
            return None
        reading.book = locked_book(by.commission_id, reading.book.series, reading.book.year)
        reading = waiting_reading(by.commission_id, reading_id)
        if reading is None:
            return None
        plan = plan_of(reading)
        _refuse_plan(plan, seen)
        refuse_backward_clock(reading.book, when)
        done = chain.record(
            import_of(
                reading.book,
                plan.lines,
                source=(reading.filename, reading.sha256),
                reason=words,
                by=by,
                post_title=held.title,
                when=when,
            )
        )
        write_lines(chain, done, plan.lines, by, when)
        note_gaps(chain, done, plan.gaps, when)
        count(reading.book, plan.lines[-1].number)
        reading.delete()
    return done


def _refuse_plan(plan: PaperPlan, seen: str) -> None:
    if plan.faults or not plan.lines:
        raise PaperRowsAreFaulty(count=len(plan.faults))
    if plan.missing > MOST_GAPS:
        raise GapsAreTooMany(count=plan.missing, most=MOST_GAPS)
    if plan.mark != seen:
        raise BookHasChanged()
