"""Views of a scan that is archived: its pages with the differences marked, a person's check, another reading."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from diktum.dossiers.queries import dossier_for
from diktum.files import store
from diktum.formats.scan_looks import page_picture
from diktum.people.queries import Actor
from diktum.stages.archive import queries, scan_commands
from diktum.stages.archive.models import Original
from diktum.stages.archive.scan_panel import VerdictForm, scan_panel
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment


@staff
def scan_page(request: HttpRequest, code: str, page: int) -> HttpResponse:
    """Show a page of the scan as it was read, with a box around each difference."""
    original = _original(actor_of(request), code)
    reading = queries.reading_of(original)
    if reading is None or reading.derivative is None:
        raise Http404(page)
    found = [each["box"] for each in reading.differences if each["scan_page"] == page]
    boxes = [(box[0] / 1000, box[1] / 1000, box[2] / 1000, box[3] / 1000) for box in found]
    try:
        picture = page_picture(store.read(reading.derivative), page, boxes)
    except IndexError as error:
        raise Http404(page) from error
    answer = HttpResponse(picture, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@staff
@require_POST
def judge(request: HttpRequest, code: str) -> HttpResponse:
    """Record what a person says of the scan; a form that is not filled in is shown again."""
    actor = actor_of(request)
    original = _original(actor, code)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        panel = scan_panel(original, actor, form)
        context = {"panel": panel, "code": code}
        return render(request, "archive/judging.html", context, status=422)
    scan_commands.judge_scan(
        dossier=original.dossier,
        matches=form.cleaned_data["verdict"],
        note=form.cleaned_data["note"],
        by=actor,
        when=this_moment(request),
    )
    messages.success(request, _("Pemeriksaan dicatat."))
    return redirect("archive:archive", code)


@staff
@require_POST
def read_again(request: HttpRequest, code: str) -> HttpResponse:
    """Queue the reading once more."""
    actor = actor_of(request)
    scan_commands.read_again(dossier=_original(actor, code).dossier, by=actor)
    messages.success(request, _("Pindaian masuk antrean baca."))
    return redirect("archive:archive", code)


def _original(actor: Actor, code: str) -> Original:
    original = queries.original_of(dossier_for(actor, code))
    if original is None:
        raise Http404(code)
    return original
