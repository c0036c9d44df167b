"""Petikan on paper: the head of the decree, the dicta that matter, one row of a lampiran."""

from __future__ import annotations

from dataclasses import replace

from diktum.core.language import dictum_name, roman
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.formats.decree_print import items_of
from diktum.stages.distribution.certifying import certifying_on
from diktum.stages.distribution.extracts import Excerpt, excerpt_of
from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.models import Certification, Extract
from diktum.stages.distribution.refusals import CopiesAreNotReady
from diktum.stages.signing.printing import signed_decree_paper

AND_SO_ON = "dan seterusnya;"
PASSED_ON = "Petikan Keputusan ini disampaikan kepada yang bersangkutan untuk diketahui dan dipergunakan sebagaimana mestinya."


def extract_paper(dossier: Dossier, extract: Extract, mark: p.Certification) -> p.DecreePaper:
    """
    Return the petikan of one person as a paper. Raises CopiesAreNotReady where the decree is not issued.

    Considerations and legal bases are cut to "dan seterusnya;"; tembusan and the rows of others are not on it.
    """
    decree = issued(dossier)
    excerpt = excerpt_of(decree.decree, extract.row_id) if decree else None
    if decree is None or excerpt is None:
        raise CopiesAreNotReady(paper="Petikan keputusan", code=dossier.code)
    many = len(decree.decree.attachments) > 1
    shown = replace(decree.decree, attachments=(), copies_to=())
    paper = signed_decree_paper(
        dossier, state=p.DecreeState.EXTRACT, mark="ttd.", certification=mark, shown=shown
    )
    return replace(
        paper,
        title=f"Petikan {paper.title}",
        considerations=(AND_SO_ON,),
        legal_bases=(AND_SO_ON,),
        notings=(AND_SO_ON,) if paper.notings else (),
        dicta=tuple(
            p.Dictum(label=dictum_name(number), text=dictum.text, items=items_of(dictum.points))
            for number, dictum in excerpt.dicta
        ),
        blocks=_row(excerpt, many=many),
    )


def extract_statement(certified: Certification) -> str:
    """Return the sentence that was certified of a petikan, by the setting in force on that day."""
    setting = certifying_on(certified.certified_on)
    return setting.extract_statement if setting else "Petikan sesuai dengan aslinya"


def _row(excerpt: Excerpt, *, many: bool) -> tuple[p.Block, ...]:
    label = f"LAMPIRAN {roman(excerpt.attachment_number)}" if many else "LAMPIRAN"
    columns = (p.Column("No.", "0.45", "center"), *(p.Column(name, "2") for name in excerpt.columns))
    return (
        p.Paragraph(text=f"{label} nomor urut {excerpt.row_number}, {excerpt.attachment_title}:"),
        p.Table(columns=columns, rows=((f"{excerpt.row_number}.", *excerpt.cells),)),
        p.Paragraph(text=PASSED_ON),
    )
