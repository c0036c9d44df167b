"""What machines read of the portal: Atom and the sitemap."""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from diktum.people import queries as people
from diktum.people.models import Commission
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.published_copy import public_url
from diktum.ui.access import public

NEWEST = 50
MOST = 50_000
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@public
@require_safe
def atom(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the newest public decrees of an office as Atom."""
    office = _office(slug)
    home = public_url(reverse("portal:office", args=[slug]))
    entries = Atom1Feed(
        title=f"Keputusan {office.name}",
        link=home,
        description="",
        language="id",
        author_name=office.name,
        feed_url=public_url(request.path),
        feed_guid=home,
    )
    for row in queries.public_decrees(slug=slug).select_related("content")[:NEWEST]:
        address = public_url(public_data.path_of(row))
        entries.add_item(
            title=f"{public_data.number_of(row).in_text()} tentang {row.title}",
            link=address,
            description=str(row.content.abstract.get("substance", "")),
            unique_id=address,
            pubdate=row.done_at,
            updateddate=row.done_at,
        )
    if not entries.items:
        entries.latest_post_date = lambda: dt.datetime(2022, 1, 17, tzinfo=dt.UTC)  # type: ignore[method-assign]
    return HttpResponse(entries.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public
@require_safe
def sitemap(_request: HttpRequest) -> HttpResponse:
    """Give every public address."""
    root = Element("urlset", xmlns=_SITEMAP)
    for office in people.commissions():
        _add(root, public_url(reverse("portal:office", args=[office.slug])), None)
    for row in queries.public_decrees()[:MOST]:
        _add(root, public_url(public_data.path_of(row)), row.done_on)
    return HttpResponse(tostring(root, "utf-8", xml_declaration=True), content_type="application/xml")


@public
@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Tell robots which part is public."""
    lines = ("User-agent: *", "Disallow: /berkas/", "Disallow: /akun/", "Disallow: /t/", "Disallow: /v/")
    text = "\n".join((*lines, f"Sitemap: {public_url(reverse('portal:sitemap'))}", ""))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _office(slug: str) -> Commission:
    office = people.commissions().filter(slug=slug).first()
    if office is None:
        raise Http404(slug)
    return office


def _add(root: Element, address: str, day: dt.date | None) -> None:
    url = SubElement(root, "url")
    SubElement(url, "loc").text = address
    if day is not None:
        SubElement(url, "lastmod").text = day.isoformat()
