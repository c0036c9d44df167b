"""What happens to the text while the room talks about it: suggestions at its parts, and what becomes of each."""

from __future__ import annotations

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.plenary import deliberation, gate, queries
from diktum.stages.plenary.deliberation_refusals import (
    AmendedSuggestionSaysNotHow,
    SuggestionIsEmpty,
    SuggestionIsResolved,
    UnknownPlace,
    UnknownSuggestion,
)
from diktum.stages.plenary.models import PlenarySession, Resolution, Resolved, ResolvedBy, Suggestion
from diktum.stages.plenary.refusals import (
    AbsentTakesNoPart,
    NoMajority,
    NoQuorum,
    VotesDoNotAddUp,
)
from diktum.stages.plenary.room import name_of, room_of
from diktum.stages.plenary.work import item_in_session, locked_book

_FATES = {
    Resolved.ADOPTED: "diterima",
    Resolved.AMENDED: "diterima dengan ubahan",
    Resolved.REJECTED: "ditolak",
}


def suggest(
    *,
    dossier_id: int,
    node: str,
    text: str,
    person_id: int,
    by: Actor,
    when: Moment,
    wording: str = "",
    request_key: str = "",
) -> Suggestion:
    """
    Catat saran: what somebody in the room wants changed at a part of the tabled text; `wording` are its exact new words.

    Raises AbsentTakesNoPart, UnknownPlace, SuggestionIsEmpty, and what `item_in_session` raises; ActIsNotOpen once the item
    is decided or its dossier withdrawn.
    """
    with performing("decide", dossier_id=dossier_id, by=by, when=when, request_key=request_key) as work:
        item = item_in_session(work)
        locked_book(work.commission_id, when.day.year)
        words, exact = clean_text(text).strip(), clean_text(wording).strip()
        if not words and not exact:
            raise SuggestionIsEmpty()
        place = gate.place_of(deliberation.tabled_text(item), node)
        if place is None:
            raise UnknownPlace()
        room = room_of(item.session, when.at if when.day == item.session.held_on else None)
        seat = room.seat(person_id)
        if seat is None:
            who = name_of(work.commission_id, person_id)
            raise AbsentTakesNoPart(name=who, why=room.why_not.get(person_id, "tidak tercatat hadir"))
        last = Suggestion.objects.filter(item=item).order_by("-position").first()
        row = work.record(
            Suggestion(
                item=item,
                position=last.position + 1 if last else 1,
                node=place.node,
                place=place.label,
                text=words or f"{place.label}: diubah menurut rumusan",
                wording=exact,
                person_id=seat.person_id,
                person_name=seat.name,
                recorded_by=by.name,
                made_at=when.at,
            )
        )
        work.noted(
            f"Saran {row.position} dicatat pada {place.label}",
            {"suggestion": row.position, "place": place.label},
        )
    return row


def resolve(
    *,
    dossier_id: int,
    suggestion_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    agreeing: int | None = None,
    text: str = "",
    wording: str = "",
    reason: str = "",
    request_key: str = "",
) -> Resolution:
    """
    Putuskan saran: adopted, amended (`text`, `wording` say how) or rejected; by consensus, or by `agreeing` votes.

    What is adopted or amended becomes a correction of the decision. It needs the quorum, and by votes the majority, of a
    decision (UU 7/2017 Pasal 44). Raises UnknownSuggestion, SuggestionIsResolved, NoQuorum, NoMajority, VotesDoNotAddUp,
    AmendedSuggestionSaysNotHow.
    """
    with performing("decide", dossier_id=dossier_id, by=by, when=when, request_key=request_key) as work:
        item = item_in_session(work)
        locked_book(work.commission_id, when.day.year)
        row = Suggestion.objects.filter(pk=suggestion_id, item=item).select_related("resolution").first()
        if row is None:
            raise UnknownSuggestion()
        if hasattr(row, "resolution"):
            raise SuggestionIsResolved(number=row.position)
        fate = Resolved(outcome)
        words, exact = clean_text(text).strip(), clean_text(wording).strip()
        if fate is Resolved.AMENDED and not words and not exact:
            raise AmendedSuggestionSaysNotHow(number=row.position)
        room = room_of(item.session, when.at if when.day == item.session.held_on else None)
        present = len(room.members)
        _refuse_invalid(item.session, fate, present, agreeing)
        answer = work.record(
            Resolution(
                suggestion=row,
                outcome=fate,
                way=ResolvedBy.CONSENSUS if agreeing is None else ResolvedBy.VOTE,
                present=present,
                agreeing=agreeing,
                text=(words or row.text) if fate is Resolved.AMENDED else "",
                wording=exact if fate is Resolved.AMENDED else "",
                reason=clean_text(reason).strip(),
                recorded_by=by.name,
                resolved_at=when.at,
            )
        )
        work.noted(
            f"Saran {row.position} diputus: {_FATES[fate]}",
            {"suggestion": row.position, "outcome": fate.value},
        )
    return answer


def _refuse_invalid(held: PlenarySession, fate: Resolved, present: int, agreeing: int | None) -> None:
    if agreeing is not None and not 0 <= agreeing <= present:
        raise VotesDoNotAddUp(agreeing=agreeing, voting=present)
    verdict = queries.verdict_on(held, present, agreeing or 0)
    if fate is Resolved.REJECTED:
        return
    if not verdict.has_quorum:
        raise NoQuorum(**verdict.facts)
    if agreeing is not None and not verdict.adopted:
        raise NoMajority(**verdict.facts)
