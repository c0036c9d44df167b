"""What can stand in the way of an act: order, post, separation of duties, reason, things at hand."""

from __future__ import annotations

from collections.abc import Iterable

from diktum.core.procedure import refusals as no
from diktum.core.procedure.events import STATUS_WORDS, Context, State, Status
from diktum.core.procedure.model import END, NEXT, Act, Outcome, Procedure


def open_act(procedure: Procedure, state: State, key: str, seen_seq: int | None) -> Act:
    refuse_closed(state)
    if seen_seq is not None and seen_seq != state.seq:
        raise no.StaleForm(open_act=open_title(procedure, state))
    if state.open_act is None or key != state.open_act:
        title = procedure.act(key).title if procedure.has(key) else key
        raise no.ActIsNotOpen(act=title, open_act=open_title(procedure, state))
    return procedure.act(key)


def open_title(procedure: Procedure, state: State) -> str:
    if state.open_act is None:
        return "belum ada"
    return f"“{procedure.act(state.open_act).title}”"


def refuse_closed(state: State) -> None:
    if state.status is not Status.RUNNING:
        raise no.DossierIsClosed(status=STATUS_WORDS[state.status])


def refuse_not_running(procedure: Procedure, state: State) -> None:
    refuse_closed(state)
    if state.open_act is None:
        raise no.ActIsNotOpen(act=procedure.first_act.title, open_act=open_title(procedure, state))


def post_for(procedure: Procedure, act: Act, context: Context, *, completing: bool) -> str:
    """Return the post in which the person acts: own posts before mandates, doers before assistants."""
    held = [post for post in act.by if post in context.posts]
    own = [post for post in held if post not in context.mandates]
    if own:
        return own[0]
    if held and not act.mandate:
        raise no.MandateMayNot(act=act.title)
    if held:
        return held[0]
    helping = [post for post in act.assisted_by if post in context.posts]
    if helping and (not completing or len(act.outcomes) == 1):
        return helping[0]
    raise no.NotYourPost(act=act.title, lane=_lanes_of(procedure, act.by))


def _lanes_of(procedure: Procedure, posts: Iterable[str]) -> str:
    wanted = set(posts)
    titles = [lane.title for lane in procedure.lanes if wanted & set(lane.posts)]
    return " atau ".join(titles) or ", ".join(sorted(wanted))


def authority_of(procedure: Procedure, context: Context, wish: str) -> str:
    post = next((key for key in procedure.authority if key in context.posts), None)
    if post is None:
        raise no.NotTheAuthority(wish=wish, authority=_lanes_of(procedure, procedure.authority))
    return post


def refuse_same_person(procedure: Procedure, act: Act, state: State, context: Context) -> None:
    if context.person is None:
        return
    for done in state.completions:
        if done.person == context.person and done.act in act.not_by_doer_of:
            earlier = procedure.act(done.act).title if procedure.has(done.act) else done.act
            raise no.SamePersonTwice(act=act.title, earlier=earlier)


def refuse_empty(reason: str, wish: str) -> None:
    if not any(letter.isprintable() and not letter.isspace() for letter in reason):
        raise no.ReasonIsMissing(outcome=wish)


def refuse_missing(procedure: Procedure, act: Act, context: Context) -> None:
    missing = [procedure.items.get(key, key) for key in act.requires if key not in context.items]
    if missing:
        raise no.ItemsAreMissing(act=act.title, items=", ".join(missing))


def refuse_crossing(procedure: Procedure, state: State, outcome: Outcome) -> None:
    if not state.beyond_return or outcome.to == NEXT:
        return
    if outcome.to == END or not signed_before(procedure, outcome.to):
        raise no.BeyondReturn(wish=f"“{outcome.title}”")


def signed_before(procedure: Procedure, key: str) -> bool:
    """Return whether a point of no return lies before the act."""
    return any(act.point_of_no_return for act in procedure.acts[: procedure.place_of(key)])
