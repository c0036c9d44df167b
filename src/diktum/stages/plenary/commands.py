"""What the plenary does to a dossier: tabling, deciding, reconciling, freezing; and the sessions themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diktum.core.document import Decree, to_data
from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.core.plenary import Verdict
from diktum.core.procedure.refusals import UnknownOutcome
from diktum.dossiers.work import Work, performing
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.refusals import DraftHasErrors, NoDraftYet
from diktum.stages.drafting.work import new_version
from diktum.stages.plenary import law, queries
from diktum.stages.plenary.models import (
    AgendaItem,
    Attendance,
    Correction,
    CorrectionClosing,
    DecisionOutcome,
    FinalText,
    PlenaryDecision,
    PlenaryRecord,
)
from diktum.stages.plenary.refusals import (
    ChairDoesNotPreside,
    ChangeHasNoGround,
    CorrectionIsOpen,
    CorrectionsAreMissing,
    CorrectionsAreNotExpected,
    MembersExceedSeats,
    NoAttendanceRecorded,
    NoInvitationSent,
    NoMajority,
    NoQuorum,
    NotAppliedWithoutReason,
    NoticeIsShort,
    NotOnAnyAgenda,
    PresiderIsNoMemberPresent,
    SessionIsOver,
    SessionIsYetToCome,
    TextIsUnchanged,
    UnknownCorrection,
    VotesDoNotAddUp,
)
from diktum.stages.plenary.session_commands import (
    call_session,
    record_attendance,
    send_invitation,
    write_minutes,
)
from diktum.stages.plenary.work import locked_book

__all__ = [
    "Closing",
    "call_session",
    "confirm_text",
    "reconcile",
    "record_attendance",
    "record_decision",
    "send_invitation",
    "table_dossier",
    "write_minutes",
]

WITH_CORRECTIONS = DecisionOutcome.ADOPTED_WITH_CORRECTIONS


@dataclass(frozen=True, slots=True)
class Closing:
    """What became of one correction: applied in the text, or not and why."""

    correction_id: int
    applied: bool
    note: str = ""


def table_dossier(
    *,
    dossier_id: int,
    session_id: int,
    by: Actor,
    when: Moment,
    reason_late: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> AgendaItem:
    """
    Ajukan ke pleno: put a dossier on the agenda of a session to come, with its newest text.

    Raises SessionIsOver, NoDraftYet, NoticeIsShort (the agenda is due three days before, like the invitation).
    """
    with performing(
        "table", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        held = queries.session(session_id, by.commission_id)
        if held is None or held.held_on < when.day:
            raise SessionIsOver()
        locked_book(by.commission_id, held.year)
        reason = clean_text(reason_late).strip() or held.short_notice_reason
        late = not law.is_timely(when.day, held.held_on)
        if late and not reason:
            raise NoticeIsShort(held_on=date_words(held.held_on))
        text = drafting.latest_version(work.dossier)
        if text is None:
            raise NoDraftYet(code=work.dossier.code)
        last = AgendaItem.objects.filter(session=held).order_by("-position").first()
        item = work.record(
            AgendaItem(
                session=held,
                position=last.position + 1 if last else 1,
                version_number=text.number,
                version_sha256=text.sha256,
                tabled_by=by.name,
                tabled_on=when.day,
                late_reason=reason if late else "",
            )
        )
        work.done(
            items=("agenda",), data={"session": held.slug, "version": text.number, "sha256": text.sha256}
        )
    return item


def record_decision(
    *,
    dossier_id: int,
    outcome: str,
    agreeing: int,
    by: Actor,
    when: Moment,
    corrections: Sequence[str] = (),
    notes: str = "",
    reason: str = "",
    dissent: str = "",
    recused: Collection[int] = (),
    presided_by: int | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> PlenaryDecision:
    """
    Catat putusan pleno: what the plenary decided, by how many, with its corrections; makes the berita acara.

    `agreeing` counts the members who agree with the outcome; `recused` and `presided_by` are person ids. Every outcome but
    *postponed* needs quorum and majority (UU 7/2017 Pasal 44). Raises NotOnAnyAgenda, SessionIsYetToCome, NoInvitationSent,
    NoAttendanceRecorded, NoQuorum, NoMajority, VotesDoNotAddUp, ChairDoesNotPreside, PresiderIsNoMemberPresent,
    CorrectionsAreMissing, CorrectionsAreNotExpected.
    """
    with performing(
        "decide", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        assert by.person_id is not None, "an outsider holds no post"
        item = _item_ready(work)
        roll = queries.roll(item.session)
        if roll is None:
            raise NoAttendanceRecorded(session=date_words(item.session.held_on))
        wanted = tuple(filter(None, (clean_text(text).strip() for text in corrections)))
        _refuse_mismatch(work, outcome, wanted)
        away = [row for row in roll.members_present if row.person_id in set(recused)]
        verdict = _verdict(
            item, outcome, roll.members_present, agreeing, voting=len(roll.members_present) - len(away)
        )
        presider, acclaimed = _presider(
            roll, away, presided_by, is_needed=outcome != DecisionOutcome.POSTPONED
        )
        decision = work.record(
            PlenaryDecision(
                session=item.session,
                item=item,
                attendance_version=roll.version,
                outcome=outcome,
                members_by_law=verdict.seats,
                present=verdict.present,
                agreeing=agreeing,
                law=verdict.law,
                article=verdict.article,
                verdict=str(verdict),
                notes=clean_text(notes).strip(),
                dissent=clean_text(dissent).strip(),
                reason=clean_text(reason).strip(),
                recused=[row.name for row in away],
                presided_by_id=presider.person_id if presider else by.person_id,
                presided_by_name=presider.name if presider else by.name,
                by_acclamation=acclaimed,
                decided_on=when.day,
                decided_at=when.at,
            )
        )
        for position, text in enumerate(wanted, start=1):
            work.record(Correction(decision=decision, position=position, text=text))
        record = _make_record(work, decision)
        work.done(
            outcome,
            reason=reason,
            items=("plenary_record",),
            data={"record": record.full_number, "session": item.session.slug, "sha256": item.version_sha256},
        )
    return decision


def reconcile(
    *,
    dossier_id: int,
    decree: Decree,
    by: Actor,
    when: Moment,
    closings: Sequence[Closing] = (),
    request_key: str = "",
    seen_seq: int | None = None,
) -> int:
    """
    Sinkronkan: bring the corrections of the plenary into the text; answers the number of the resulting version.

    Raises CorrectionIsOpen, UnknownCorrection, NotAppliedWithoutReason, TextIsUnchanged (something is said to be applied),
    ChangeHasNoGround (nothing is), DraftHasErrors.
    """
    with performing(
        "reconcile", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        said = _checked_closings(queries.corrections(work.dossier), closings)
        errors = drafting.errors_of(decree)
        if errors:
            raise DraftHasErrors(count=len(errors), place=errors[0].place, first=errors[0].message)
        text = new_version(work, decree)
        _refuse_groundless(work, text.sha256, is_applied=any(closing.applied for closing in said))
        for closing in said:
            work.record(
                CorrectionClosing(
                    correction_id=closing.correction_id,
                    applied=closing.applied,
                    note=clean_text(closing.note).strip(),
                    version_number=text.number,
                    closed_by=by.name,
                    closed_on=when.day,
                )
            )
        work.done(items=("final_text",), data={"version": text.number, "sha256": text.sha256})
    return int(text.number)


def confirm_text(
    *,
    dossier_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> FinalText | None:
    """
    Pastikan naskah: freeze the text for signature, or return it with a reason; answers the frozen text, if it is.

    Raises CorrectionIsOpen while a correction has no answer, NoDraftYet.
    """
    with performing(
        "confirm_text", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        text = drafting.latest_version(work.dossier)
        if text is None:
            raise NoDraftYet(code=work.dossier.code)
        frozen = None
        if outcome == "confirmed":
            _refuse_open([each for each in queries.corrections(work.dossier) if each.is_open])
            frozen = work.record(
                FinalText(
                    version_number=text.number,
                    document=to_data(drafting.decree_of(text)),
                    sha256=text.sha256,
                    confirmed_by=by.name,
                    confirmed_title=work.holding.title if work.holding else "",
                    confirmed_on=when.day,
                    confirmed_at=when.at,
                )
            )
        work.done(
            outcome,
            reason=reason,
            items=("final_text",),
            data={"version": text.number, "sha256": text.sha256},
        )
    return frozen


def _item_ready(work: Work) -> AgendaItem:
    item = queries.agenda_item(work.dossier)
    if item is None:
        raise NotOnAnyAgenda(code=work.dossier.code)
    held_on = date_words(item.session.held_on)
    if work.when.day < item.session.held_on:
        raise SessionIsYetToCome(held_on=held_on)
    if not queries.invitations(item.session):
        raise NoInvitationSent(session=held_on)
    return item


def _refuse_mismatch(work: Work, outcome: str, corrections: Sequence[str]) -> None:
    if work.act.outcome(outcome) is None:
        known = ", ".join(f"“{each.title}”" for each in work.act.outcomes)
        raise UnknownOutcome(act=work.act.title, outcome=outcome, outcomes=known)
    if outcome == WITH_CORRECTIONS and not corrections:
        raise CorrectionsAreMissing()
    if outcome != WITH_CORRECTIONS and corrections:
        raise CorrectionsAreNotExpected(count=len(corrections))


def _verdict(
    item: AgendaItem, outcome: str, members: Sequence[Attendance], agreeing: int, *, voting: int
) -> Verdict:
    seats = people.commission(item.session.commission_id).members_by_law
    if len(members) > seats:
        raise MembersExceedSeats(present=len(members), seats=seats)
    if not 0 <= agreeing <= voting:
        raise VotesDoNotAddUp(agreeing=agreeing, voting=voting)
    verdict = law.verdict(seats=seats, present=len(members), agreeing=agreeing, on=item.session.held_on)
    if outcome == DecisionOutcome.POSTPONED:
        return verdict
    if not verdict.has_quorum:
        raise NoQuorum(**verdict.facts)
    if not verdict.adopted:
        raise NoMajority(**verdict.facts)
    return verdict


def _presider(
    roll: queries.Roll, away: Sequence[Attendance], named: int | None, *, is_needed: bool
) -> tuple[Attendance | None, bool]:
    """Say who presided, and whether by acclamation: the chair, unless absent or withdrawn."""
    able = [row for row in roll.members_present if row not in away]
    chair = next((row for row in able if row.is_chair), None)
    if named is not None:
        presider = next((row for row in able if row.person_id == named), None)
        if presider is None:
            raise PresiderIsNoMemberPresent()
        return presider, not presider.is_chair
    if chair is None and is_needed:
        raise ChairDoesNotPreside()
    return chair, False


def _make_record(work: Work, decision: PlenaryDecision) -> PlenaryRecord:
    office = people.commission(work.commission_id)
    book = locked_book(office.pk, work.when.day.year)
    book.last_record += 1
    book.save(update_fields=["last_record"])
    return work.record(
        PlenaryRecord(
            decision=decision,
            session=decision.session,
            commission_id=office.pk,
            year=book.year,
            number=book.last_record,
            full_number=law.full_number(
                "record", number=book.last_record, area=office.area_code, on=work.when.day
            ),
            made_on=work.when.day,
        )
    )


def _checked_closings(
    wanted: Sequence[queries.OpenCorrection], closings: Sequence[Closing]
) -> tuple[Closing, ...]:
    said = {closing.correction_id: closing for closing in closings}
    if set(said) - {each.pk for each in wanted} or len(said) != len(closings):
        raise UnknownCorrection()
    _refuse_open([each for each in wanted if each.pk not in said])
    for each in wanted:
        closing = said[each.pk]
        if not closing.applied and not clean_text(closing.note).strip():
            raise NotAppliedWithoutReason(position=each.position)
    return tuple(said[each.pk] for each in wanted)


def _refuse_open(left: Sequence[queries.OpenCorrection]) -> None:
    if left:
        raise CorrectionIsOpen(count=len(left), first=left[0].text[:200])


def _refuse_groundless(work: Work, sha256: str, *, is_applied: bool) -> None:
    """Compare with the text that the plenary had before it. A text that came back may be mended without a new note."""
    decision = queries.decision(work.dossier)
    if decision is None:
        return
    is_same = sha256 == decision.item.version_sha256
    if is_applied and is_same:
        raise TextIsUnchanged()
    if not is_applied and not is_same and work.round == 1:
        raise ChangeHasNoGround()
