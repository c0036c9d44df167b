"""The queue of a verifier, advice asked and given, and a person's card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diktum.core.document import places
from diktum.core.language.names import show_nip
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, inbox
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor
from diktum.people.register_models import RankClass
from diktum.people.register_queries import Job, ending_words, register_of
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification import queries
from diktum.stages.verification.advice_commands import ask_advice, give_advice
from diktum.stages.verification.card_page import card_page, held_card
from diktum.stages.verification.forms import AnswerForm, AskForm
from diktum.stages.verification.models import AdviceRequest, CardKind
from diktum.stages.verification.service_card import ServiceCard, service_card
from diktum.ui.access import actor_of, forbidden, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

MAY_SEE_CARDS = ("secretary", "head_of_legal", "legal_officer", "administrator")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One dossier that waits for a verification; `filled` points of its card are kept."""

    code: str
    title: str
    act: str
    route: str
    unit: str
    due_on: date | None
    filled: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Antrean verifikasi."""

    rows: tuple[QueueRow, ...]
    asked: tuple[AdviceRequest, ...]


@dataclass(frozen=True, slots=True)
class AdvicePage:
    """The page on which a division answers."""

    dossier: DossierSummary
    heading: str
    request: AdviceRequest
    form: AnswerForm
    may_answer: bool
    late: bool


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job of a person, in the reader's language."""

    title: str
    institution: str
    since: date
    until: date | None
    ending: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Kartu kendali per orang."""

    card: ServiceCard
    nip: str
    rank: str
    jobs: tuple[JobRow, ...]
    years: tuple[int, ...]


@staff
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for one's verification, and what one's division was asked."""
    actor = actor_of(request)
    kinds = {act: kind for kind, act in queries.ACT_OF.items()}
    tasks = [task for task in inbox(actor) if task.act.key in kinds]
    pks = dict(
        Dossier.objects.filter(
            commission_id=actor.commission_id, code__in=[task.code for task in tasks]
        ).values_list("code", "pk")
    )
    filled = {kind: queries.filled_in(tuple(pks.values()), kind) for kind in kinds.values()}
    rows = tuple(
        QueueRow(
            code=task.code,
            title=task.title,
            act=task.act.title,
            route=f"verification:{task.act.key}",
            unit=task.proposed_by_unit,
            due_on=task.due_on,
            filled=filled[kinds[task.act.key]].get(pks[task.code], 0),
        )
        for task in tasks
    )
    page = QueuePage(rows, queries.advice_asked_of(actor))
    return render(request, "verification/queue.html", {"page": page})


@staff
@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the related division about the draft."""
    dossier = dossier_for(actor_of(request), code)
    version = drafting.latest_version(dossier)
    place_of = places(drafting.decree_of(version)) if version else {}
    form = AskForm(request.POST, node_of={place.casefold(): node for node, place in place_of.items()})
    if form.is_valid():
        row = ask_advice(
            dossier_id=dossier.pk,
            question=form.cleaned_data["question"],
            nodes=form.nodes,
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(request, _("Tanggapan diminta kepada %(unit)s.") % {"unit": row.unit.name})
        return redirect("verification:verify_content", dossier.code)
    held = held_card(request, dossier, CardKind.CONTENT, None)
    page = card_page(request, dossier, CardKind.CONTENT, held, form)
    return render(request, "verification/card.html", {"page": page}, status=422)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, code: str, request_id: int) -> HttpResponse:
    """Answer a question put to one's division."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    asked = next((each for each in queries.advice_requests(dossier) if each.pk == request_id), None)
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        give_advice(
            request_id=request_id,
            dossier_id=dossier.pk,
            text=form.cleaned_data["text"],
            by=actor,
            when=when,
            **act_stamp(request),
        )
        messages.success(request, _("Tanggapan dicatat."))
        return redirect("desk:dossier", dossier.code)
    seen = summary(dossier, actor, when)
    is_open = seen.open_act is not None and seen.open_act.key == "verify_content"
    page = AdvicePage(
        dossier=seen,
        heading=_("Tanggapan divisi terkait"),
        request=asked,
        form=form,
        may_answer=is_open and not hasattr(asked, "advice") and actor.may("related_division", asked.unit_id),
        late=asked.due_on < when.day,
    )
    return render(request, "verification/advice.html", {"page": page}, status=status_of(request))


@staff
@require_safe
def person_card(request: HttpRequest, person_id: int) -> HttpResponseBase:
    """Show in which teams a person is this year, against the ceiling. For those who verify, and for the person."""
    actor, when = actor_of(request), this_moment(request)
    if not _may_see(actor, person_id):
        return forbidden(request, _("Kartu ini hanya untuk pemeriksa dan untuk orangnya sendiri."))
    person = next(iter(register_of(actor.commission_id, [person_id])), None)
    if person is None:
        raise Http404
    year = _year(request, when.day.year)
    card = service_card(person, actor.commission_id, year, min(when.day, date(year, 12, 31)))
    page = ServicePage(
        card=card,
        nip=show_nip(person.nip),
        rank=str(RankClass(card.rank_class).label) if card.rank_class else "",
        jobs=tuple(_job(job) for job in person.jobs),
        years=(when.day.year - 1, when.day.year),
    )
    return render(request, "verification/service_card.html", {"page": page})


def _may_see(actor: Actor, person_id: int) -> bool:
    return actor.person_id == person_id or any(actor.may(post) for post in MAY_SEE_CARDS)


def _year(request: HttpRequest, this_year: int) -> int:
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 1990 <= int(asked) <= 2100 else this_year


def _job(job: Job) -> JobRow:
    return JobRow(job.title, job.institution, job.since, job.until, ending_words(job))
