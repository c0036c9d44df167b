"""The doorway: the only way in which an act of a procedure happens."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import models
from django.urls import reverse

from diktum.core.calendar import Calendar
from diktum.core.moment import Moment
from diktum.core.procedure.model import Act, Procedure
from diktum.core.procedure.progress import (
    START,
    Complete,
    Context,
    Event,
    EventKind,
    Note,
    Open,
    State,
    apply,
    decide,
)
from diktum.core.procedure.progress import Command as ProcedureCommand
from diktum.dossiers import copies, notices, queries, standing
from diktum.dossiers.models import Dossier, DossierCounter, JournalEntry, ProcedureVersion
from diktum.dossiers.refusals import NoProcedureInForce, RepeatedRequest, UnitOfAnotherOffice
from diktum.dossiers.search_queue import refresh_search, refreshing
from diktum.ledger.chain import Chain, chaining
from diktum.people.models import Unit
from diktum.people.queries import Actor, Holding, calendar_of

Row = TypeVar("Row", bound=models.Model)


class Work:
    """One act being carried out: what the body of a command may use, and how it settles."""

    def __init__(
        self,
        *,
        dossier: Dossier,
        procedure: Procedure,
        state: State,
        act: Act,
        by: Actor,
        when: Moment,
        chain: Chain,
    ) -> None:
        self.dossier = dossier
        self.procedure = procedure
        self.state = state
        self.act = act
        self.by = by
        self.when = when
        self.holding: Holding | None = queries.holding_for(by, dossier, (*act.by, *act.assisted_by))
        self._chain = chain
        self._jobs: list[tuple[Any, dict[str, Any]]] = []
        self._is_evidence_new = False
        self.settlement: ProcedureCommand | None = None
        self.items: frozenset[str] = frozenset()
        self.data: Mapping[str, Any] = {}

    @property
    def commission_id(self) -> int:
        """Name the office whose dossier this is (`files.store.keep` asks it of every doorway)."""
        return self.dossier.commission_id

    @property
    def round(self) -> int:
        """Say which round of the open act this is (1 for the first time)."""
        return self.state.round

    @property
    def seq(self) -> int:
        """Give the position of the journal line that this work is about to write."""
        return self.state.seq + 1

    def record(self, row: Row) -> Row:
        """Save evidence for this act and put it in the ledger. Sets `dossier` and `seq` where the row has them."""
        self._is_evidence_new = True
        names = {field.name for field in row._meta.concrete_fields}
        if {"dossier", "seq"} <= names:
            row.dossier = self.dossier  # type: ignore[attr-defined]
            row.seq = self.seq  # type: ignore[attr-defined]
        return self._chain.record(row)

    def done(
        self,
        outcome: str = "done",
        *,
        reason: str = "",
        items: Collection[str] = (),
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Settle the act with one of its outcomes. `items` are the required things that are at hand."""
        self.items = frozenset(items)
        self._settle(Complete(self.act.key, outcome, reason), data)

    def noted(self, what: str, data: Mapping[str, Any] | None = None) -> None:
        """Write a line for something done within the act, and leave the act open."""
        self._settle(Note(self.act.key, what), data)

    def enqueue(self, task: Any, **arguments: Any) -> None:
        """Have a job done after the commit: it is queued in the same transaction, or not at all."""
        self._jobs.append((task, arguments))

    def queue_jobs(self) -> None:
        """Put the collected jobs into the queue, and that the search takes up what is new. Called by the doorway."""
        if self._is_evidence_new or self.state.seq <= 1 or self.dossier.status != self.state.status:
            self.enqueue(refreshing(), dossier_id=self.dossier.pk)
        for task, arguments in self._jobs:
            task.defer(**arguments)

    def _settle(self, command: ProcedureCommand, data: Mapping[str, Any] | None) -> None:
        if self.settlement is not None:
            raise RuntimeError(f"the body of {self.act.key!r} settled twice")
        self.settlement = command
        self.data = data or {}


@contextmanager
def performing(
    act_key: str,
    *,
    dossier_id: int,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> Iterator[Work]:
    """
    Carry out one act of a dossier, wholly or not at all.

    Lock the dossier, refuse if the act is not open or not the actor's, run the body, then write the
    journal line with its ledger entry, move the dossier on and enqueue jobs: one durable transaction.

    Raises ActIsNotOpen, NotYourPost, SamePersonTwice, StaleForm and the other refusals of
    `core.procedure`; RepeatedRequest when `request_key` was already carried out.
    """
    with chaining(by.commission_id, when) as chain:
        dossier, procedure, state = _locked(dossier_id, by, request_key)
        calendar = calendar_of(dossier.commission_id)
        precheck = Note(act_key, "", seen_seq)
        decide(procedure, state, precheck, _context(dossier, by, when, calendar))
        work = Work(
            dossier=dossier,
            procedure=procedure,
            state=state,
            act=procedure.act(act_key),
            by=by,
            when=when,
            chain=chain,
        )
        yield work
        _conclude(work, chain, calendar, request_key)


@contextmanager
def opening(
    procedure_code: str,
    *,
    commission_id: int,
    title: str,
    kind: str,
    proposing_unit_id: int,
    related_division_id: int | None,
    by: Actor,
    when: Moment,
    request_key: str = "",
    follows: Dossier | None = None,
) -> Iterator[Work]:
    """
    Open a new dossier and carry out something of its first act, wholly or not at all.

    Raises NoProcedureInForce, UnitOfAnotherOffice, NotYourPost; RepeatedRequest for a repeated submission.
    """
    with chaining(commission_id, when) as chain:
        # The counter's lock comes first: who waited for it sees what was opened meanwhile.
        code = _next_code(commission_id, when)
        if request_key:
            _refuse_repetition(
                JournalEntry.objects.filter(request_key=request_key, dossier__commission_id=commission_id)
                .order_by("pk")
                .values_list("dossier__code", flat=True)
                .first()
            )
        version = queries.version_in_force(procedure_code, when.day)
        if version is None:
            raise NoProcedureInForce(code=procedure_code, day=when.day.isoformat())
        _refuse_foreign_units(commission_id, by, (proposing_unit_id, related_division_id))
        procedure = queries.parsed(version)
        assert by.person_id is not None, "an outsider cannot propose"
        dossier = Dossier(
            commission_id=commission_id,
            code=code,
            title=title,
            kind=kind,
            procedure=version,
            proposing_unit_id=proposing_unit_id,
            related_division_id=related_division_id,
            proposed_by_id=by.person_id,
            follows=follows,
            opened_on=when.day,
            status="running",
            open_act=procedure.first_act.key,
        )
        dossier.save()
        calendar = calendar_of(commission_id)
        context = _context(dossier, by, when, calendar)
        state = START
        for event in decide(procedure, state, Open(), context):
            state = _write(chain, dossier, procedure, state, event, by, when, "", {})
        decide(procedure, state, Note(state.open_act or "", ""), context)
        work = Work(
            dossier=dossier,
            procedure=procedure,
            state=state,
            act=procedure.first_act,
            by=by,
            when=when,
            chain=chain,
        )
        yield work
        _conclude(work, chain, calendar, request_key)


@contextmanager
def moving(
    command: ProcedureCommand,
    *,
    dossier_id: int,
    by: Actor,
    when: Moment,
    request_key: str = "",
    version: ProcedureVersion | None = None,
) -> Iterator[Dossier]:
    """
    Carry out a command on the dossier as a whole (withdraw, cancel, hold, new due date): same lock, same journal.

    `version` is the stored procedure to which `MoveToVersion` takes the dossier.
    """
    with chaining(by.commission_id, when) as chain:
        dossier, procedure, state = _locked(dossier_id, by, request_key)
        calendar = calendar_of(dossier.commission_id)
        yield dossier
        before = state
        events = decide(procedure, state, command, _context(dossier, by, when, calendar))
        if version is not None:
            dossier.procedure, procedure = version, queries.parsed(version)
        for event in events:
            state = _write(chain, dossier, procedure, state, event, by, when, request_key, dict(event.data))
        copies.write(dossier, procedure, before, state, refill=version is not None)
        refresh_search(dossier.pk)


def _locked(dossier_id: int, by: Actor, request_key: str) -> tuple[Dossier, Procedure, State]:
    found = standing.locked(dossier_id, by.commission_id, request_key)
    if found.is_repeated:
        _refuse_repetition(found.dossier.code)
    return found.dossier, found.procedure, found.state


def _refuse_repetition(code: str | None) -> None:
    if code is not None:
        raise RepeatedRequest(answer_url=reverse("desk:dossier", args=[code]))


def _refuse_foreign_units(commission_id: int, by: Actor, units: tuple[int | None, ...]) -> None:
    named = {unit for unit in units if unit is not None}
    ours = Unit.objects.filter(commission_id=commission_id, pk__in=named).count()
    if by.commission_id != commission_id or ours != len(named):
        raise UnitOfAnotherOffice()


def _context(
    dossier: Dossier, by: Actor, when: Moment, calendar: Calendar, items: frozenset[str] = frozenset()
) -> Context:
    posts = queries.posts_for(by, dossier)
    return Context(
        person=by.person_id,
        posts=frozenset(posts),
        mandates=frozenset(post for post, by_mandate in posts.items() if by_mandate),
        on=when.day,
        calendar=calendar,
        items=items,
    )


def _conclude(work: Work, chain: Chain, calendar: Calendar, request_key: str) -> None:
    if work.settlement is None:
        raise RuntimeError(f"the body of performing({work.act.key!r}) settled nothing")
    dossier, state = work.dossier, work.state
    context = _context(dossier, work.by, work.when, calendar, work.items)
    for event in decide(work.procedure, state, work.settlement, context):
        data = {**event.data, **work.data}
        state = _write(chain, dossier, work.procedure, state, event, work.by, work.when, request_key, data)
        request_key = ""
        for task, arguments in notices.tell(dossier, work.procedure, state, event, work.by, work.when):
            work.enqueue(task, **arguments)
    copies.write(dossier, work.procedure, work.state, state)
    work.queue_jobs()


def _write(
    chain: Chain,
    dossier: Dossier,
    procedure: Procedure,
    state: State,
    event: Event,
    by: Actor,
    when: Moment,
    request_key: str,
    data: Mapping[str, Any],
) -> State:
    """Append one event to the journal and answer the state after it."""
    after = apply(procedure, state, event)
    holding = queries.holding_for(by, dossier, (event.post,) if event.post else ())
    chain.record(
        JournalEntry(
            dossier=dossier,
            seq=after.seq,
            kind=event.kind,
            act=event.act,
            round=event.round,
            outcome=event.outcome,
            reason=event.reason,
            opens=event.opens or "",
            opens_round=event.opens_round,
            due_on=event.due_on,
            person_id=by.person_id,
            person_name=by.name,
            post=event.post,
            post_title=holding.title if holding else "",
            appointment_id=holding.appointment_id if holding else None,
            on=when.day,
            at=when.at,
            data=dict(data),
            request_key=request_key,
        )
    )
    return after


def _next_code(commission_id: int, when: Moment) -> str:
    DossierCounter.objects.get_or_create(commission_id=commission_id, year=when.day.year)
    counter = (
        DossierCounter.objects.select_for_update(of=("self",))
        .select_related("commission")
        .get(commission_id=commission_id, year=when.day.year)
    )
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{counter.commission.code}-{when.day.year % 100:02d}-{counter.last:04d}"


__all__ = ["EventKind", "Work", "moving", "opening", "performing"]
