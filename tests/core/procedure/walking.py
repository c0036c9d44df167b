"""Walk a procedure in tests: contexts, random procedures, and the next possible commands."""

from datetime import date, timedelta

from hypothesis import strategies as st

from diktum.core.calendar import Calendar
from diktum.core.procedure.loading import load
from diktum.core.procedure.model import END, NEXT, Act, Lane, Outcome, Procedure, Step, Symbol, Within
from diktum.core.procedure.progress import START, Complete, Context, Open, apply, decide

DAY = date(2026, 7, 24)
CALENDAR = Calendar(frozenset({date(2026, 8, 17)}), "2026")
POSTS = ("alpha", "beta", "gamma")


def context(procedure, *, person=1, posts=None, mandates=(), on=DAY, items=None, calendar=CALENDAR):
    """Give a person every post and everything at hand, unless told otherwise."""
    everyone = {post for act in procedure.acts for post in (*act.by, *act.assisted_by)} | set(
        procedure.authority
    )
    return Context(
        person=person,
        posts=frozenset(everyone if posts is None else posts),
        mandates=frozenset(mandates),
        on=on,
        calendar=calendar,
        items=frozenset(procedure.items if items is None else items),
    )


def give(procedure, state, command, ctx):
    """Decide and apply; answer (state, events)."""
    events = decide(procedure, state, command, ctx)
    for event in events:
        state = apply(procedure, state, event)
    return state, events


def doer(procedure, act):
    """Name a person who does one act only: separation never stands in the way."""
    return 100 + procedure.place_of(act.key)


def forward(procedure, *, until=None, on=DAY):
    """Walk by the first forward outcome of every act until `until` is open; answer (state, events)."""
    state, events = give(
        procedure, START, Open(), context(procedure, person=doer(procedure, procedure.first_act), on=on)
    )
    journal = list(events)
    while state.open_act is not None and state.open_act != until:
        act = procedure.act(state.open_act)
        outcome = next(each.key for each in act.outcomes if each.to == NEXT)
        ctx = context(procedure, person=doer(procedure, act), on=on)
        state, events = give(procedure, state, Complete(act.key, outcome), ctx)
        journal += events
    return state, journal


@st.composite
def procedures(draw):
    """Draw a procedure that obeys the rules of the rulebook, of 2 to 8 acts in 1 to 5 rows."""
    number = draw(st.integers(2, 8))
    point = draw(st.none() | st.integers(0, number - 2))
    acts = [draw(_acts(position, number, point)) for position in range(number)]
    steps, row = [], []
    for position, act in enumerate(acts):
        row.append(act)
        if position == number - 1 or draw(st.booleans()):
            earlier = [each.key for step in steps for each in step.acts]
            steps.append(_step(len(steps) + 1, tuple(row), draw(_withins(earlier))))
            row = []
    lanes = tuple(
        Lane(post, post.title(), (post,)) for post in POSTS if any(act.lane == post for act in acts)
    )
    return Procedure("acak", "Acak", "uji", DAY, lanes, tuple(steps), {"paper": "Kertas"}, ("alpha",))


def _step(number, acts, within):
    return Step(
        number, f"row{number}", f"Baris {number}", {}, "uji", "inferred", ("Kertas",), within, "Hasil", acts
    )


def _withins(earlier):
    kinds = [
        st.just(Within()),
        st.integers(1, 40).map(lambda days: Within(days=days)),
        st.integers(1, 30).map(lambda days: Within(min_days=1, max_days=days)),
    ]
    if earlier:
        kinds.append(st.sampled_from(earlier).map(lambda key: Within(same_day_as=key)))
    return st.one_of(kinds)


@st.composite
def _acts(draw, position, number, point):
    post = draw(st.sampled_from(POSTS))
    ends = position in (0, number - 1)
    floor = 0 if point is None or position <= point else point + 1
    outcomes = [Outcome("done", "Selesai", NEXT)]
    symbol = Symbol.TERMINATOR if ends else Symbol.PROCESS
    targets = [] if ends else [f"act{each}" for each in range(floor, position)]
    if targets and draw(st.booleans()):
        symbol = Symbol.DECISION
        outcomes.append(
            Outcome("returned", "Dikembalikan", draw(st.sampled_from(targets)), needs_reason=True)
        )
        if floor == 0 and draw(st.booleans()):
            outcomes.append(Outcome("rejected", "Ditolak", END, needs_reason=True))
    apart = draw(st.lists(st.sampled_from(range(position)), unique=True, max_size=1)) if position else []
    return Act(
        key=f"act{position}",
        title=f"Kegiatan {position}",
        verb="Kerjakan",
        by=(post,),
        lane=post,
        symbol=symbol,
        outcomes=tuple(outcomes),
        requires=("paper",) if draw(st.booleans()) else (),
        not_by_doer_of=tuple(f"act{each}" for each in apart),
        mandate=draw(st.booleans()),
        point_of_no_return=position == point,
    )


def changed(text, old, new, name="versi-baru"):
    """Load a procedure with one passage changed."""
    assert old in text
    return load(text.replace(old, new), name=name)


def days_after(number):
    """Give the day `number` days after the first."""
    return DAY + timedelta(days=number)
