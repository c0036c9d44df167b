"""The running SOP as a table, with its scan beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.procedure.model import Confidence, Procedure, Step

CONFIDENCE_WORDS = {
    Confidence.LITERAL: gettext_lazy("terbaca"),
    Confidence.LIKELY: gettext_lazy("kemungkinan besar"),
    Confidence.INFERRED: gettext_lazy("disimpulkan"),
}


@dataclass(frozen=True, slots=True)
class ActCell:
    """One symbol of a row: who does what."""

    title: str
    lane: str
    is_decision: bool
    returns: str


@dataclass(frozen=True, slots=True)
class SopLine:
    """One row of the SOP: as it runs, and as it was scanned."""

    number: int
    title: str
    acts: tuple[ActCell, ...]
    uses: str
    within: str
    produces: str
    remark: str
    literal: tuple[tuple[str, str], ...]
    reading: str
    confidence: str
    is_sure: bool


def sop_lines(procedure: Procedure) -> tuple[SopLine, ...]:
    """Return the rows of a procedure with the literal text beside the reading."""
    return tuple(_line(procedure, step) for step in procedure.steps)


def _line(procedure: Procedure, step: Step) -> SopLine:
    return SopLine(
        number=step.number,
        title=step.title,
        acts=tuple(_acts(procedure, step)),
        uses="; ".join(step.uses),
        within=step.within.in_words(),
        produces=step.produces,
        remark=step.remark,
        literal=tuple((key.replace("_", " ").capitalize(), text) for key, text in step.literal.items()),
        reading=step.reading,
        confidence=str(CONFIDENCE_WORDS[step.confidence]),
        is_sure=step.confidence is Confidence.LITERAL,
    )


def _acts(procedure: Procedure, step: Step) -> Iterator[ActCell]:
    lanes = {lane.key: lane.title for lane in procedure.lanes}
    for act in step.acts:
        back = dict.fromkeys(procedure.act(each.to).title for each in act.outcomes if each.goes_back)
        yield ActCell(
            title=act.title,
            lane=lanes[act.lane],
            is_decision=len(act.outcomes) > 1,
            returns=_("kembali ke: %(acts)s") % {"acts": ", ".join(back)} if back else "",
        )
