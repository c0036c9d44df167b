"""What a public list holds: by words over the index, without words the newest first; counted by year, kind, status, subject."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db import connection

from diktum.search.results import PER_PAGE, Filters, Results
from diktum.search.searching import search
from diktum.search.snippets import Piece
from diktum.stages.publication import queries
from diktum.stages.publication.public_lists import Counts, Wanted, counts, decrees, marks

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree

_KEPT_FOR = 3600


@dataclass(frozen=True, slots=True)
class Found:
    """
    One page of public decrees in order, each with the place where the words stand.

    `results` is there after a search by words, `counts` without words.
    """

    rows: tuple[PublishedDecree, ...]
    snippets: dict[int, tuple[Piece, ...]]
    page_obj: Page[PublishedDecree] | Page[int]
    total: int
    results: Results | None = None
    counts: Counts | None = None


class _Counted(Paginator):  # type: ignore[type-arg]  # Django's class cannot be subscripted when it runs
    """Turn pages over a list whose length is known."""

    def __init__(self, rows: Any, total: int) -> None:
        super().__init__(rows, PER_PAGE)
        self.__dict__["count"] = total


def find(words: str, wanted: Wanted, on: dt.date, *, page: str, is_typing: bool) -> Found:
    """Find public decrees of all offices or of one. What is no page number counts as the first page."""
    if not words:
        return _newest(wanted, on, page)
    filters = Filters(year=wanted.year, kind=wanted.kind, unit=wanted.slug)
    among = _among(wanted, on)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    results = search(words, actor=None, filters=filters, page=number, is_typing=is_typing, among=among)
    if number > results.pages:
        results = search(words, actor=None, filters=filters, page=results.pages, among=among)
    turned = _Counted(range(PER_PAGE * results.pages), min(results.total, results.pages * PER_PAGE))
    rows = _in_order([hit.ref for hit in results.hits])
    snippets = {hit.ref: hit.snippet for hit in results.hits}
    return Found(rows, snippets, turned.get_page(results.page), results.total, results)


def while_unchanged(name: str, facts: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """Return what `make` makes, kept until anything that is public changes. Never older than what is public."""
    told = repr((connection.settings_dict["NAME"], marks(), facts))
    key = f"portal:{name}:{hashlib.sha256(told.encode()).hexdigest()[:40]}"
    kept = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, _KEPT_FOR)
    return kept


def _newest(wanted: Wanted, on: dt.date, page: str) -> Found:
    counted: Counts = while_unchanged("counts", (wanted, on), lambda: counts(wanted, on))
    turned = _Counted(decrees(wanted, on), counted.total).get_page(page)
    return Found(tuple(turned.object_list), {}, turned, counted.total, counts=counted)


def _among(wanted: Wanted, on: dt.date) -> frozenset[int] | None:
    """Return the keys of the decrees within what the index does not know: status, subject and series."""
    if wanted.force is None and not wanted.subject and not wanted.series:
        return None
    keys: frozenset[int] = while_unchanged(
        "among",
        (wanted, on),
        lambda: frozenset(decrees(wanted, on).order_by().values_list("decree_id", flat=True)),
    )
    return keys


def _in_order(keys: Sequence[int]) -> tuple[PublishedDecree, ...]:
    rows = {row.decree_id: row for row in queries.public_decrees().filter(decree_id__in=keys)}
    return tuple(rows[key] for key in keys if key in rows)
