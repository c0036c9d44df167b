"""A dossier as a page shows it: the steps of the SOP, what is next, and the legal status apart from both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.moment import Moment
from diktum.core.procedure.model import Act, Procedure, Step, Symbol
from diktum.core.procedure.progress import Context, EventKind, Note, State, Status, decide
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, lines_of, parsed, posts_for, state_of
from diktum.dossiers.wording import spoken
from diktum.people.queries import Actor, calendar_of


class StepState(StrEnum):
    """The six states of a step, and no more."""

    WAITING = "waiting"
    READY = "ready"
    IN_WORK = "in_work"
    TO_MEND = "to_mend"
    DONE = "done"
    SKIPPED = "skipped"


STEP_WORDS = {
    StepState.WAITING: gettext_lazy("Belum bisa dimulai"),
    StepState.READY: gettext_lazy("Siap dikerjakan"),
    StepState.IN_WORK: gettext_lazy("Sedang dikerjakan"),
    StepState.TO_MEND: gettext_lazy("Perlu perbaikan"),
    StepState.DONE: gettext_lazy("Selesai"),
    StepState.SKIPPED: gettext_lazy("Dilewati"),
}


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act within a step, with who did it last."""

    act: Act
    is_open: bool
    is_done: bool
    person: str
    on: dt.date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of the SOP on a dossier's page."""

    number: int
    key: str
    title: str
    state: StepState
    words: str
    who: str
    within: str
    due_on: dt.date | None
    done_on: dt.date | None
    output: str
    is_decision: bool
    acts: tuple[ActRow, ...]


@dataclass(frozen=True, slots=True)
class DossierSummary:
    """What every page about a dossier shows in its head."""

    pk: int
    code: str
    title: str
    kind: str
    procedure_code: str
    procedure_title: str
    source: str
    unit: str
    division: str
    proposed_by: str
    opened_on: dt.date
    seq: int
    status: Status
    legal_status: str
    legal_note: str
    steps: tuple[StepRow, ...]
    open_act: Act | None
    open_step: Step | None
    owner: str
    due_on: dt.date | None
    late_days: int
    may_act: bool
    why_not: str
    returned_reason: str
    returned_by: str
    may_withdraw: bool
    follows: str


def lane_title(procedure: Procedure, act: Act) -> str:
    """Name the office in whose lane an act stands."""
    return next(lane.title for lane in procedure.lanes if lane.key == act.lane)


def legal_status(procedure: Procedure, state: State) -> tuple[str, str]:
    """
    Say in words what the decree is in law, which a finished step never is by itself.

    Answers (status, note). A dossier that carries no decree of its own (JDIH) has its own words.
    """
    if "sign" not in {act.key for act in procedure.acts}:
        return _("Publikasi"), _("keputusan yang dipublikasikan ada pada berkas asalnya")
    if state.status in (Status.WITHDRAWN, Status.CANCELLED, Status.REJECTED):
        ended = {
            Status.WITHDRAWN: _("Usulan ditarik"),
            Status.CANCELLED: _("Berkas dibatalkan"),
            Status.REJECTED: _("Ditolak pleno"),
        }
        return ended[state.status], _("tidak pernah berlaku")
    last = {done.act: done.outcome for done in state.completions}
    if "number" in last:
        return _("Berlaku"), _("bertanda tangan dan bernomor")
    if "sign" in last and state.beyond_return:
        return _("Ditandatangani"), _("belum bernomor, belum berlaku")
    if last.get("decide", "").startswith("adopted"):
        return _("Ditetapkan pleno"), _("belum ditandatangani, belum berlaku")
    return _("Rancangan"), _("belum bernomor, belum berlaku")


def refusal_for(
    dossier: Dossier, procedure: Procedure, state: State, actor: Actor, when: Moment
) -> Refused | None:
    """Answer why an actor may not do the open act now; None when he or she may."""
    if state.open_act is None:
        return None
    posts = posts_for(actor, dossier)
    context = Context(
        person=actor.person_id,
        posts=frozenset(posts),
        mandates=frozenset(post for post, by_mandate in posts.items() if by_mandate),
        on=when.day,
        calendar=calendar_of(dossier.commission_id),
        items=frozenset(),
    )
    try:
        decide(procedure, state, Note(state.open_act, ""), context)
    except Refused as refusal:
        return refusal
    return None


def summary(dossier: Dossier, actor: Actor, when: Moment) -> DossierSummary:
    """Describe a dossier to an actor at a moment (one statement for the journal)."""
    lines = lines_of(dossier)
    procedure = spoken(parsed(dossier.procedure))
    state = state_of(dossier, lines)
    refusal = refusal_for(dossier, procedure, state, actor, when)
    status, note = legal_status(procedure, state)
    open_act = procedure.act(state.open_act) if state.open_act else None
    returned = _returned(lines, procedure, state)
    late = 0
    if state.due_on is not None and open_act is not None and when.day > state.due_on:
        late = calendar_of(dossier.commission_id).working_days_between(state.due_on, when.day)
    return DossierSummary(
        pk=dossier.pk,
        code=dossier.code,
        title=dossier.title,
        kind=dossier.kind,
        procedure_code=procedure.code,
        procedure_title=procedure.title,
        source=procedure.source,
        unit=dossier.proposing_unit.name,
        division=dossier.related_division.name if dossier.related_division else "",
        proposed_by=dossier.proposed_by.full_name,
        opened_on=dossier.opened_on,
        seq=state.seq,
        status=state.status,
        legal_status=status,
        legal_note=note,
        steps=tuple(_row(step, procedure, state, lines) for step in procedure.steps),
        open_act=open_act,
        open_step=procedure.step_of(open_act.key) if open_act else None,
        owner=lane_title(procedure, open_act) if open_act else "",
        due_on=state.due_on if open_act else None,
        late_days=late,
        may_act=open_act is not None and refusal is None,
        why_not=f"{refusal}" if refusal else "",
        returned_reason=returned.reason if returned else "",
        returned_by=returned.person_name if returned else "",
        may_withdraw=_may_withdraw(dossier, state, actor),
        follows=dossier.follows.code if dossier.follows else "",
    )


def _may_withdraw(dossier: Dossier, state: State, actor: Actor) -> bool:
    return (
        state.status is Status.RUNNING
        and not state.beyond_return
        and ("proposing_unit" in posts_for(actor, dossier) or dossier.proposed_by_id == actor.person_id)
    )


def _returned(lines: Sequence[Line], procedure: Procedure, state: State) -> Line | None:
    """Find the line that sent the dossier back to the act now open."""
    if state.open_act is None:
        return None
    order = [act.key for act in procedure.acts]
    for line in reversed(lines):
        if line.kind == EventKind.COMPLETED:
            came_back = line.opens == state.open_act and order.index(line.opens) <= order.index(line.act)
            return line if came_back else None
    return None


def _row(step: Step, procedure: Procedure, state: State, lines: Sequence[Line]) -> StepRow:
    acts = tuple(_act_row(act, procedure, state, lines) for act in step.acts)
    is_open = any(row.is_open for row in acts)
    done = [row for row in acts if row.is_done]
    step_state = _step_state(acts, state, lines, procedure)
    people = dict.fromkeys(row.person for row in done if row.person)
    return StepRow(
        number=step.number,
        key=step.key,
        title=step.title,
        state=step_state,
        words=str(STEP_WORDS[step_state]),
        who=_who(people, procedure, acts)
        or ", ".join(dict.fromkeys(lane_title(procedure, act) for act in step.acts)),
        within=step.within.in_words(),
        due_on=state.due_on if is_open else None,
        done_on=max((row.on for row in done if row.on), default=None)
        if step_state is StepState.DONE
        else None,
        output=step.produces,
        is_decision=any(act.symbol is Symbol.DECISION for act in step.acts),
        acts=acts,
    )


def _who(done: Iterable[str], procedure: Procedure, acts: Sequence[ActRow]) -> str:
    """Name who did the acts of a row, and whose turn it is while one of them is open."""
    turn = [lane_title(procedure, row.act) for row in acts if row.is_open]
    return ", ".join([*done, *turn])


def _act_row(act: Act, procedure: Procedure, state: State, lines: Sequence[Line]) -> ActRow:
    """An act is done when its last completion was not undone by a later return to it or before it."""
    order = [a.key for a in procedure.acts]
    is_open = state.open_act == act.key
    last = next((x for x in reversed(lines) if x.act == act.key and x.kind == EventKind.COMPLETED), None)
    before_open = state.open_act is None or order.index(act.key) < order.index(state.open_act)
    outcome = ""
    if last is not None:
        outcome = next((o.title for o in act.outcomes if o.key == last.outcome), "")
    return ActRow(
        act=act,
        is_open=is_open,
        is_done=last is not None and not is_open and before_open,
        person=last.person_name if last else "",
        on=last.on if last else None,
        outcome=outcome,
    )


def _step_state(
    acts: Sequence[ActRow], state: State, lines: Sequence[Line], procedure: Procedure
) -> StepState:
    if not any(row.is_open for row in acts):
        return StepState.DONE if acts and all(row.is_done for row in acts) else StepState.WAITING
    if _returned(lines, procedure, state) is not None:
        return StepState.TO_MEND
    begun = any(row.is_done for row in acts) or any(
        line.kind == EventKind.NOTED and line.act == state.open_act and line.round == state.round
        for line in lines
    )
    return StepState.IN_WORK if begun else StepState.READY
