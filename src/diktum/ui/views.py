"""Pages of the frame itself: what was typed when a session ended."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from diktum.ui.access import public, to_login
from diktum.ui.parking import TypedForm, forget, parked, typed_form


@public
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Show what waits after a login, to be sent on or thrown away."""
    if not request.user.is_authenticated:
        return to_login(request) if request.method == "GET" else redirect("ui:resume")
    form = parked(request)
    if request.method == "POST" or form is None:
        forget(request)
        return redirect("/")
    return render(request, "ui/resume.html", {"typed": form})


@public
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 where the form's token is stale, and give back what was typed with a fresh one.

    Only a form of our own pages is given back: another site could otherwise put words into somebody's mouth.
    """
    typed: TypedForm | None = typed_form(request) if _is_own_page(request) else None
    return render(request, "ui/resume.html", {"typed": typed, "stale": True, "reason": reason}, status=403)


def _is_own_page(request: HttpRequest) -> bool:
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc == request.get_host()
