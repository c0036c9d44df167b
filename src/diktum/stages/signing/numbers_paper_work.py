"""What taking the paper book in does inside somebody's transaction: its lines, why they came, the numbers left empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.ledger.chain import Chain
from diktum.people.queries import Actor
from diktum.stages.signing import numbers_queries
from diktum.stages.signing.models import (
    AgendaBook,
    AgendaLine,
    NumberVoid,
    PaperEntry,
    PaperGap,
    PaperImport,
)
from diktum.stages.signing.numbers_paper import PaperLine, missing_after
from diktum.stages.signing.numbers_queries import Span, spans_of
from diktum.stages.signing.numbers_refusals import GapsAreTooMany, NumberIsTaken
from diktum.stages.signing.numbers_work import keeper, locked_book, refuse_backward_clock, said
from diktum.stages.signing.series import written_in

MOST_GAPS = 500


def take_lines_in(
    chain: Chain,
    *,
    series: str,
    year: int,
    lines: Sequence[PaperLine],
    source: tuple[str, str],
    reason: str,
    by: Actor,
    when: Moment,
) -> dict[int, AgendaLine]:
    """
    Write lines "dari buku fisik" within an open doorway; name the empty numbers; count from the highest.

    `source` is the name and the SHA-256 of the list they stood in. Returns the lines by their number.
    Raises NotYoursToKeep, ReasonIsMissing, NumberIsTaken, GapsAreTooMany, ClockRanBackward.
    """
    held, words = keeper(by), said(reason)
    ordered = sorted(lines, key=lambda line: line.number)
    book = locked_book(by.commission_id, series, year)
    refuse_backward_clock(book, when)
    taken = numbers_queries.taken_numbers(book)
    for line in ordered:
        if line.number in taken:
            raise NumberIsTaken(number=line.number, title=taken[line.number])
    gaps = new_gaps(book, ordered, taken)
    if sum(gap.count for gap in gaps) > MOST_GAPS:
        raise GapsAreTooMany(count=sum(gap.count for gap in gaps), most=MOST_GAPS)
    done = chain.record(
        import_of(book, ordered, source=source, reason=words, by=by, post_title=held.title, when=when)
    )
    rows = write_lines(chain, done, ordered, by, when)
    note_gaps(chain, done, gaps, when)
    count(book, ordered[-1].number)
    return {row.number: row for row in rows}


def new_gaps(book: AgendaBook, lines: Sequence[PaperLine], taken: Collection[int]) -> tuple[Span, ...]:
    """Return the numbers that would stay empty once lines are taken in, and that nobody explained yet."""
    explained = {
        number for gap in PaperGap.objects.filter(book=book) for number in range(gap.first, gap.last + 1)
    }
    return spans_of(missing_after(lines, taken, book.last) - explained)


def import_of(
    book: AgendaBook,
    lines: Sequence[PaperLine],
    *,
    source: tuple[str, str],
    reason: str,
    by: Actor,
    post_title: str,
    when: Moment,
) -> PaperImport:
    """Return the row of one list that is taken in; its lines come in the order of their numbers."""
    filename, sha256 = source
    return PaperImport(
        book=book,
        filename=filename,
        sha256=sha256,
        rows=len(lines),
        first=lines[0].number,
        last=lines[-1].number,
        reason=reason,
        imported_by=by.name,
        post_title=post_title,
        imported_on=when.day,
        imported_at=when.at,
    )


def write_lines(
    chain: Chain, done: PaperImport, lines: Sequence[PaperLine], by: Actor, when: Moment
) -> Sequence[AgendaLine]:
    """Write the lines of a list, why each came, and which are void."""
    rows = chain.record_all([agenda_line_of(done.book, line, by, when) for line in lines])
    both = list(zip(rows, lines, strict=True))
    chain.record_all([entry_of(row, line, done.reason, taken_in=done) for row, line in both])
    chain.record_all(
        [void_of(row, line, by, done.post_title, when) for row, line in both if line.void_reason]
    )
    return rows


def note_gaps(chain: Chain, done: PaperImport, gaps: Sequence[Span], when: Moment) -> None:
    """Write down the numbers that a list leaves empty."""
    for gap in gaps:
        chain.record(
            PaperGap(
                book=done.book,
                first=gap.first,
                last=gap.last,
                reason=done.reason,
                noted_by=done.imported_by,
                noted_on=when.day,
                noted_at=when.at,
            )
        )


def agenda_line_of(book: AgendaBook, line: PaperLine, by: Actor, when: Moment) -> AgendaLine:
    """Return the line of the agenda book for a line of the paper book."""
    return AgendaLine(
        book=book,
        number=line.number,
        number_text=line.number_text or written_in(book.series, line.booked_on, line.number, book.year),
        title=line.title,
        nature=line.nature,
        proposed_by=line.proposed_by,
        signed_by=line.signed_by,
        plenary_record=line.plenary_record,
        decided_on=line.signed_on,
        signed_on=line.signed_on,
        text_sha256="",
        booked_by=by.name,
        booked_on=when.day,
        booked_at=when.at,
    )


def entry_of(row: AgendaLine, line: PaperLine, reason: str, **more: Any) -> PaperEntry:
    """Return why a line came from paper and where it stands there."""
    place = clean_text(line.place).strip() or f"No. urut {line.number}"
    return PaperEntry(line=row, reason=reason, place=place, booked_on=line.booked_on, **more)


def void_of(row: AgendaLine, line: PaperLine, by: Actor, post_title: str, when: Moment) -> NumberVoid:
    """Return the line as void, for the reason that the paper book gives."""
    return NumberVoid(
        line=row,
        reason=line.void_reason,
        voided_by=by.name,
        post_title=post_title,
        voided_on=when.day,
        voided_at=when.at,
    )


def count(book: AgendaBook, number: int) -> None:
    """Have a locked book count on from a number where it stood lower."""
    if number > book.last:
        book.last = number
        book.save(update_fields=["last"])
