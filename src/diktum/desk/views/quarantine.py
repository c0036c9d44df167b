"""Settings of the office: the files that were refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.http import require_safe

from diktum.files import quarantine as keeping
from diktum.files.models import QuarantinedFile
from diktum.people import queries as people
from diktum.ui.access import actor_of, administrator

ROWS = 50


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """One refused file in words: its size, the first places of its fingerprint, and whether its bytes are held."""

    row: QuarantinedFile
    size: str
    fingerprint: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class QuarantinePage:
    """One page of the refused files of the actor's office, newest first."""

    zone: str
    rows: tuple[RefusedFile, ...]
    page_obj: Page[Any]


@administrator
@require_safe
def quarantine(request: HttpRequest) -> HttpResponse:
    """Show which files were refused, when, of whom, and why."""
    keeping.take_up()
    office = people.commission(actor_of(request).commission_id)
    found = QuarantinedFile.objects.filter(commission_id=office.pk)
    page_obj = Paginator(found, ROWS).get_page(request.GET.get("halaman"))
    rows = tuple(
        RefusedFile(row, filesizeformat(row.size), row.sha256[:16], keeping.is_held(row)) for row in page_obj
    )
    return render(request, "desk/quarantine.html", {"page": QuarantinePage(office.zone, rows, page_obj)})
