"""The check of a paper's authenticity: what a code belongs to, in words, and whether a file is the one that was issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diktum.core.moment import Moment
from diktum.core.procedure.progress import Status
from diktum.portal import sealed
from diktum.portal.known_files import Compared, compared_with_all, compared_with_copy
from diktum.portal.limits import limited
from diktum.stages.distribution import queries as distribution
from diktum.stages.distribution.codes import normal_code
from diktum.stages.distribution.queries import AuthenticCopy
from diktum.stages.publication import public_data, queries
from diktum.stages.publication.standing import Force, standing_of
from diktum.stages.publication.standing import Standing as LegalStanding
from diktum.stages.signing import queries as signing
from diktum.ui.access import public
from diktum.ui.clock import this_moment

if TYPE_CHECKING:
    from diktum.stages.distribution.models import CertifiedCopy

PER_MINUTE = 40
_LONGEST = 300
_ENDED = (Status.CANCELLED, Status.WITHDRAWN, Status.REJECTED)


class Standing(StrEnum):
    """What a code is worth today."""

    GENUINE = "genuine"
    NOT_CERTIFIED = "not_certified"
    NUMBER_VOID = "number_void"
    NOT_IN_FORCE = "not_in_force"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The form, with the answer to a code that leads nowhere or to a file that was dropped."""

    code: str
    other_host: str
    host: str
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class AuthenticPage:
    """The answer to a code that was given here. `copy` is None where there is nothing to compare with."""

    code: str
    standing: Standing
    status: str
    changes: tuple[str, ...]
    office: str
    copy: AuthenticCopy | None
    recipient: str
    signature: str
    signature_note: str
    path: str
    stem: str
    compared: Compared | None
    at: datetime
    zone: str


@public
@require_safe
@limited("cek", PER_MINUTE)
def check(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a paper and lead to its answer, or compare a file with all that is published."""
    typed = request.GET.get("kode", "").replace("\x00", "").strip()[:_LONGEST]
    fingerprint = request.GET.get("sidik", "").strip()[:_LONGEST]
    code, other_host = _code_in(typed)
    if typed and not other_host:
        return redirect(f"/v/{quote(code)}/")
    compared = compared_with_all(fingerprint) if fingerprint else None
    return _checked(request, CheckPage("", other_host, _own_host(), compared))


@public
@require_safe
@limited("keaslian", PER_MINUTE)
def authenticity(request: HttpRequest, code: str) -> HttpResponse:
    """Say what a code belongs to, what has to stand on the paper, and whether a file is the one that was issued."""
    row = distribution.copy_with_code(code)
    if row is None:
        seal = signing.sealed_by_code(normal_code(code))
        if seal is not None:
            return _unkept(sealed.answer(request, seal, this_moment(request, seal.dossier.commission.zone)))
        return _checked(request, CheckPage(code[:40], "", _own_host(), None), status=404)
    page = _page(row, this_moment(request, row.dossier.commission.zone), request.GET.get("sidik", ""))
    return _unkept(render(request, "portal/authentic.html", {"page": page}))


def _page(row: CertifiedCopy, when: Moment, fingerprint: str) -> AuthenticPage:
    legal = standing_of(row.dossier_id, when.day)
    copy, commission = distribution.copy_by_code(row.code), row.dossier.commission
    published = queries.published_as(row.dossier_id) if copy else None
    path = public_data.path_of(published) if published else ""
    typed = fingerprint.strip()[:_LONGEST]
    signature, note = _signature(copy)
    return AuthenticPage(
        code=row.code,
        standing=_standing(row, copy, legal),
        status=legal.words,
        changes=tuple(f"{bond.words}: {bond.other}" for bond in legal.bonds if not bond.is_acting),
        office=commission.name,
        copy=copy,
        recipient=", ".join(filter(None, (row.recipient, row.recipient_post, row.place))),
        signature=signature,
        signature_note=note,
        path=path,
        stem=path.removesuffix("/"),
        compared=compared_with_copy(typed, row, published) if typed and copy else None,
        at=when.at,
        zone=commission.zone,
    )


def _standing(row: CertifiedCopy, copy: AuthenticCopy | None, legal: LegalStanding) -> Standing:
    if row.dossier.status in _ENDED:
        return Standing.NOT_IN_FORCE
    if copy is not None:
        if distribution.withdrawal_of(row) is not None:
            return Standing.WITHDRAWN
        return Standing.REVOKED if legal.force is Force.REVOKED else Standing.GENUINE
    return Standing.NUMBER_VOID if distribution.certification(row.dossier) else Standing.NOT_CERTIFIED


def _signature(copy: AuthenticCopy | None) -> tuple[str, str]:
    """Say what kind of signature the original bears, and what it is not. BSrE is named only where it signed."""
    if copy is None:
        return "", ""
    return copy.signature_kind, _(
        "Kode QR dan kode periksa ini bukan tanda tangan elektronik, dan tidak berasal dari BSrE. Salinan memuat “ttd.”; tanda "
        "tangan aslinya ada pada naskah yang disimpan satuan kerja."
    )


def _code_in(typed: str) -> tuple[str, str]:
    """Return the code within what was typed or scanned, and the host of another office where an address names one."""
    if "/" in typed:
        try:
            address = urlsplit(typed if "//" in typed else f"//{typed}")
            host = (address.hostname or "").lower()
        except ValueError:
            return "-", ""
        if host and host != _own_host():
            return "", host[:100]
        typed = address.path.rstrip("/").rpartition("/")[2]
    return normal_code(typed) or "".join(c for c in typed[:64] if c.isalnum() or c == "-") or "-", ""


def _own_host() -> str:
    return (urlsplit(settings.DIKTUM_PUBLIC_URL).hostname or "").lower()


def _checked(request: HttpRequest, page: CheckPage, status: int = 200) -> HttpResponse:
    return _unkept(render(request, "portal/check.html", {"page": page}, status=status))


def _unkept(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, no_store=True)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
