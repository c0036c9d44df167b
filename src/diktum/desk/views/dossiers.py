"""The list of dossiers, one dossier, its history, its papers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diktum.desk.dossier_page import dossier_page
from diktum.desk.history import told
from diktum.desk.listing import list_page
from diktum.desk.paper_shelf import printers
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import summary
from diktum.stages.distribution.kept import keep_first_prints
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment


@staff
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show the office's own dossiers."""
    page = list_page(actor_of(request), this_moment(request), request.GET)
    return render(request, "desk/dossiers.html", {"page": page})


@staff
@require_safe
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """Show one dossier: legal status, what is next, the rail of the SOP, its papers."""
    actor = actor_of(request)
    found = dossier_for(actor, code)
    return render(request, "desk/dossier.html", {"page": dossier_page(found, actor, this_moment(request))})


@staff
@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Tell the whole journal of a dossier in words."""
    actor = actor_of(request)
    found = dossier_for(actor, code)
    head = summary(found, actor, this_moment(request))
    return render(request, "desk/history.html", {"dossier": head, "lines": told(found)})


@staff
@require_safe
def card(request: HttpRequest, code: str) -> HttpResponse:
    """Show the cover sheet (kartu berkas) that goes on the map order."""
    actor = actor_of(request)
    head = summary(dossier_for(actor, code), actor, this_moment(request))
    return render(request, "desk/card.html", {"dossier": head, "moment": this_moment(request)})


@staff
@require_safe
def paper(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Print one paper of a dossier. The stage refuses (409) what is not ready yet."""
    found = dossier_for(actor_of(request), code)
    if key not in printers():
        raise Http404(key)
    if key == "salinan":  # what was certified before files were kept is kept at its first print
        keep_first_prints(found, this_moment(request))
    return pdf(printers()[key][1](found), f"{found.code}-{key}.pdf")


def pdf(content: bytes, name: str) -> HttpResponse:
    """Answer with a PDF to be read in the browser; `name` is what it is saved under."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
