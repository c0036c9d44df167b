"""The guided first draft: the blanks of a Template SK, each with what is asked for it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diktum.core.document import Attachment, Decree, Row, Table, nodes, places, rewritten, with_ids
from diktum.stages.drafting.decree_forms import BLANK, Ask


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank: its number in the text, where it stands, the words around it, what is asked."""

    number: int
    place: str
    before: str
    after: str
    label: str
    hint: str


def blanks_of(decree: Decree, asks: Sequence[Ask]) -> tuple[Blank, ...]:
    """Return every blank of a text in reading order; one without a question of its own is asked by its place."""
    place_of = places(decree)
    found: list[Blank] = []
    for node in nodes(decree):
        pieces = node.text.split(BLANK)
        for before, after in pairwise(pieces):
            number = len(found)
            ask = asks[number] if number < len(asks) else Ask(place_of[node.id], "")
            found.append(Blank(number, place_of[node.id], before[-90:], after[:90], ask.label, ask.hint))
    return tuple(found)


def filled(decree: Decree, answers: Sequence[str], people: Sequence[tuple[str, ...]]) -> Decree:
    """
    Return the text with the answers in its blanks, in reading order, and the people in its first list.

    A blank with an empty answer stays a blank.
    """
    decree = with_ids(decree)
    given = iter(answers)
    texts = {node.id: "".join(_pieces(node.text, given)) for node in nodes(decree) if BLANK in node.text}
    written = rewritten(decree, texts)
    attachments = list(written.attachments)
    place = next((n for n, each in enumerate(attachments) if each.table is not None), None)
    if people and place is not None:
        attachments[place] = _with_rows(attachments[place], people)
    return with_ids(replace(written, attachments=tuple(attachments)))


def _pieces(text: str, given: Iterator[str]) -> Iterator[str]:
    first, *rest = text.split(BLANK)
    yield first
    for piece in rest:
        yield " ".join(next(given, "").split()) or BLANK
        yield piece


def _with_rows(attachment: Attachment, people: Sequence[tuple[str, ...]]) -> Attachment:
    assert attachment.table is not None
    rows = (*attachment.table.rows, *(Row("", cells) for cells in people))
    return replace(attachment, table=Table(attachment.table.columns, rows))
