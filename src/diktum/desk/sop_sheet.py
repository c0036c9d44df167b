"""The running SOP, as a table with its scan beside it and as the printed paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum import rulebook
from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.core.procedure.flowchart import layout
from diktum.core.procedure.model import Confidence, Identity, Procedure, Step
from diktum.formats.paper_parts import Layout, SignatureBlock
from diktum.formats.pdf import render
from diktum.formats.sop import sop_paper
from diktum.formats.sop_paper import SopIdentity
from diktum.people.models import Commission
from diktum.people.queries import holders_of

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


def print_sop(procedure: Procedure, office: Commission, when: Moment) -> bytes:
    """Print a running procedure as its SOP: identity block and flowchart, in the office's name and on its paper.

    The paper is dated by the day from which the procedure is in force: the same SOP is the same bytes, whoever prints it.
    """
    paper = sop_paper(
        layout(procedure),
        identity=_identity(rulebook.identity(), office, when),
        layout=Layout(paper=office.paper),
    )
    return render(paper, made_at=dt.datetime.combine(procedure.in_force_from, dt.time(), dt.UTC))


def _identity(identity: Identity, office: Commission, when: Moment) -> SopIdentity:
    name = office.name.upper()
    head, found, tail = name.partition(" KABUPATEN ")
    unit = (head, f"{found.strip()} {tail}") if found else (name,)
    secretary = next(iter(holders_of(office.pk, "secretary", when.day)), None)
    return SopIdentity(
        unit=(*unit, "SEKRETARIAT"),
        number=identity.number,
        made_on=date_words(identity.made_on) if identity.made_on else "",
        revised_on="–",
        effective_on=date_words(identity.effective_on) if identity.effective_on else "",
        approved_by=SignatureBlock(
            office=identity.approved_by,
            name=secretary.full_name if secretary else "",
            nip=secretary.nip if secretary else "",
        ),
        name=identity.title,
        legal_bases=tuple(basis.text for basis in identity.legal_bases),
        qualifications=identity.qualifications,
        related=identity.related,
        equipment=identity.equipment,
        warning=identity.warning,
        records=identity.records,
    )
