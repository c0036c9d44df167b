"""One lampiran of a decree as a file of its own, for upload forms that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from diktum.formats.decree_paper import Attachment, DecreePaper
from diktum.formats.paper_parts import Paper, SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentPaper(Paper):
    """Lampiran Keputusan: the decree that it belongs to, its name, its blocks, the closing of the decree."""

    template: ClassVar[str] = "attachment"

    heading: tuple[str, ...]
    name: str
    number_line: str
    closing: SignatureBlock
    attachment: Attachment
    site: str = ""
    mark: str = ""


def attachment_papers(paper: DecreePaper, mark: str = "SALINAN") -> tuple[AttachmentPaper, ...]:
    """Return each lampiran of a decree as a paper, with the mark of the decree's copy."""
    return tuple(
        AttachmentPaper(
            title=f"{each.label} {paper.title}",
            layout=paper.layout,
            reference=paper.reference,
            heading=paper.heading,
            name=paper.name,
            number_line=paper.number_line,
            closing=paper.closing,
            attachment=each,
            site=paper.site,
            mark=mark,
        )
        for each in paper.attachments
    )
