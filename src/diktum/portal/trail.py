"""The trail: the checkpoints of every office's ledger, for anybody who wants to be a witness; and the proof of a decree."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diktum.core.proofs.checkpoint import Checkpoint as CheckpointValue
from diktum.core.refusal import Refused
from diktum.ledger import checkpoints as ledger
from diktum.ledger.models import Checkpoint
from diktum.ledger.note_key import public_key
from diktum.ledger.offline import CONTINUITY
from diktum.ledger.proving import proof_of
from diktum.people import queries as people
from diktum.people.models import Commission
from diktum.portal.limits import limited
from diktum.stages.publication import queries
from diktum.ui.access import public

PER_MINUTE = 60
FRESH_FOR = 300
MOST = 50


@dataclass(frozen=True, slots=True)
class TrailRow:
    """A checkpoint as the page shows it; `since` is the length of the one before, 0 for the first shown."""

    row: Checkpoint
    short: str
    since: int
    added: int


@dataclass(frozen=True, slots=True)
class OfficeTrail:
    """The ledger of one office: its newest checkpoint, those before, and the key that signs them."""

    office: Commission
    newest: TrailRow | None
    rows: tuple[TrailRow, ...]
    key: str


@dataclass(frozen=True, slots=True)
class TrailPage:
    """The trail of all offices, or of one with its history."""

    offices: tuple[OfficeTrail, ...]
    is_one: bool


@public
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """Show the newest checkpoint of every office."""
    shown = tuple(_trail_of(each, 1) for each in people.commissions())
    return _fresh(render(request, "portal/trail.html", {"page": TrailPage(shown, is_one=False)}))


@public
@require_safe
def office_trail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest checkpoints of an office."""
    page = TrailPage((_trail_of(_office(slug), MOST),), is_one=True)
    return _fresh(render(request, "portal/trail.html", {"page": page}))


@public
@require_safe
def checkpoint(request: HttpRequest, slug: str, size: int = 0) -> HttpResponse:  # noqa: ARG001  a view
    """Hand out a checkpoint as witnesses keep it: the one of that length, or the newest."""
    office = _office(slug)
    found = ledger.checkpoint_of_size(office.pk, size) if size else ledger.latest_checkpoint(office.pk)
    if found is None:
        raise Http404(slug)
    answer = HttpResponse(found.text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="jejak-{slug}-{found.size}.txt"'
    return _fresh(answer)


@public
@require_safe
@limited("jejak", PER_MINUTE)
def consistency(request: HttpRequest, slug: str, old: int, new: int) -> HttpResponse:  # noqa: ARG001  a view
    """Hand out the proof that a checkpoint only continues an older one (RFC 6962 2.1.2)."""
    office = _office(slug)
    before, after = (ledger.checkpoint_of_size(office.pk, size) for size in (old, new))
    if before is None or after is None or old > new:
        raise Http404(slug)
    return _fresh(
        JsonResponse(
            {
                "format": CONTINUITY,
                "old": before.text,
                "new": after.text,
                "path": list(ledger.consistency(office.pk, before, after)),
            },
            json_dumps_params={"ensure_ascii": False, "indent": 1},
        )
    )


@public
@require_safe
@limited("bukti", PER_MINUTE)
def decree_proof(request: HttpRequest, slug: str, series: str, year: str, number: str) -> HttpResponse:
    """Hand out the proof file of a public decree's copy, with which it is checked offline."""
    row = queries.public_decree(slug, series, int(year), int(number))
    if row is None:
        return _not_there(request, _("Keputusan ini tidak ditemukan, atau tidak dipublikasikan."))
    rows = [(row, "entry_id"), (row.entry, "copy_id"), (row.entry.copy, "")]
    try:
        proof = proof_of(row.commission_id, row.commission.name, rows)
    except Refused as refusal:
        return _not_there(
            request, f"{_(refusal.message) % refusal.facts} {_(refusal.remedy) % refusal.facts}"
        )
    answer = HttpResponse(proof.text(), content_type="application/json; charset=utf-8")
    stem = row.entry.copy.original_name.removesuffix(".pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{_plain(stem)}-bukti.json"'
    return _fresh(answer)


def _trail_of(office: Commission, most: int) -> OfficeTrail:
    found = ledger.checkpoints_of(office.pk, limit=most + 1)
    before = (*found[1:], None)
    rows = tuple(_row(*each) for each in zip(found, before, strict=False))[:most]
    key = public_key(found[0].origin).text() if found else ""
    return OfficeTrail(office, rows[0] if rows else None, rows, key)


def _row(row: Checkpoint, before: Checkpoint | None) -> TrailRow:
    since = before.size if before else 0
    short = CheckpointValue(row.origin, row.size, row.root).short()
    return TrailRow(row, short, since, row.size - since)


def _office(slug: str) -> Commission:
    found = people.commissions().filter(slug=slug).first()
    if found is None:
        raise Http404(slug)
    return found


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_.")) or "salinan"


def _not_there(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "portal/missing.html", {"sentence": sentence}, status=404)


def _fresh(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=FRESH_FOR)
    return answer
