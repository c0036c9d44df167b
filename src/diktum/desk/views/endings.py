"""Ending a dossier before its time: the proposer withdraws, the authority cancels."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diktum.desk.dossier_page import may_cancel
from diktum.desk.forms import ReasonForm
from diktum.dossiers.commands import cancel_dossier, withdraw_dossier
from diktum.dossiers.queries import dossier_for, parsed
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of


@dataclass(frozen=True, slots=True)
class EndingPage:
    """What the two pages show that end a dossier."""

    dossier: DossierSummary
    form: ReasonForm
    heading: str
    consequence: str
    verb: str
    may: bool


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Tarik usulan."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        withdraw_dossier(
            dossier_id=dossier.pk,
            by=actor,
            when=when,
            reason=form.cleaned_data["reason"],
            request_key=act_stamp(request)["request_key"],
        )
        messages.success(request, _("Usulan %(code)s ditarik.") % {"code": dossier.code})
        return redirect("desk:dossier", dossier.code)
    head = summary(dossier, actor, when)
    page = EndingPage(
        head,
        form,
        heading=_("Tarik usulan"),
        consequence=_(
            "Berkas ditutup dan tidak dapat dibuka kembali. Naskah, KAK, dan riwayatnya tetap tersimpan. "
            "Bila kelak diperlukan lagi, usulkan berkas baru."
        ),
        verb=_("Tarik usulan ini"),
        may=head.may_withdraw,
    )
    return render(request, "desk/ending.html", {"page": page}, status=status_of(request))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Batalkan berkas."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        cancel_dossier(
            dossier_id=dossier.pk,
            by=actor,
            when=when,
            reason=form.cleaned_data["reason"],
            request_key=act_stamp(request)["request_key"],
        )
        messages.success(request, _("Berkas %(code)s dibatalkan.") % {"code": dossier.code})
        return redirect("desk:dossier", dossier.code)
    page = EndingPage(
        summary(dossier, actor, when),
        form,
        heading=_("Batalkan berkas"),
        consequence=_(
            "Berkas ditutup atas nama pejabat yang berwenang dan tidak dapat dibuka kembali. "
            "Semua yang pernah mengerjakannya membaca alasannya pada riwayat."
        ),
        verb=_("Batalkan berkas ini"),
        may=may_cancel(dossier, parsed(dossier.procedure), actor, when),
    )
    return render(request, "desk/ending.html", {"page": page}, status=status_of(request))
