"""The invariants of the engine, over random procedures and over the real ones."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diktum import rulebook
from diktum.core.calendar import Calendar
from diktum.core.procedure.loading import fingerprint
from diktum.core.procedure.model import NEXT
from diktum.core.procedure.progress import (
    START,
    Cancel,
    Claim,
    Complete,
    Delegate,
    EventKind,
    Note,
    Open,
    RecomputeDue,
    Release,
    Status,
    Withdraw,
    apply,
    choices,
    decide,
    due,
    replay,
)
from diktum.core.procedure.rules import check
from diktum.core.refusal import Refused
from tests.core.procedure.walking import (
    CALENDAR,
    DAY,
    POSTS,
    context,
    days_after,
    doer,
    forward,
    give,
    procedures,
)

REAL = rulebook.procedures()
TEAM = rulebook.procedure("tim-pelaksana")
ANY = procedures() | st.sampled_from(REAL)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def _commands(draw, procedure, state):
    keys = [act.key for act in procedure.acts]
    act = state.open_act if state.open_act and draw(st.integers(0, 4)) else draw(st.sampled_from(keys))
    outcome = draw(st.sampled_from([*procedure.act(act).outcomes])).key
    reason = draw(st.sampled_from(["", "Perlu diperbaiki"]))
    seen = draw(st.sampled_from([None, None, state.seq, state.seq - 1]))
    last = draw(st.integers(0, 30))
    if last == 0:
        return draw(st.sampled_from([Withdraw(reason), Cancel(reason), Open(), RecomputeDue()]))
    if last in (7, 8):
        to = draw(st.integers(1, 5))
        posts = frozenset({draw(st.sampled_from(POSTS)), *procedure.act(act).by})
        return draw(
            st.sampled_from([Claim(act, "Ani", seen), Release(act), Delegate(act, to, "Budi", posts)])
        )
    return Note(act, "catatan", seen) if last < 6 else Complete(act, outcome, reason, seen)


@quick
@given(st.data())
def test_whatever_is_asked_the_invariants_hold(data):
    procedure = data.draw(ANY)
    posts = sorted({post for act in procedure.acts for post in act.by})
    state, journal, on = START, [], DAY
    state, events = give(procedure, state, Open(), context(procedure, on=on))
    journal += events
    for _ in range(data.draw(st.integers(1, 25))):
        on += timedelta(days=data.draw(st.integers(0, 2)))
        ctx = context(
            procedure,
            person=data.draw(st.integers(1, 5)),
            posts=data.draw(st.sampled_from([None, None, None, *({post} for post in posts)])),
            mandates=data.draw(st.sampled_from([(), (), posts])),
            items=data.draw(st.sampled_from([None, None, ()])),
            on=on,
        )
        command = data.draw(_commands(procedure, state))
        before, was = repr(state), state
        try:
            state, events = give(procedure, state, command, ctx)
        except Refused as refusal:
            assert repr(state) == before
            assert str(refusal)
        else:
            journal += events
            _check_the_last(procedure, was, events, ctx)
        _check_state(procedure, state, journal)


def _check_state(procedure, state, journal):
    assert replay(procedure, journal) == state
    assert state.seq == len(journal)
    running = state.status is Status.RUNNING
    assert running == (state.open_act is not None)
    if running:
        assert procedure.has(state.open_act)
        assert state.rounds[state.open_act] == state.round
    else:
        assert state.due_on is None
    done = [(each.act, each.round) for each in state.completions]
    assert len(set(done)) == len(done)
    for act in procedure.acts:
        opened = [event.opens_round for event in journal if event.opens == act.key and event.kind in _OPENING]
        assert opened == list(range(1, len(opened) + 1))
        people = {each.person for each in state.completions if each.act == act.key}
        earlier = {}
        for each in state.completions:
            if each.act == act.key:
                assert not any(earlier.get(key, set()) & {each.person} for key in act.not_by_doer_of)
            earlier.setdefault(each.act, set()).add(each.person)
        assert None not in people
    point = next((act.key for act in procedure.acts if act.point_of_no_return), None)
    if point is not None and state.beyond_return and running:
        assert procedure.place_of(state.open_act) > procedure.place_of(point)


_OPENING = (EventKind.OPENED, EventKind.COMPLETED)


def _check_the_last(procedure, was, events, ctx):
    for event in events:
        act = procedure.act(event.act)
        if event.kind is EventKind.COMPLETED:
            held = was.held_by not in (None, ctx.person) and ctx.on <= was.held_until
            assert not (held and event.post in act.by), "a held act is the holder's"
            assert event.post in ctx.posts & {*act.by, *act.assisted_by}
            assert event.post not in ctx.mandates or act.mandate
            outcome = act.outcome(event.outcome)
            assert event.reason or not outcome.needs_reason
            assert outcome.goes_back or set(act.requires) <= ctx.items
        if event.due_on is not None and event.kind in _OPENING:
            assert event.due_on >= ctx.on
            assert ctx.calendar.is_working(event.due_on)


@quick
@given(ANY, st.randoms(use_true_random=False))
def test_a_random_walk_never_gets_stuck(procedure, chance):
    check(procedure, "acak", None)
    state, _ = give(procedure, START, Open(), context(procedure, person=100))
    for turn in range(400):
        if state.open_act is None:
            break
        act = procedure.act(state.open_act)
        ctx = context(procedure, person=doer(procedure, act))
        assert all(choice.allowed for choice in choices(procedure, state, ctx))
        forward_only = [each for each in act.outcomes if each.to == NEXT]
        outcome = chance.choice(act.outcomes if turn < 200 else forward_only)
        state, _ = give(procedure, state, Complete(act.key, outcome.key, "alasan"), ctx)
    assert state.status in (Status.FINISHED, Status.REJECTED)


@pytest.mark.parametrize("procedure", REAL, ids=lambda procedure: procedure.code)
def test_each_procedure_runs_to_its_end(procedure):
    state, journal = forward(procedure)
    assert state.status is Status.FINISHED
    assert [event.act for event in journal[1:]] == [act.key for act in procedure.acts]
    assert choices(procedure, state, context(procedure)) == ()


def test_choices_show_the_refused_buttons_with_their_reason():
    state, _ = forward(TEAM, until="decide")
    shown = choices(TEAM, state, context(TEAM, person=7, items=()))
    assert [choice.outcome for choice in shown] == [
        "adopted",
        "adopted_with_corrections",
        "postponed",
        "returned",
        "rejected",
    ]
    assert [choice.allowed for choice in shown] == [False, False, True, True, False]
    assert shown[0].refusal.code == "DKT-105"


def test_a_postponed_decision_is_tabled_again():
    state, _ = forward(TEAM, until="decide")
    state, events = give(
        TEAM, state, Complete("decide", "postponed", "Tidak kuorum"), context(TEAM, person=7)
    )
    assert (state.open_act, state.round) == ("table", 2)
    assert (events[0].opens, events[0].opens_round, events[0].reason) == ("table", 2, "Tidak kuorum")


def test_a_rejected_dossier_is_closed():
    state, _ = forward(TEAM, until="decide")
    state, _ = give(TEAM, state, Complete("decide", "rejected", "Tidak disetujui"), context(TEAM, person=7))
    assert state.status is Status.REJECTED
    assert not state.beyond_return


def test_signing_is_the_point_of_no_return():
    before, _ = forward(TEAM, until="sign")
    after, _ = forward(TEAM, until="number")
    assert (before.beyond_return, after.beyond_return) == (False, True)


def test_the_secretary_who_returns_his_own_decree_has_not_signed_it():
    procedure = rulebook.procedure("keputusan-sekretaris")
    state, _ = forward(procedure, until="sign")
    state, _ = give(
        procedure, state, Complete("sign", "returned", "Angka keliru"), context(procedure, person=7)
    )
    assert (state.open_act, state.beyond_return) == ("submit_draft", False)


def test_two_commands_with_the_same_sequence_only_one_is_accepted():
    state, _ = forward(TEAM, until="verify_personnel")
    command = Complete("verify_personnel", "passed", seen_seq=state.seq)
    after, _ = give(TEAM, state, command, context(TEAM, person=7))
    with pytest.raises(Refused):
        decide(TEAM, after, command, context(TEAM, person=8))


def test_a_new_version_changes_no_running_dossier():
    state, journal = forward(TEAM, until="verify_content")
    shown = choices(TEAM, state, context(TEAM, person=7))
    newer = replace(TEAM, steps=TEAM.steps[:2], title="Lain")
    assert fingerprint(newer) != fingerprint(TEAM)
    assert choices(TEAM, replay(TEAM, journal), context(TEAM, person=7)) == shown


def test_a_damaged_journal_is_noticed():
    _, journal = forward(TEAM, until="verify_content")
    with pytest.raises(ValueError, match="damaged"):
        replay(TEAM, journal[1:])
    with pytest.raises(ValueError, match="damaged"):
        replay(TEAM, [*journal[:2], *journal[3:]])


def test_replay_of_a_hundred_send_backs_grows_linearly():
    def journal_of(times):
        state, journal = forward(TEAM, until="verify_content")
        for _ in range(times):
            ctx = context(TEAM, person=7)
            state, events = give(TEAM, state, Complete("verify_content", "returned", "Perbaiki"), ctx)
            journal += events
            while state.open_act != "verify_content":
                act = TEAM.act(state.open_act)
                ctx = context(TEAM, person=doer(TEAM, act))
                state, events = give(TEAM, state, Complete(act.key, act.outcomes[0].key), ctx)
                journal += events
        return journal

    few, many = journal_of(10), journal_of(100)
    assert replay(TEAM, many).round == 101
    seconds = {id(few): [], id(many): []}
    for _ in range(25):  # in turns, so that whatever else the machine does weighs on both alike
        for journal in (few, many):
            seconds[id(journal)].append(_timed(lambda journal=journal: replay(TEAM, journal)) / len(journal))
    assert min(seconds[id(many)]) <= 2.5 * min(seconds[id(few)])


def _timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# Time


@quick
@given(ANY, st.integers(0, 40), st.integers(0, 60), st.integers(0, 10))
def test_a_holiday_never_brings_a_deadline_forward(procedure, opened, off, later):
    calendar = Calendar(frozenset({days_after(off)}), "baru")
    for act in procedure.acts:
        earlier = due(days_after(opened), act, procedure, START, Calendar())
        if earlier is None:
            continue
        assert earlier > days_after(opened)
        assert due(days_after(opened), act, procedure, START, calendar) >= earlier
        assert due(days_after(opened + later), act, procedure, START, Calendar()) >= earlier


def test_the_first_day_is_the_next_working_day():
    state, _ = forward(TEAM, until="consult")
    assert DAY.strftime("%A") == "Friday"
    assert state.due_on == days_after(3)


def test_the_rest_of_the_row_has_what_is_left_of_its_time():
    procedure = rulebook.procedure("pengaturan")
    state, _ = forward(procedure, until="discuss")
    first_due = state.due_on
    ctx = context(procedure, person=5, on=days_after(10))
    state, _ = give(procedure, state, Complete("discuss"), ctx)
    assert state.due_on == first_due
    late = context(procedure, person=6, on=days_after(90))
    state, _ = give(procedure, state, Complete("verify_content", "passed"), late)
    assert state.due_on == CALENDAR.next_working_day(days_after(90))


def test_the_same_day_as_the_plenary():
    state, _ = forward(TEAM, until="reconcile")
    assert state.due_on == DAY


def test_a_changed_calendar_recomputes_by_an_event():
    state, journal = forward(TEAM, until="consult")
    same = context(TEAM)
    assert decide(TEAM, state, RecomputeDue(), same) == ()
    holiday = context(TEAM, person=None, posts=(), calendar=Calendar(frozenset({days_after(3)}), "2026-b"))
    after, events = give(TEAM, state, RecomputeDue(), holiday)
    assert after.due_on == days_after(4)
    assert events[0].data == {"before": days_after(3).isoformat(), "calendar": "2026-b"}
    assert replay(TEAM, [*journal, *events]) == after
    assert apply(TEAM, state, events[0]).open_act == "consult"
