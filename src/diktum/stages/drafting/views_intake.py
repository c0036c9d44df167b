"""Texts in and out: a pasted text or a file after a look at both sides; a version in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diktum.core.document import Decree, from_data, places, to_data
from diktum.core.document.reading import Nature
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary
from diktum.formats.akn import write_akn
from diktum.formats.docx import Facts, Remark, write_docx
from diktum.formats.html import write_html
from diktum.formats.json import write_json
from diktum.formats.text import write_text
from diktum.stages.drafting import keeping, queries
from diktum.stages.drafting.decree_form import typed_of
from diktum.stages.drafting.intake import CHECKER, Incoming, incoming_file, incoming_text
from diktum.stages.drafting.printing import name_lines
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.drafting.start_forms import IntakeForm
from diktum.stages.drafting.viewing import asker, is_open, seen_by, text_of
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

SURE = 0.99


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """What a person must look at: where, what, and how sure the reader is in words."""

    place: str
    node: str
    message: str
    is_guess: bool


@dataclass(frozen=True, slots=True)
class IntakePage:
    """A text on its way into the draft."""

    dossier: DossierSummary
    heading: str
    may_write: bool
    form: IntakeForm
    incoming: Incoming | None
    reading: ReadDecree | None
    doubts: tuple[DoubtRow, ...]
    nature: str
    document: str
    mark: str


@staff
def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """Read a pasted text or a file, show it beside what was sent, and take it as the text only when confirmed."""
    actor, when = asker(request), this_moment(request)
    dossier = dossier_for(actor, code)
    if request.method == "POST" and "document" in request.POST:
        decree = _carried(str(request.POST.get("document", "")))
        keeping.keep_working_draft(
            dossier_id=dossier.pk,
            typed=_with_terms(dossier, typed_of(decree)),
            by=actor,
            when=when,
            seen_draft=str(request.POST.get("seen_draft", "")) or None,
        )
        messages.success(
            request, _("Teks dipakai sebagai naskah. Belum menjadi versi; periksa, lalu simpan.")
        )
        return redirect("drafting:submit_draft", dossier.code)
    is_sent = request.method == "POST"
    form = IntakeForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    incoming = _read(form, text_of(dossier)) if is_sent and form.is_valid() else None
    seen = seen_by(request, dossier)
    page = IntakePage(
        dossier=seen,
        heading=_("Masukkan naskah dari luar"),
        may_write=is_open(seen, "submit_draft"),
        form=form,
        incoming=incoming,
        reading=reading_of(incoming.decree) if incoming else None,
        doubts=_doubts(incoming) if incoming else (),
        nature=""
        if incoming is None or incoming.reading.nature is Nature.OWN
        else incoming.reading.nature.value,
        document=json.dumps(to_data(incoming.decree), ensure_ascii=False) if incoming else "",
        mark=queries.draft_mark(dossier),
    )
    return render(
        request, "drafting/intake.html", {"page": page}, status=200 if incoming else status_of(request)
    )


@staff
@require_safe
def download(request: HttpRequest, code: str, number: int, form: str) -> HttpResponse:
    """Give one version of the text as a file: Word, plain text, JSON, HTML, Akoma Ntoso."""
    dossier = dossier_for(asker(request), code)
    version = queries.version(dossier, number) if number < 1_000_000 else None
    if version is None or form not in FORMS:
        raise Http404(form)
    media_type, written = FORMS[form]
    answer = HttpResponse(written(dossier, queries.decree_of(version)), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{dossier.code}-naskah-{number}.{form}"'
    return answer


def _word(dossier: Dossier, decree: Decree) -> bytes:
    office = name_lines(dossier.commission.name)
    facts = Facts(
        letterhead=office, year=str(dossier.opened_on.year), paper=dossier.commission.paper, draft=True
    )
    return write_docx(decree, facts, _remarks(dossier, decree))


def _remarks(dossier: Dossier, decree: Decree) -> tuple[Remark, ...]:
    """Return what the drafting rules find in a text, and what was let stand and why, as comments for Word."""
    waived = queries.waived_by(dossier)
    written: list[Remark] = []
    for finding in queries.findings_of(decree, dossier):
        waiver = waived.get((finding.id, finding.node))
        said = f"{finding.id}. {finding.place}: {finding.message}\n{finding.source}"
        if waiver is not None:
            said += f"\nDikesampingkan {waiver.made_by}: {waiver.reason}"
        written.append(Remark(finding.node, CHECKER, said))
    written += [
        Remark(thread.remark.node, thread.remark.made_by, thread.remark.text, thread.remark.made_at)
        for thread in queries.remark_threads(dossier)
        if thread.settled is None
    ]
    return tuple(written)


FORMS: dict[str, tuple[str, Callable[[Dossier, Decree], bytes | str]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "txt": ("text/plain; charset=utf-8", lambda _dossier, decree: write_text(decree)),
    "json": ("application/json", lambda _dossier, decree: write_json(decree)),
    "html": ("text/html; charset=utf-8", lambda _dossier, decree: write_html(decree)),
    "xml": ("application/akn+xml", lambda _dossier, decree: write_akn(decree)),
}


def _read(form: IntakeForm, current: Decree) -> Incoming | None:
    """Read what was sent; where a file cannot be read, say why beside the form."""
    upload = form.cleaned_data.get("file")
    try:
        if upload:
            return incoming_file(upload.name or "", upload.read(), current)
        return incoming_text(form.cleaned_data["text"], current)
    except Refused as refusal:
        form.add_error("file", f"{_(refusal.message) % refusal.facts} {_(refusal.remedy) % refusal.facts}")
        return None


def _carried(document: str) -> Decree:
    """Return the decree that the page of confirmation carried; 404 where it is none any more."""
    try:
        return from_data(json.loads(document))
    except (ValueError, Refused) as broken:
        raise Http404("document") from broken


def _with_terms(dossier: Dossier, typed: dict[str, list[str]]) -> dict[str, list[str]]:
    """Keep what is written of the KAK beside a text that comes from outside."""
    kept = queries.working_draft(dossier)
    terms = {key: values for key, values in kept.typed.items() if key.startswith("kak-")} if kept else {}
    return typed | terms


def _doubts(incoming: Incoming) -> tuple[DoubtRow, ...]:
    place_of = places(incoming.decree)
    return tuple(
        DoubtRow(
            place_of.get(doubt.place, doubt.place.capitalize()),
            doubt.place if doubt.place in place_of else "",
            _(doubt.message),
            doubt.sure < SURE,
        )
        for doubt in sorted(incoming.reading.doubts, key=lambda doubt: doubt.sure)
    )
