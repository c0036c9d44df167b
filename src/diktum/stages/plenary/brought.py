"""What waits to be talked about at an item: open remarks on the draft, suggestions of a session that postponed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diktum.core.document import Decree
from diktum.core.moment import Moment
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.remarks import reply_to_remark
from diktum.stages.plenary import gate
from diktum.stages.plenary.models import AgendaItem, DecisionOutcome, Resolved, Suggestion

_REMARK, _SUGGESTION = "k", "s"


@dataclass(frozen=True, slots=True)
class Brought:
    """Something said before this session: by whom, at which part, and the key by which it is taken over."""

    key: str
    node: str
    place: str
    who: str
    text: str
    wording: str = ""
    is_remark: bool = False


def brought_to(item: AgendaItem, text: Decree) -> tuple[Brought, ...]:
    """
    Return what was said before and is not yet a suggestion of this item: open remarks on the draft, and the suggestions of
    every session that postponed the dossier, but those it rejected. What is about a part no longer there stands at the whole.
    """
    here = {(row.place, row.text) for row in Suggestion.objects.filter(item=item)}
    return tuple(
        each
        for each in (*_suggestions(item, text), *_remarks(item, text))
        if (each.place, each.text) not in here
    )


def taken_over(item: AgendaItem, key: str, *, position: int, by: Actor, when: Moment) -> None:
    """Settle a remark that became the suggestion of that position; a suggestion of an earlier session needs nothing."""
    if not (key.startswith(_REMARK) and key[1:].isdecimal()):
        return
    open_ones = {t.remark.pk for t in drafting.remark_threads(item.dossier) if t.settled is None}
    if int(key[1:]) in open_ones:
        reply_to_remark(
            dossier_id=item.dossier_id,
            remark_id=int(key[1:]),
            kind="adopted",
            text=f"Saran {position} dalam rapat pleno {item.session.slug}",
            by=by,
            when=when,
        )


def _remarks(item: AgendaItem, text: Decree) -> Iterator[Brought]:
    for thread in drafting.remark_threads(item.dossier):
        if thread.settled is None:
            remark = thread.remark
            place = _place(text, remark.node)
            yield Brought(
                f"{_REMARK}{remark.pk}", place.node, place.label, remark.made_by, remark.text, is_remark=True
            )


def _suggestions(item: AgendaItem, text: Decree) -> Iterator[Brought]:
    rows = (
        Suggestion.objects.filter(
            item__dossier=item.dossier, item__decision__outcome=DecisionOutcome.POSTPONED
        )
        .exclude(item=item)
        .select_related("resolution")
        .order_by("pk")
    )
    for row in rows:
        answer = getattr(row, "resolution", None)
        if answer is not None and answer.outcome == Resolved.REJECTED:
            continue
        place = _place(text, row.node)
        words, wording = row.text, row.wording
        if answer is not None and answer.outcome == Resolved.AMENDED:
            words, wording = answer.text or words, answer.wording or wording
        yield Brought(f"{_SUGGESTION}{row.pk}", place.node, place.label, row.person_name, words, wording)


def _place(text: Decree, node: str) -> gate.Place:
    return gate.place_of(text, node) or gate.Place(gate.WHOLE, gate.WHOLE_LABEL)
