"""What the Sekretaris, the Ketua and the keeper of the agenda book do in rows 6 and 7 of the SOP."""

from __future__ import annotations

import datetime as dt

from diktum.core.document import DecreeKind
from diktum.core.language import DecreeNumber, clean_text, date_words
from diktum.core.moment import Moment
from diktum.core.procedure.model import Act, Outcome
from diktum.core.procedure.progress import Status
from diktum.dossiers.queries import state_of
from diktum.dossiers.work import Work, performing
from diktum.ledger.chain import chaining
from diktum.people import queries as people
from diktum.people.queries import Actor, Signatory
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.models import AgendaBook, AgendaLine, Initials, Ink, Method, NumberVoid, Signature
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.refusals import (
    AlreadyVoid,
    ClockRanBackward,
    MethodIsUnknown,
    NoSeries,
    NoSuchLine,
    NotInPostThatDay,
    NotSigned,
    NotYoursToVoid,
    NumberIsInUse,
    SignedBeforeDecision,
    SignedBeforeFrozen,
    SignedInTheFuture,
    VoidWithoutReason,
)
from diktum.stages.signing.series import Series
from diktum.stages.signing.work import locked_book, sound_text

BOOK_KEEPERS = ("head_of_legal", "legal_officer")
SIGNED = "signed"
NATURE = {DecreeKind.APPOINTING: "penetapan", DecreeKind.REGULATING: "pengaturan"}


def initial_text(
    *,
    dossier_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Initials | None:
    """
    Paraf: the Sekretaris initials the final text, or returns it to reconciliation with a reason.

    Raises TextIsNotFrozen and TextDiffers where the text is not the one that was frozen; it can still be returned.
    """
    with performing(
        "initial", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        initials = None
        if not _goes_back(work.act, outcome):
            text = sound_text(work.dossier)
            initials = work.record(
                Initials(
                    text_version=text.version_number,
                    text_sha256=text.sha256,
                    initialed_by=by.name,
                    post_title=work.holding.title if work.holding else "",
                    initialed_on=when.day,
                    initialed_at=when.at,
                )
            )
        work.done(
            outcome,
            reason=clean_text(reason).strip(),
            data={"sha256": initials.text_sha256} if initials else None,
        )
    return initials


def sign_decree(
    *,
    dossier_id: int,
    method: str = Method.WET.value,
    signed_on: dt.date | None = None,
    by: Actor,
    when: Moment,
    ink: str = Ink.BLUE.value,
    note: str = "",
    seen_sha256: str = "",
    outcome: str = SIGNED,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Signature | None:
    """
    Tanda tangan: record that the frozen text was signed in ink on a day, in the capacity the signatory held that day.

    "signed" is the way forward, whatever the procedure calls it; an outcome that goes back needs no signature.
    `seen_sha256` is the fingerprint of the print that lies before the signatory.

    Raises TextIsNotFrozen, TextDiffers, SignedInTheFuture, SignedBeforeDecision, SignedBeforeFrozen, NotInPostThatDay,
    MethodIsUnknown.
    """
    with performing(
        "sign", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if _goes_back(work.act, outcome):
            work.done(outcome, reason=clean_text(reason).strip())
            return None
        text = sound_text(work.dossier, seen_sha256=seen_sha256)
        if method not in Method.values or ink not in Ink.values:
            raise MethodIsUnknown(given=clean_text(f"{method}/{ink}")[:40])
        day = signed_on or when.day
        _refuse_wrong_day(work, text, day)
        signatory, post = _signatory(work, day)
        signature = work.record(
            Signature(
                method=method,
                ink=ink,
                signed_on=day,
                signatory_id=signatory.person_id,
                appointment_id=signatory.appointment_id,
                signatory_name=signatory.name,
                signatory_full_name=signatory.full_name,
                post=post,
                post_title=signatory.title,
                post_kind=signatory.kind,
                text_version=text.version_number,
                text_sha256=text.sha256,
                note=clean_text(note).strip(),
                recorded_on=when.day,
                recorded_at=when.at,
            )
        )
        work.done(
            _way_forward(work.act, outcome),
            reason=clean_text(reason).strip(),
            items=("signature",),
            data={"sha256": text.sha256, "signed_on": day.isoformat()},
        )
    return signature


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

    The number and its line are one transaction on a locked row, so that numbers leave no gap.
    Raises NotSigned, TextDiffers, NoSeries, ClockRanBackward.
    """
    with performing(
        "number", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        signature = queries.signature_of(work.dossier)
        if signature is None:
            raise NotSigned(code=work.dossier.code)
        sound_text(work.dossier, seen_sha256=signature.text_sha256)
        series = queries.series_of(work.dossier, when.day)
        if series is None:
            raise NoSeries(day=date_words(when.day))
        book = locked_book(work.commission_id, series.key, when.day.year)
        _refuse_backward_clock(book, when)
        book.last += 1
        book.save(update_fields=["last"])
        line = work.record(_line(work, book, series, signature))
        work.done(
            items=("agenda_line",),
            data={"number": line.number_text, "series": series.key, "booked_on": when.day.isoformat()},
        )
    return queries.decree_number(line)


def void_number(*, line_id: int, reason: str, by: Actor, when: Moment) -> NumberVoid:
    """
    Batalkan nomor: strike a line of the agenda book through, with a reason. The number is never given again.

    Only for a decree whose dossier was cancelled: a decree that lives is ended by another decree.
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
        return chain.record(
            NumberVoid(
                line=line,
                reason=reason,
                voided_by=by.name,
                post_title=holding.title,
                voided_on=when.day,
                voided_at=when.at,
            )
        )


def _goes_back(act: Act, outcome: str) -> bool:
    known = act.outcome(outcome)
    return known is not None and known.goes_back


def _way_forward(act: Act, outcome: str) -> str:
    """Give the procedure's own word for a signed decree."""
    forward: list[Outcome] = [each for each in act.outcomes if not each.goes_back]
    return forward[0].key if outcome == SIGNED and forward else outcome


def _refuse_wrong_day(work: Work, text: FrozenText, day: dt.date) -> None:
    if day > work.when.day:
        raise SignedInTheFuture(signed_on=date_words(day))
    decided_on = queries.decided_on(work.dossier)
    if decided_on is not None and day < decided_on:
        raise SignedBeforeDecision(signed_on=date_words(day), decided_on=date_words(decided_on))
    if day < text.confirmed_on:
        raise SignedBeforeFrozen(signed_on=date_words(day), frozen_on=date_words(text.confirmed_on))


def _signatory(work: Work, day: dt.date) -> tuple[Signatory, str]:
    """Say in which capacity the actor signed on that day, and for which post."""
    for post in work.act.by:
        for held in people.holders_of(work.commission_id, post, day):
            if held.person_id == work.by.person_id:
                return held, post
    raise NotInPostThatDay(name=work.by.name, signed_on=date_words(day))


def _refuse_backward_clock(book: AgendaBook, when: Moment) -> None:
    last = queries.newest_line(book.commission_id, book.series)
    if last is not None and last.booked_on > when.day:
        raise ClockRanBackward(
            today=date_words(when.day), last=last.number_text, booked_on=date_words(last.booked_on)
        )


def _line(work: Work, book: AgendaBook, series: Series, signature: Signature) -> AgendaLine:
    dossier = work.dossier
    record, decree = plenary.record_of(dossier), plenary.final_decree(dossier)
    return AgendaLine(
        book=book,
        number=book.last,
        number_text=series.written(book.last, book.year),
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
    if state_of(line.dossier).status is not Status.CANCELLED:
        raise NumberIsInUse(number=line.number_text, code=line.dossier.code)
