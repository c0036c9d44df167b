"""Show a refusal: what happened, what is safe, what to do, and the rule it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from diktum.core.refusal import Refused
from diktum.ui.parking import NOT_TAKEN, TAKEN_COOKIE, TypedForm, typed_form


@dataclass(frozen=True, slots=True)
class RefusalPage:
    """What `ui/refused.html` shows."""

    happened: str
    rule: str
    remedy: str
    code: str
    back_url: str
    typed: TypedForm | None


class RefusalMiddleware:
    """Answer 409 where a command refuses; lead a repeated submission to the answer of the first one.

    A form that was taken (a POST answered by a redirect) is announced to the browser by a short-lived cookie, so that the
    copy of what was typed on that device can go.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kept_back = response.headers.pop(NOT_TAKEN, None)
        if request.method == "POST" and response.status_code in (302, 303) and not kept_back:
            secure = settings.SESSION_COOKIE_SECURE
            response.set_cookie(TAKEN_COOKIE, "1", max_age=60, samesite="Lax", secure=secure)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to be the defect that it is."""
        if not isinstance(exception, Refused):
            return None
        answer_url = getattr(exception, "answer_url", "")
        if answer_url:
            return _lead_to(request, answer_url)
        return refused(request, exception)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Return the page (the part, for htmx) that explains a refusal, with status 409."""
    page = RefusalPage(
        happened=_filled(refusal.message, refusal.facts),
        rule=_filled(refusal.rule, refusal.facts),
        remedy=_filled(refusal.remedy, refusal.facts),
        code=refusal.code,
        back_url=_back(request),
        typed=typed_form(request) if request.method == "POST" else None,
    )
    template = "ui/parts/refusal.html" if _is_part(request) else "ui/refused.html"
    return render(request, template, {"refusal": page}, status=409)


def _filled(template: str, facts: Mapping[str, object]) -> str:
    """Translate first, fill in afterwards. An empty string must not be asked of gettext: it answers its header."""
    if not template:
        return ""
    return _(template) % facts if facts else _(template).replace("%%", "%")


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _lead_to(request: HttpRequest, url: str) -> HttpResponse:
    if _is_part(request):
        return HttpResponseClientRedirect(url)
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer


def _back(request: HttpRequest) -> str:
    """Return the page one came from, if it is ours; else the page itself."""
    referer = request.headers.get("referer", "")
    own = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    if not referer or not own:
        return request.path
    parts = urlsplit(referer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
