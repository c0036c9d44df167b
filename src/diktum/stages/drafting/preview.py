"""The draft as it would lie on paper now, page by page: what is typed, set as F4, painted when a page is looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from diktum.core.document import Decree, fingerprint, with_ids
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.formats import papers as p
from diktum.formats.pdf import page_count, page_image, render
from diktum.stages.drafting import queries
from diktum.stages.drafting.decree_form import posted
from diktum.stages.drafting.forms import DraftForm
from diktum.stages.drafting.printing import decree_paper
from diktum.stages.drafting.viewing import asker, text_of
from diktum.ui.access import staff

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def page_numbers(dossier: Dossier, decree: Decree) -> range:
    """Return the numbers of the pages of a text; none where it cannot be set (a letter without a shape)."""
    try:
        return range(1, page_count(_pdf(dossier, decree)) + 1)
    except Refused:
        return range(0)


def page_mark(decree: Decree) -> str:
    """Return what changes with the text: it stands in the address of a page, so that a browser keeps what it has."""
    return fingerprint(decree)[:12]


@staff
@require_safe
def preview(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give one page of the text as it is kept now, as a picture."""
    dossier = dossier_for(asker(request), code)
    try:
        picture = page_image(_pdf(dossier, with_ids(_typed(dossier))), number)
    except Refused as refusal:
        raise Http404(code) from refusal
    if picture is None:
        raise Http404(number)
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def _typed(dossier: Dossier) -> Decree:
    """Return the text as it is kept now: what is typed where it can be read, else the newest version."""
    kept = queries.working_draft(dossier)
    if kept is None or "title" not in kept.typed:
        return text_of(dossier)
    form = DraftForm(posted(kept.typed), decree=text_of(dossier), terms=None)
    return form.decree_form.decree() if form.is_valid() else form.decree_form.before


def _pdf(dossier: Dossier, decree: Decree) -> bytes:
    return _rendered(
        decree_paper(dossier, decree, state=p.DecreeState.DRAFT, signatory=None, year=dossier.opened_on.year)
    )


@lru_cache(maxsize=8)
def _rendered(paper: p.DecreePaper) -> bytes:
    return render(paper, made_at=_NO_TIME)
