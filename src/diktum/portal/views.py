"""A public decree in every form: its page, its files, its text as plain text, data and Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from diktum.core.document.reading import Particulars
from diktum.core.language import date_words
from diktum.formats.akn import write_akn
from diktum.people import queries as people
from diktum.portal.consolidated import consolidated_page
from diktum.portal.limits import open_page
from diktum.portal.lists import missing
from diktum.portal.pages import decree_page
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.redacting import public_origin
from diktum.stages.publication.standing import Standing, standing_of
from diktum.ui.access import public
from diktum.ui.clock import this_moment
from diktum.ui.sending import fresh, send_file

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree


@dataclass(frozen=True, slots=True)
class Shown:
    """A public decree that can be shown."""

    row: PublishedDecree
    origin: Origin
    standing: Standing


@public
@open_page
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
@open_page
def decree_pdf(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out the copy for publication: the file that was authenticated."""
    return _shown(
        request, (slug, series, year, number), lambda shown: send_file(request, shown.row.entry.copy)
    )


@public
@open_page
def abstract_pdf(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out the abstract."""
    return _shown(
        request, (slug, series, year, number), lambda shown: send_file(request, shown.row.entry.abstract)
    )


@public
@open_page
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
@open_page
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
@open_page
def decree_akn(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Hand out the text of a public decree as Akoma Ntoso 3.0, valid against its schema."""
    return _shown(
        request,
        (slug, series, year, number),
        lambda shown: HttpResponse(_akn(shown.origin), content_type="application/akn+xml; charset=utf-8"),
    )


@public
@open_page
def consolidated(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponseBase:
    """Show a changed decree with what changed each part beside it. A decree that nothing changed leads to its own page."""

    def show(shown: Shown) -> HttpResponseBase:
        page = consolidated_page(shown.row, shown.origin, shown.standing)
        if page is None:
            return redirect(public_data.path_of(shown.row))
        return render(request, "portal/consolidated.html", {"page": page})

    return _shown(request, (slug, series, year, number), show)


@public
@open_page
def about(request: HttpRequest) -> HttpResponseBase:
    """Say what this place is, what is published here and what is not."""
    return fresh(request, render(request, "portal/about.html", {"offices": tuple(people.commissions())}))


@public
@csrf_exempt  # nothing is changed but the reader's own cookie, and a token would make every page a private one
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Switch between Indonesian and English, and lead back."""
    return set_language(request)


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
    is_made_here = isinstance(answer, HttpResponse) and answer.status_code == 200 and "ETag" not in answer
    return fresh(request, answer) if is_made_here and isinstance(answer, HttpResponse) else answer


def _not_shown(request: HttpRequest, address: tuple[str, str, str, str]) -> HttpResponse:
    """Say that a decree is not there, or that it was withdrawn and why (410)."""
    slug, series, year, number = address
    withdrawal = queries.withdrawn_decree(slug, series, int(year), int(number))
    if withdrawal is None:
        return missing(request, _("Keputusan ini tidak ditemukan, atau tidak dipublikasikan."))
    page = {"withdrawal": withdrawal, "number": public_data.number_of(withdrawal.published).in_text()}
    return render(request, "portal/withdrawn.html", page, status=410)


def _akn(origin: Origin) -> bytes:
    issued = origin.issued
    return write_akn(
        issued.decree,
        Particulars(
            number=issued.heading_number.removeprefix("NOMOR ").strip(),
            place=origin.dossier.commission.seat,
            date=date_words(issued.enacted_on),
            signatory=issued.signed_by,
        ),
    )
