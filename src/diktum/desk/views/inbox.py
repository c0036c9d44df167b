"""Tugas saya, and what one was told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diktum.desk.inbox import inbox_page
from diktum.dossiers.commands import read_notices
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment


@staff
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person who asks."""
    page = inbox_page(actor_of(request), this_moment(request))
    return render(request, "desk/home.html", {"page": page})


@staff
@require_POST
def read_notice(request: HttpRequest, notice_id: int = 0) -> HttpResponse:
    """Mark one notice, or all of them, as read."""
    read_notices(by=actor_of(request), when=this_moment(request), notice_id=notice_id or None)
    return redirect("desk:home")
