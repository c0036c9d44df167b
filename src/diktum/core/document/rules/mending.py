"""Mend what has only one right answer, and say what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diktum.core.document.identity import with_ids
from diktum.core.document.labels import places
from diktum.core.document.model import Decree, nodes
from diktum.core.document.rewriting import rewritten
from diktum.core.document.rules.engine import Hit, Part, Rule, hits
from diktum.core.document.rules.facts import NOTHING_MORE, Context

_MOST_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Mended:
    """Perbaikan: by which rule, where, from what to what."""

    rule: str
    node: str
    place: str
    before: str
    after: str


def mend(decree: Decree, context: Context = NOTHING_MORE) -> tuple[Decree, tuple[Mended, ...]]:
    """Return `decree` with every safe mend applied, and what was done in that order.

    Safe is what has only one right answer: marks, capitals, spelling, references that follow from the order of the
    parts, gazette numbers that the registry is sure of. Mending again changes nothing more.
    """
    decree = with_ids(decree)
    done: list[Mended] = []
    for _ in range(_MOST_ROUNDS):
        step = _round(decree, context)
        if not step:
            break
        for each, one in step:
            decree, mended = _apply(decree, each, one)
            done.append(mended)
    return decree, tuple(done)


def _round(decree: Decree, context: Context) -> list[tuple[Rule, Hit]]:
    """Take one mend for each place: others there are looked for again in the changed text."""
    text_of = {node.id: node.text for node in nodes(decree)}
    text_of |= {Part.TITLE: decree.title, Part.ISSUER: decree.issuer}
    taken: set[str] = set()
    step: list[tuple[Rule, Hit]] = []
    for each, one in hits(decree, context):
        place = "mengingat" if one.order else one.node or one.place
        is_new = one.mend is None or one.mend != text_of.get(place)
        if one.is_mendable and is_new and place not in taken:
            taken.add(place)
            step.append((each, one))
    return step


def _apply(decree: Decree, each: Rule, one: Hit) -> tuple[Decree, Mended]:
    if one.order:
        return _ordered(decree, each, one)
    place = places(decree).get(one.node, one.place)
    if one.cells is not None:
        before = next(node.text for node in nodes(decree) if node.id == one.node)
        after = rewritten(decree, {}, {one.node: one.cells})
        return after, Mended(each.id, one.node, place, before, " | ".join(one.cells))
    text = one.mend or ""
    if one.node:
        before = next(node.text for node in nodes(decree) if node.id == one.node)
        return rewritten(decree, {one.node: text}), Mended(each.id, one.node, place, before, text)
    if one.place == Part.TITLE:
        return replace(decree, title=text), Mended(each.id, "", place, decree.title, text)
    return replace(decree, issuer=text), Mended(each.id, "", place, decree.issuer, text)


def _ordered(decree: Decree, each: Rule, one: Hit) -> tuple[Decree, Mended]:
    clause_of = {clause.id: clause for clause in decree.legal_bases}
    place_of = places(decree)
    after = replace(decree, legal_bases=tuple(clause_of[node] for node in one.order))
    return after, Mended(
        each.id,
        one.node,
        "Mengingat",
        ", ".join(place_of[clause.id] for clause in decree.legal_bases),
        ", ".join(place_of[node] for node in one.order),
    )
