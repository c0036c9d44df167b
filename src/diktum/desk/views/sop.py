"""The running procedures: each row as it runs, and as it was scanned."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diktum.core.procedure.model import Procedure
from diktum.desk.sop_document import sop_pdf
from diktum.desk.sop_sheet import sop_lines
from diktum.desk.views.dossiers import pdf
from diktum.dossiers.queries import procedures_in_force
from diktum.people.queries import commission
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment


def _procedure(request: HttpRequest, code: str) -> Procedure:
    for procedure in procedures_in_force(this_moment(request).day):
        if procedure.code == code:
            return procedure
    raise Http404(code)


@staff
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """List the procedures in force."""
    found = procedures_in_force(this_moment(request).day)
    return render(request, "desk/procedures.html", {"procedures": found})


@staff
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show one procedure as the table of its SOP."""
    found = _procedure(request, code)
    return render(request, "desk/procedure.html", {"procedure": found, "lines": sop_lines(found)})


@staff
@require_safe
def procedure_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Print one procedure as the SOP of the office."""
    found = _procedure(request, code)
    office = commission(actor_of(request).commission_id).name.removeprefix("Komisi Pemilihan Umum ")
    return pdf(sop_pdf(found, office=office), f"SOP-{found.code}.pdf")
