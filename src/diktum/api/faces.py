"""How the API is asked: only read, HEAD as GET, nothing sent twice unchanged, not too often from one address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from diktum.api.problems import problem, too_often
from diktum.ui.rate import WINDOW, is_too_often
from diktum.ui.sending import fresh

View = Callable[..., HttpResponseBase]


def read_only(view: View) -> View:
    """Wrap an operation of the API."""

    @csrf_exempt
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            answer = problem(request, 405, "Antarmuka ini hanya untuk dibaca.")
            answer.headers["Allow"] = "GET, HEAD"
            return answer
        if is_too_often(request):
            return too_often(request, WINDOW)
        is_head, request.method = request.method == "HEAD", "GET"
        answered = view(request, *args, **kwargs)
        if isinstance(answered, HttpResponse) and answered.status_code == 200:
            answered = fresh(request, answered)
        return _without_body(answered) if is_head else answered

    return asked


def _without_body(answer: HttpResponseBase) -> HttpResponseBase:
    if isinstance(answer, HttpResponse) and answer.content:
        answer.headers["Content-Length"] = str(len(answer.content))
        answer.content = b""
    return answer


def no_such_address(request: HttpRequest, rest: str) -> HttpResponseBase:  # noqa: ARG001  a route
    """Say that there is no such operation."""
    return problem(request, 404, "Tidak ditemukan. Semua alamat tertulis pada /api/v1/openapi.json.")
