"""The public pages: search, an office, a decree with its files, and the check of a paper's authenticity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diktum.files.models import StoredFile
from diktum.files.store import read
from diktum.people import queries as people
from diktum.people.models import Commission
from diktum.portal.finding import find
from diktum.portal.pages import SearchPage, decree_page, hit, query_of, year_choices
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.redacting import public_origin
from diktum.stages.publication.standing import NOTHING_CHANGED, Standing, standing_of, standings
from diktum.ui.access import public
from diktum.ui.clock import this_moment

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

FRESH_FOR = 300
LIST_ZONE = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class Shown:
    """A public decree that can be shown."""

    row: PublishedDecree
    origin: Origin
    standing: Standing


@public
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search the public decrees of all offices."""
    return _search(request, None)


@public
@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an office and search its public decrees."""
    found = people.commissions().filter(slug=slug).first()
    if found is None:
        return _missing(request, _("Satuan kerja ini tidak ada di sini."))
    return _search(request, found)


@public
@require_safe
def office_decrees(request: HttpRequest, slug: str, **_series: str) -> HttpResponse:
    """Lead to the office's page, where its decrees are."""
    query = request.META.get("QUERY_STRING", "")
    path = reverse("portal:office", args=[slug])
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


@public
@require_safe
def decree(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Show a public decree: its text, status, summary, files and citation."""
    return _shown(
        request,
        (slug, series, year, number),
        lambda shown: render(
            request, "portal/decree.html", {"page": decree_page(shown.row, shown.origin, shown.standing)}
        ),
    )


@public
@require_safe
def decree_pdf(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out the copy for publication: the file that was authenticated."""
    return _shown(request, (slug, series, year, number), lambda shown: _file(request, shown.row.entry.copy))


@public
@require_safe
def abstract_pdf(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out the abstract."""
    return _shown(
        request, (slug, series, year, number), lambda shown: _file(request, shown.row.entry.abstract)
    )


@public
@require_safe
def decree_text(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out the text of a public decree."""
    return _shown(
        request,
        (slug, series, year, number),
        lambda shown: HttpResponse(
            public_data.plain_text(shown.origin), content_type="text/plain; charset=utf-8"
        ),
    )


@public
@require_safe
def decree_json(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out a public decree as data."""
    return _shown(
        request,
        (slug, series, year, number),
        lambda shown: JsonResponse(
            public_data.full(shown.row, shown.origin, shown.standing),
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        ),
    )


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what this place is, what is published here and what is not."""
    return render(request, "portal/about.html", {"offices": tuple(people.commissions())})


def _search(request: HttpRequest, found: Commission | None) -> HttpResponse:
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:200]
    typed_year = request.GET.get("tahun", "")
    year = int(typed_year) if typed_year.isascii() and typed_year.isdigit() and len(typed_year) == 4 else None
    slug = found.slug if found else ""
    is_typing = request.headers.get("HX-Request") == "true"
    found_now = find(words, slug=slug, year=year, page=request.GET.get("halaman", ""), is_typing=is_typing)
    asked = query_of(words, year)
    known = standings([row.decree_id for row in found_now.rows], this_moment(request, LIST_ZONE).day)
    suggestion = found_now.results.suggestion if found_now.results else ""
    page = SearchPage(
        office=found,
        words=words,
        year=year,
        hits=tuple(
            hit(row, found_now.snippets.get(row.decree_id, ()), known.get(row.decree_id, NOTHING_CHANGED))
            for row in found_now.rows
        ),
        total=found_now.total,
        page_obj=found_now.page_obj,
        query=f"{asked}&" if asked else "",
        years=year_choices(queries.public_years(slug), year, words),
        offices=() if found else tuple(people.commissions()),
        suggestion=suggestion,
        suggestion_query=query_of(suggestion, year),
        is_makeshift=found_now.results is not None and found_now.results.is_makeshift,
    )
    answer = render(request, "portal/search.html", {"page": page})
    patch_vary_headers(answer, ("HX-Request",))
    return answer


def _shown(
    request: HttpRequest, address: tuple[str, str, str, str], show: Callable[[Shown], HttpResponseBase]
) -> HttpResponseBase:
    """Show a decree if it is public; say in words that it is not there."""
    slug, series, year, number = address
    row = queries.public_decree(slug, series, int(year), int(number))
    origin = public_origin(row) if row else None
    if row is None or origin is None:
        return _not_shown(request, address)
    day = this_moment(request, row.commission.zone).day
    answer = show(Shown(row, origin, standing_of(row.decree_id, day)))
    patch_cache_control(answer, public=True, max_age=FRESH_FOR)
    return answer


def _not_shown(request: HttpRequest, address: tuple[str, str, str, str]) -> HttpResponse:
    """Say that a decree is not there, or that it was withdrawn and why (410)."""
    slug, series, year, number = address
    withdrawal = queries.withdrawn_decree(slug, series, int(year), int(number))
    if withdrawal is None:
        return _missing(request, _("Keputusan ini tidak ditemukan, atau tidak dipublikasikan."))
    page = {"withdrawal": withdrawal, "number": public_data.number_of(withdrawal.published).in_text()}
    return render(request, "portal/withdrawn.html", page, status=410)


def _file(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    etag = f'"{stored.sha256}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    answer = HttpResponse(read(stored), content_type=stored.media_type)
    answer["ETag"] = etag
    answer["Content-Disposition"] = f'inline; filename="{quote(stored.original_name)}"'
    return answer


def _missing(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "portal/missing.html", {"sentence": sentence}, status=404)
