"""The search: one function for staff and for everybody, over the same engine."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import tantivy

from diktum.people.queries import Actor
from diktum.search import keeping, matching
from diktum.search.asking import Asked, understood
from diktum.search.entries import Source
from diktum.search.readers import Everybody, Reader, Staff
from diktum.search.results import LAST_PAGE, PER_PAGE, Filters, Hit, Order, Part, Results
from diktum.search.shelf import SCHEMA, IndexIsNotThere, Shelf, both
from diktum.search.snippets import Marker
from diktum.search.tasks import ask_to_mend
from diktum.search.words import folded, placed_words, stem

_SHELVES: dict[str, Shelf] = {}
_ANYTHING = Filters()
MOST_AMONG = 10_000  # looked through without an index, before they are narrowed


@dataclass(frozen=True, slots=True)
class _Wish:
    filters: Filters
    order: Order
    page: int
    part: Part
    counted: bool
    is_typing: bool
    among: Collection[int] | None


def search(
    query: str,
    *,
    actor: Actor | None,
    filters: Filters = _ANYTHING,
    order: Order = Order.RELEVANCE,
    page: int = 1,
    counted: bool = True,
    is_typing: bool = False,
    among: Collection[int] | None = None,
    part: Part | None = None,
) -> Results:
    """
    Find decrees by words of their title, number, text, persons and place on the shelf.

    `actor` None is the public. Only what the reader may open is found and counted: staff has a part of the index with the
    dossiers of its office, everybody another with what publication made public. `counted` adds how the hits spread;
    while `is_typing` the last word may go on; `among` narrows to the dossiers with these keys; `part` is a stretch of hits in
    place of a page. Where nothing matches, beginnings and then words nearly so are taken.
    Where the index is missing or damaged its building is queued, and titles and numbers are looked through meanwhile.
    Never raises for anything that a person may type.
    """
    asked = understood(query)
    page = min(max(1, page), LAST_PAGE)
    part = part or Part((page - 1) * PER_PAGE, PER_PAGE)
    wish = _Wish(filters, order, page, part, counted, is_typing, among)
    if asked.is_empty:
        return Results(asked)
    reader: Reader = Everybody() if actor is None else Staff(actor)
    try:
        searcher = _shelf(reader.shelf).searcher()
        return _asked_of(searcher, reader, asked, wish)
    except IndexIsNotThere:
        ask_to_mend()
        return _makeshift(reader, asked, wish)


def _shelf(name: str) -> Shelf:
    folder = keeping.folder_of(name)
    return _SHELVES.setdefault(str(folder), Shelf(folder))


def _asked_of(searcher: Any, reader: Reader, asked: Asked, wish: _Wish) -> Results:
    shut = reader.shut()
    found, way = matching.Found((), 0, {}), matching.Way.WHOLE
    for way in matching.TYPING if wish.is_typing else matching.FINISHED:
        query = _but(matching.query_for(searcher, asked, wish.filters.as_terms(), way), shut)
        query = query if wish.among is None else _only(query, wish.among)
        found = matching.look(
            searcher,
            query,
            newest_first=wish.order is Order.NEWEST,
            limit=wish.part.limit,
            offset=wish.part.offset,
            counted=wish.counted,
        )
        if found.total or not asked.words:
            break
    nearly = way is matching.Way.NEARLY
    nearest = _nearest(asked, (text for _key, text in found.rows)) if nearly and found.total else {}
    texts = {key: text.partition("\n")[2] for key, text in found.rows}
    hits = reader.hits(texts, Marker(asked, nearest.values(), quotes=wish.part.quoted))
    return Results(
        asked=asked,
        hits=tuple(hits[key] for key, _text in found.rows if key in hits),
        total=found.total - (len(found.rows) - len(hits)),
        page=wish.page,
        facets=found.facets,
        nearly=nearly and found.total > 0,
        suggestion=_suggestion(asked, nearest),
    )


def _but(query: Any, shut: Collection[int]) -> Any:
    if not shut:
        return query
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, query), (tantivy.Occur.MustNot, _dossiers(shut))]
    )


def _only(query: Any, among: Collection[int]) -> Any:
    return both(query, tantivy.Query.const_score_query(_dossiers(among), 0.0))


def _dossiers(keys: Collection[int]) -> Any:
    """Build the query for the dossiers with these keys."""
    return both(
        tantivy.Query.term_query(SCHEMA, "source", Source.DOSSIER),
        tantivy.Query.term_set_query(SCHEMA, "ref", sorted(keys)),
    )


def _makeshift(reader: Reader, asked: Asked, wish: _Wish) -> Results:
    end = wish.part.offset + wish.part.limit
    keys, total = reader.without_index(asked, wish.filters, end if wish.among is None else MOST_AMONG)
    if wish.among is not None:
        keys = [key for key in keys if key.source is Source.DOSSIER and key.ref in wish.among]
        total = len(keys)
    wanted = keys[wish.part.offset : end]
    hits = reader.hits(dict.fromkeys(wanted, ""), Marker(asked, quotes=wish.part.quoted))
    found: list[Hit] = [hits[key] for key in wanted if key in hits]
    return Results(asked, tuple(found), total, wish.page, is_makeshift=True)


def _nearest(asked: Asked, texts: Iterable[str]) -> dict[str, str]:
    """Give for each word that stands nowhere on this page the word there that is nearest to it."""
    there: dict[str, int] = {}
    for text in texts:
        for word, _start, _end in placed_words(text[:20_000]):
            there[folded(word)] = there.get(folded(word), 0) + 1
    stems = {stem(word) for word in there}
    found = {}
    for word in asked.words:
        if stem(word) not in stems:
            near = difflib.get_close_matches(word, there, n=3, cutoff=0.6)
            if near:
                found[word] = near[0]
    return found


def _suggestion(asked: Asked, nearest: dict[str, str]) -> str:
    if not nearest:
        return ""
    return " ".join(nearest.get(folded(word), word) for word in asked.typed.split())
