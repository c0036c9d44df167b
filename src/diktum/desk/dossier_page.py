"""A dossier's page: what is next and who may do it, its papers, its people, and what can still be done to it as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum import rulebook
from diktum.core.calendar import Calendar
from diktum.core.moment import Moment
from diktum.core.procedure.events import STATUS_WORDS, Cancel, Context, EventKind, Status
from diktum.core.procedure.model import Act, Procedure
from diktum.core.procedure.progress import decide
from diktum.core.refusal import Refused
from diktum.desk.addresses import act_page, page_if_any
from diktum.desk.history import lower_first
from diktum.desk.hold import Hold, hold_of
from diktum.desk.inbox import due_words
from diktum.desk.paper_shelf import PaperRow, shelf
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, lines_of, parsed, posts_for, state_of, unit_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor, appointments
from diktum.stages.drafting.queries import decree_of, versions
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.publication.standing import Standing, standing_of
from diktum.stages.signing.queries import numbers_of

ENDED = (EventKind.WITHDRAWN, EventKind.CANCELLED)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who did something here, or who may do what is next."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Next:
    """The box that answers first: what is next, by whom, by when, and the one button."""

    heading: str
    due: str
    is_late: bool
    verb: str
    url: str
    why_not: str
    who_may: tuple[Colleague, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a dossier ended, and why."""

    words: str
    reason: str
    person: str
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One recorded version of the text."""

    number: int
    made_on: dt.date
    url: str


@dataclass(frozen=True, slots=True)
class Kin:
    """A dossier that this one follows, or that follows it."""

    code: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """What a dossier's page shows."""

    dossier: DossierSummary
    number: str
    next: Next | None
    ending: Ending | None
    last: Line | None
    papers: tuple[PaperRow, ...]
    working_papers: tuple[PaperRow, ...]
    versions: tuple[VersionRow, ...]
    reading: ReadDecree | None
    people: tuple[Colleague, ...]
    origin: Kin | None
    followers: tuple[Kin, ...]
    lines: int
    publication_url: str
    standing: Standing | None
    may_cancel: bool
    hold: Hold | None


def dossier_page(dossier: Dossier, actor: Actor, when: Moment) -> DossierPage:
    """Describe a dossier to an actor at a moment."""
    head = summary(dossier, actor, when)
    lines = lines_of(dossier)
    procedure = parsed(dossier.procedure)
    done = {line.act for line in lines if line.kind == EventKind.COMPLETED}
    drafts = versions(dossier)
    followers = tuple(_kin(each) for each in dossier.followed_by.order_by("pk").prefetch_related("procedure"))
    is_draft = head.status is Status.RUNNING and "number" not in done
    papers = shelf(done, set(_at_hand(lines, has_draft=bool(drafts))))
    results = tuple(paper for paper in papers if paper.is_result) if "number" in done else papers
    number = numbers_of([dossier]).get(dossier.pk) if "number" in done else None
    return DossierPage(
        dossier=head,
        number=number.in_text() if number else "",
        standing=standing_of(dossier.pk, when.day) if number else None,
        next=_next(dossier, head, when),
        ending=_ending(head, lines),
        last=next((line for line in reversed(lines) if line.kind == EventKind.COMPLETED), None),
        papers=results,
        working_papers=tuple(paper for paper in papers if paper not in results),
        versions=tuple(
            VersionRow(each.number, each.made_on, page_if_any("drafting:version", dossier.code, each.number))
            for each in reversed(drafts)
        ),
        reading=reading_of(decree_of(drafts[-1])) if drafts and is_draft else None,
        people=tuple(_people(lines)),
        origin=_kin(dossier.follows) if dossier.follows else None,
        followers=followers,
        lines=len(lines),
        publication_url=_publication_url(dossier, actor, done, has_one=bool(followers)),
        may_cancel=may_cancel(dossier, procedure, actor, when, lines),
        hold=hold_of(dossier, actor, when),
    )


def may_cancel(
    dossier: Dossier, procedure: Procedure, actor: Actor, when: Moment, lines: Sequence[Line] | None = None
) -> bool:
    """Return whether the actor is the authority that may end this dossier now. The calendar plays no part in that."""
    posts = posts_for(actor, dossier)
    if not set(procedure.authority) & set(posts):
        return False
    context = Context(
        person=actor.person_id,
        posts=frozenset(posts),
        mandates=frozenset(post for post, by_mandate in posts.items() if by_mandate),
        on=when.day,
        calendar=Calendar(frozenset(), ""),
    )
    try:
        decide(procedure, state_of(dossier, lines), Cancel("–"), context)
    except Refused:
        return False
    return True


def _next(dossier: Dossier, head: DossierSummary, when: Moment) -> Next | None:
    act = head.open_act
    if act is None:
        return None
    owner = _("Anda") if head.may_act else head.owner
    return Next(
        heading=_("Berikutnya: %(act)s, oleh %(owner)s") % {"act": lower_first(act.title), "owner": owner},
        due=due_words(head.due_on, when.day, head.late_days),
        is_late=head.due_on is not None and when.day > head.due_on,
        verb=_("Perbaiki") if head.returned_reason and act.key == "submit_draft" else act.verb,
        url=act_page(act, dossier.code),
        why_not="" if head.may_act else head.why_not,
        who_may=() if head.may_act else _who_may(dossier, act, when.day),
    )


def _who_may(dossier: Dossier, act: Act, day: dt.date) -> tuple[Colleague, ...]:
    held = appointments(dossier.commission_id, day).filter(post__in=act.by).order_by("post", "pk")
    fitting = (row for row in held if unit_for(row.post, dossier) in (None, row.unit_id))
    return tuple(dict.fromkeys(Colleague(row.person.full_name, row.printed_title) for row in fitting))


def _ending(head: DossierSummary, lines: Sequence[Line]) -> Ending | None:
    if head.status is Status.RUNNING:
        return None
    last = next((x for x in reversed(lines) if x.kind in (*ENDED, EventKind.COMPLETED)), None)
    words = _(STATUS_WORDS[head.status]).capitalize()
    if last is None:
        return Ending(words, "", "", None)
    reason = "" if head.status is Status.FINISHED else last.reason
    return Ending(words, reason, last.person_name, last.on)


def _people(lines: Sequence[Line]) -> Iterator[Colleague]:
    """Name everybody of the office who acted, with the post acted in, first come first."""
    seen: set[str] = set()
    for line in lines:
        if line.person_id and line.person_name not in seen and line.kind != EventKind.DUE_RECOMPUTED:
            seen.add(line.person_name)
            yield Colleague(line.person_name, line.post_title)


def _at_hand(lines: Sequence[Line], *, has_draft: bool) -> Iterator[str]:
    """Name the papers that are there before their act is done: a saved version, the first receipts."""
    if has_draft:
        yield "rancangan"
    if any(line.kind == EventKind.NOTED and line.act == "deliver" for line in lines):
        yield from ("ekspedisi-berkas", "tanda-terima")


def _kin(dossier: Dossier) -> Kin:
    return Kin(dossier.code, dossier.title, _(STATUS_WORDS[Status(dossier.status)]))


def _publication_url(dossier: Dossier, actor: Actor, done: set[str], *, has_one: bool) -> str:
    if "certify" not in done or has_one or not parsed(dossier.procedure).has("sign"):
        return ""
    first = rulebook.procedure("publikasi-jdih").first_act
    may = {*first.by, "head_of_legal"} & actor.posts
    return page_if_any("publication:open", dossier.code) if may else ""
