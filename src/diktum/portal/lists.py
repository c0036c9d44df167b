"""The public lists: the search of all offices, an office, its decrees by year, kind, status and subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from diktum.people import queries as people
from diktum.people.models import Commission
from diktum.portal.finding import Found, find
from diktum.portal.limits import open_page
from diktum.portal.pages import Hit, hit, kind_title
from diktum.stages.publication.public_lists import Wanted
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.standing import NOTHING_CHANGED, Force, standings
from diktum.ui.access import public
from diktum.ui.clock import this_moment
from diktum.ui.sending import fresh

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

LIST_ZONE = "Asia/Jakarta"
SECRETARY = "keputusan-sekretaris"
MOST_SUBJECTS = 12
FORCES = {
    "berlaku": Force.IN_FORCE,
    "diubah": Force.AMENDED,
    "dicabut-sebagian": Force.PARTLY_REVOKED,
    "dicabut": Force.REVOKED,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter, as a link; `count` is None where nobody counts."""

    label: str
    href: str
    count: int | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One column by which a list can be narrowed."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """The search of all offices, or of one. `is_home` is the page of an office or of the portal without a question."""

    office: Commission | None
    heading: str
    words: str
    wanted: Wanted
    hidden: tuple[tuple[str, str], ...]
    hits: tuple[Hit, ...]
    total: int
    page_obj: Page[PublishedDecree] | Page[int]
    query: str
    action: str
    canonical: str
    facets: tuple[Facet, ...]
    chosen: tuple[Choice, ...]
    offices: tuple[Commission, ...]
    suggestion: str
    suggestion_href: str
    is_makeshift: bool

    @property
    def is_asked(self) -> bool:
        """Say whether anything was asked or narrowed."""
        return bool(self.words or self.chosen)


@public
@open_page
def search(request: HttpRequest) -> HttpResponseBase:
    """Search the public decrees of all offices."""
    return _listed(request, None)


@public
@open_page
def office(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show an office and search its public decrees."""
    return _of_office(request, slug)


@public
@open_page
def office_decrees(request: HttpRequest, slug: str, series: str) -> HttpResponseBase:
    """List the public decrees of an office, or only those of its Sekretaris."""
    return _of_office(request, slug, series=series)


def missing(request: HttpRequest, sentence: str) -> HttpResponse:
    """Say in words that something is not here (404)."""
    return render(request, "portal/missing.html", {"sentence": sentence}, status=404)


def _of_office(request: HttpRequest, slug: str, series: str = "") -> HttpResponseBase:
    found = people.commissions().filter(slug=slug).first()
    if found is None:
        return missing(request, _("Satuan kerja ini tidak ada di sini."))
    return _listed(request, found, series)


def _listed(request: HttpRequest, found: Commission | None, series: str = "") -> HttpResponseBase:
    words, wanted = _asked(request, found, series)
    on = this_moment(request, LIST_ZONE).day
    is_typing = request.headers.get("HX-Request") == "true"
    listed = find(words, wanted, on, page=request.GET.get("halaman", "")[:9], is_typing=is_typing)
    known = standings([row.decree_id for row in listed.rows], on)
    action = _action(found, series)
    link = partial(_link, action, words)
    suggestion = listed.results.suggestion if listed.results else ""
    asked = _query(words, wanted)
    page = ListPage(
        office=found,
        heading=_heading(found, series),
        words=words,
        wanted=wanted,
        hidden=tuple((name, value) for name, value in _pairs("", wanted)),
        hits=tuple(
            hit(row, listed.snippets.get(row.decree_id, ()), known.get(row.decree_id, NOTHING_CHANGED))
            for row in listed.rows
        ),
        total=listed.total,
        page_obj=listed.page_obj,
        query=f"{asked}&" if asked else "",
        action=action,
        canonical=public_url(request.path),
        facets=tuple(each for each in _facets(listed, wanted, link, words) if each.choices),
        chosen=tuple(_chosen(wanted, link)),
        offices=() if found else tuple(people.commissions()),
        suggestion=suggestion,
        suggestion_href=_link(action, suggestion, wanted),
        is_makeshift=listed.results is not None and listed.results.is_makeshift,
    )
    answer = render(request, "portal/search.html", {"page": page})
    patch_vary_headers(answer, ("HX-Request",))
    return fresh(request, answer, max_age=60)


def _asked(request: HttpRequest, found: Commission | None, series: str) -> tuple[str, Wanted]:
    def typed(name: str, most: int) -> str:
        return " ".join(request.GET.get(name, "").replace("\x00", "").split())[:most]

    year = typed("tahun", 9)
    return typed("q", 200), Wanted(
        slug=found.slug if found else "",
        series=series if series == SECRETARY else "",
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        kind=typed("jenis", 60),
        subject=typed("subjek", 200),
        force=FORCES.get(typed("status", 20)),
    )


def _action(found: Commission | None, series: str) -> str:
    if found is None:
        return reverse("portal:search")
    return reverse("portal:office_decrees", args=[found.slug, series or "keputusan"])


def _heading(found: Commission | None, series: str) -> str:
    if found is None:
        return _("Cari Keputusan")
    if series == SECRETARY:
        return _("Keputusan Sekretaris %(office)s") % {"office": found.short_name}
    return _("Keputusan %(office)s") % {"office": found.short_name} if series else found.name


Link = Callable[[Wanted], str]


def _facets(found: Found, wanted: Wanted, link: Link, words: str) -> Iterator[Facet]:
    if found.counts is not None:
        years: Iterable[tuple[int, int]] = found.counts.years
        kinds: Iterable[tuple[str, int]] = found.counts.kinds
        forces: Iterable[tuple[Force, int | None]] = found.counts.forces
        subjects: Iterable[tuple[str, int]] = found.counts.subjects[:MOST_SUBJECTS]
    else:
        spread = found.results.facets if found.results else {}
        years = sorted(((int(year), count) for year, count in spread.get("year", ())), reverse=True)
        kinds, forces, subjects = spread.get("kind", ()), ((each, None) for each in Force), ()
        if not wanted.slug:
            yield Facet(_("Satuan kerja"), tuple(_offices(spread.get("unit", ()), wanted, words)))
    yield Facet(_("Tahun"), _narrowing(years, wanted, link, "year", str))
    yield Facet(_("Jenis"), _narrowing(kinds, wanted, link, "kind", kind_title))
    yield Facet(_("Status"), _narrowing(forces, wanted, link, "force", force_words))
    yield Facet(_("Subjek"), _narrowing(subjects, wanted, link, "subject", str))


def _narrowing(
    spread: Iterable[tuple[object, int | None]],
    wanted: Wanted,
    link: Link,
    column: str,
    named: Callable[..., str],
) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            named(value),
            link(replace(wanted, **{column: value})),  # type: ignore[arg-type]
            count,
            getattr(wanted, column) == value,
        )
        for value, count in spread
    )


def _offices(spread: Iterable[tuple[str, int]], wanted: Wanted, words: str) -> Iterator[Choice]:
    names = {each.slug: each.short_name for each in people.commissions()}
    for slug, count in spread:
        if slug in names:
            path = reverse("portal:office_decrees", args=[slug, "keputusan"])
            yield Choice(names[slug], _link(path, words, wanted), count, is_current=False)


def _chosen(wanted: Wanted, link: Link) -> Iterator[Choice]:
    """Give every filter that is on, as a link that takes it away."""
    if wanted.year is not None:
        yield Choice(str(wanted.year), link(replace(wanted, year=None)), None, is_current=True)
    if wanted.kind:
        yield Choice(kind_title(wanted.kind), link(replace(wanted, kind="")), None, is_current=True)
    if wanted.force is not None:
        yield Choice(force_words(wanted.force), link(replace(wanted, force=None)), None, is_current=True)
    if wanted.subject:
        yield Choice(wanted.subject, link(replace(wanted, subject="")), None, is_current=True)


def force_words(force: Force) -> str:
    """Return a status as the filter names it."""
    return {
        Force.IN_FORCE: _("Berlaku"),
        Force.AMENDED: _("Berlaku, telah diubah"),
        Force.PARTLY_REVOKED: _("Berlaku, dicabut sebagian"),
        Force.REVOKED: _("Tidak berlaku, telah dicabut"),
    }[force]


def _pairs(words: str, wanted: Wanted) -> Iterator[tuple[str, str]]:
    status = next((name for name, force in FORCES.items() if force is wanted.force), "")
    asked = {
        "q": words,
        "tahun": str(wanted.year or ""),
        "jenis": wanted.kind,
        "status": status,
        "subjek": wanted.subject,
    }
    return ((name, value) for name, value in asked.items() if value)


def _query(words: str, wanted: Wanted) -> str:
    return urlencode(tuple(_pairs(words, wanted)))


def _link(path: str, words: str, wanted: Wanted) -> str:
    query = _query(words, wanted)
    return f"{path}?{query}" if query else path
