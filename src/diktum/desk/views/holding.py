"""Sharing the work: take the open act in hand, let it go, or entrust it to a colleague."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diktum.core.moment import Moment
from diktum.desk.hold import Hold, colleague, hold_of
from diktum.dossiers.commands import claim_act, delegate_act, release_act
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment


@dataclass(frozen=True, slots=True)
class HoldingPage:
    """What the page shows on which work is shared."""

    dossier: DossierSummary
    hold: Hold | None


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, code: str) -> HttpResponse:
    """Pembagian pekerjaan."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    if request.method == "POST":
        messages.success(request, _carried_out(request, dossier, actor, when))
        return redirect("desk:dossier", dossier.code)
    page = HoldingPage(summary(dossier, actor, when), hold_of(dossier, actor, when, with_colleagues=True))
    return render(request, "desk/hold.html", {"page": page})


def _carried_out(request: HttpRequest, dossier: Dossier, actor: Actor, when: Moment) -> str:
    """Do what was asked and say it."""
    act, stamp = request.POST.get("act", ""), act_stamp(request)
    match request.POST.get("what"):
        case "claim":
            claim_act(dossier_id=dossier.pk, act=act, by=actor, when=when, **stamp)
            return _("Pekerjaan ini Anda pegang sampai akhir hari kerja berikutnya.")
        case "release":
            release_act(dossier_id=dossier.pk, act=act, by=actor, when=when, request_key=stamp["request_key"])
            return _("Pekerjaan ini dilepaskan.")
        case "delegate":
            return _entrusted(request, dossier, actor, when, act, stamp["request_key"])
    raise Http404


def _entrusted(
    request: HttpRequest, dossier: Dossier, actor: Actor, when: Moment, act: str, request_key: str
) -> str:
    named = request.POST.get("person", "")
    to = (
        colleague(dossier, int(named), when)
        if named.isascii() and named.isdigit() and len(named) < 10
        else None
    )
    if to is None:
        raise Http404
    delegate_act(dossier_id=dossier.pk, act=act, to=to, by=actor, when=when, request_key=request_key)
    return _("Pekerjaan ini ditugaskan kepada %(name)s.") % {"name": to.name}
