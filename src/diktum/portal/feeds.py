"""What machines read of the portal: Atom and RSS of every office and kind, OpenSearch, robots."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from diktum.people import queries as people
from diktum.people.models import Commission
from diktum.portal.limits import open_page
from diktum.portal.pages import kind_title
from diktum.stages.drafting.decree_forms import template_for
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.public_lists import moves
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.standing import NOTHING_CHANGED, standings
from diktum.ui.access import public
from diktum.ui.clock import this_moment
from diktum.ui.sending import fresh

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

NEWEST = 50
LIST_ZONE = "Asia/Jakarta"
_BEGINNING = dt.datetime(
    2022, 1, 17, tzinfo=dt.UTC
)  # the SOP's own year; a feed needs a date before its first entry
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


@public
@open_page
def atom(request: HttpRequest, slug: str = "", kind: str = "") -> HttpResponseBase:
    """Give the decrees that appeared or changed their status last as Atom (RFC 4287), of all offices or one, of all kinds or one."""
    return _feed(request, Atom1Feed, "application/atom+xml", slug, kind)


@public
@open_page
def rss(request: HttpRequest, slug: str = "", kind: str = "") -> HttpResponseBase:
    """Give the same decrees as RSS 2.0, for readers that know nothing else."""
    return _feed(request, Rss201rev2Feed, "application/rss+xml", slug, kind)


def _feed(
    request: HttpRequest, form: type[SyndicationFeed], media_type: str, slug: str, kind: str
) -> HttpResponseBase:
    office = _office(slug) if slug else None
    on = this_moment(request, LIST_ZONE).day
    rows = _newest(slug, kind, on)
    if kind and not rows and template_for(kind) is None:
        raise Http404(kind)
    owner = office.name if office else "Komisi Pemilihan Umum"
    title = f"Keputusan {owner}" + (f": {kind_title(kind)}" if kind else "")
    entries = form(
        title=title,
        link=public_url(reverse("portal:office", args=[slug]) if slug else "/"),
        description="" if form is Atom1Feed else f"{title}, yang terbaru dan yang berubah statusnya.",
        language="id",
        author_name=owner,
        feed_url=public_url(request.path),
        feed_guid=public_url(request.path),
    )
    known = standings([row.decree_id for row, _at in rows], on)
    for row, moved_at in rows:
        address = public_url(public_data.path_of(row))
        standing = known.get(row.decree_id, NOTHING_CHANGED)
        substance = str(row.content.abstract.get("substance", ""))
        entries.add_item(
            title=f"{public_data.number_of(row).in_text()} tentang {row.title}",
            link=address,
            description=f"{standing.words}. {substance}".strip(),
            unique_id=address,
            author_name=row.commission.name,
            categories=(row.kind,) if row.kind else (),
            pubdate=row.done_at,
            updateddate=moved_at,
        )
    if not rows:
        entries.latest_post_date = lambda: _BEGINNING  # type: ignore[method-assign]
    answer = HttpResponse(entries.writeString("utf-8"), content_type=f"{media_type}; charset=utf-8")
    return fresh(request, answer)


def _newest(slug: str, kind: str, on: dt.date) -> list[tuple[PublishedDecree, dt.datetime]]:
    """Return the decrees that moved last, each with when: those published last, and those whose status moved last."""
    rows = queries.public_decrees(slug=slug, kind=kind).select_related("content")
    moved = moves(on)
    touched = rows.filter(decree_id__in=list(moved)).values_list("decree_id", flat=True)
    recent = sorted(touched, key=lambda key: moved[key], reverse=True)[:NEWEST]
    found = {row.pk: row for row in rows.order_by("-done_at", "-pk")[:NEWEST]}
    found |= {row.pk: row for row in rows.filter(decree_id__in=recent)}
    dated = [(row, max(row.done_at, moved.get(row.decree_id, row.done_at))) for row in found.values()]
    dated.sort(key=lambda each: (each[1], each[0].pk), reverse=True)
    return dated[:NEWEST]


@public
@open_page
def opensearch(request: HttpRequest) -> HttpResponseBase:
    """Describe the search, so that a browser can ask it from its own bar (OpenSearch 1.1)."""
    root = Element("OpenSearchDescription", xmlns=_OPENSEARCH)
    for name, text in (
        ("ShortName", "Keputusan KPU"),
        ("Description", "Cari Keputusan Komisi Pemilihan Umum yang dipublikasikan."),
        ("Language", "id"),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        SubElement(root, name).text = text
    template = f"{public_url(reverse('portal:search'))}?q={{searchTerms}}&halaman={{startPage?}}"
    SubElement(root, "Url", type="text/html", template=template)
    text = tostring(root, "utf-8", xml_declaration=True)
    return fresh(
        request, HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")
    )


@public
@open_page
def robots(request: HttpRequest) -> HttpResponseBase:
    """Tell robots which part is public."""
    lines = ("User-agent: *", "Disallow: /berkas/", "Disallow: /akun/", "Disallow: /t/", "Disallow: /v/")
    text = "\n".join((*lines, f"Sitemap: {public_url(reverse('portal:sitemap'))}", ""))
    return fresh(request, HttpResponse(text, content_type="text/plain; charset=utf-8"))


def _office(slug: str) -> Commission:
    office = people.commissions().filter(slug=slug).first()
    if office is None:
        raise Http404(slug)
    return office
