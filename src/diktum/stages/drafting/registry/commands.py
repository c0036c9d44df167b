"""What the head of legal and the administrator do to the list of regulations."""

from __future__ import annotations

from collections.abc import Iterable

from diktum.core.document import Regulation
from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.drafting.refusals import RegulationIsIncomplete, RegulationsAreNotYours
from diktum.stages.drafting.registry.models import RegulationEntry

KEEPERS = ("head_of_legal", "administrator")


def record_regulations(
    *, regulations: Iterable[Regulation], by: Actor, when: Moment
) -> tuple[RegulationEntry, ...]:
    """
    Catat peraturan: record how the office knows these regulations from today on; older lines stay.

    Raises RegulationsAreNotYours for anybody but the head of legal and the administrator, RegulationIsIncomplete
    where title, number or source is empty.
    """
    if not set(KEEPERS) & set(by.posts):
        raise RegulationsAreNotYours()
    rows = [_row(each, by, when) for each in regulations]
    with chaining(by.commission_id, when) as chain:
        return tuple(chain.record(row) for row in rows)


def _row(regulation: Regulation, by: Actor, when: Moment) -> RegulationEntry:
    words = (regulation.kind, regulation.number, regulation.title, regulation.source)
    if not all(word.strip() for word in words):
        raise RegulationIsIncomplete(ref=regulation.ref)
    gazette = regulation.gazette
    return RegulationEntry(
        commission_id=by.commission_id,
        ref=_line(regulation.ref),
        kind=_line(regulation.kind),
        number=_line(regulation.number),
        year=regulation.year,
        title=_line(regulation.title),
        ln=_line(gazette.get("LN", "")),
        tln=_line(gazette.get("TLN", "")),
        bn=_line(gazette.get("BN", "")),
        standing=regulation.standing.value,
        amended_by=[_line(each) for each in regulation.amended_by],
        source=_line(regulation.source),
        note=_line(regulation.note),
        made_by=by.name,
        made_on=when.day,
    )


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())
