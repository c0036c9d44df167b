"""The pages of the plenary stage: its acts on a dossier. The pages of sessions are in `session_views`."""

from __future__ import annotations

from datetime import UTC, date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.document import Decree, Finding, keep_ids
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed, posts_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import commission
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.printing import version_mark
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.plenary import commands, deliberation, forms, law, pages, queries
from diktum.stages.plenary.decide_form import DecideForm
from diktum.stages.plenary.gate import place_choices
from diktum.stages.plenary.meeting_views import check_in, item, qr, screen
from diktum.stages.plenary.minute_draft import hour_of
from diktum.stages.plenary.models import AgendaItem
from diktum.stages.plenary.room import Room, absent_words, is_anything_recorded, room_of
from diktum.stages.plenary.session_views import (
    session,
    session_calendar,
    session_paper,
    sessions,
    sessions_calendar,
)
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.templatetags.ui import day_words

__all__ = [
    "check_in",
    "confirm_text",
    "decide",
    "item",
    "qr",
    "reconcile",
    "screen",
    "session",
    "session_calendar",
    "session_paper",
    "sessions",
    "sessions_calendar",
    "table",
]


@staff
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Put a dossier on the agenda of a session."""
    dossier, when = dossier_for(actor_of(request), code), this_moment(request)
    upcoming = queries.upcoming(dossier.commission_id, when.day)
    form = forms.TableForm(
        request.POST or None,
        sessions=[(s.pk, f"{day_words(s.held_on)}, {hour_of(s)}, {s.place}") for s in upcoming],
        late=frozenset(
            s.pk for s in upcoming if not law.is_timely(when.day, s.held_on) and not s.short_notice_reason
        ),
    )
    if request.method == "POST" and form.is_valid():
        item = commands.table_dossier(
            dossier_id=dossier.pk,
            session_id=form.cleaned_data["session"],
            reason_late=form.cleaned_data["reason_late"],
            by=actor_of(request),
            when=when,
            **act_stamp(request),
        )
        messages.success(
            request, _("Diagendakan pada rapat pleno sebagai butir %(n)s.") % {"n": item.position}
        )
        return redirect("desk:dossier", dossier.code)
    seen = _summary(request, dossier)
    page = pages.TablePage(
        dossier=seen,
        heading=_heading(dossier, "table"),
        form=form,
        sessions=queries.session_rows(upcoming),
        version=drafting.latest_version(dossier),
        may_act=_is_open(seen, "table"),
    )
    return render(request, "plenary/table.html", {"page": page}, status=status_of(request))


@staff
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Record what the plenary decided on a dossier."""
    dossier, when = dossier_for(actor_of(request), code), this_moment(request)
    item = queries.agenda_item(dossier)
    room = _room(item, when)
    taken, _left = deliberation.adopted_and_open(item) if item else ((), ())
    form = DecideForm(
        request.POST or None,
        members=room.members if room else (),
        places=place_choices(deliberation.tabled_text(item)) if item else (),
        adopted=len(taken),
    )
    if request.method == "POST" and form.is_valid():
        day, zone = (item.session.held_on, queries.zone(item.session)) if item else (when.day, UTC)
        commands.record_decision(
            dossier_id=dossier.pk,
            by=actor_of(request),
            when=when,
            **form.decision(day, zone),
            **act_stamp(request),
        )
        messages.success(request, _("Putusan pleno dicatat dan berita acara dibuat."))
        return redirect("desk:dossier", dossier.code)
    page = _decide_page(request, dossier, item, room, form)
    return render(request, "plenary/decide.html", {"page": page}, status=status_of(request))


def _room(item: AgendaItem | None, when: Moment) -> Room | None:
    """Return who is in the room now or, after the day, who was there last; None while nobody is noted as there."""
    if item is None or not is_anything_recorded(item.session):
        return None
    return room_of(item.session, when.at if when.day == item.session.held_on else None)


def _decide_page(
    request: HttpRequest,
    dossier: Dossier,
    item: AgendaItem | None,
    room: Room | None,
    form: DecideForm,
) -> pages.DecidePage:
    seen, office = _summary(request, dossier), commission(dossier.commission_id)
    present = len(room.members) if room else 0
    verdict = queries.verdict_on(item.session, min(present, office.members_by_law), 0) if item else None
    version = drafting.version(dossier, item.version_number) if item else None
    return pages.DecidePage(
        dossier=seen,
        heading=_heading(dossier, "decide"),
        form=form,
        item=item,
        mark=version_mark(item.version_number, item.version_sha256) if item else "",
        is_attended=room is not None,
        absent=absent_words(item.session, room) if item and room else (),
        suggestions=deliberation.suggestions(item) if item else (),
        verdict=pages.quorum_words(verdict) if verdict else "",
        is_quorate=bool(verdict and verdict.has_quorum),
        law_rows=pages.law_rows(seats=office.members_by_law, present=present, session=item.session)
        if item
        else (),
        needed=(verdict.present_needed, verdict.agreeing_needed) if verdict else (0, 0),
        reading=reading_of(drafting.decree_of(version)) if version else None,
        before=queries.decisions(dossier),
        may_act=_is_open(seen, "decide"),
    )


@staff
def reconcile(request: HttpRequest, code: str) -> HttpResponse:
    """Bring the corrections of the plenary into the text."""
    dossier = dossier_for(actor_of(request), code)
    latest = drafting.latest_decree(dossier) or drafting.first_decree(dossier)
    notes = queries.corrections(dossier)
    form = forms.ReconcileForm(request.POST or None, decree=latest, corrections=notes)
    is_looking = form.is_looking and form.decree_form.is_valid()
    decree = form.decree_form.decree() if is_looking or form.is_valid() else latest
    if request.method == "POST" and form.is_valid() and not _is_hindered(request, dossier, decree):
        commands.reconcile(
            dossier_id=dossier.pk,
            decree=decree,
            closings=form.answers(),
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(request, _("Naskah disinkronkan dan dikirim untuk diperiksa."))
        return redirect("desk:dossier", dossier.code)
    seen = _summary(request, dossier)
    may_act = _may_reconcile(request, dossier, seen)
    page = pages.ReconcilePage(
        dossier=seen,
        heading=_heading(dossier, "reconcile"),
        form=form,
        decision=queries.decision(dossier),
        corrections=notes,
        clericals=queries.clericals(dossier),
        redlines=pages.redlines(
            notes, queries.tabled_decree(dossier), keep_ids(latest, decree), queries.mended(dossier)
        ),
        changes=pages.change_rows(queries.tabled_decree(dossier), keep_ids(latest, decree)),
        errors=tuple(
            (each.place, _(each.template) % dict(each.facts))
            for each in _errors(dossier, decree, this_moment(request).day)
        ),
        guidance={},
        reading=None if may_act else reading_of(latest),
        may_act=may_act,
    )
    status = 200 if is_looking else status_of(request)
    return render(request, "plenary/reconcile.html", {"page": page}, status=status)


def _is_hindered(request: HttpRequest, dossier: Dossier, decree: Decree) -> bool:
    """Say whether a drafting error keeps the text on the page, for somebody who could send it."""
    may_act = _may_reconcile(request, dossier, _summary(request, dossier))
    return may_act and bool(_errors(dossier, decree, this_moment(request).day))


def _errors(dossier: Dossier, decree: Decree, day: date) -> tuple[Finding, ...]:
    facts = queries.facts_of(dossier, decree, day)
    return drafting.errors_of(decree, dossier, on=day, facts=facts)


def _may_reconcile(request: HttpRequest, dossier: Dossier, seen: DossierSummary) -> bool:
    """Say whether the text is this reader's to send: who may only note a clerical correction does not send it."""
    posts = set(posts_for(actor_of(request), dossier))
    return _is_open(seen, "reconcile") and bool(seen.open_act and posts & set(seen.open_act.by))


@staff
def confirm_text(request: HttpRequest, code: str) -> HttpResponse:
    """Check the final text against the decision and freeze it."""
    dossier = dossier_for(actor_of(request), code)
    outcomes = parsed(dossier.procedure).act("confirm_text").outcomes if _has(dossier, "confirm_text") else ()
    form = forms.ConfirmForm(
        request.POST or None,
        known=frozenset(each.key for each in outcomes),
        returning=frozenset(each.key for each in outcomes if each.needs_reason),
    )
    if request.method == "POST" and form.is_valid():
        frozen = commands.confirm_text(
            dossier_id=dossier.pk,
            outcome=form.outcome,
            reason=form.cleaned_data["reason"],
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(request, _("Naskah final dibekukan.") if frozen else _("Naskah dikembalikan."))
        return redirect("desk:dossier", dossier.code)
    seen, version, notes = (
        _summary(request, dossier),
        drafting.latest_version(dossier),
        queries.corrections(dossier),
    )
    page = pages.ConfirmPage(
        dossier=seen,
        heading=_heading(dossier, "confirm_text"),
        form=form,
        decision=queries.decision(dossier),
        corrections=notes,
        clericals=queries.clericals(dossier),
        redlines=pages.redlines(
            notes, queries.tabled_decree(dossier), drafting.latest_decree(dossier), queries.mended(dossier)
        ),
        open_count=sum(note.is_open for note in notes),
        changes=pages.change_rows(queries.tabled_decree(dossier), drafting.latest_decree(dossier)),
        version=version,
        mark=version_mark(version.number, version.sha256) if version else "",
        reading=_reading(dossier),
        final=queries.final_text(dossier),
        may_act=_is_open(seen, "confirm_text"),
    )
    return render(request, "plenary/confirm_text.html", {"page": page}, status=status_of(request))


def _summary(request: HttpRequest, dossier: Dossier) -> DossierSummary:
    return summary(dossier, actor_of(request), this_moment(request))


def _has(dossier: Dossier, act: str) -> bool:
    return parsed(dossier.procedure).has(act)


def _heading(dossier: Dossier, act: str) -> str:
    procedure = parsed(dossier.procedure)
    return procedure.act(act).title if procedure.has(act) else procedure.title


def _is_open(seen: DossierSummary, act: str) -> bool:
    return seen.may_act and seen.open_act is not None and seen.open_act.key == act


def _reading(dossier: Dossier) -> ReadDecree | None:
    decree = drafting.latest_decree(dossier)
    return reading_of(decree) if decree else None
