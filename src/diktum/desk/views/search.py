"""The search of the staff: one box over everything that the office has."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from diktum.desk.finding import finding_page
from diktum.ui.access import actor_of, staff


@staff
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Find among the office's dossiers; while one types, only the hits are answered."""
    typing = request.headers.get("HX-Request") == "true"
    page = finding_page(actor_of(request), request.GET.dict(), is_typing=typing)
    template = "desk/search.html#results" if typing else "desk/search.html"
    answer = render(request, template, {"page": page, "typing": typing})
    patch_vary_headers(answer, ("HX-Request",))
    return answer
