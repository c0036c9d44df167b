"""A query as the index takes it, and the hits it gives. Nothing that was typed is ever read as a language of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import tantivy

from diktum.search.asking import SHORTEST_PREFIX, Asked
from diktum.search.shelf import SCHEMA, damage_told
from diktum.search.words import stem

MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
TITLE_WEIGHT, NUMBER_WEIGHT, PREFIX_WEIGHT = 2.0, 8.0, 0.5
MOST_ENDINGS = 48
ENDINGS_READ = 4_000
COUNTED = ("year", "kind", "status", "unit", "archive_code")


@dataclass(frozen=True, slots=True)
class Found:
    """What the index answers: the keys of one page in order, how many there are in all, and counts by column."""

    refs: tuple[tuple[int, str], ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]


def query_for(searcher: Any, asked: Asked, filters: Mapping[str, str | int], *, typos: bool = False) -> Any:
    """Build the query: every word, phrase and number must be there, in any column; the filters as well."""
    parts = [(MUST, _word(searcher, word, asked, typos)) for word in asked.words]
    parts += [(MUST, _phrase(phrase)) for phrase in asked.phrases]
    parts += [(MUST, _boosted(_term("numbers", number), NUMBER_WEIGHT)) for number in asked.numbers]
    parts += [
        (MUST, tantivy.Query.const_score_query(_term(name, value), 0.0)) for name, value in filters.items()
    ]
    return parts[0][1] if len(parts) == 1 else tantivy.Query.boolean_query(parts)


def look(searcher: Any, query: Any, *, newest_first: bool, limit: int, offset: int, counted: bool) -> Found:
    """Ask the index for one page; `counted` adds how the hits spread over the columns. Raises IndexIsNotThere."""
    with damage_told():
        found = searcher.search(
            query, limit=limit, offset=offset, count=True, order_by_field="day" if newest_first else None
        )
        refs = tuple(_kept(searcher.doc(address)) for _score, address in found.hits)
        facets = _facets(searcher, query) if counted and found.count else {}
    return Found(refs, found.count, facets)


def _kept(document: Any) -> tuple[int, str]:
    return document.get_first("ref"), bytes(document.get_first("shown") or b"").decode("utf-8", "replace")


def _facets(searcher: Any, query: Any) -> dict[str, tuple[tuple[str, int], ...]]:
    wanted = {name: {"terms": {"field": name, "size": 60}} for name in COUNTED}
    answer = searcher.aggregate(query, wanted)
    return {
        name: tuple(
            (str(bucket.get("key_as_string", bucket["key"])).removesuffix(".0"), int(bucket["doc_count"]))
            for bucket in answer[name]["buckets"]
            if bucket["key"] not in ("", 0)
        )
        for name in COUNTED
    }


def _word(searcher: Any, word: str, asked: Asked, typos: bool) -> Any:
    root = stem(word)
    ways = [_term("words", root), _boosted(_term("title", root), TITLE_WEIGHT)]
    if word.isdigit():
        ways.append(_boosted(_term("numbers", word.lstrip("0") or "0"), NUMBER_WEIGHT))
    if asked.is_unfinished and word == asked.words[-1] and len(word) >= SHORTEST_PREFIX:
        endings = _endings(searcher, word)
        if endings:
            ways.append(
                tantivy.Query.const_score_query(
                    tantivy.Query.term_set_query(SCHEMA, "plain", endings), PREFIX_WEIGHT
                )
            )
    if typos and len(word) >= 4 and not word.isdigit():
        distance = 1 if len(word) < 8 else 2
        ways.append(tantivy.Query.fuzzy_term_query(SCHEMA, "plain", word, distance))
    return tantivy.Query.boolean_query([(SHOULD, way) for way in ways])


def _endings(searcher: Any, word: str) -> list[str]:
    """Give the most frequent words that begin so."""
    found = searcher.terms_with_prefix("plain", word, limit=ENDINGS_READ)
    found.sort(key=lambda each: -each[1])
    return [term for term, _count in found[:MOST_ENDINGS] if term != word]


def _phrase(phrase: tuple[str, ...]) -> Any:
    stems = [stem(word) for word in phrase]
    return (
        _term("words", stems[0])
        if len(stems) == 1
        else tantivy.Query.phrase_query(SCHEMA, "words", list(stems))
    )


def _term(field: str, value: str | int) -> Any:
    return tantivy.Query.term_query(SCHEMA, field, value)


def _boosted(query: Any, boost: float) -> Any:
    return tantivy.Query.boost_query(query, boost)
