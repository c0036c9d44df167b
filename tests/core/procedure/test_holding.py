"""Holding an open act: one officer at a time, by claim or by order, never for longer than the next working day."""

import pytest

from diktum import rulebook
from diktum.core.procedure import refusals as no
from diktum.core.procedure.progress import (
    Claim,
    Complete,
    Delegate,
    MoveToVersion,
    Note,
    Release,
    decide,
    replay,
)
from tests.core.procedure.walking import DAY, context, days_after, forward, give

TEAM = rulebook.procedure("tim-pelaksana")
ACT = "verify_content"
LEGAL = {"head_of_legal"}


def officer(person, on=DAY, posts=LEGAL, **more):
    return context(TEAM, person=person, posts=posts, on=on, **more)


@pytest.fixture
def held():
    state, journal = forward(TEAM, until=ACT)
    state, events = give(TEAM, state, Claim(ACT, "Ani"), officer(1))
    return state, [*journal, *events]


def refuses(kind, state, command, ctx):
    with pytest.raises(kind) as caught:
        decide(TEAM, state, command, ctx)
    return caught.value


def test_a_colleague_waits_while_the_holder_works_on(held):
    state, journal = held
    assert (state.held_by, state.held_until) == (1, days_after(3)), "Friday's hold lasts to the end of Monday"
    assert "Ani" in str(refuses(no.ActIsHeld, state, Complete(ACT, "passed"), officer(2)))
    refuses(no.ActIsHeld, state, Note(ACT, "dicatat"), officer(2))
    refuses(no.ActIsHeld, state, Claim(ACT, "Budi"), officer(2))
    after, events = give(TEAM, state, Complete(ACT, "passed"), officer(1))
    assert (after.open_act, after.held_by, after.held_until) == ("table", None, None)
    assert replay(TEAM, [*journal, *events]) == after


def test_a_hold_ends_by_itself(held):
    state, _ = held
    refuses(no.ActIsHeld, state, Complete(ACT, "passed"), officer(2, on=days_after(3)))
    after, _ = give(TEAM, state, Complete(ACT, "passed"), officer(2, on=days_after(4)))
    assert after.open_act == "table"


def test_claiming_twice_writes_one_line(held):
    state, _ = held
    assert decide(TEAM, state, Claim(ACT, "Ani"), officer(1)) == ()
    later, events = give(TEAM, state, Claim(ACT, "Ani"), officer(1, on=days_after(3)))
    assert len(events) == 1
    assert later.held_until == days_after(4)


def test_the_holder_and_the_authority_let_go_and_nobody_else(held):
    state, _ = held
    refuses(no.ActIsHeld, state, Release(ACT), officer(2))
    for who in (officer(1), officer(9, posts={"secretary"})):
        after, _ = give(TEAM, state, Release(ACT), who)
        assert after.held_by is None
        assert decide(TEAM, after, Release(ACT), who) == ()
        assert decide(TEAM, after, Complete(ACT, "passed"), officer(2))


def test_an_act_is_entrusted_to_a_colleague_who_may_do_it(held):
    state, journal = held
    order = Delegate(ACT, 2, "Budi", frozenset(LEGAL))
    after, events = give(TEAM, state, order, officer(9, posts={"secretary"}))
    assert (after.held_by, after.held_name) == (2, "Budi")
    assert replay(TEAM, [*journal, *events]) == after
    refuses(no.ActIsHeld, after, Complete(ACT, "passed"), officer(1))
    by_holder, _ = give(TEAM, state, order, officer(1))
    assert by_holder.held_by == 2
    refuses(no.ActIsHeld, state, order, officer(3))


def test_nobody_is_entrusted_with_what_he_may_not_do(held):
    state, _ = held
    chief = officer(9, posts={"secretary"})
    refuses(no.NotYourPost, state, Delegate(ACT, 2, "Budi", frozenset({"chair"})), chief)
    drafter = next(done.person for done in state.completions if done.act == "submit_draft")
    refuses(no.SamePersonTwice, state, Delegate(ACT, drafter, "Pengusul", frozenset(LEGAL)), chief)
    refuses(no.NotYourPost, state, Delegate(ACT, 2, "Budi", frozenset(LEGAL)), officer(5, posts={"chair"}))


@pytest.mark.parametrize(
    "command", [Claim("sign", "x"), Release("sign"), Delegate("sign", 2, "x", frozenset())]
)
def test_only_the_open_act_is_held(held, command):
    refuses(no.ActIsNotOpen, held[0], command, officer(1))


def test_only_who_may_do_an_act_holds_it(held):
    state, _ = forward(TEAM, until=ACT)
    refuses(no.NotYourPost, state, Claim(ACT, "x"), officer(4, posts={"chair"}))
    drafter = next(done.person for done in state.completions if done.act == "submit_draft")
    refuses(no.SamePersonTwice, state, Claim(ACT, "x"), officer(drafter))


def test_a_recipient_signs_for_a_copy_whoever_holds_the_delivery():
    state, _ = forward(TEAM, until="deliver")
    state, _ = give(TEAM, state, Claim("deliver", "Ani"), officer(1, posts={"legal_officer"}))
    assert decide(TEAM, state, Note("deliver", "diterima"), officer(None, posts={"recipient"}))


def test_another_version_lets_go(held):
    state, _ = held
    after, _ = give(TEAM, state, MoveToVersion(TEAM, {}, "SOP direvisi"), officer(9, posts={"secretary"}))
    assert after.held_by is None
