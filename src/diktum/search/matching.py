"""A query as the index takes it, and the hits it gives. Nothing that was typed is ever read as a language of queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import tantivy

from diktum.search.asking import Asked
from diktum.search.entries import Key, Source
from diktum.search.shelf import BEGINNINGS, SCHEMA, damage_told
from diktum.search.words import stem

MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
NUMBER_WEIGHT, PREFIX_WEIGHT = 8.0, 0.5
MOST_ENDINGS = 48
ENDINGS_READ = 4_000


class Way(StrEnum):
    """How strictly words are taken: as they are, the last one as a beginning, or nearly as they are."""

    WHOLE = "whole"
    BEGINNING = "beginning"
    NEARLY = "nearly"


FINISHED = (Way.WHOLE, Way.BEGINNING, Way.NEARLY)
TYPING = (Way.BEGINNING, Way.NEARLY)
COUNTED = ("year", "kind", "status", "unit", "archive_code")


@dataclass(frozen=True, slots=True)
class Found:
    """What the index answers: the keys of one page in order, each with its text, how many there are in all, and counts by column."""

    rows: tuple[tuple[Key, str], ...]
    total: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]


def query_for(searcher: Any, asked: Asked, filters: Mapping[str, str | int], way: Way) -> Any:
    """Build the query: every word, phrase and number must be there, in any column; the filters as well."""
    parts = [(MUST, _word(searcher, word, asked, way)) for word in asked.words]
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
        rows = tuple(_kept(searcher.doc(address)) for _score, address in found.hits)
        facets = _facets(searcher, query) if counted and found.count else {}
    return Found(rows, found.count, facets)


def _kept(document: Any) -> tuple[Key, str]:
    key = Key(Source(document.get_first("source")), document.get_first("ref"))
    return key, bytes(document.get_first("shown") or b"").decode("utf-8", "replace")


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


def _word(searcher: Any, word: str, asked: Asked, way: Way) -> Any:
    exact = _term("words", stem(word))
    if way is Way.WHOLE:
        return exact
    is_open = asked.is_unfinished and word == asked.words[-1] and len(word) >= BEGINNINGS[0]
    if is_open and way is Way.BEGINNING:
        begun = tantivy.Query.const_score_query(_begun(searcher, word), PREFIX_WEIGHT)
        return tantivy.Query.boolean_query([(MUST, begun), (SHOULD, exact)])
    ways = [exact]
    if is_open:
        ways.append(_begun(searcher, word))
    if way is Way.NEARLY and len(word) >= 4 and not word.isdigit():
        ways.append(tantivy.Query.fuzzy_term_query(SCHEMA, "plain", word, 1 if len(word) < 8 else 2))
    return tantivy.Query.boolean_query([(SHOULD, each) for each in ways])


def _begun(searcher: Any, word: str) -> Any:
    """Look for words that begin so: up to eight letters have a column, longer ones few endings."""
    if len(word) <= BEGINNINGS[-1]:
        return _term("begins", word)
    return tantivy.Query.term_set_query(SCHEMA, "plain", [word, *_endings(searcher, word)])


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
