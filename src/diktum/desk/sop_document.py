"""The SOP itself as a document, drawn from the running definition: what is printed is what runs."""

from __future__ import annotations

import datetime as dt

from diktum.core.language import date_words
from diktum.core.procedure.flowchart import layout
from diktum.core.procedure.model import Procedure
from diktum.formats.papers import SignatureBlock, SopIdentity, SopPaper
from diktum.formats.pdf import render
from diktum.formats.sop import sop_paper
from diktum.rulebook import identity


def sop_pdf(procedure: Procedure, *, office: str = "Kabupaten Sorong Selatan") -> bytes:
    """Print a procedure as PermenPANRB 35/2012 has it: identity block and branching flowchart (PDF/A)."""
    made = dt.datetime.combine(procedure.in_force_from, dt.time(), dt.UTC)
    return render(sop_of(procedure, office=office), made_at=made)


def sop_of(procedure: Procedure, *, office: str) -> SopPaper:
    """Fill the SOP's paper from the definition and the identity block of the rulebook."""
    block = identity()
    return sop_paper(
        layout(procedure),
        identity=SopIdentity(
            unit=("SEKRETARIAT", "KOMISI PEMILIHAN UMUM", office.upper()),
            number=block.number,
            made_on=date_words(block.made_on) if block.made_on else "–",
            revised_on="–",
            effective_on=date_words(block.effective_on) if block.effective_on else "–",
            approved_by=SignatureBlock(office=block.approved_by, name=""),
            name=block.title,
            legal_bases=tuple(
                f"{basis.text} ({basis.note})" if basis.note else basis.text for basis in block.legal_bases
            ),
            qualifications=block.qualifications,
            related=block.related,
            equipment=block.equipment,
            warning=block.warning,
            records=block.records,
        ),
        heading=procedure.title,
    )
