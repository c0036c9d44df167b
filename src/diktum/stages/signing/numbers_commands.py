"""What the keeper of the agenda book does: give the number, keep one for later, strike one out, explain a wrong clock."""

from __future__ import annotations

from diktum.core.document import DecreeKind
from diktum.core.language import DecreeNumber, clean_text, date_words
from diktum.core.moment import Moment
from diktum.core.procedure.progress import Status
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import state_of
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.search_queue import refresh_search
from diktum.dossiers.work import Work, performing
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import numbers_queries, queries
from diktum.stages.signing.electronic_refusals import NumberIsSealed
from diktum.stages.signing.models import (
    AgendaLine,
    ClockRepair,
    NumberReservation,
    NumberVoid,
    ReservationVoid,
    Signature,
)
from diktum.stages.signing.numbers_refusals import ClockIsRight, NoSuchReservation
from diktum.stages.signing.numbers_work import (
    BOOK_KEEPERS,
    keeper,
    locked_book,
    reserve_in,
    said,
    series_or_refuse,
    take_next,
)
from diktum.stages.signing.refusals import (
    AlreadyVoid,
    NoSuchLine,
    NotSigned,
    NotYoursToVoid,
    NumberIsInUse,
    VoidWithoutReason,
)
from diktum.stages.signing.work import sound_text

CLOCK_KEEPERS = ("head_of_legal", "administrator")
NATURE = {DecreeKind.APPOINTING: "penetapan", DecreeKind.REGULATING: "pengaturan"}


def assign_number(
    *,
    dossier_id: int,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> DecreeNumber:
    """
    Penomoran: give the next number of the book of the decree's series and of the office's own year.

    The number and its line are one transaction on a locked row, so that numbers leave no gap. A number that was reserved
    for the decree is confirmed; the same request once more answers the same number.
    Raises NotSigned, TextDiffers, NoSeries, ClockRanBackward.
    """
    try:
        with performing(
            "number", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
        ) as work:
            line = _numbered(work)
    except RepeatedRequest:
        given = numbers_queries.answered_line(dossier_id)
        if given is None:
            raise
        return queries.decree_number(given)
    return queries.decree_number(line)


def reserve_number(*, dossier_id: int, by: Actor, when: Moment, request_key: str = "") -> NumberReservation:
    """
    Pesan nomor: keep the next number for a decree whose text is frozen and that is not numbered yet.

    A decree has one reservation at a time; asking again answers the same one.
    Raises NotYoursToKeep, TextIsNotFrozen, TextDiffers, NoSeries, ClockRanBackward, AlreadyNumbered, ReservedForAnotherYear.
    """
    held = keeper(by)
    with chaining(by.commission_id, when) as chain:
        dossier = Dossier.objects.select_for_update(of=("self",)).get(
            pk=dossier_id, commission_id=by.commission_id
        )
        return reserve_in(
            chain,
            dossier,
            by=by,
            when=when,
            text_sha256=sound_text(dossier).sha256,
            post_title=held.title,
            request_key=request_key,
        )


def void_number(*, line_id: int, reason: str, by: Actor, when: Moment) -> NumberVoid:
    """
    Batalkan nomor: strike a line of the agenda book through, with a reason. The number is never given again.

    Only for a decree whose dossier was cancelled: a decree that lives is ended by another decree. A line without a
    dossier (a letter, a line of the paper book) is struck out as the book on paper has it.
    Raises NotYoursToVoid, NoSuchLine, VoidWithoutReason, AlreadyVoid, NumberIsInUse.
    """
    holding = next((held for held in map(by.holding_for, BOOK_KEEPERS) if held), None)
    if holding is None:
        raise NotYoursToVoid()
    with chaining(by.commission_id, when) as chain:
        line = queries.line_for(by.commission_id, line_id)
        if line is None:
            raise NoSuchLine()
        locked_book(by.commission_id, line.book.series, line.book.year)
        line = queries.line_for(by.commission_id, line_id) or line
        reason = clean_text(reason).strip()
        _refuse_void(line, reason)
        voided = chain.record(
            NumberVoid(
                line=line,
                reason=reason,
                voided_by=by.name,
                post_title=holding.title,
                voided_on=when.day,
                voided_at=when.at,
            )
        )
        if line.dossier_id is not None:
            refresh_search(line.dossier_id)
        return voided


def void_reservation(*, reservation_id: int, reason: str, by: Actor, when: Moment) -> ReservationVoid:
    """
    Batalkan pesanan nomor: a number that was kept will not be used. It stays in the book as void.

    Raises NotYoursToKeep, NoSuchReservation, ReasonIsMissing, NumberIsSealed.
    """
    held, words = keeper(by), said(reason)
    with chaining(by.commission_id, when) as chain:
        found = numbers_queries.reservation_for(by.commission_id, reservation_id)
        if found is not None:
            locked_book(by.commission_id, found.book.series, found.book.year)
            found = numbers_queries.reservation_for(by.commission_id, reservation_id)
        if found is None:
            raise NoSuchReservation()
        _refuse_sealed(found)
        return chain.record(
            ReservationVoid(
                reservation=found,
                reason=words,
                voided_by=by.name,
                post_title=held.title,
                voided_on=when.day,
                voided_at=when.at,
            )
        )


def repair_clock(*, commission_id: int, series: str, reason: str, by: Actor, when: Moment) -> ClockRepair:
    """
    Jelaskan jam: record that the last line of a series was dated by a clock that ran ahead, so that numbering goes on.

    Raises NotYoursToKeep, ReasonIsMissing, ClockIsRight.
    """
    held, words = keeper(by, CLOCK_KEEPERS), said(reason)
    with chaining(by.commission_id, when) as chain:
        last = numbers_queries.line_from_the_future(by.commission_id, series, when.at)
        if last is None or commission_id != by.commission_id:
            raise ClockIsRight()
        locked_book(commission_id, series, last.book.year)
        if numbers_queries.line_from_the_future(by.commission_id, series, when.at) is None:
            raise ClockIsRight()
        return chain.record(
            ClockRepair(
                line=last,
                reason=words,
                repaired_by=by.name,
                post_title=held.title,
                repaired_on=when.day,
                repaired_at=when.at,
            )
        )


def _numbered(work: Work) -> AgendaLine:
    signature = queries.signature_of(work.dossier)
    if signature is None:
        raise NotSigned(code=work.dossier.code)
    sound_text(work.dossier, seen_sha256=signature.text_sha256)
    series = series_or_refuse(work.dossier, work.when)
    kept = _kept(work.dossier)
    line = _line(
        work, signature
    )  # whatever needs no lock is asked before the book is locked: others wait for it
    if kept is not None:
        line.book, line.number, line.number_text = kept.book, kept.number, kept.number_text
    else:
        line.book = locked_book(work.commission_id, series.key, work.when.day.year)
        line.number = take_next(line.book, work.when)
        line.number_text = series.written(line.number, line.book.year)
    work.record(line)
    work.done(
        items=("agenda_line",),
        data={"number": line.number_text, "series": series.key, "booked_on": work.when.day.isoformat()},
    )
    return line


def _kept(dossier: Dossier) -> NumberReservation | None:
    """Return the number kept for a decree; the one that stands on its sealed paper and no other. Raises NumberIsSealed."""
    kept, seal = numbers_queries.open_reservation(dossier), queries.seal_of(dossier)
    if seal is not None and kept != seal.reservation:
        raise NumberIsSealed(number=seal.reservation.number_text, code=dossier.code)
    return kept


def _refuse_sealed(kept: NumberReservation) -> None:
    if queries.seal_of(kept.dossier) and state_of(kept.dossier).status is not Status.CANCELLED:
        raise NumberIsSealed(number=kept.number_text, code=kept.dossier.code)


def _line(work: Work, signature: Signature) -> AgendaLine:
    dossier = work.dossier
    record, decree = plenary.record_of(dossier), plenary.final_decree(dossier)
    return AgendaLine(
        title=dossier.title,
        nature=NATURE[decree.kind] if decree else "",
        proposed_by=dossier.proposing_unit.name,
        signed_by=f"{signature.signatory_full_name}, {signature.post_title}",
        plenary_record=f"{record.full_number}, {date_words(record.made_on)}" if record else "",
        decided_on=queries.decided_on(dossier) or signature.signed_on,
        signed_on=signature.signed_on,
        text_sha256=signature.text_sha256,
        booked_by=work.by.name,
        booked_on=work.when.day,
        booked_at=work.when.at,
    )


def _refuse_void(line: AgendaLine, reason: str) -> None:
    if not reason:
        raise VoidWithoutReason(number=line.number_text)
    if queries.is_void(line):
        raise AlreadyVoid(number=line.number_text, voided_on=date_words(line.void.voided_on))
    if line.dossier is not None and state_of(line.dossier).status is not Status.CANCELLED:
        raise NumberIsInUse(number=line.number_text, code=line.dossier.code)
