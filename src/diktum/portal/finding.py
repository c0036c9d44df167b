"""What the public search found: by words over the index, without words the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

from diktum.search.results import PER_PAGE, Filters, Results
from diktum.search.searching import search
from diktum.search.snippets import Piece
from diktum.stages.publication import queries

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree


@dataclass(frozen=True, slots=True)
class Found:
    """One page of public decrees in order, each with the place where the words stand; `results` only after a search."""

    rows: tuple[PublishedDecree, ...]
    snippets: dict[int, tuple[Piece, ...]]
    page_obj: Page[PublishedDecree] | Page[int]
    total: int
    results: Results | None = None


def find(words: str, *, slug: str, year: int | None, page: str, is_typing: bool) -> Found:
    """Find public decrees of all offices or of one. What is no page number counts as the first page."""
    if not words:
        newest = Paginator(queries.public_decrees(slug=slug, year=year), PER_PAGE).get_page(page)
        return Found(tuple(newest.object_list), {}, newest, newest.paginator.count)
    filters = Filters(year=year, unit=slug)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    results = search(words, actor=None, filters=filters, page=number, counted=False, is_typing=is_typing)
    if number > results.pages:
        results = search(words, actor=None, filters=filters, page=results.pages, counted=False)
    turned = Paginator(range(min(results.total, results.pages * PER_PAGE)), PER_PAGE).get_page(results.page)
    rows = _in_order([hit.ref for hit in results.hits])
    return Found(rows, {hit.ref: hit.snippet for hit in results.hits}, turned, results.total, results)


def _in_order(keys: Sequence[int]) -> tuple[PublishedDecree, ...]:
    rows = {row.decree_id: row for row in queries.public_decrees().filter(decree_id__in=keys)}
    return tuple(rows[key] for key in keys if key in rows)
