"""Invent decrees for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from diktum.core.document import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Point,
    Row,
    Table,
    with_ids,
)

texts = st.text(max_size=20)
clauses = st.lists(st.builds(Clause, st.just(""), texts), max_size=3).map(tuple)
points = st.recursive(
    st.just(()),
    lambda below: st.lists(st.builds(Point, st.just(""), texts, below), max_size=2).map(tuple),
    max_leaves=4,
)
dicta = st.lists(st.builds(Dictum, st.just(""), texts, points), max_size=3).map(tuple)
articles = st.lists(
    st.builds(
        Article, st.just(""), st.lists(st.builds(Point, st.just(""), texts, points), max_size=2).map(tuple)
    ),
    max_size=2,
).map(tuple)
chapters = st.lists(st.builds(Chapter, st.just(""), texts, articles), max_size=2).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(draw(st.lists(texts, min_size=1, max_size=3)))
    cells = st.tuples(*(texts for _ in columns))
    return Table(columns, tuple(Row("", each) for each in draw(st.lists(cells, max_size=3))))


attachments = st.lists(
    st.builds(Attachment, st.just(""), texts, st.none() | tables(), chapters), max_size=2
).map(tuple)
nameless = st.builds(
    Decree,
    st.sampled_from(DecreeKind),
    texts,
    texts,
    clauses,
    clauses,
    clauses,
    dicta,
    attachments,
    st.lists(texts, max_size=2).map(tuple),
)
decrees = nameless.map(with_ids)
