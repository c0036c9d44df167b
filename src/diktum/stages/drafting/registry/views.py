"""The pages of the list of regulations: search, correct, exchange."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from diktum.core.document import Regulation
from diktum.formats.spreadsheet import csv_text
from diktum.stages.drafting.registry import commands, queries
from diktum.stages.drafting.registry.exchange import COLUMNS, Incoming, read, written
from diktum.stages.drafting.registry.forms import ImportForm, RegulationForm
from diktum.stages.drafting.registry.models import RegulationEntry
from diktum.ui.access import actor_of, posts
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

keepers = posts(*commands.KEEPERS)


@dataclass(frozen=True, slots=True)
class RegistryPage:
    """Daftar peraturan."""

    rows: tuple[queries.RegulationRow, ...]
    typed: str
    total: int


@dataclass(frozen=True, slots=True)
class RegulationPage:
    """One regulation: its form, how it is cited, what the office recorded before."""

    form: RegulationForm
    regulation: Regulation | None
    citation: str
    history: tuple[RegulationEntry, ...]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """A table that comes in: before it is sent, and what it would change."""

    form: ImportForm
    incoming: Incoming | None
    table: str


@keepers
@require_safe
def regulations(request: HttpRequest) -> HttpResponse:
    """Show the list, or what answers to the words asked for."""
    typed = request.GET.get("cari", "")[:100]
    office = actor_of(request).commission_id
    rows = queries.rows_of(office, typed, limit=50)
    total = len(queries.registry_of(office).regulations)
    return render(request, "drafting/registry/list.html", {"page": RegistryPage(rows, typed, total)})


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def regulation(request: HttpRequest, ref: str = "") -> HttpResponse:
    """Record a regulation, or correct one."""
    actor, when = actor_of(request), this_moment(request)
    registry = queries.registry_of(actor.commission_id)
    known = registry.regulations.get(ref)
    if ref and known is None:
        raise Http404(ref)
    initial = dict(zip(COLUMNS, written([known])[0], strict=True)) if known else {}
    form = RegulationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.regulation(ref)
        if not ref and typed.ref in registry.regulations:
            form.add_error(
                "nomor", _("%(ref)s sudah ada pada daftar; buka dan perbaiki di sana.") % {"ref": typed.ref}
            )
        else:
            commands.record_regulations(regulations=[typed], by=actor, when=when)
            messages.success(request, _("%(ref)s dicatat.") % {"ref": typed.ref})
            return redirect("drafting:regulation", typed.ref)
    page = RegulationPage(
        form=form,
        regulation=known,
        citation=registry.citation(ref) if known else "",
        history=queries.entries(actor.commission_id, ref) if known else (),
    )
    return render(request, "drafting/registry/regulation.html", {"page": page}, status=status_of(request))


@keepers
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give the whole list as CSV."""
    known = queries.in_order(queries.registry_of(actor_of(request).commission_id).regulations.values())
    answer = HttpResponse(csv_text(COLUMNS, written(known)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="daftar-peraturan.csv"'
    return answer


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def import_table(request: HttpRequest) -> HttpResponse:
    """Show what a table would change; record it only once that was confirmed."""
    actor = actor_of(request)
    registry = queries.registry_of(actor.commission_id)
    if request.method == "POST" and "confirmed" in request.POST:
        incoming = read(_carried(request.POST.get("confirmed", "")), registry)
        count = len(
            commands.record_regulations(regulations=incoming.accepted, by=actor, when=this_moment(request))
        )
        messages.success(
            request,
            ngettext("%(count)s peraturan dicatat.", "%(count)s peraturan dicatat.", count)
            % {"count": count},
        )
        return redirect("drafting:regulations")
    is_sent = request.method == "POST"
    form = ImportForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    incoming_or_none = read(form.rows, registry) if is_sent and form.is_valid() else None
    page = ImportPage(form, incoming_or_none, json.dumps(form.rows, ensure_ascii=False))
    status = 200 if incoming_or_none is not None else status_of(request)
    return render(request, "drafting/registry/import.html", {"page": page}, status=status)


def _carried(table: str) -> list[list[str]]:
    """Return the rows that the page of confirmation carried; nothing where they are no longer a table."""
    try:
        rows = json.loads(table)
    except ValueError:
        return []
    if not isinstance(rows, list):
        return []
    return [[str(cell) for cell in row] for row in rows if isinstance(row, list)]
