"""The page on which a decree is signed electronically: check the certificate, then ask for the passphrase, then seal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import summary
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor
from diktum.stages.signing import commands, numbers_queries, queries
from diktum.stages.signing.electronic_asking import MENDABLE, certificate_checked, service_of
from diktum.stages.signing.electronic_forms import ElectronicForm
from diktum.stages.signing.electronic_pages import ElectronicPage
from diktum.stages.signing.pages import capacity_of, text_shown
from diktum.stages.signing.seal_words import Told, offer_for, told
from diktum.stages.signing.services import SealingService
from diktum.ui.access import staff
from diktum.ui.clock import this_moment


@staff
@sensitive_post_parameters("passphrase", "nik")
def seal(request: HttpRequest, code: str) -> HttpResponse:
    """Tanda tangan elektronik: nothing is asked for before the certificate was found usable."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    dossier = dossier_for(actor, code)
    service, refusal = service_of(request, actor, dossier)
    is_signing = request.POST.get("step") == "sign"
    form = _form(request, dossier, service, is_signing=is_signing)
    checked, status = False, 200
    if request.method == "POST" and not form.is_valid():
        status = 422
    elif is_signing and refusal is None:
        refusal = _sealed(request, actor, dossier, form)
        if refusal is None:
            messages.success(request, _("Keputusan ditandatangani secara elektronik."))
            return redirect("signing:sign", dossier.code)
    if service is not None:
        checked, unusable = certificate_checked(request, service, form)
        refusal = refusal or unusable
    status = 409 if refusal is not None and request.method == "POST" else status
    page = _page(request, actor, dossier, service, form, checked=checked, refusal=refusal)
    answer = render(request, "signing/seal.html", {"page": page}, status=status)
    patch_cache_control(answer, no_store=True)
    return answer


def _form(
    request: HttpRequest, dossier: Dossier, service: SealingService | None, *, is_signing: bool
) -> ElectronicForm:
    text = queries.frozen_text(dossier)
    return ElectronicForm(
        request.POST or None,
        expects_nik=service is not None and service.expects_nik,
        is_signing=is_signing,
        sha256=text.sha256 if text else "",
    )


def _sealed(request: HttpRequest, actor: Actor, dossier: Dossier, form: ElectronicForm) -> Told | None:
    """Sign; return what the signatory can mend, where that is what stood in the way."""
    try:
        commands.sign_electronically(
            dossier_id=dossier.pk,
            passphrase=form.cleaned_data["passphrase"],
            nik=form.cleaned_data.get("nik", ""),
            seen_sha256=form.cleaned_data["seen_sha256"] or "-",
            by=actor,
            when=this_moment(request),
            **act_stamp(request),
        )
    except MENDABLE as refusal:
        return told(refusal)
    return None


def _page(
    request: HttpRequest,
    actor: Actor,
    dossier: Dossier,
    service: SealingService | None,
    form: ElectronicForm,
    *,
    checked: bool,
    refusal: Told | None,
) -> ElectronicPage:
    when = this_moment(request)
    seen = summary(dossier, actor, when)
    return ElectronicPage(
        dossier=seen,
        heading=_("Tanda tangan elektronik"),
        may_act=seen.may_act and seen.open_act is not None and seen.open_act.key == "sign",
        text=text_shown(dossier),
        signatory=capacity_of(actor, dossier),
        number=_number(dossier, request),
        offer=offer_for(dossier, when),
        form=form,
        service_words=service.words if service else "",
        practice_passphrase=service.practice_passphrase if service else "",
        expects_nik=service is not None and service.expects_nik,
        is_checked=checked,
        refusal=refusal,
    )


def _number(dossier: Dossier, request: HttpRequest) -> str:
    """Return the number that would be printed: the one that is kept, or the next."""
    kept = numbers_queries.open_reservation(dossier)
    if kept is not None:
        return kept.number_text
    day = this_moment(request).day
    series = queries.series_of(dossier, day)
    if series is None:
        return ""
    return series.written(queries.next_number(dossier.commission_id, series.key, day.year), day.year)
