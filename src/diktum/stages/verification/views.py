"""The pages on which a draft is verified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed
from diktum.dossiers.summary import summary
from diktum.dossiers.views_support import act_stamp
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.reading import reading_of
from diktum.stages.verification import commands, queries
from diktum.stages.verification.card_page import (
    ApprovalPage,
    Held,
    card_page,
    held_card,
    is_verifier,
    queue_place,
)
from diktum.stages.verification.checklist import VERDICT_WORDS
from diktum.stages.verification.forms import OutcomeForm
from diktum.stages.verification.keeping import Kept, keep_items
from diktum.stages.verification.models import CardKind, ControlCard
from diktum.stages.verification.refusals import ItemIsNewer
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.templatetags.ui import time_office

Verify = Callable[..., ControlCard]


@staff
def verify_personnel(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in the kartu kendali of the persons named, then pass or return."""
    return _card(request, code, CardKind.PERSONNEL, commands.verify_personnel)


@staff
def verify_content(request: HttpRequest, code: str) -> HttpResponse:
    """Fill in the kartu kendali of the content, then pass or return."""
    return _card(request, code, CardKind.CONTENT, commands.verify_content)


@staff
@require_POST
def keep_personnel(request: HttpRequest, code: str) -> HttpResponse:
    """Keep points of the personnel card while they are typed."""
    return _keep(request, code, CardKind.PERSONNEL)


@staff
@require_POST
def keep_content(request: HttpRequest, code: str) -> HttpResponse:
    """Keep points of the content card while they are typed."""
    return _keep(request, code, CardKind.CONTENT)


@staff
def approve_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Let the final draft of a regulating decree go to the plenary, or return it."""
    dossier = dossier_for(actor_of(request), code)
    procedure = parsed(dossier.procedure)
    form = OutcomeForm(
        request.POST or None, act=procedure.act("approve_draft") if procedure.has("approve_draft") else None
    )
    if request.method == "POST" and form.is_valid() and form.outcome is not None:
        commands.approve_draft(
            dossier_id=dossier.pk,
            outcome=form.outcome.key,
            reason=form.cleaned_data["reason"],
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(
            request, _("Persetujuan draf dicatat: %(outcome)s.") % {"outcome": form.outcome.title}
        )
        return redirect("desk:dossier", dossier.code)
    seen = summary(dossier, actor_of(request), this_moment(request))
    version = drafting.latest_version(dossier)
    page = ApprovalPage(
        dossier=seen,
        heading=_("Persetujuan draf akhir"),
        may_act=is_verifier(seen, dossier, actor_of(request), "approve_draft"),
        form=form,
        version=version,
        reading=reading_of(drafting.decree_of(version)) if version else None,
        before=queries.control_cards(dossier),
    )
    return render(request, "verification/approve_draft.html", {"page": page}, status=status_of(request))


def _card(request: HttpRequest, code: str, kind: CardKind, verify: Verify) -> HttpResponse:
    dossier = dossier_for(actor_of(request), code)
    held = held_card(request, dossier, kind, request.POST or None)
    if request.method == "POST" and "keep" in request.POST:
        return _kept_on_the_way(request, dossier, kind, held)
    if request.method == "POST" and held.form.is_valid() and held.form.end.outcome is not None:
        return _settled(request, dossier, kind, held, verify)
    page = card_page(request, dossier, kind, held, None)
    return render(request, "verification/card.html", {"page": page}, status=status_of(request))


def _settled(
    request: HttpRequest, dossier: Dossier, kind: CardKind, held: Held, verify: Verify
) -> HttpResponse:
    end = held.form.end
    assert end.outcome is not None
    more: dict[str, Any] = {}
    if kind is CardKind.PERSONNEL:
        more["compared_with"] = request.POST.get("banding", "")
    place = queue_place(actor_of(request), dossier, queries.ACT_OF[kind])
    verify(
        dossier_id=dossier.pk,
        items=held.form.items(),
        outcome=end.outcome.key,
        reason=end.cleaned_data["reason"],
        by=actor_of(request),
        when=this_moment(request),
        **more,
        **act_stamp(request),
    )
    messages.success(request, _("Kartu kendali dicatat: %(outcome)s.") % {"outcome": end.outcome.title})
    if place is not None and place.next_code and "onward" in request.POST:
        return redirect(f"verification:{queries.ACT_OF[kind]}", place.next_code)
    return redirect("desk:dossier", dossier.code)


def _kept_on_the_way(request: HttpRequest, dossier: Dossier, kind: CardKind, held: Held) -> HttpResponse:
    """Keep the whole card, then stay or go to the next in the queue; what somebody else filled in is shown beside it."""
    kept = _keep_typed(request, dossier, kind, held)
    if kept.newer:
        held.form.errors += [_words(refusal) for refusal in kept.newer]
        page = card_page(request, dossier, kind, held, None)
        return render(request, "verification/card.html", {"page": page}, status=409)
    act = queries.ACT_OF[kind]
    messages.success(request, _("Isian kartu kendali %(code)s disimpan.") % {"code": dossier.code})
    if request.POST["keep"] != "next":
        return redirect(f"verification:{act}", dossier.code)
    place = queue_place(actor_of(request), dossier, act)
    if place is None or not place.next_code:
        return redirect("verification:queue")
    return redirect(f"verification:{act}", place.next_code)


def _keep_typed(request: HttpRequest, dossier: Dossier, kind: CardKind, held: Held, only: str = "") -> Kept:
    return keep_items(
        dossier_id=dossier.pk,
        kind=kind,
        typed=held.form.typed(only),
        by=actor_of(request),
        when=this_moment(request),
    )


def _keep(request: HttpRequest, code: str, kind: CardKind) -> HttpResponse:
    """Keep what a script sends, one point or all; answer the new marks, or who was faster."""
    dossier = dossier_for(actor_of(request), code)
    held = held_card(request, dossier, kind, request.POST, bare=True)
    try:
        kept = _keep_typed(request, dossier, kind, held, request.POST.get("only", ""))
    except Refused as refusal:
        return JsonResponse({"told": f"{_(refusal.message) % refusal.facts}"}, status=409)
    at = time_office(this_moment(request).at, dossier.commission.zone)
    answer = {"marks": kept.marks, "told": _("tersimpan %(at)s") % {"at": at}}
    if kept.newer:
        answer["told"] = " ".join(_words(refusal) for refusal in kept.newer)
    return JsonResponse(answer, status=409 if kept.newer else 200)


def _words(refusal: ItemIsNewer) -> str:
    facts = dict(refusal.facts)
    verdict = str(facts["verdict"])
    facts["verdict"] = _(verdict) if verdict in VERDICT_WORDS.values() else verdict
    return f"{_(refusal.message) % facts} {_(refusal.remedy)}"
