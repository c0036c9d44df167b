"""Help for everybody, and whether the installation is alive."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from diktum import rulebook
from diktum.desk.guide import roles
from diktum.ui.access import public


@public
@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """Tell how a decree travels, who does what, and whom to ask."""
    actor = getattr(request, "actor", None)
    first = rulebook.procedure("tim-pelaksana")
    procedures = (first, *(each for each in rulebook.procedures() if each is not first))
    mine = actor.posts if actor is not None else frozenset()
    facts = {"journey": first, "procedures": procedures, "roles": roles(procedures, mine)}
    return render(request, "desk/guide.html", facts)


@public
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django names the argument
    """Answer 200 where the database answers, 503 where it does not; nothing else is said."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("tidak sehat\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("sehat\n", content_type="text/plain; charset=utf-8")
