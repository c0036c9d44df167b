"""Fold what happened to a dossier into where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from diktum.core.procedure.events import START, Completion, Event, EventKind, State, Status
from diktum.core.procedure.model import END, NEXT, Procedure


def replay(procedure: Procedure, events: Iterable[Event], start: State = START) -> State:
    """Fold events, oldest first, into a state. `procedure` is the version that the dossier has now.

    `start` is the state after the events before these, where they were folded already.
    """
    state = start
    for event in events:
        state = apply(procedure, state, event)
    return state


def apply(procedure: Procedure, state: State, event: Event) -> State:
    """Return the state after `event`. Raises ValueError if the event cannot follow this state: the journal is damaged."""
    _refuse_a_gap(state, event)
    match event.kind:
        case EventKind.OPENED:
            return _stand_at(state, event, step_opened_on=event.on)
        case EventKind.COMPLETED:
            return _apply_completed(procedure, state, event)
        case EventKind.NOTED:
            return replace(state, seq=state.seq + 1)
        case EventKind.WITHDRAWN | EventKind.CANCELLED:
            return _close(state, Status(event.kind.value))
        case EventKind.DUE_RECOMPUTED:
            return replace(state, seq=state.seq + 1, due_on=event.due_on)
        case EventKind.MOVED:
            return _apply_moved(state, event)
        case EventKind.CLAIMED | EventKind.RELEASED | EventKind.DELEGATED:
            return _apply_held(state, event)


def _refuse_a_gap(state: State, event: Event) -> None:
    opening = event.kind is EventKind.OPENED
    if opening != (state.seq == 0) or state.status is not Status.RUNNING:
        raise ValueError(f"the journal is damaged: {event.kind} cannot follow line {state.seq}")
    if not opening and (event.act, event.round) != (state.open_act, state.round):
        raise ValueError(f"the journal is damaged: {event.act} was not open after line {state.seq}")


def _stand_at(state: State, event: Event, *, step_opened_on: date | None) -> State:
    assert event.opens is not None
    return replace(
        state,
        seq=state.seq + 1,
        open_act=event.opens,
        round=event.opens_round,
        opened_on=event.on,
        due_on=event.due_on,
        rounds={**state.rounds, event.opens: event.opens_round},
        step_opened_on=step_opened_on,
        held_by=None,
        held_name="",
        held_until=None,
    )


def _close(state: State, status: Status) -> State:
    return replace(
        state,
        seq=state.seq + 1,
        status=status,
        open_act=None,
        round=0,
        opened_on=None,
        due_on=None,
        step_opened_on=None,
        held_by=None,
        held_name="",
        held_until=None,
    )


def _apply_completed(procedure: Procedure, state: State, event: Event) -> State:
    done = Completion(event.act, event.round, event.outcome, event.person, event.on)
    act = procedure.act(event.act) if procedure.has(event.act) else None
    outcome = act.outcome(event.outcome) if act else None
    passed = act is not None and act.point_of_no_return and outcome is not None and outcome.to == NEXT
    state = replace(
        state, completions=(*state.completions, done), beyond_return=state.beyond_return or passed
    )
    if event.opens is None:
        return _close(state, Status.REJECTED if outcome and outcome.to == END else Status.FINISHED)
    same_row = _goes_on_in_row(procedure, event.act, event.opens)
    return _stand_at(state, event, step_opened_on=state.step_opened_on if same_row else event.on)


def _goes_on_in_row(procedure: Procedure, done: str, opened: str) -> bool:
    if not procedure.has(done) or not procedure.has(opened):
        return False
    forward = procedure.place_of(opened) > procedure.place_of(done)
    return forward and procedure.step_of(done) is procedure.step_of(opened)


def _apply_held(state: State, event: Event) -> State:
    until = event.data["until"]
    return replace(
        state,
        seq=state.seq + 1,
        held_by=event.data["holder"],
        held_name=event.data["name"],
        held_until=date.fromisoformat(until) if until else None,
    )


def _apply_moved(state: State, event: Event) -> State:
    mapping = event.data["mapping"]
    opened = {mapping.get(key, key): number for key, number in state.rounds.items()}
    done = tuple(replace(each, act=mapping.get(each.act, each.act)) for each in state.completions)
    return replace(
        state,
        seq=state.seq + 1,
        open_act=event.opens,
        due_on=event.due_on,
        completions=done,
        rounds=opened,
        beyond_return=event.data["beyond_return"],
        held_by=None,
        held_name="",
        held_until=None,
        step_opened_on=date.fromisoformat(event.data["step_opened_on"]),
    )
