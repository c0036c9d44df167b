"""Decide what a command does to a dossier, and fold what happened into where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diktum.core.procedure import holding
from diktum.core.procedure import refusals as no
from diktum.core.procedure.checks import (
    authority_of,
    open_act,
    open_title,
    post_for,
    refuse_closed,
    refuse_crossing,
    refuse_empty,
    refuse_missing,
    refuse_not_running,
    refuse_same_person,
    signed_before,
)
from diktum.core.procedure.deadlines import due
from diktum.core.procedure.events import (
    START,
    Cancel,
    Choice,
    Claim,
    Command,
    Complete,
    Completion,
    Context,
    Delegate,
    Event,
    EventKind,
    MoveToVersion,
    Note,
    Open,
    RecomputeDue,
    Release,
    State,
    Status,
    Withdraw,
)
from diktum.core.procedure.folding import apply, replay
from diktum.core.procedure.loading import fingerprint
from diktum.core.procedure.model import END, NEXT, Act, Outcome, Procedure
from diktum.core.refusal import Refused

__all__ = [
    "START",
    "Cancel",
    "Choice",
    "Claim",
    "Command",
    "Complete",
    "Completion",
    "Context",
    "Delegate",
    "Event",
    "EventKind",
    "MoveToVersion",
    "Note",
    "Open",
    "RecomputeDue",
    "Release",
    "State",
    "Status",
    "Withdraw",
    "apply",
    "choices",
    "decide",
    "due",
    "replay",
]


def decide(procedure: Procedure, state: State, command: Command, context: Context) -> tuple[Event, ...]:
    """Return what happens when `command` is given in `state`; nothing has happened yet.

    Raises a subclass of Refused (`refusals.py`) when the rules of the procedure do not permit it.
    """
    match command:
        case Open():
            return (_open(procedure, state, context),)
        case Complete():
            return (_complete(procedure, state, command, context),)
        case Note():
            return (_note(procedure, state, command, context),)
        case Withdraw():
            return (_withdraw(procedure, state, command, context),)
        case Cancel():
            return (_cancel(procedure, state, command, context),)
        case RecomputeDue():
            return _recompute(procedure, state, context)
        case MoveToVersion():
            return (_move(procedure, state, command, context),)
        case _:
            return _hold(procedure, state, command, context)


def _hold(
    procedure: Procedure, state: State, command: Claim | Release | Delegate, context: Context
) -> tuple[Event, ...]:
    match command:
        case Claim():
            return holding.claim(procedure, state, command, context)
        case Release():
            return holding.release(procedure, state, command, context)
        case Delegate():
            return holding.delegate(procedure, state, command, context)


def choices(procedure: Procedure, state: State, context: Context) -> tuple[Choice, ...]:
    """Return every way in which the open act can end, the refused ones too, each with its reason."""
    if state.open_act is None or state.status is not Status.RUNNING:
        return ()
    act = procedure.act(state.open_act)
    found = []
    for outcome in act.outcomes:
        refusal: Refused | None = None
        try:
            _complete(procedure, state, Complete(act.key, outcome.key, "–"), context)
        except Refused as answer:
            refusal = answer
        found.append(Choice(act.key, outcome.key, refusal is None, refusal))
    return tuple(found)


def _open(procedure: Procedure, state: State, context: Context) -> Event:
    first = procedure.first_act
    if state.seq > 0:
        refuse_closed(state)
        raise no.ActIsNotOpen(act=first.title, open_act=open_title(procedure, state))
    post = post_for(procedure, first, context, completing=False)
    return Event(
        kind=EventKind.OPENED,
        act=first.key,
        round=1,
        person=context.person,
        post=post,
        on=context.on,
        opens=first.key,
        opens_round=1,
        due_on=due(context.on, first, procedure, state, context.calendar),
    )


def _complete(procedure: Procedure, state: State, command: Complete, context: Context) -> Event:
    act = open_act(procedure, state, command.act, command.seen_seq)
    post = post_for(procedure, act, context, completing=True)
    refuse_same_person(procedure, act, state, context)
    holding.refuse_held(state, act, post, context)
    outcome = act.outcome(command.outcome)
    if outcome is None:
        known = ", ".join(f"“{each.title}”" for each in act.outcomes)
        raise no.UnknownOutcome(act=act.title, outcome=command.outcome, outcomes=known)
    refuse_crossing(procedure, state, outcome)
    if outcome.needs_reason:
        refuse_empty(command.reason, outcome.title)
    if not outcome.goes_back:
        refuse_missing(procedure, act, context)
    opens = _opened_by(procedure, act, outcome)
    event = Event(
        kind=EventKind.COMPLETED,
        act=act.key,
        round=state.round,
        outcome=outcome.key,
        reason=command.reason.strip(),
        person=context.person,
        post=post,
        on=context.on,
        opens=opens.key if opens else None,
        opens_round=state.rounds.get(opens.key, 0) + 1 if opens else 0,
    )
    if opens is None:
        return event
    after = apply(procedure, state, event)
    return replace(event, due_on=due(context.on, opens, procedure, after, context.calendar))


def _note(procedure: Procedure, state: State, command: Note, context: Context) -> Event:
    act = open_act(procedure, state, command.act, command.seen_seq)
    post = post_for(procedure, act, context, completing=False)
    if post in act.by:
        refuse_same_person(procedure, act, state, context)
    holding.refuse_held(state, act, post, context)
    return _line(EventKind.NOTED, state, context, post=post, data={"what": command.what})


def _withdraw(procedure: Procedure, state: State, command: Withdraw, context: Context) -> Event:
    refuse_not_running(procedure, state)
    first = procedure.first_act
    post = next((key for key in first.by if key in context.posts), "")
    proposed = context.person is not None and any(
        done.act == first.key and done.person == context.person for done in state.completions
    )
    if not post and not proposed:
        raise no.NotTheProposer()
    if state.beyond_return:
        raise no.BeyondReturn(wish="penarikan usulan")
    refuse_empty(command.reason, "Tarik usulan")
    return replace(_line(EventKind.WITHDRAWN, state, context, post=post), reason=command.reason.strip())


def _cancel(procedure: Procedure, state: State, command: Cancel, context: Context) -> Event:
    refuse_not_running(procedure, state)
    post = authority_of(procedure, context, "Pembatalan berkas")
    if state.beyond_return:
        raise no.BeyondReturn(wish="pembatalan berkas")
    refuse_empty(command.reason, "Batalkan berkas")
    return replace(_line(EventKind.CANCELLED, state, context, post=post), reason=command.reason.strip())


def _recompute(procedure: Procedure, state: State, context: Context) -> tuple[Event, ...]:
    refuse_not_running(procedure, state)
    if state.open_act is None or state.opened_on is None:
        return ()
    day = due(state.opened_on, procedure.act(state.open_act), procedure, state, context.calendar)
    if day == state.due_on:
        return ()
    data = {"before": state.due_on.isoformat() if state.due_on else "", "calendar": context.calendar.version}
    return (replace(_line(EventKind.DUE_RECOMPUTED, state, context, data=data), due_on=day),)


def _move(procedure: Procedure, state: State, command: MoveToVersion, context: Context) -> Event:
    refuse_not_running(procedure, state)
    post = authority_of(procedure, context, "Pemindahan versi prosedur")
    refuse_empty(command.reason, "Pindahkan ke versi lain")
    assert state.open_act is not None and state.opened_on is not None
    target, mapping = command.procedure, dict(command.mapping)
    opens = mapping.get(state.open_act, state.open_act)
    collides = any(new in state.rounds for old, new in mapping.items() if old != new)
    doubled = len(set(mapping.values())) != len(mapping)
    if not target.has(opens) or collides or doubled or signed_before(target, opens) != state.beyond_return:
        raise no.VersionDoesNotFit(act=open_title(procedure, state))
    data = {
        "from": fingerprint(procedure),
        "to": fingerprint(target),
        "mapping": mapping,
        "beyond_return": state.beyond_return,
        "step_opened_on": (state.step_opened_on or state.opened_on).isoformat(),
    }
    event = replace(
        _line(EventKind.MOVED, state, context, post=post, data=data),
        opens=opens,
        reason=command.reason.strip(),
    )
    after = apply(target, state, event)
    return replace(event, due_on=due(state.opened_on, target.act(opens), target, after, context.calendar))


def _line(
    kind: EventKind,
    state: State,
    context: Context,
    *,
    post: str = "",
    data: Mapping[str, object] | None = None,
) -> Event:
    """Return an event that leaves the open act as it is."""
    stays = kind not in (EventKind.WITHDRAWN, EventKind.CANCELLED)
    return Event(
        kind=kind,
        act=state.open_act or "",
        round=state.round,
        person=context.person,
        post=post,
        on=context.on,
        opens=state.open_act if stays else None,
        opens_round=state.round if stays else 0,
        due_on=state.due_on if stays else None,
        data=data or {},
    )


def _opened_by(procedure: Procedure, act: Act, outcome: Outcome) -> Act | None:
    if outcome.to == NEXT:
        return procedure.after(act.key)
    return None if outcome.to == END else procedure.act(outcome.to)
