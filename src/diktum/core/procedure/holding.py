"""Hold an open act, so that two officers of one post do not work on it at once; hand it to a colleague; let it go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from diktum.core.procedure import refusals as no
from diktum.core.procedure.checks import open_act, post_for, refuse_same_person
from diktum.core.procedure.events import Claim, Context, Delegate, Event, EventKind, Release, State
from diktum.core.procedure.model import Act, Procedure


def held_by_another(state: State, person: int | None, day: date) -> bool:
    """Return whether somebody else holds the open act on `day`. A hold counts to the end of the next working day."""
    if state.held_by is None or state.held_until is None:
        return False
    return state.held_by != person and day <= state.held_until


def refuse_held(state: State, act: Act, post: str, context: Context) -> None:
    """Refuse a doer while a colleague holds the act. Who only assists (a recipient signing for a copy) is not stopped."""
    if post in act.by and held_by_another(state, context.person, context.on):
        raise no.ActIsHeld(act=act.title, holder=state.held_name)


def claim(procedure: Procedure, state: State, command: Claim, context: Context) -> tuple[Event, ...]:
    """Let the person who asks hold the act until the end of the next working day."""
    act = open_act(procedure, state, command.act, command.seen_seq)
    post = post_for(procedure, act, context, completing=True)
    refuse_same_person(procedure, act, state, context)
    refuse_held(state, act, post, context)
    until = context.calendar.next_working_day(context.on)
    if context.person is None or (state.held_by, state.held_until) == (context.person, until):
        return ()
    return (_held(EventKind.CLAIMED, state, context, post, context.person, command.name, until),)


def release(procedure: Procedure, state: State, command: Release, context: Context) -> tuple[Event, ...]:
    """Let go of the act: the holder, or the authority of the procedure when the holder is away."""
    act = open_act(procedure, state, command.act, None)
    if state.held_by is None:
        return ()
    authority = [post for post in procedure.authority if post in context.posts]
    if state.held_by != context.person and not authority:
        raise no.ActIsHeld(act=act.title, holder=state.held_name)
    own = [post for post in act.by if post in context.posts]
    return (_held(EventKind.RELEASED, state, context, [*own, *authority, ""][0], None, "", None),)


def delegate(procedure: Procedure, state: State, command: Delegate, context: Context) -> tuple[Event, ...]:
    """Entrust the act to a colleague who may do it: by who may do it too, or by the authority of the procedure."""
    act = open_act(procedure, state, command.act, None)
    authority = [post for post in procedure.authority if post in context.posts]
    if authority:
        post = authority[0]
    else:
        post = post_for(procedure, act, context, completing=True)
        refuse_held(state, act, post, context)
    to = replace(context, person=command.to, posts=command.to_posts, mandates=command.to_mandates)
    post_for(procedure, act, to, completing=True)
    refuse_same_person(procedure, act, state, to)
    until = context.calendar.next_working_day(context.on)
    return (_held(EventKind.DELEGATED, state, context, post, command.to, command.name, until),)


def _held(
    kind: EventKind,
    state: State,
    context: Context,
    post: str,
    holder: int | None,
    name: str,
    until: date | None,
) -> Event:
    return Event(
        kind=kind,
        act=state.open_act or "",
        round=state.round,
        person=context.person,
        post=post,
        on=context.on,
        opens=state.open_act,
        opens_round=state.round,
        due_on=state.due_on,
        data={"holder": holder, "name": name, "until": until.isoformat() if until else ""},
    )
