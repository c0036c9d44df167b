"""Who is told of what: when work goes back or ends, the proposer and everyone who already worked on it."""

from __future__ import annotations

from typing import Any

from diktum.core.moment import Moment
from diktum.core.procedure.model import Procedure
from diktum.core.procedure.progress import Event, EventKind, State, Status
from diktum.dossiers import mail
from diktum.dossiers.models import Dossier, Notice
from diktum.people.queries import Actor


def tell(
    dossier: Dossier, procedure: Procedure, state: State, event: Event, by: Actor, when: Moment
) -> list[tuple[Any, dict[str, Any]]]:
    """Write the notices that an event calls for, and answer the jobs that carry them outside (task, arguments)."""
    if event.kind is not EventKind.COMPLETED or not _is_news(procedure, state, event):
        return []
    people = {done.person for done in state.completions if done.person} | {dossier.proposed_by_id}
    people.discard(by.person_id)
    text = _sentence(procedure, state, event, by)
    Notice.objects.bulk_create(
        Notice(person_id=person, dossier=dossier, seq=state.seq, text=text, at=when.at)
        for person in sorted(people)
    )
    return [(mail.tell_by_mail, {"dossier_id": dossier.pk, "seq": state.seq})] if people else []


def _is_news(procedure: Procedure, state: State, event: Event) -> bool:
    if state.status is not Status.RUNNING:
        return True
    keys = [act.key for act in procedure.acts]
    return event.opens is not None and keys.index(event.opens) <= keys.index(event.act)


def _sentence(procedure: Procedure, state: State, event: Event, by: Actor) -> str:
    act = procedure.act(event.act)
    outcome = next(o.title for o in act.outcomes if o.key == event.outcome)
    sentence = f"{act.title}: {outcome}, oleh {by.name.rstrip('.')}."
    if event.reason:
        sentence += f" Alasan: {event.reason}"
    if state.open_act:
        sentence += f" Kini menunggu: {procedure.act(state.open_act).title}."
    return sentence
