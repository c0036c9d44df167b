"""The pages on which two texts are compared, and the files that can be taken from there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override

from diktum.core.document import Comparison, compare
from diktum.core.language import clean_text
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import summary
from diktum.formats.comparison_json import comparison_json
from diktum.formats.comparison_pdf import matrix_paper
from diktum.formats.comparison_words import Sides
from diktum.formats.docx import redline_docx
from diktum.formats.pdf import render as set_paper
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.compare_page import (
    BESIDE,
    INLINE,
    CompareForm,
    ComparePage,
    person_line,
    persons_words,
    reason_rows,
    section_rows,
    summary_words,
)
from diktum.stages.drafting.compare_sides import (
    KEPT,
    Side,
    grounds,
    kept_name,
    milestones,
    other_dossiers,
    side_for,
    suggested,
    version_name,
)
from diktum.stages.drafting.printing import layout_of, letterhead_of
from diktum.stages.drafting.refusals import NoDraftYet
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@staff
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to the comparison that was picked; without a choice to the newest version and the one before it."""
    actor = actor_of(request)
    dossier = dossier_for(actor, code)
    drafts = queries.versions(dossier)
    if not drafts:
        raise NoDraftYet(code=dossier.code)
    newest = drafts[-1].number
    if not request.GET:
        return redirect("drafting:compare", dossier.code, str(max(newest - 1, 1)), str(newest))
    form = _form(dossier, request.GET)
    if form.is_valid():
        other = form.cleaned_data["lain"]
        if not other or _is_there(dossier, other, actor):
            before = other.upper() or form.cleaned_data["a"]
            return redirect("drafting:compare", dossier.code, before, form.cleaned_data["b"])
        form.add_error("lain", _("Berkas dengan kode itu tidak ada, atau belum mempunyai naskah."))
    return _shown(request, dossier, str(max(newest - 1, 1)), str(newest), form=form, status=422)


@staff
def show(request: HttpRequest, code: str, a: str, b: str) -> HttpResponse:
    """Show what changed from one text to another: on one line or side by side, changes only or the whole text."""
    return _shown(request, dossier_for(actor_of(request), code), a, b)


@staff
def matrix(request: HttpRequest, code: str, a: str, b: str) -> HttpResponse:
    """Print the matriks: semula, menjadi, alasan. Reasons that were typed come with the request and are not kept."""
    dossier = dossier_for(actor_of(request), code)
    with override("id"):
        before, after, found = _compared(request, dossier, a, b)
        paper = matrix_paper(
            found,
            Sides(before.name, after.name),
            reasons={
                key.removeprefix("alasan-"): clean_text(value)
                for key, value in request.POST.items()
                if key.startswith("alasan-") and isinstance(value, str)
            },
            grounds=grounds(dossier, before, after),
            letterhead=letterhead_of(dossier.commission),
            layout=layout_of(dossier.commission),
            reference=dossier.code,
        )
    pdf = set_paper(paper, made_at=max(before.made_at, after.made_at))
    return _file(
        pdf, "application/pdf", f"{dossier.code}-matriks-{before.token}-{after.token}.pdf", inline=True
    )


@staff
def tracked_changes(request: HttpRequest, code: str, a: str, b: str) -> HttpResponse:
    """Give the newer text as a Word file in which every change is a tracked change."""
    dossier = dossier_for(actor_of(request), code)
    before, after, found = _compared(request, dossier, a, b)
    content = redline_docx(
        found.before, found.after, author=actor_of(request).name, at=max(before.made_at, after.made_at)
    )
    return _file(content, _WORD, f"{dossier.code}-perubahan-{before.token}-{after.token}.docx")


@staff
def as_data(request: HttpRequest, code: str, a: str, b: str) -> HttpResponse:
    """Give the comparison as JSON."""
    dossier = dossier_for(actor_of(request), code)
    with override("id"):
        before, after, found = _compared(request, dossier, a, b)
    content = comparison_json(found, Sides(before.name, after.name))
    return _file(content, "application/json", f"{dossier.code}-perubahan-{before.token}-{after.token}.json")


def _compared(request: HttpRequest, dossier: Dossier, a: str, b: str) -> tuple[Side, Side, Comparison]:
    actor = actor_of(request)
    before, after = side_for(dossier, a, actor), side_for(dossier, b, actor)
    same = before.dossier_id == after.dossier_id
    return before, after, compare(before.decree, after.decree, same_origin=same)


def _shown(
    request: HttpRequest,
    dossier: Dossier,
    a: str,
    b: str,
    *,
    form: CompareForm | None = None,
    status: int = 200,
) -> HttpResponse:
    before, after, found = _compared(request, dossier, a, b)
    whole = request.GET.get("bagian") == "semua"
    drafts = queries.versions(dossier)
    page = ComparePage(
        dossier=summary(dossier, actor_of(request), this_moment(request)),
        heading=_("Bandingkan naskah"),
        before=before,
        after=after,
        summary=summary_words(found.counts),
        persons_summary=persons_words(found.person_counts),
        persons=tuple(person_line(change) for change in found.persons),
        sections=section_rows(found, whole=whole),
        view=BESIDE if request.GET.get("tampilan") == BESIDE else INLINE,
        whole=whole,
        form=form or _form(dossier, None, a=before.token, b=after.token),
        suggestions=suggested(dossier, drafts) if drafts else (),
        to_reason=reason_rows(found),
    )
    return render(request, "drafting/compare.html", {"page": page}, status=status)


def _form(dossier: Dossier, data: QueryDict | None, **initial: str) -> CompareForm:
    named, kept = milestones(dossier), kept_name(dossier)
    return CompareForm(
        data,
        versions=[
            *([(KEPT, kept)] if kept else []),
            *(
                (str(draft.number), version_name(draft, named.get(draft.number, "")))
                for draft in reversed(queries.versions(dossier))
            ),
        ],
        others=other_dossiers(dossier),
        initial=initial,
    )


def _is_there(dossier: Dossier, code: str, actor: Actor) -> bool:
    try:
        side_for(dossier, code, actor)
    except Http404:
        return False
    return True


def _file(content: bytes, media_type: str, name: str, *, inline: bool = False) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    return answer
