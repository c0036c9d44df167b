"""Invariants of the doorway: random people try random things; what is accepted is foretold, a refusal leaves no trace.

The same twenty invariants as over the core (tests/core/procedure), here over database, journal and ledger.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from diktum.core.procedure.model import END
from diktum.core.refusal import Refused
from diktum.dossiers.commands import cancel_dossier, claim_act, release_act, withdraw_dossier
from diktum.dossiers.models import InboxItem, JournalEntry
from diktum.dossiers.queries import lines_of, parsed, state_of
from diktum.dossiers.tests.acting import ALL_ITEMS, do, open_dossier
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify
from diktum.people.queries import calendar_of
from tests.office import an_office, another_office

RIGHT = {
    "proposing_unit": "proposer",
    "drafting_team": "drafting_team",
    "related_division": "division_lead",
    "secretary": "secretary",
    "head_of_legal": "head_of_legal",
    "legal_officer": "legal_officer",
    "chair": "chair",
}
PROCEDURES = ("tim-pelaksana", "pengaturan", "keputusan-sekretaris")
ITEMS = (*ALL_ITEMS, "minutes", "discussion", "notulensi")


def trace(dossier):
    """Everything an act could have changed."""
    dossier.refresh_from_db()
    return (
        JournalEntry.objects.count(),
        LedgerEntry.objects.count(),
        (dossier.status, dossier.open_act, dossier.round, dossier.due_on, dossier.seq),
        sorted(InboxItem.objects.values_list("dossier_id", "act", "post", "unit_id")),
    )


class Walk(RuleBasedStateMachine):
    """One dossier in hands that do right, wrong, twice and late. `office` and `stranger` are set by the test."""

    office = None
    stranger = None
    cast = None
    reached = set()

    @classmethod
    def meet(cls, office, stranger):
        cls.office, cls.stranger = office, stranger
        named = {name: getattr(office, name) for name in {*RIGHT.values(), "bystander", "other_proposer"}}
        every = tuple(holding for actor in named.values() for holding in actor.holdings)
        named["of_many_posts"] = replace(office.proposer, holdings=every)  # the proposer who holds every post
        named["stranger"] = stranger.secretary
        cls.cast = named

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.day = 0
        self.keys = []

    def teardown(self):
        self.ledger_verifies()
        transaction.savepoint_rollback(self.savepoint)

    @initialize(procedure=st.sampled_from(PROCEDURES), ahead=st.integers(0, 14))
    def somebody_proposes(self, procedure, ahead):
        """Open a dossier and carry it so many acts ahead, as it should go."""
        self.dossier = open_dossier(self.office, procedure=procedure)
        self.procedure = parsed(self.dossier.procedure)
        self.calendar = calendar_of(self.office.commission.pk)
        for _ in range(ahead):
            if self.dossier.open_act:
                act = self.procedure.act(self.dossier.open_act)
                outcome = next(each.key for each in act.outcomes if each.to == "next")
                self.attempt(act.key, RIGHT[act.by[0]], outcome, "", ITEMS, "", None)

    def when(self):
        return self.office.moment(self.day)

    @rule(days=st.integers(0, 9))
    def time_passes(self, days):
        self.day += days

    @rule(forward=st.booleans(), many=st.integers(0, 9), data=st.data())
    def the_right_person_acts(self, forward, many, data):
        if not self.dossier.open_act:
            return
        act = self.procedure.act(self.dossier.open_act)
        outcomes = [each for each in act.outcomes if (each.to == "next") is forward] or list(act.outcomes)
        if many:  # mostly no end, so that walks get far
            outcomes = [each for each in outcomes if each.to != END] or outcomes
        outcome = data.draw(st.sampled_from(outcomes))
        self.attempt(act.key, RIGHT[act.by[0]], outcome.key, "Alasan", ITEMS, "", None)

    @rule(
        data=st.data(),
        who=st.sampled_from([*dict.fromkeys(RIGHT.values()), "bystander", "other_proposer", "of_many_posts", "stranger"]),
        reason=st.sampled_from(["Alasan", "", "  "]),
        items=st.sampled_from([ITEMS, ITEMS, (), ("draft",)]),
        stale=st.sampled_from([None, 0, 1]),
        key=st.sampled_from(["", "new", "old"]),
    )  # fmt: skip
    def somebody_tries_something(self, data, who, reason, items, stale, key):
        open_one = [self.dossier.open_act] * 3 if self.dossier.open_act else []
        act = data.draw(st.sampled_from([*open_one, *(act.key for act in self.procedure.acts)]))
        known = [outcome.key for outcome in self.procedure.act(act).outcomes]
        outcome = data.draw(st.sampled_from([*known, *known, "perhaps"]))
        if key == "old":
            key = data.draw(st.sampled_from(self.keys)) if self.keys else ""
        elif key == "new":
            key = f"kunci-{len(self.keys)}-{self.dossier.seq}"
        seen = None if stale is None else self.dossier.seq - stale
        self.attempt(act, who, outcome, reason, items, key, seen)

    @rule(who=st.sampled_from(["proposer", "chair", "secretary", "bystander"]), reason=st.sampled_from(["", "Alasan"]), ends=st.sampled_from([withdraw_dossier, cancel_dossier]), luck=st.integers(0, 3))  # fmt: skip
    def somebody_ends_it(self, who, reason, ends, luck):
        if luck:
            reason = ""
        before, was = trace(self.dossier), state_of(self.dossier)
        try:
            ends(dossier_id=self.dossier.pk, by=self.cast[who], when=self.when(), reason=reason)
        except Refused:
            assert trace(self.dossier) == before
        else:
            assert was.status == "running"
            assert reason
            assert not was.beyond_return, "nothing is taken back after the signature"
            self.dossier.refresh_from_db()

    @rule(
        who=st.sampled_from(["secretary", "head_of_legal", "chair", "legal_officer", "bystander", "of_many_posts"]),
        what=st.sampled_from([claim_act, release_act]),
    )  # fmt: skip
    def somebody_holds_it_or_lets_go(self, who, what):
        act = self.dossier.open_act or "sign"
        before, was = trace(self.dossier), state_of(self.dossier)
        try:
            what(dossier_id=self.dossier.pk, act=act, by=self.cast[who], when=self.when())
        except Refused:
            assert trace(self.dossier) == before
        else:
            self.dossier.refresh_from_db()
            now = state_of(self.dossier)
            assert (now.open_act, now.round, now.due_on) == (was.open_act, was.round, was.due_on)
            assert now.held_by in (None, self.cast[who].person_id)

    def attempt(self, act, who, outcome, reason, items, key, seen):
        foretold = self.permitted(act, who, outcome, reason, items, key, seen)
        before = trace(self.dossier)
        try:
            do(self.office, self.dossier, act, self.cast[who], outcome, reason=reason, items=items, when=self.when(), request_key=key, seen_seq=seen)  # fmt: skip
        except (Refused, type(self.dossier).DoesNotExist) as refusal:
            assert not foretold, f"{who} may do {act} with {outcome}, and was refused: {refusal!r}"
            assert trace(self.dossier) == before
        else:
            assert foretold, f"{who} may not do {act} with {outcome}"
            self.keys += [key] if key else []

    def permitted(self, act_key, who, outcome_key, reason, items, key, seen):
        """Say from the SOP alone whether an act must be accepted."""
        lines, actor, act = lines_of(self.dossier), self.cast[who], self.procedure.act(act_key)
        outcome = act.outcome(outcome_key)
        doers = {
            line.person_id for line in lines if line.kind == "completed" and line.act in act.not_by_doer_of
        }
        units = {
            "proposing_unit": self.dossier.proposing_unit_id,
            "related_division": self.dossier.related_division_id,
        }
        plain = len(act.outcomes) == 1
        posts = (*act.by, *act.assisted_by) if plain else act.by
        return (
            actor.commission_id == self.dossier.commission_id
            and self.dossier.open_act == act_key
            and any(h.post in posts and units.get(h.post, h.unit_id) == h.unit_id for h in actor.holdings)
            and (seen is None or seen == self.dossier.seq)
            and (not key or all(line.request_key != key for line in lines))
            and actor.person_id not in doers
            and not self.held_from(actor, act)
            and outcome is not None
            and bool(reason.strip() or not outcome.needs_reason)
            and (outcome.goes_back or set(act.requires) <= set(items))
        )  # fmt: skip

    def held_from(self, actor, act):
        """Say whether a colleague holds the act: the last line that took it in hand, and for how long."""
        holder, until = None, None
        for line in lines_of(self.dossier):
            if line.kind in ("claimed", "released"):
                holder, until = line.data["holder"], line.data["until"]
            elif line.kind in ("opened", "completed"):
                holder = None
        helps_only = not any(h.post in act.by for h in actor.holdings)
        return (
            bool(holder)
            and holder != actor.person_id
            and self.when().day.isoformat() <= until
            and not helps_only
        )

    @invariant()
    def the_copies_equal_the_fold(self):
        self.dossier.refresh_from_db()
        self.reached.add(self.dossier.open_act or self.dossier.status)
        state = state_of(self.dossier)
        copies = (self.dossier.status, self.dossier.open_act or None, self.dossier.round, self.dossier.due_on, self.dossier.seq)  # fmt: skip
        assert copies == (state.status, state.open_act, state.round, state.due_on, state.seq)
        assert (state.status == "running") is (state.open_act is not None)
        waiting = InboxItem.objects.filter(dossier=self.dossier).values_list("post", "act")
        wanted = [(post, state.open_act) for post in self.procedure.act(state.open_act).by] if state.open_act else []  # fmt: skip
        assert sorted(waiting) == sorted(wanted)

    @invariant()
    def the_journal_is_whole(self):
        lines = lines_of(self.dossier)
        assert [line.seq for line in lines] == list(range(1, len(lines) + 1))
        done = [line for line in lines if line.kind == "completed"]
        twice = [
            each for each, count in Counter((line.act, line.round) for line in done).items() if count > 1
        ]
        assert not twice
        for line in done:
            act = self.procedure.act(line.act)
            assert line.post in (*act.by, *act.assisted_by)
            assert line.person_id not in {o.person_id for o in done if o.act in act.not_by_doer_of and o.seq < line.seq}  # fmt: skip
            assert line.due_on is None or (self.calendar.is_working(line.due_on) and line.due_on >= line.on)
        keys = [line.request_key for line in lines if line.request_key]
        assert len(keys) == len(set(keys))

    @invariant()
    def nothing_goes_back_after_the_signature(self):
        signed = False
        for line in lines_of(self.dossier):
            if signed and line.kind == "completed":
                act = self.procedure.act(line.act)
                assert not act.outcome(line.outcome).goes_back
                assert self.procedure.place_of(line.act) > self.procedure.place_of("sign")
            signed = signed or (line.kind == "completed" and line.act == "sign" and line.opens == "number")

    @rule()
    def ledger_verifies(self):
        assert verify(self.office.commission.pk).is_sound


@pytest.mark.django_db
def test_random_walks_keep_every_promise():
    Walk.meet(an_office(), another_office())
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert {"decide", "deliver", "archive", "withdrawn"} <= Walk.reached, (
        "the walks come to places worth seeing"
    )
