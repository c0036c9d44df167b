"""The pages of sessions: the list with calling, one session, its papers."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.formats import ics
from diktum.people.queries import commission
from diktum.stages.drafting.printing import zone_mark
from diktum.stages.plenary import calendar_file, commands, forms, pages, papers, queries, records
from diktum.stages.plenary.models import PlenarySession
from diktum.stages.plenary.rights import CALLERS
from diktum.stages.plenary.session_desk import desk_of, send
from diktum.stages.plenary.session_page import session_page
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.idempotency import request_key


@staff
def sessions(request: HttpRequest) -> HttpResponse:
    """List the sessions and call a new one."""
    actor, when = actor_of(request), this_moment(request)
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
        chases=records.chases(actor.commission_id, when.day),
        may_call=not actor.posts.isdisjoint(CALLERS),
        zone=office.zone,
        zone_mark=zone_mark(office),
    )
    return render(
        request, "plenary/sessions.html", {"page": page, "page_obj": page_obj}, status=status_of(request)
    )


@staff
def session(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one session; take its invitation, who came and went, its minutes, remarks and signatures."""
    actor, when = actor_of(request), this_moment(request)
    held = queries.session_for(actor.commission_id, slug)
    desk = desk_of(request, held, when)
    if request.method == "POST" and send(request, desk, actor, when):
        return redirect("plenary:session", held.slug)
    page = session_page(held, desk, actor, when)
    return render(request, "plenary/session.html", {"page": page}, status=status_of(request))


@staff
def session_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a session as a calendar file."""
    held = queries.session_for(actor_of(request).commission_id, slug)
    return _calendar(calendar_file.of_session(held), f"rapat-pleno-{held.slug}")


@staff
def sessions_calendar(request: HttpRequest) -> HttpResponse:
    """Give the sessions of today and later as one calendar file."""
    actor = actor_of(request)
    upcoming = queries.upcoming(actor.commission_id, this_moment(request).day)
    return _calendar(calendar_file.of_sessions(actor.commission_id, upcoming), "rapat-pleno")


def _calendar(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=ics.MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return answer


@staff
def session_paper(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Give a paper of a session: undangan, daftar-hadir, notulensi."""
    held = queries.session_for(actor_of(request).commission_id, slug)
    printer = papers.SESSION_PAPERS.get(key)
    if printer is None:
        raise Http404(key)
    answer = HttpResponse(printer(held), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{key}-pleno-{held.slug}.pdf"'
    return answer
