"""The sitemap (sitemaps.org 0.9): one list, or an index of parts of 50 000. `lastmod` moves with the legal status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from diktum.people import queries as people
from diktum.portal.limits import open_page
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.public_lists import moves
from diktum.stages.publication.published_copy import public_url
from diktum.ui.access import public
from diktum.ui.clock import this_moment
from diktum.ui.sending import fresh

PART = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ZONE = "Asia/Jakarta"
Address = tuple[str, dt.date | None]


@public
@open_page
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Give every public address; where there are more than 50 000, the list of parts."""
    parts = -(-_length() // PART)
    if parts <= 1:
        return _answer(request, "urlset", "url", _addresses(request, 1))
    addresses = ((public_url(reverse("portal:sitemap_part", args=[part + 1])), None) for part in range(parts))
    return _answer(request, "sitemapindex", "sitemap", addresses)


@public
@open_page
def sitemap_part(request: HttpRequest, part: int) -> HttpResponseBase:
    """Give one part of the public addresses."""
    if not 0 < part <= max(1, -(-_length() // PART)):
        raise Http404(part)
    return _answer(request, "urlset", "url", _addresses(request, part))


def _length() -> int:
    return len(_pages()) + queries.public_decrees().count()


def _pages() -> list[str]:
    """Return the pages that are not those of a decree."""
    named = [reverse(f"portal:{name}") for name in ("search", "about", "statistics", "check")]
    return [*named, *(reverse("portal:office", args=[office.slug]) for office in people.commissions())]


def _addresses(request: HttpRequest, part: int) -> Iterator[Address]:
    pages = _pages()
    first, last = (part - 1) * PART, part * PART
    yield from ((public_url(path), None) for path in pages[first:last])
    moved = moves(this_moment(request, _ZONE).day)
    rows = queries.public_decrees().order_by("pk")[max(0, first - len(pages)) : max(0, last - len(pages))]
    for row in rows.iterator():
        at = max(row.done_at, moved.get(row.decree_id, row.done_at))
        yield public_url(public_data.path_of(row)), at.date()


def _answer(request: HttpRequest, root: str, each: str, addresses: Iterable[Address]) -> HttpResponseBase:
    found = Element(root, xmlns=_NAMESPACE)
    for address, day in addresses:
        one = SubElement(found, each)
        SubElement(one, "loc").text = address
        if day is not None:
            SubElement(one, "lastmod").text = day.isoformat()
    text = tostring(found, "utf-8", xml_declaration=True)
    return fresh(request, HttpResponse(text, content_type="application/xml; charset=utf-8"))
