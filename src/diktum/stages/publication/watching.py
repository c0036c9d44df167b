"""Open the recorded links of public decrees again: 200 and the same file, or a finding for the JDIH team."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max

from diktum.core.moment import Moment
from diktum.formats.web_host import Fetched, fetch
from diktum.ledger.chain import chaining
from diktum.people.models import Commission
from diktum.stages.publication import queries
from diktum.stages.publication.models import LinkWatch, PublishedDecree

FOUND = 200


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that did not hold when it was opened last."""

    row: PublishedDecree
    watch: LinkWatch


def watch_links(office: Commission, when: Moment) -> int:
    """
    Open every recorded link of an office again whose host is listed (DIKTUM_JDIH_HOSTS) and record what answered.

    Answers how many do not hold. Each link is opened outside any transaction and recorded in its own.
    """
    broken = 0
    for row, url in _links(office):
        answer = fetch(url, hosts=settings.DIKTUM_JDIH_HOSTS, near=settings.DIKTUM_WEBHOOK_HOSTS)
        watch = _watch(row, url, answer, when)
        with chaining(office.pk, when) as chain:
            chain.record(watch)
        broken += not watch.is_sound
    return broken


def broken_links(commission_id: int) -> tuple[BrokenLink, ...]:
    """Return the links of public decrees that did not hold when last opened (two statements)."""
    rows = {
        row.entry_id: row
        for row in queries.public_decrees()
        .select_related("decree")
        .filter(commission_id=commission_id, entry__watches__is_sound=False)
    }
    newest = LinkWatch.objects.filter(entry__in=rows).values("entry").annotate(last=Max("pk")).values("last")
    watches = LinkWatch.objects.filter(pk__in=newest, is_sound=False).order_by("pk")
    return tuple(BrokenLink(rows[watch.entry_id], watch) for watch in watches)


def _links(office: Commission) -> Iterator[tuple[PublishedDecree, str]]:
    rows = queries.public_decrees(slug=office.slug).select_related("entry__copy").exclude(entry__url="")
    for row in rows.iterator(chunk_size=200):
        if _host(row.entry.url) in settings.DIKTUM_JDIH_HOSTS:
            yield row, row.entry.url


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _watch(row: PublishedDecree, url: str, answer: Fetched, when: Moment) -> LinkWatch:
    wanted = row.entry.copy.sha256
    problem = str(answer.problem or "")
    if not problem and answer.status == FOUND and answer.sha256 != wanted:
        problem = "Berkas pada alamat ini bukan salinan yang diotentikasi."
    return LinkWatch(
        entry=row.entry,
        url=url,
        status=answer.status,
        sha256=answer.sha256,
        expected_sha256=wanted,
        is_sound=not problem and answer.status == FOUND,
        problem=problem,
        checked_at=when.at,
    )
