"""The courier's page: what is carried, receipts on the spot, also without a link."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diktum.core.refusal import Refused
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor
from diktum.stages.distribution.courier import (
    Carried,
    Stop,
    carried_by,
    carried_copy,
    handed_over,
    stops_of,
)
from diktum.stages.distribution.forms import CourierForm
from diktum.stages.distribution.models import ProofKind, Receipt
from diktum.stages.distribution.receiving import ProofGiven, record_receipt
from diktum.stages.distribution.refusals import CopyIsUnknown
from diktum.stages.distribution.signing_on import (
    client_time,
    drawing_in,
    is_script,
    told,
    told_faults,
    told_refusal,
)
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

KEPT_OFFLINE = (
    "ui/diktum.css",
    "ui/mark.svg",
    "distribution/receipts.css",
    "distribution/receipts.js",
)
_WORKER = "distribution/courier_worker.js"


@dataclass(frozen=True, slots=True)
class CourierPage:
    """Kurir: the copies by place, the form for the one that is handed over now, what was handed over today."""

    stops: tuple[Stop, ...]
    done: tuple[Carried, ...]
    form: CourierForm
    total: int
    worker: str


@staff
def courier(request: HttpRequest) -> HttpResponse:
    """List what the courier carries, and take the receipt of a copy that is handed over."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    carried = carried_by(actor)
    form = CourierForm(request.POST or None, choices=[(each.line.copy.pk, each.label) for each in carried])
    if request.method == "POST" and form.is_valid():
        return _taken(request, form, actor)
    if request.method == "POST" and is_script(request):
        return told_faults(form)
    page = CourierPage(
        stops=stops_of(carried),
        done=handed_over(actor, this_moment(request).day),
        form=form,
        total=len(carried),
        worker=reverse("distribution:courier_worker"),
    )
    answer = render(request, "distribution/courier.html", {"page": page}, status=status_of(request))
    patch_cache_control(answer, private=True, no_store=True)
    return answer


def _taken(request: HttpRequest, form: CourierForm, actor: Actor) -> HttpResponse:
    """Record one receipt; a script is told what became of it."""
    try:
        receipt = _record(request, form, actor)
    except Refused as refusal:
        if is_script(request):
            return told_refusal(refusal)
        raise
    if is_script(request):
        return told("taken")
    messages.success(
        request, _("Tanda terima salinan nomor %(number)s dicatat.") % {"number": receipt.copy.number}
    )
    return redirect("distribution:courier")


def _record(request: HttpRequest, form: CourierForm, actor: Actor) -> Receipt:
    given = form.cleaned_data
    line = carried_copy(actor, given["copy"])
    if line is None:
        raise CopyIsUnknown()
    drawing = drawing_in(request, taken_by=actor.name)
    try:
        return record_receipt(
            token=line.token,
            name=given["name"],
            post=given["post"],
            nip=given["nip"],
            client_at=client_time(request),
            proof=drawing or ProofGiven(ProofKind.DRAWING, taken_by=actor.name),
            by=Actor.outsider(given["name"], commission_id=actor.commission_id),
            when=this_moment(request),
            request_key=act_stamp(request)["request_key"],
        )
    except RepeatedRequest:
        now = carried_copy(actor, given["copy"])
        if now is None or now.receipt is None:
            raise  # the key belongs to the receipt of another copy: nothing was recorded now
        return now.receipt


@staff
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Give the service worker that keeps the courier's page; its scope is the folder that it is served from."""
    kept = [static(name) for name in KEPT_OFFLINE]
    body = _worker_source()
    version = hashlib.sha256((body + json.dumps(kept)).encode()).hexdigest()[:12]
    head = f"const KEPT = {json.dumps(kept)};\nconst VERSION = {json.dumps(version)};\n"
    answer = HttpResponse(head + body, content_type="text/javascript; charset=utf-8")
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _worker_source() -> str:
    place = files("diktum.stages.distribution").joinpath("static", *_WORKER.split("/"))
    return place.read_text(encoding="utf-8")
