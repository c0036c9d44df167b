"""The pages of the verification stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.pages import Checks, checks_of
from diktum.stages.drafting.queries import DraftVersion
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.verification import commands, queries
from diktum.stages.verification.checklist import Checklist
from diktum.stages.verification.forms import CardForm, OutcomeForm
from diktum.stages.verification.models import CardKind, ControlCard
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

Verify = Callable[..., ControlCard]


@dataclass(frozen=True, slots=True)
class CardPage:
    """The page of one kartu kendali: the text on the left, the points on the right."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: CardForm
    version: DraftVersion | None
    reading: ReadDecree | None
    checks: Checks | None
    before: tuple[ControlCard, ...]
    paper: str


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """The page on which the Sekretaris lets a regulating draft go on."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: OutcomeForm
    version: DraftVersion | None
    reading: ReadDecree | None
    before: tuple[ControlCard, ...]


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@staff
def verify_personnel(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in the kartu kendali of the persons named, then pass or return."""
    return _card(request, code, "verify_personnel", CardKind.PERSONNEL, commands.verify_personnel)


@staff
def verify_content(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in the kartu kendali of the content, then pass or return."""
    return _card(request, code, "verify_content", CardKind.CONTENT, commands.verify_content)


@staff
def approve_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Let the final draft of a regulating decree go to the plenary, or return it."""
    dossier = dossier_for(_actor(request), code)
    procedure = parsed(dossier.procedure)
    form = OutcomeForm(
        request.POST or None, act=procedure.act("approve_draft") if procedure.has("approve_draft") else None
    )
    if request.method == "POST" and form.is_valid() and form.outcome is not None:
        commands.approve_draft(
            dossier_id=dossier.pk,
            outcome=form.outcome.key,
            reason=form.cleaned_data["reason"],
            by=_actor(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(
            request, _("Persetujuan draf dicatat: %(outcome)s.") % {"outcome": form.outcome.title}
        )
        return redirect("desk:dossier", dossier.code)
    seen = summary(dossier, _actor(request), this_moment(request))
    version = drafting.latest_version(dossier)
    page = ApprovalPage(
        dossier=seen,
        heading=_("Persetujuan draf akhir"),
        may_act=_is_open(seen, "approve_draft"),
        form=form,
        version=version,
        reading=reading_of(drafting.decree_of(version)) if version else None,
        before=queries.control_cards(dossier),
    )
    return render(request, "verification/approve_draft.html", {"page": page}, status=status_of(request))


def _card(request: HttpRequest, code: str, act: str, kind: CardKind, verify: Verify) -> HttpResponse:
    dossier = dossier_for(_actor(request), code)
    form = _card_form(request, dossier, act, kind)
    if request.method == "POST" and form.is_valid() and form.end.outcome is not None:
        verify(
            dossier_id=dossier.pk,
            items=form.items(),
            outcome=form.end.outcome.key,
            reason=form.end.cleaned_data["reason"],
            by=_actor(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(
            request, _("Kartu kendali dicatat: %(outcome)s.") % {"outcome": form.end.outcome.title}
        )
        return redirect("desk:dossier", dossier.code)
    page = _card_page(request, dossier, act, kind, form)
    return render(request, "verification/card.html", {"page": page}, status=status_of(request))


def _card_form(request: HttpRequest, dossier: Dossier, act: str, kind: CardKind) -> CardForm:
    procedure = parsed(dossier.procedure)
    decree = queries.text_to_verify(dossier)
    points = queries.checklist_for(kind, decree, this_moment(request).day) if decree else Checklist("", ())
    known = procedure.act(act) if procedure.has(act) else None
    return CardForm(request.POST or None, checklist=points, act=known)


def _card_page(request: HttpRequest, dossier: Dossier, act: str, kind: CardKind, form: CardForm) -> CardPage:
    seen = summary(dossier, _actor(request), this_moment(request))
    version = drafting.latest_version(dossier)
    decree = drafting.decree_of(version) if version else None
    return CardPage(
        dossier=seen,
        heading=str(kind.label),
        may_act=_is_open(seen, act),
        form=form,
        version=version,
        reading=reading_of(decree) if decree else None,
        checks=checks_of(decree) if decree and kind is CardKind.CONTENT else None,
        before=queries.control_cards(dossier),
        paper="kartu-kendali-personil" if kind is CardKind.PERSONNEL else "kartu-kendali-muatan",
    )


def _is_open(seen: DossierSummary, act: str) -> bool:
    return seen.may_act and seen.open_act is not None and seen.open_act.key == act
