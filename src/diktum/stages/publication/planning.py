"""Row 1: what the meeting talks about, and the content that is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diktum.core.moment import Moment
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.publication.models import PlannedContent, PublicationPlan
from diktum.stages.publication.refusals import TextIsMissing
from diktum.stages.publication.step_models import Category
from diktum.stages.publication.work import doer, proposal_in, words

MOST_ITEMS = 50


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One planned content: its rubric, routine (on a weekday, 1 is Monday) or occasional, its channel, who makes it."""

    rubric: str
    person: str
    channel: str = ""
    category: str = Category.OCCASIONAL
    weekday: int | None = None


def plan_publication(
    *,
    dossier_id: int,
    agenda: str,
    plan: str,
    items: Sequence[PlanItem] = (),
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> PublicationPlan:
    """Siapkan rencana: what the meeting talks about and what is planned (SOP 23/2022 B.2, kegiatan baris 1). Raises TextIsMissing."""
    with performing(
        "plan_publication",
        dossier_id=dossier_id,
        by=by,
        when=when,
        request_key=request_key,
        seen_seq=seen_seq,
    ) as work:
        proposal_in(work)
        row = work.record(
            PublicationPlan(agenda=words(agenda, "Agenda"), plan=words(plan, "Rencana"), **doer(work))
        )
        if len(items) > MOST_ITEMS:
            raise TextIsMissing(field="Rencana konten", limit=MOST_ITEMS)
        for position, item in enumerate(items, start=1):
            work.record(_planned(position, item))
        work.done(data={"items": len(items)})
    return row


def _planned(position: int, item: PlanItem) -> PlannedContent:
    is_routine = item.category == Category.ROUTINE
    if is_routine and item.weekday not in range(1, 8):
        raise TextIsMissing(field="Hari rubrik", limit=1)
    return PlannedContent(
        position=position,
        rubric=words(item.rubric, "Rubrik", limit=120),
        category=Category.ROUTINE if is_routine else Category.OCCASIONAL,
        weekday=item.weekday if is_routine else None,
        channel=words(item.channel, "Kanal", limit=200, optional=True),
        person=words(item.person, "Pelaksana", limit=250),
    )
