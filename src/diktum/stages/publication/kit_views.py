"""The upload kit and the pictures, for the staff that uploads them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from diktum.dossiers.queries import dossier_for
from diktum.formats.social_image import Shape
from diktum.stages.publication import queries
from diktum.stages.publication.kit import MOST, approved, is_withdrawn, kit_of
from diktum.stages.publication.redacting import first_sheet, shown_origin
from diktum.stages.publication.refusals import KitIsNotReady
from diktum.stages.publication.social import picture
from diktum.ui.access import actor_of, staff


@staff
@require_safe
def kit(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the upload kit of one decree."""
    dossier = dossier_for(actor_of(request), code)
    stem = approved(dossier).stem
    return _zip(kit_of([dossier]), f"paket-{stem}.zip")


@staff
@require_safe
def kits(request: HttpRequest) -> HttpResponse:
    """Hand out one kit of many decrees: those named by `berkas`, at most 100."""
    by = actor_of(request)
    codes = list(dict.fromkeys(request.GET.getlist("berkas")))[:MOST]
    if not codes:
        raise KitIsNotReady(code="–")
    return _zip(kit_of([dossier_for(by, code) for code in codes]), f"paket-jdih-{len(codes)}.zip")


@staff
@require_safe
def image(request: HttpRequest, code: str, height: int) -> HttpResponse:
    """Draw the picture of a decree whose copy was authenticated: 1080 × 1080 or 1080 × 1350."""
    dossier = dossier_for(actor_of(request), code)
    proposal = queries.proposal_of(dossier)
    origin = shown_origin(proposal.decree, dossier) if proposal and first_sheet(dossier.pk) else None
    if origin is None or is_withdrawn(origin.dossier) or str(height) not in set(Shape):
        raise Http404
    shape = Shape(str(height))
    answer = HttpResponse(picture(origin, queries.content_of(dossier), shape), content_type="image/png")
    answer["Content-Disposition"] = f'inline; filename="{origin.file_stem}_{shape.value}.png"'
    answer["Cache-Control"] = "private, no-cache"
    return answer


def _zip(body: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
