"""Pages of the desk: what waits for me, the list of dossiers, one dossier, its papers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diktum.desk.paper_shelf import printers
from diktum.dossiers import queries
from diktum.dossiers.models import Dossier
from diktum.dossiers.summary import summary
from diktum.ui.access import staff
from diktum.ui.clock import this_moment


@staff
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show Tugas saya."""
    return render(request, "desk/home.html", {"tasks": queries.inbox(request.actor)})


@staff
@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show the office's dossiers."""
    rows = Dossier.objects.filter(commission_id=request.actor.commission_id)[:50]
    return render(request, "desk/dossiers.html", {"rows": rows})


@staff
@require_safe
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """Show one dossier."""
    found = queries.dossier_for(request.actor, code)
    return render(request, "desk/dossier.html", {"page": summary(found, request.actor, this_moment(request))})


@staff
@require_safe
def paper(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Print one paper of a dossier. The stage refuses what is not ready."""
    found = queries.dossier_for(request.actor, code)
    if key not in printers():
        raise Http404(key)
    content = printers()[key][1](found)
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{found.code} {key}.pdf"'
    return answer
