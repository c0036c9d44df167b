"""Begin a text: the guided first draft, an earlier decree, rows from a spreadsheet."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.document import Decree
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.stages.drafting import keeping, queries, starting
from diktum.stages.drafting.decree_form import DecreeForm, posted, typed_of
from diktum.stages.drafting.decree_forms import template_for
from diktum.stages.drafting.filling import blanks_of
from diktum.stages.drafting.pages import RowsPage, StartPage
from diktum.stages.drafting.start_forms import CloneForm, RowsForm, StartForm
from diktum.stages.drafting.viewing import asker, is_open, seen_by, text_of
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of


@staff
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Ask what the Template SK leaves open, or take the text of an earlier decree; then go on to the editor."""
    actor, when = asker(request), this_moment(request)
    dossier = dossier_for(actor, code)
    begins_clone = request.POST.get("do") == "clone"
    sources = {v.pk: v for v in queries.clonable(dossier)}
    form = _start_form(request, dossier, bound=request.method == "POST" and not begins_clone)
    clone_form = CloneForm(
        request.POST if begins_clone else None,
        sources=[(pk, f"{v.dossier.title} ({v.dossier.code})") for pk, v in sources.items()],
    )
    if begins_clone and clone_form.is_valid():
        starting.begin_with(
            dossier_id=dossier.pk, source=sources[clone_form.cleaned_data["source"]], by=actor, when=when
        )
        messages.success(
            request,
            _("Naskah terdahulu disalin. Yang tersisa dari keputusan lama ditandai pada kolom Periksa."),
        )
        return redirect("drafting:submit_draft", dossier.code)
    if form.is_bound and form.is_valid():
        starting.begin_from_form(
            dossier_id=dossier.pk, answers=form.answers(), people=form.rows(), by=actor, when=when
        )
        messages.success(request, _("Draf pertama tersusun. Periksa bunyinya, lalu lengkapi."))
        return redirect("drafting:submit_draft", dossier.code)
    seen, template = seen_by(request, dossier), template_for(dossier.kind)
    blanks = _blanks(dossier, queries.first_decree(dossier))
    page = StartPage(
        dossier=seen,
        heading=_("Draf pertama"),
        may_write=is_open(seen, "submit_draft"),
        is_begun=starting.is_begun(dossier),
        template=template.title if template else "",
        form=form,
        blanks=tuple((blank, form[f"blank{blank.number}"]) for blank in blanks),
        clone_form=clone_form,
    )
    return render(request, "drafting/start.html", {"page": page}, status=status_of(request))


@staff
def attachment_rows(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show the rows of a spreadsheet before they go into a lampiran, then put them there."""
    actor, when = asker(request), this_moment(request)
    dossier = dossier_for(actor, code)
    form = DecreeForm(_kept(dossier), initial=text_of(dossier))
    if not 1 <= number <= len(form.attachments):
        raise Http404(number)
    label, attachment, *_rest = form.attachment_parts[number - 1]
    if not attachment.columns:
        raise Http404(number)
    if "confirmed" in request.POST:
        carried = _carried(str(request.POST.get("confirmed", "")))
        rows = tuple(starting.fitted(row, len(attachment.columns)) for row in carried)
        keeping.keep_working_draft(
            dossier_id=dossier.pk,
            typed=starting.with_rows(
                _typed(dossier), number - 1, rows, replacing=request.POST.get("how") == "replace"
            ),
            by=actor,
            when=when,
            seen_draft=str(request.POST.get("seen_draft", "")) or None,
        )
        messages.success(
            request, _("%(count)s baris masuk ke %(label)s.") % {"count": len(rows), "label": label}
        )
        return redirect("drafting:submit_draft", dossier.code)
    is_sent = request.method == "POST"
    sent = RowsForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    rows = starting.body_of(sent.rows, attachment.columns) if is_sent and sent.is_valid() else ()
    page = RowsPage(
        dossier=seen_by(request, dossier),
        heading=_("Masukkan baris ke %(label)s") % {"label": label},
        label=label,
        columns=attachment.columns,
        form=sent,
        rows=tuple(starting.fitted(row, len(attachment.columns)) for row in rows),
        bad=starting.doubtful(rows, attachment.columns),
        table=json.dumps(rows, ensure_ascii=False),
    )
    context = {"page": page, "mark": queries.draft_mark(dossier)}
    return render(request, "drafting/rows.html", context, status=200 if rows else status_of(request))


def _start_form(request: HttpRequest, dossier: Dossier, *, bound: bool) -> StartForm:
    decree = queries.first_decree(dossier)
    table = next((each.table for each in decree.attachments if each.table), None)
    blanks = _blanks(dossier, decree)
    return StartForm(request.POST if bound else None, blanks=blanks, columns=table.columns if table else ())


def _blanks(dossier: Dossier, decree: Decree) -> tuple[starting.Blank, ...]:
    template = template_for(dossier.kind)
    return blanks_of(decree, template.asks if template else ())


def _kept(dossier: Dossier) -> QueryDict | None:
    kept = queries.working_draft(dossier)
    return posted(kept.typed) if kept and "title" in kept.typed else None


def _typed(dossier: Dossier) -> dict[str, list[str]]:
    """Return what stands in the editor now, as typed."""
    kept = queries.working_draft(dossier)
    if kept and "title" in kept.typed:
        return dict(kept.typed)
    return typed_of(text_of(dossier)) | (dict(kept.typed) if kept else {})


def _carried(table: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows that the page of confirmation carried; nothing where they are no table any more."""
    try:
        rows = json.loads(table)
    except ValueError:
        return ()
    if not isinstance(rows, list):
        return ()
    lists = (row for row in rows if isinstance(row, list))
    return tuple(tuple(" ".join(str(cell).split()) for cell in row) for row in lists)
