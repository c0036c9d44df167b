"""The editor: write, keep, save, hand in; regulations, two people at one text, waivers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diktum.core.document import Decree, with_ids
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.views_support import act_stamp
from diktum.stages.drafting import commands, keeping, queries, waiving
from diktum.stages.drafting.decree_form import posted
from diktum.stages.drafting.decree_forms import template_for
from diktum.stages.drafting.editing import CITE, MEND, SORT, with_cited, with_mended, without_buttons
from diktum.stages.drafting.forms import DraftForm
from diktum.stages.drafting.pages import (
    ConflictPage,
    ConflictRow,
    DraftPage,
    PickerPart,
    checks_of,
)
from diktum.stages.drafting.preview import page_mark, page_numbers
from diktum.stages.drafting.reading import reading_of
from diktum.stages.drafting.refusals import WorkingDraftIsNewer
from diktum.stages.drafting.registry.queries import registry_of, rows_of
from diktum.stages.drafting.viewing import asker, is_open, seen_by, text_of
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.templatetags.ui import time_office

LONGEST_SEARCH = 100


@staff
def submit_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Write the decree and its KAK: keep, save as a version, or hand in."""
    dossier = dossier_for(asker(request), code)
    form = _draft_form(_edited(request.POST, dossier) if request.POST else None, dossier)
    is_typed = form.is_bound and form.is_valid()
    decree = form.decree_form.decree() if is_typed else form.decree_form.before
    if request.method == "POST" and is_typed:
        answer = _carry_out(request, dossier, form, decree)
        if answer is not None:
            return answer
    page = _draft_page(request, dossier, form, decree)
    return render(request, "drafting/draft.html", {"page": page}, status=status_of(request))


@staff
@require_POST
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep what is being typed while it is typed; answer what the rules find, and who else has the text open."""
    actor, when = asker(request), this_moment(request)
    dossier = dossier_for(actor, code)
    form = DraftForm(without_buttons(request.POST), decree=text_of(dossier), terms=None)
    seen = str(request.POST.get("seen_draft", "")) or None
    try:
        keeping.keep_working_draft(
            dossier_id=dossier.pk, typed=form.typed(), by=actor, when=when, seen_draft=seen
        )
    except Refused as refusal:
        is_newer = isinstance(refusal, WorkingDraftIsNewer)
        return JsonResponse(
            {
                "told": f"{_(refusal.message) % refusal.facts} {_(refusal.remedy) % refusal.facts}",
                "url": reverse("drafting:conflict", args=[dossier.code]) if is_newer else "",
            },
            status=409,
        )
    keeping.note_open(dossier_id=dossier.pk, by=actor, when=when)
    is_typed = form.is_valid()
    decree = form.decree_form.decree() if is_typed else form.decree_form.before
    others = queries.others_open(dossier, actor.person_id, when.at)
    shown = {"checks": checks_of(decree, form.decree_form, dossier, on=when.day), "mending": "naskah"}
    sheet = {"reading": reading_of(decree), "year": dossier.opened_on.year}
    pages = {
        "pages": page_numbers(dossier, with_ids(decree)),
        "mark": page_mark(with_ids(decree)),
        "code": dossier.code,
    }
    return JsonResponse(
        {
            "mark": queries.draft_mark(dossier),
            "told": _("Tersimpan %(time)s, juga di perangkat ini")
            % {"time": time_office(when.at, dossier.commission.zone)},
            "others": _others(others),
            "checks": render_to_string("drafting/_checks.html", shown) if is_typed else "",
            "sheet": render_to_string("drafting/_sheet.html", sheet) if is_typed else "",
            "pages": render_to_string("drafting/_pages.html", pages) if is_typed else "",
        }
    )


@staff
@require_safe
def find_regulation(request: HttpRequest, code: str) -> HttpResponse:
    """Give the regulations that answer to the words typed below Mengingat."""
    dossier = dossier_for(asker(request), code)
    part = _picker(dossier, request.GET.get("find_regulation", ""))
    return render(request, "drafting/_regulations.html", {"picker": part})


@staff
def conflict(request: HttpRequest, code: str) -> HttpResponse:
    """Show the newer text beside the one that was set aside, and let one of them count."""
    actor, when = asker(request), this_moment(request)
    dossier = dossier_for(actor, code)
    aside = queries.set_aside_draft(dossier, actor.person_id)
    if aside is None:
        return redirect("drafting:submit_draft", dossier.code)
    if request.method == "POST":
        mine = request.POST.get("use") == "mine"
        keeping.settle_texts(
            dossier_id=dossier.pk,
            mine=mine,
            seen_draft=str(request.POST.get("seen_draft", "")),
            by=actor,
            when=when,
        )
        messages.success(request, _("Teks Anda dipakai.") if mine else _("Teks yang lebih baru dipakai."))
        return redirect("drafting:submit_draft", dossier.code)
    kept, version = queries.working_draft(dossier), queries.latest_version(dossier)
    rows = _conflict_rows(
        _draft_form(None, dossier), DraftForm(posted(aside.typed), decree=text_of(dossier), terms=None)
    )
    page = ConflictPage(
        dossier=seen_by(request, dossier),
        heading=_("Dua teks"),
        who=kept.saved_by.full_name if kept else version.made_by if version else "–",
        theirs_at=kept.saved_at if kept else version.made_at if version else None,
        mine_at=aside.saved_at,
        rows=rows,
        differing=sum(row.differs for row in rows),
        mark=queries.draft_mark(dossier),
    )
    return render(request, "drafting/conflict.html", {"page": page})


@staff
@require_POST
def waive(request: HttpRequest, code: str) -> HttpResponse:
    """Let a finding of the newest version stand, for a reason."""
    actor = asker(request)
    dossier = dossier_for(actor, code)
    waiver = waiving.waive_finding(
        dossier_id=dossier.pk,
        rule=str(request.POST.get("rule", ""))[:20],
        node=str(request.POST.get("node", ""))[:80],
        reason=str(request.POST.get("reason", "")),
        by=actor,
        when=this_moment(request),
    )
    messages.success(request, _("Temuan %(rule)s dikesampingkan.") % {"rule": waiver.rule})
    return redirect("drafting:submit_draft", dossier.code)


def _edited(data: QueryDict, dossier: Dossier) -> QueryDict:
    """Return the posted text after the editor's own buttons."""
    button = str(data.get("add_row", ""))
    if button == SORT or button.startswith(CITE):
        return with_cited(data, registry_of(dossier.commission_id))
    if button.startswith(MEND):
        form = DraftForm(without_buttons(data), decree=text_of(dossier), terms=None)
        if form.is_valid():
            return with_mended(
                data, form.decree_form.decree(), lambda decree: queries.findings_of(decree, dossier)
            )
    return data


def _carry_out(
    request: HttpRequest, dossier: Dossier, form: DraftForm, decree: Decree
) -> HttpResponse | None:
    """Do what the pressed button says; None when handing in is hindered and the form is to be shown again."""
    actor, when, seen = asker(request), this_moment(request), _seen_draft(request)
    try:
        return _done(request, dossier, form, decree, seen)
    except WorkingDraftIsNewer as refusal:
        keeping.set_aside(dossier_id=dossier.pk, typed=form.typed(), by=actor, when=when)
        messages.warning(request, _(refusal.message) % refusal.facts)
        return redirect("drafting:conflict", dossier.code)


def _done(
    request: HttpRequest, dossier: Dossier, form: DraftForm, decree: Decree, seen: str | None
) -> HttpResponse | None:
    actor, when, stamp = asker(request), this_moment(request), act_stamp(request)
    if form.do == "save":
        draft = commands.save_draft(
            dossier_id=dossier.pk,
            decree=decree,
            terms=form.terms_form.terms(),
            by=actor,
            when=when,
            seen_draft=seen,
            **stamp,
        )
        messages.success(request, _("Versi %(number)s tersimpan.") % {"number": draft.number})
        return redirect("drafting:submit_draft", dossier.code)
    if form.do == "submit":
        if is_open(seen_by(request, dossier), "submit_draft") and (
            form.terms_form.ask_for_missing() or queries.errors_of(decree, dossier, on=when.day)
        ):
            return None
        terms = form.terms_form.terms()
        commands.submit_draft(
            dossier_id=dossier.pk, decree=decree, terms=terms, by=actor, when=when, seen_draft=seen, **stamp
        )
        messages.success(request, _("Draf dan kerangka acuan kerja diajukan."))
        return redirect("desk:dossier", dossier.code)
    commands.keep_working_draft(
        dossier_id=dossier.pk, typed=form.typed(), by=actor, when=when, seen_draft=seen
    )
    messages.success(request, _("Tersimpan sementara. Belum menjadi versi."))
    return redirect("drafting:submit_draft", dossier.code)


def _seen_draft(request: HttpRequest) -> str | None:
    return str(request.POST.get("seen_draft", "")) or None


def _draft_form(data: QueryDict | None, dossier: Dossier) -> DraftForm:
    decree = text_of(dossier)
    row = queries.terms_of(dossier)
    terms = queries.terms_value(row) if row else None
    kept = queries.working_draft(dossier) if data is None else None
    if kept is not None and dossier.open_act == "submit_draft":
        if "title" not in kept.typed:  # the text became a version, the KAK waits to be handed in
            return DraftForm(None, decree=decree, terms=queries.kept_terms(kept))
        data = posted(kept.typed)
    return DraftForm(data, decree=decree, terms=terms)


def _draft_page(request: HttpRequest, dossier: Dossier, form: DraftForm, decree: Decree) -> DraftPage:
    actor, seen = asker(request), seen_by(request, dossier)
    template = template_for(dossier.kind)
    versions = queries.versions(dossier)
    working = queries.working_draft(dossier)
    may_write = is_open(seen, "submit_draft")
    return DraftPage(
        dossier=seen,
        heading=_("Naskah"),
        form=form,
        checks=None
        if form.still_writing
        else checks_of(decree, form.decree_form, dossier, on=this_moment(request).day if may_write else None),
        guidance=dict(template.guidance) if template else {},
        versions=versions[::-1],
        latest=versions[-1] if versions else None,
        working=working,
        advice=queries.consultations(dossier),
        preview=reading_of(decree),
        may_write=may_write,
        mark=_seen_draft(request) or queries.draft_mark(dossier),
        picker=_picker(dossier, str(request.POST.get("find_regulation", ""))),
        may_waive=bool(versions) and dossier.open_act == "submit_draft" and waiving.may_waive(dossier, actor),
        aside=queries.set_aside_draft(dossier, actor.person_id) if may_write else None,
        source=queries.source_of(dossier),
        is_new=may_write and not versions and working is None,
        threads=queries.remark_threads(dossier),
        pages=page_numbers(dossier, with_ids(decree)) if may_write else range(0),
        pages_mark=page_mark(with_ids(decree)),
    )


def _picker(dossier: Dossier, typed: str) -> PickerPart:
    typed = " ".join(typed.split())[:LONGEST_SEARCH]
    return PickerPart(typed, rows_of(dossier.commission_id, typed) if typed else ())


def _others(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    return _("%(names)s juga sedang membuka naskah ini.") % {"names": ", ".join(names)}


def _conflict_rows(theirs: DraftForm, mine: DraftForm) -> tuple[ConflictRow, ...]:
    """Return both texts part by part, in the order of the paper."""
    one, other = _lines(theirs), _lines(mine)
    places = list(dict.fromkeys((*one, *other)))
    return tuple(
        ConflictRow(
            place, one.get(place, ""), other.get(place, ""), one.get(place, "") != other.get(place, "")
        )
        for place in places
    )


def _lines(form: DraftForm) -> dict[str, str]:
    """Return what stands in a form, by place."""
    decree_form = form.decree_form
    lines = {_("Judul"): str(decree_form.head["title"].value() or "")}
    for part in decree_form.parts:
        for line in part.lines:
            lines[f"{part.title} {line.mark}"] = str(line.form["text"].value() or "")
    for label, attachment, _number, _last in decree_form.attachment_parts:
        lines[label] = str(attachment.head["title"].value() or "")
        for number, row in enumerate(attachment.rows.forms, start=1):
            cells = (str(bound.value() or "") for bound in row)
            lines[f"{label} {number}."] = " | ".join(filter(None, cells))
        for number, chapter in enumerate(attachment.chapters.forms, start=1):
            lines[f"{label} {_('Bab')} {number}"] = f"{chapter['title'].value()}\n{chapter['text'].value()}"
    for bound in form.terms_form:
        lines[str(bound.label)] = str(bound.value() or "")
    return {place: text for place, text in lines.items() if text.strip()}
