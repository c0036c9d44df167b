"""The check of an electronically signed decree itself: what its seal says, and whether a file is the sealed one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.procedure.progress import Status
from diktum.portal.known_files import Compared, compared_with_file
from diktum.stages.signing import queries as signing
from diktum.stages.signing.seal_words import SealShown, seal_shown

if TYPE_CHECKING:
    from diktum.stages.signing.models import Seal

_ENDED = (Status.CANCELLED, Status.WITHDRAWN, Status.REJECTED)


@dataclass(frozen=True, slots=True)
class SealedPage:
    """The answer to the code in the visible block of a decree."""

    code: str
    office: str
    number: str
    title: str
    signed_by: str
    signature: str
    shown: SealShown
    is_ended: bool
    is_numbered: bool
    compared: Compared | None
    at: datetime
    zone: str


def answer(request: HttpRequest, seal: Seal, when: Moment) -> HttpResponse:
    """Say with whose certificate a decree was sealed, and what the kept file is worth now."""
    dossier, signature = seal.dossier, seal.signature
    typed = request.GET.get("sidik", "").strip()[:300]
    shown = seal_shown(dossier, when)
    assert shown is not None
    page = SealedPage(
        code=seal.code,
        office=dossier.commission.name,
        number=seal.reservation.number_text,
        title=dossier.title,
        signed_by=f"{signature.signatory_full_name}, {signature.post_title}",
        signature=signing.signature_words(dossier),
        shown=shown,
        is_ended=dossier.status in _ENDED,
        is_numbered=signing.number_of(dossier) is not None,
        compared=compared_with_file(
            typed, seal.file_sha256, _("Berkas itu keputusan bertanda tangan elektronik ini, utuh.")
        )
        if typed
        else None,
        at=when.at,
        zone=dossier.commission.zone,
    )
    return render(request, "portal/sealed.html", {"page": page})
