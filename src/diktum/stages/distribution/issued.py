"""The decree as it was issued: the frozen text with its number, its day and who signed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from diktum.core.document import Decree
from diktum.core.language import DecreeNumber
from diktum.dossiers.models import Dossier
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries as signing


@dataclass(frozen=True, slots=True)
class IssuedDecree:
    """SK bernomor: what every copy of it repeats."""

    decree: Decree
    decree_number: DecreeNumber
    final_sha256: str
    number: str
    year: int
    heading_number: str
    sha256: str
    version_number: int
    enacted_on: date
    signed_on: date
    signed_by: str
    signed_title: str
    method: str


def issued(dossier: Dossier) -> IssuedDecree | None:
    """Return the decree of a dossier once it is signed and numbered, or None."""
    line = signing.agenda_line(dossier)
    number = signing.number_on(line)
    signature = signing.signature_of(dossier)
    frozen = plenary.final_text(dossier)
    if number is None or line is None or signature is None or frozen is None:
        return None
    return IssuedDecree(
        decree=plenary.decree_in(frozen),
        decree_number=number,
        final_sha256=frozen.sha256,
        number=number.in_text(),
        year=number.year,
        heading_number=line.number_text,
        sha256=signature.text_sha256,
        version_number=frozen.version_number,
        enacted_on=signature.signed_on,
        signed_on=signature.signed_on,
        signed_by=signature.signatory_name,
        signed_title=signature.post_title,
        method=signature.method,
    )
