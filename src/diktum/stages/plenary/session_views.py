"""The pages of sessions: the list with calling, one session, its papers."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.people.queries import Actor, commission
from diktum.stages.drafting.printing import zone_mark
from diktum.stages.plenary import commands, forms, minute_draft, pages, papers, queries
from diktum.stages.plenary.models import PlenarySession
from diktum.stages.plenary.session_commands import CALLERS, KEEPERS
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.idempotency import request_key


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@staff
def sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions and call a new one."""
    actor, when = _actor(request), this_moment(request)
    office = commission(actor.commission_id)
    form = forms.CallSessionForm(
        request.POST or None,
        today=when.day,
        zone=office.zone,
        initial={"place": f"Ruang Rapat {office.short_name}"},
    )
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        held = commands.call_session(
            held_at=form.held_at(),
            place=cleaned["place"],
            kind=cleaned["kind"],
            mode=cleaned["mode"],
            reason_short_notice=cleaned["reason_short_notice"],
            by=actor,
            when=when,
            request_key=request_key(request),
        )
        messages.success(request, _("Rapat pleno dijadwalkan. Kirim undangannya sesudah agenda lengkap."))
        return redirect("plenary:session", held.slug)
    shelf = Paginator(PlenarySession.objects.filter(commission_id=actor.commission_id), 20)
    page_obj = shelf.get_page(request.GET.get("halaman"))
    page = pages.SessionsPage(
        form=form,
        rows=queries.session_rows(list(page_obj)),
        waiting=queries.awaiting_session(actor.commission_id),
        may_call=not actor.posts.isdisjoint(CALLERS),
        zone=office.zone,
        zone_mark=zone_mark(office),
    )
    return render(
        request, "plenary/sessions.html", {"page": page, "page_obj": page_obj}, status=status_of(request)
    )


@staff
def session(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one session; send its invitation, record who came, keep its minutes."""
    held = queries.session_for(_actor(request).commission_id, slug)
    do = request.POST.get("do", "")
    invite = forms.InviteForm(_data(request, "invite"))
    attendance = forms.AttendanceForm(
        _data(request, "attendance"),
        members=queries.members_on(held.commission_id, held.held_on),
        guests=queries.guests_on(held.commission_id, held.held_on),
        roll=queries.roll(held),
    )
    newest = queries.latest_minutes(held)
    minutes = forms.MinutesForm(
        _data(request, "minutes"),
        initial={"text": newest.text if newest else minute_draft.draft_of(held)},
    )
    if request.method == "POST":
        if do == "invite" and invite.is_valid():
            return _invite(request, held, invite)
        if do == "attendance" and attendance.is_valid():
            return _attend(request, held, attendance)
        if do == "minutes" and minutes.is_valid():
            return _write(request, held, minutes)
    page = _session_page(request, held, invite, attendance, minutes)
    return render(request, "plenary/session.html", {"page": page}, status=status_of(request))


@staff
def session_paper(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Give a paper of a session: undangan, daftar-hadir, notulensi."""
    held = queries.session_for(_actor(request).commission_id, slug)
    printer = papers.SESSION_PAPERS.get(key)
    if printer is None:
        raise Http404(key)
    answer = HttpResponse(printer(held), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{key}-pleno-{held.slug}.pdf"'
    return answer


def _data(request: HttpRequest, do: str) -> QueryDict | None:
    return request.POST if request.method == "POST" and request.POST.get("do") == do else None


def _invite(request: HttpRequest, held: PlenarySession, form: forms.InviteForm) -> HttpResponse:
    sent = commands.send_invitation(
        session_id=held.pk, by=_actor(request), when=this_moment(request), **form.cleaned_data
    )
    messages.success(request, _("Undangan %(number)s tercatat terkirim.") % {"number": sent.full_number})
    return redirect("plenary:session", held.slug)


def _attend(request: HttpRequest, held: PlenarySession, form: forms.AttendanceForm) -> HttpResponse:
    version = commands.record_attendance(
        session_id=held.pk,
        present=form.present(),
        notes=form.notes(),
        by=_actor(request),
        when=this_moment(request),
    )
    messages.success(request, _("Daftar hadir tercatat (versi %(version)s).") % {"version": version})
    return redirect("plenary:session", held.slug)


def _write(request: HttpRequest, held: PlenarySession, form: forms.MinutesForm) -> HttpResponse:
    kept = commands.write_minutes(
        session_id=held.pk, text=form.cleaned_data["text"], by=_actor(request), when=this_moment(request)
    )
    messages.success(request, _("Notulensi versi %(number)s tersimpan.") % {"number": kept.number})
    return redirect("plenary:session", held.slug)


def _session_page(
    request: HttpRequest,
    held: PlenarySession,
    invite: forms.InviteForm,
    attendance: forms.AttendanceForm,
    minutes: forms.MinutesForm,
) -> pages.SessionPage:
    posts, office, roll = _actor(request).posts, commission(held.commission_id), queries.roll(held)
    present = len(roll.members_present) if roll else 0
    verdict = queries.verdict_on(held, min(present, office.members_by_law), 0)
    sent = queries.invitations(held)
    return pages.SessionPage(
        session=held,
        zone=office.zone,
        item_rows=queries.agenda(held),
        invitations=sent,
        invite_form=invite,
        is_stale_invitation=bool(sent) and sent[-1].agenda != list(queries.agenda_lines(held)),
        roll=roll,
        attendance_form=attendance,
        verdict=pages.quorum_words(verdict) if roll else "",
        is_quorate=verdict.has_quorum,
        needed=(verdict.present_needed, verdict.agreeing_needed),
        minutes=queries.latest_minutes(held),
        minutes_form=minutes,
        may_call=not posts.isdisjoint(CALLERS),
        may_keep=not posts.isdisjoint(KEEPERS),
        may_write=not posts.isdisjoint(KEEPERS[:2]),
        may_decide="chair" in posts,
        is_today_or_past=this_moment(request).day >= held.held_on,
    )
