"""Let one address ask the portal only so often, and say so on a page that costs nothing to give."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remembered
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from diktum.ui.rate import WINDOW, address_of, count, is_too_often

View = Callable[..., HttpResponseBase]


def limited(name: str, per_minute: int) -> Callable[[View], View]:
    """Answer 429 to an address that asks more than `per_minute` times in a minute."""

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if count(f"limit:{name}:{address_of(request)}") > per_minute:
                return _too_many(request)
            return view(request, *args, **kwargs)

        return counted

    return decorate


def open_page(view: View) -> View:
    """Make a page of the portal: only read, and no more than `DIKTUM_PORTAL_PER_MINUTE` times a minute from one address."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_too_often(request):
            return _too_many(request)
        return view(request, *args, **kwargs)

    return require_safe(counted)


def _too_many(_request: HttpRequest) -> HttpResponseBase:
    answer = HttpResponse(_page_of_refusal(get_language() or ""), status=429)
    answer.headers["Retry-After"] = str(WINDOW)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@remembered
def _page_of_refusal(_language: str) -> str:
    """Return the page that refuses, made once for each language: a flood must not cost a rendering each."""
    return render_to_string("portal/too_many.html", {"wait": WINDOW})
