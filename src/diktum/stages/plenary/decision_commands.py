"""The decision of the plenary on a dossier: who was in the room, how each member stood, what the law says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diktum.core.document import Decree
from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.core.plenary import Verdict
from diktum.core.procedure.refusals import UnknownOutcome
from diktum.dossiers.work import Work, performing
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.plenary import deliberation, law, queries
from diktum.stages.plenary.deliberation_refusals import (
    HourIsNotOfTheSession,
)
from diktum.stages.plenary.gate import Place, place_of, places_named
from diktum.stages.plenary.models import (
    AgendaItem,
    Ballot,
    Correction,
    CorrectionPlace,
    DecisionOutcome,
    PlenaryDecision,
    PlenaryRecord,
    Stand,
    Suggestion,
)
from diktum.stages.plenary.refusals import (
    AbsentTakesNoPart,
    ChairDoesNotPreside,
    CorrectionHasNoPlace,
    CorrectionsAreMissing,
    CorrectionsAreNotExpected,
    DecisionHasNoHour,
    MembersExceedSeats,
    NoMajority,
    NoQuorum,
    PresiderIsNoMemberPresent,
    SuggestionIsOpen,
    VoteIsMissing,
    VotesDoNotAddUp,
)
from diktum.stages.plenary.room import Room, Seat, movements, name_of, room_of
from diktum.stages.plenary.work import item_in_session, locked_book

WITH_CORRECTIONS = DecisionOutcome.ADOPTED_WITH_CORRECTIONS


@dataclass(frozen=True, slots=True)
class Vote:
    """How a member in the room stands to the decision, and why."""

    person_id: int
    stand: Stand
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Mending:
    """A correction with the part it belongs to; without a part it is read from its words."""

    text: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class _Wanted:
    text: str
    places: tuple[Place, ...]
    wording: str = ""
    suggestion: Suggestion | None = None


def record_decision(
    *,
    dossier_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    agreeing: int | None = None,
    votes: Sequence[Vote] = (),
    corrections: Sequence[str | Mending] = (),
    notes: str = "",
    reason: str = "",
    dissent: str = "",
    recused: Collection[int] = (),
    presided_by: int | None = None,
    taken_at: dt.datetime | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> PlenaryDecision:
    """
    Catat putusan pleno: what the plenary decided, how its members stood, with its corrections; makes the berita acara.

    The members who were in the room at `taken_at` (None: now) count. `votes` names each of them; without it `agreeing` is
    their number, and `recused` those who withdrew. Adopted suggestions are corrections by themselves. Every outcome but
    *postponed* needs quorum and majority (UU 7/2017 Pasal 44). Raises the refusals of `refusals.py` named DKT-414 to
    DKT-439 that concern a decision.
    """
    with performing(
        "decide", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        assert by.person_id is not None, "an outsider holds no post"
        _refuse_unknown(work, outcome)
        item = item_in_session(work)
        book = locked_book(work.commission_id, when.day.year)
        at = _hour(item, taken_at, when)
        room = room_of(item.session, at)
        wanted = _wanted(item, outcome, corrections)
        cast = _cast(room, votes, frozenset(recused), agreeing, work.commission_id)
        agreed = sum(vote.stand is Stand.AGREES for vote in cast) if votes else agreeing or 0
        away = frozenset(vote.person_id for vote in cast if vote.stand is Stand.RECUSED)
        verdict = _verdict(item, outcome, room.members, agreed, voting=len(room.members) - len(away))
        presider, acclaimed = _presider(
            room, away, presided_by, is_needed=outcome != DecisionOutcome.POSTPONED
        )
        roll = queries.roll(item.session)
        decision = work.record(
            PlenaryDecision(
                session=item.session,
                item=item,
                attendance_version=roll.version if roll else 0,
                outcome=outcome,
                members_by_law=verdict.seats,
                present=verdict.present,
                agreeing=agreed,
                law=verdict.law,
                article=verdict.article,
                verdict=str(verdict),
                notes=clean_text(notes).strip(),
                dissent=_dissent(room, cast, dissent),
                reason=clean_text(reason).strip(),
                recused=[seat.name for seat in room.members if seat.person_id in away],
                presided_by_id=presider.person_id if presider else by.person_id,
                presided_by_name=presider.name if presider else by.name,
                by_acclamation=acclaimed,
                decided_on=when.day,
                decided_at=when.at,
            )
        )
        _record_ballots(work, decision, room, cast, at or when.at)
        _record_corrections(work, decision, wanted)
        book.last_record += 1
        book.save(update_fields=["last_record"])
        record = _record(work, decision, book.year, book.last_record)
        work.done(
            outcome,
            reason=reason,
            items=("plenary_record",),
            data={"record": record.full_number, "session": item.session.slug, "sha256": item.version_sha256},
        )
    return decision


def _refuse_unknown(work: Work, outcome: str) -> None:
    if work.act.outcome(outcome) is None:
        known = ", ".join(f"“{each.title}”" for each in work.act.outcomes)
        raise UnknownOutcome(act=work.act.title, outcome=outcome, outcomes=known)


def _hour(item: AgendaItem, taken_at: dt.datetime | None, when: Moment) -> dt.datetime | None:
    """Say at which hour the room counts: the one named, now while the day lasts, None for what is recorded last."""
    held = item.session
    if taken_at is not None:
        if taken_at > when.at or taken_at.astimezone(queries.zone(held)).date() < held.held_on:
            raise HourIsNotOfTheSession(held_on=date_words(held.held_on))
        return taken_at
    if when.day == held.held_on:
        return when.at
    if movements(held):
        raise DecisionHasNoHour(held_on=date_words(held.held_on))
    return None


def _wanted(item: AgendaItem, outcome: str, typed: Sequence[str | Mending]) -> tuple[_Wanted, ...]:
    """Collect the corrections: adopted suggestions first, then what was typed, each with its place in the text."""
    suggested, left = deliberation.adopted_and_open(item)
    if left and outcome != DecisionOutcome.POSTPONED:
        raise SuggestionIsOpen(count=len(left), first=left[0].text[:200])
    text = deliberation.tabled_text(item)
    mendings = [each if isinstance(each, Mending) else Mending(each) for each in typed]
    wanted = [
        _Wanted(
            each.words, (Place(each.suggestion.node, each.suggestion.place),), each.wording, each.suggestion
        )
        for each in suggested
    ]
    for mending in mendings:
        words = clean_text(mending.text).strip()
        if words:
            wanted.append(_Wanted(words, _places(text, mending.node, words)))
    if outcome == WITH_CORRECTIONS and not wanted:
        raise CorrectionsAreMissing()
    if outcome == DecisionOutcome.ADOPTED and wanted:
        raise CorrectionsAreNotExpected(count=len(wanted))
    if outcome not in (WITH_CORRECTIONS, DecisionOutcome.ADOPTED) and len(wanted) > len(suggested):
        raise CorrectionsAreNotExpected(count=len(wanted) - len(suggested))
    return tuple(wanted) if outcome == WITH_CORRECTIONS else ()


def _places(text: Decree, node: str, words: str) -> tuple[Place, ...]:
    named = place_of(text, node) if node else None
    found = (named,) if named else places_named(words, text)
    if not found:
        raise CorrectionHasNoPlace(first=words[:200])
    return found


def _cast(
    room: Room, votes: Sequence[Vote], recused: frozenset[int], agreeing: int | None, commission_id: int
) -> tuple[Vote, ...]:
    """Return how each member in the room stood. Refuses the vote of somebody who is not in it."""
    said = {vote.person_id: vote for vote in votes}
    for person_id in (*said, *(recused if votes else ())):
        seat = room.seat(person_id)
        if seat is None or not seat.is_member:
            who = name_of(commission_id, person_id)
            raise AbsentTakesNoPart(name=who, why=room.why_not.get(person_id, "bukan anggota"))
    if not votes:
        if agreeing is None and room.members:
            raise VoteIsMissing(name=room.members[0].name)
        return tuple(
            Vote(seat.person_id, Stand.RECUSED if seat.person_id in recused else Stand.UNNAMED)
            for seat in room.members
        )
    missing = next((seat for seat in room.members if seat.person_id not in said), None)
    if missing is not None:
        raise VoteIsMissing(name=missing.name)
    return tuple(
        Vote(seat.person_id, Stand.RECUSED, said[seat.person_id].opinion)
        if seat.person_id in recused
        else said[seat.person_id]
        for seat in room.members
    )


def _dissent(room: Room, cast: Sequence[Vote], typed: str) -> str:
    """Put the dissents of members before what was typed of them, each under the member's name."""
    own = [
        f"{seat.name}: {clean_text(vote.opinion).strip() or 'tidak setuju'}"
        for seat, vote in zip(room.members, cast, strict=True)
        if vote.stand is Stand.DISAGREES
    ]
    return "\n".join(filter(None, [*own, clean_text(typed).strip()]))


def _verdict(
    item: AgendaItem, outcome: str, members: Sequence[Seat], agreeing: int, *, voting: int
) -> Verdict:
    seats = people.commission(item.session.commission_id).members_by_law
    if len(members) > seats:
        raise MembersExceedSeats(present=len(members), seats=seats)
    if not 0 <= agreeing <= voting:
        raise VotesDoNotAddUp(agreeing=agreeing, voting=voting)
    verdict = queries.verdict_on(item.session, len(members), agreeing)
    if outcome == DecisionOutcome.POSTPONED:
        return verdict
    if not verdict.has_quorum:
        raise NoQuorum(**verdict.facts)
    if not verdict.adopted:
        raise NoMajority(**verdict.facts)
    return verdict


def _presider(
    room: Room, away: Collection[int], named: int | None, *, is_needed: bool
) -> tuple[Seat | None, bool]:
    """Say who presided, and whether by acclamation: the chair, unless absent or withdrawn."""
    able = [seat for seat in room.members if seat.person_id not in away]
    chair = next((seat for seat in able if seat.is_chair), None)
    if named is not None:
        presider = next((seat for seat in able if seat.person_id == named), None)
        if presider is None:
            raise PresiderIsNoMemberPresent()
        return presider, not presider.is_chair
    if chair is None and is_needed:
        raise ChairDoesNotPreside()
    return chair, False


def _record_ballots(
    work: Work, decision: PlenaryDecision, room: Room, cast: Sequence[Vote], at: dt.datetime
) -> None:
    for position, (seat, vote) in enumerate(zip(room.members, cast, strict=True), start=1):
        work.record(
            Ballot(
                decision=decision,
                position=position,
                person_id=seat.person_id,
                name=seat.name,
                title=seat.title,
                stand=vote.stand,
                opinion=clean_text(vote.opinion).strip(),
                taken_at=at,
            )
        )


def _record_corrections(work: Work, decision: PlenaryDecision, wanted: Sequence[_Wanted]) -> None:
    for position, each in enumerate(wanted, start=1):
        correction = work.record(Correction(decision=decision, position=position, text=each.text))
        work.record(
            CorrectionPlace(
                correction=correction,
                suggestion=each.suggestion,
                nodes=[place.node for place in each.places],
                label="; ".join(place.label for place in each.places),
                wording=each.wording,
            )
        )


def _record(work: Work, decision: PlenaryDecision, year: int, number: int) -> PlenaryRecord:
    office = people.commission(work.commission_id)
    return work.record(
        PlenaryRecord(
            decision=decision,
            session=decision.session,
            commission_id=office.pk,
            year=year,
            number=number,
            full_number=law.full_number("record", number=number, area=office.area_code, on=work.when.day),
            made_on=work.when.day,
        )
    )
