"""Questions about dossiers: where each stands, who may act, what happened. Nothing here changes anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from diktum import rulebook
from diktum.core.procedure.loading import load
from diktum.core.procedure.model import Act, Procedure
from diktum.core.procedure.progress import Event, EventKind, State, replay
from diktum.dossiers.models import Dossier, InboxItem, JournalEntry, Notice, ProcedureVersion
from diktum.dossiers.wording import spoken
from diktum.people.queries import Actor, Holding

UNIT_SCOPED = {
    post.key: f"{post.scope}_id"
    for post in rulebook.posts()
    if post.scope in (rulebook.Scope.PROPOSING_UNIT, rulebook.Scope.RELATED_DIVISION)
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dossier's journal, as read."""

    seq: int
    kind: str
    act: str
    round: int
    outcome: str
    reason: str
    opens: str
    opens_round: int
    due_on: dt.date | None
    person_id: int | None
    person_name: str
    post: str
    post_title: str
    on: dt.date
    at: dt.datetime
    data: dict[str, Any]
    request_key: str


LINE_FIELDS = tuple(Line.__dataclass_fields__)


_PARSED: dict[str, Procedure] = {}


def parsed(version: ProcedureVersion) -> Procedure:
    """Give the procedure that a stored version describes. A version never changes: read and parsed once a process."""
    found = _PARSED.get(version.sha256)
    if found is None:
        found = load(version.body, name=version.code, known_posts=rulebook.known_posts())
        _PARSED[version.sha256] = found
    return found


def version_in_force(code: str, day: dt.date) -> ProcedureVersion | None:
    """Find the version of a procedure that applies to dossiers opened on `day`."""
    return (
        ProcedureVersion.objects.filter(code=code, in_force_from__lte=day)
        .order_by("-in_force_from", "-pk")
        .first()
    )


def procedures_in_force(day: dt.date) -> tuple[Procedure, ...]:
    """Give every procedure in force on `day`, one version each, by code."""
    found: dict[str, ProcedureVersion] = {}
    for version in ProcedureVersion.objects.filter(in_force_from__lte=day).order_by("in_force_from", "pk"):
        found[version.code] = version
    return tuple(parsed(found[code]) for code in sorted(found))


def dossier_for(actor: Actor, code: str) -> Dossier:
    """Give a dossier of the actor's own commission by its code (any case). Raises Http404 otherwise."""
    dossier = (
        Dossier.objects.select_related(
            "procedure", "proposing_unit", "related_division", "proposed_by", "commission", "follows"
        )
        .filter(commission_id=actor.commission_id, code=code.upper())
        .first()
    )
    if dossier is None:
        raise Http404(code)
    return dossier


def lines_of(dossier: Dossier) -> tuple[Line, ...]:
    """Read a dossier's whole journal, oldest line first (one statement)."""
    rows = JournalEntry.objects.filter(dossier=dossier).order_by("seq").values_list(*LINE_FIELDS)
    return tuple(Line(*row) for row in rows)


def event_of(line: Line) -> Event:
    """Turn a journal line back into the event that it recorded."""
    return Event(
        kind=EventKind(line.kind),
        act=line.act,
        round=line.round,
        outcome=line.outcome,
        reason=line.reason,
        person=line.person_id,
        post=line.post,
        on=line.on,
        opens=line.opens or None,
        opens_round=line.opens_round,
        due_on=line.due_on,
        data=line.data,
    )


def state_of(dossier: Dossier, lines: Sequence[Line] | None = None) -> State:
    """Fold the journal of a dossier: where it stands, by the only source that counts."""
    lines = lines_of(dossier) if lines is None else lines
    return replay(parsed(dossier.procedure), [event_of(line) for line in lines])


def last_completion(dossier: Dossier, act: str) -> Line | None:
    """Give the journal line that completed an act last, or None."""
    row = (
        JournalEntry.objects.filter(dossier=dossier, act=act, kind=EventKind.COMPLETED)
        .order_by("-seq")
        .values_list(*LINE_FIELDS)
        .first()
    )
    return Line(*row) if row else None


def has_completed(dossier: Dossier, act: str) -> bool:
    """Say whether an act was completed at least once."""
    return last_completion(dossier, act) is not None


def unit_for(post: str, dossier: Dossier) -> int | None:
    """Give the unit that a post must belong to in this dossier; None when any holder of the commission will do."""
    field = UNIT_SCOPED.get(post)
    return getattr(dossier, field) if field else None


def _counts(holding: Holding, dossier: Dossier) -> bool:
    return holding.post not in UNIT_SCOPED or holding.unit_id == unit_for(holding.post, dossier)


def posts_for(actor: Actor, dossier: Dossier) -> dict[str, bool]:
    """Give the posts that count for this actor in this dossier, each with 'held by mandate only' (Plh., Plt.)."""
    posts: dict[str, bool] = {}
    for holding in actor.holdings:
        if _counts(holding, dossier):
            posts[holding.post] = posts.get(holding.post, True) and holding.by_mandate
    return posts


def holding_for(actor: Actor, dossier: Dossier, posts: Collection[str]) -> Holding | None:
    """Pick the holding in which the actor acts here: in the order of `posts`, own posts before mandates."""
    fitting = [h for h in actor.holdings if h.post in posts and _counts(h, dossier)]
    order = list(posts)
    return min(fitting, key=lambda h: (order.index(h.post), h.by_mandate), default=None)


@dataclass(frozen=True, slots=True)
class Task:
    """One row of an inbox: a dossier and the act that waits."""

    code: str
    title: str
    act: Act
    step_number: int
    due_on: dt.date | None
    opened_on: dt.date
    round: int
    proposed_by_unit: str
    reason: str


def _mine(actor: Actor) -> Q:
    wanted = Q(pk__in=[])
    for post in {h.post for h in actor.holdings if h.post not in UNIT_SCOPED}:
        wanted |= Q(post=post)
    for holding in actor.holdings:
        if holding.post in UNIT_SCOPED:
            wanted |= Q(post=holding.post, unit_id=holding.unit_id)
    return wanted


def inbox_rows(actor: Actor) -> QuerySet[InboxItem]:
    """Select the open tasks of the posts that an actor holds, most urgent first."""
    return InboxItem.objects.filter(_mine(actor), commission_id=actor.commission_id).order_by("due_on", "id")


def inbox(actor: Actor, *, limit: int = 50) -> tuple[Task, ...]:
    """Give the tasks that wait for an actor, most urgent first, one row a dossier (two statements)."""
    items = list(
        inbox_rows(actor).select_related("dossier__procedure", "dossier__proposing_unit")[: limit * 2]
    )
    reasons = _reasons([item.dossier_id for item in items if item.dossier.round > 1])
    tasks: dict[int, Task] = {}
    for item in items:
        if item.dossier_id not in tasks and len(tasks) < limit:
            tasks[item.dossier_id] = _task(item, reasons.get(item.dossier_id, ""))
    return tuple(tasks.values())


def _task(item: InboxItem, reason: str) -> Task:
    procedure = spoken(parsed(item.dossier.procedure))
    return Task(
        code=item.dossier.code,
        title=item.dossier.title,
        act=procedure.act(item.act),
        step_number=procedure.step_of(item.act).number,
        due_on=item.due_on,
        opened_on=item.opened_on,
        round=item.dossier.round,
        proposed_by_unit=item.dossier.proposing_unit.name,
        reason=reason,
    )


def _reasons(dossier_ids: Collection[int]) -> dict[int, str]:
    """Give the latest reason written on each dossier that came back."""
    if not dossier_ids:
        return {}
    rows = (
        JournalEntry.objects.filter(dossier_id__in=dossier_ids, kind=EventKind.COMPLETED)
        .exclude(reason="")
        .order_by("dossier_id", "-seq")
        .distinct("dossier_id")
        .values_list("dossier_id", "reason")
    )
    return dict(rows)


def inbox_count(actor: Actor) -> int:
    """Count the dossiers that wait for an actor."""
    return inbox_rows(actor).order_by().values("dossier_id").distinct().count()


def unread_notices(actor: Actor, *, limit: int = 20) -> tuple[Notice, ...]:
    """Give what an actor has been told and has not read."""
    if actor.person_id is None:
        return ()
    return tuple(
        Notice.objects.filter(person_id=actor.person_id, read_at=None).select_related("dossier")[:limit]
    )


def waiting_elsewhere(actor: Actor, *, limit: int = 20) -> tuple[Task, ...]:
    """Give the running dossiers that this person proposed and that now wait for somebody else."""
    if actor.person_id is None:
        return ()
    items = (
        InboxItem.objects.filter(dossier__proposed_by_id=actor.person_id, commission_id=actor.commission_id)
        .exclude(_mine(actor))
        .select_related("dossier__procedure", "dossier__proposing_unit")
        .order_by("due_on", "id")[: limit * 2]
    )
    tasks: dict[int, Task] = {}
    for item in items:
        tasks.setdefault(item.dossier_id, _task(item, ""))
    return tuple(list(tasks.values())[:limit])
