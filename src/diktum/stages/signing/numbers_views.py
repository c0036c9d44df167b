"""The pages of the agenda book's keeper: strike a number out, keep one, explain the clock, bring the paper book in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diktum.core.procedure.progress import Status
from diktum.dossiers.queries import dossier_for, state_of
from diktum.people.queries import Actor
from diktum.stages.signing import numbers_commands, numbers_queries, queries
from diktum.stages.signing.models import AgendaLine, ClockRepair, NumberReservation, PaperEntry
from diktum.stages.signing.numbers_forms import ReasonForm
from diktum.stages.signing.refusals import NumberIsInUse
from diktum.stages.signing.series import title_of
from diktum.ui.access import actor_of, posts, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.idempotency import request_key

KEEPERS = ("head_of_legal", "legal_officer")
METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line of the agenda book: what it says, where it comes from, and whether it may be struck out."""

    line: AgendaLine
    series: str
    book_url: str
    paper: PaperEntry | None
    repair: ClockRepair | None
    may_void: bool
    why_not: str
    rule: str
    form: ReasonForm


@dataclass(frozen=True, slots=True)
class ReservationPage:
    """A number that is kept for a decree."""

    reservation: NumberReservation
    series: str
    book_url: str
    is_keeper: bool
    form: ReasonForm


@dataclass(frozen=True, slots=True)
class ClockPage:
    """The line that seems to come from the future."""

    line: AgendaLine | None
    series: str
    book_url: str
    today: str
    form: ReasonForm


def book_url(series: str, year: int) -> str:
    """Return the address of a book on screen (a page of the registers, which come after this stage)."""
    return f"/buku-agenda/{year}/{series}/"


@staff
@require_http_methods(METHODS)
def line(request: HttpRequest, line_id: int) -> HttpResponse:
    """Baris buku agenda: everything about one number; strike it out with a reason."""
    by = actor_of(request)
    found = queries.line_for(by.commission_id, line_id)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numbers_commands.void_number(
            line_id=found.pk, reason=form.cleaned_data["reason"], by=by, when=this_moment(request)
        )
        messages.success(request, _("%(number)s dibatalkan.") % {"number": found.number_text})
        return redirect("signing:agenda_line", found.pk)
    return render(
        request, "signing/numbers_line.html", {"page": _line_page(by, found, form)}, status=status_of(request)
    )


def _line_page(by: Actor, found: AgendaLine, form: ReasonForm) -> LinePage:
    in_use = found.dossier is not None and state_of(found.dossier).status is not Status.CANCELLED
    keeps = any(by.holding_for(post) for post in KEEPERS)
    why_not = ""
    if in_use and found.dossier is not None:
        why_not = _(NumberIsInUse.message) % {"number": found.number_text, "code": found.dossier.code}
    elif not keeps:
        why_not = _("Buku agenda diisi oleh Subbagian Hukum; jabatan Anda hari ini tidak termasuk.")
    return LinePage(
        line=found,
        series=title_of(found.book.series),
        book_url=book_url(found.book.series, found.book.year),
        paper=numbers_queries.paper_entry(found),
        repair=getattr(found, "clock_repair", None),
        may_void=keeps and not in_use and not queries.is_void(found),
        why_not=why_not,
        rule=_(NumberIsInUse.rule) if in_use else "",
        form=form,
    )


@posts(*KEEPERS)
@require_http_methods(["POST"])
def reserve(request: HttpRequest, code: str) -> HttpResponse:
    """Pesan nomor: keep the next number for a decree before its signature."""
    dossier = dossier_for(actor_of(request), code)
    kept = numbers_commands.reserve_number(
        dossier_id=dossier.pk,
        by=actor_of(request),
        when=this_moment(request),
        request_key=request_key(request),
    )
    messages.success(request, _("%(number)s dipesan.") % {"number": kept.number_text})
    return redirect("signing:reservation", kept.pk)


@staff
@require_http_methods(METHODS)
def reservation(request: HttpRequest, reservation_id: int) -> HttpResponse:
    """Nomor dipesan: for which decree, by whom, and strike it out with a reason."""
    by = actor_of(request)
    found = numbers_queries.any_reservation(by.commission_id, reservation_id)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numbers_commands.void_reservation(
            reservation_id=found.pk, reason=form.cleaned_data["reason"], by=by, when=this_moment(request)
        )
        messages.success(request, _("Pesanan %(number)s dibatalkan.") % {"number": found.number_text})
        return redirect("signing:reservation", found.pk)
    page = ReservationPage(
        reservation=found,
        series=title_of(found.book.series),
        book_url=book_url(found.book.series, found.book.year),
        is_keeper=any(by.holding_for(post) for post in KEEPERS)
        and numbers_queries.reservation_for(by.commission_id, found.pk) is not None,
        form=form,
    )
    return render(request, "signing/numbers_reservation.html", {"page": page}, status=status_of(request))


@posts(*numbers_commands.CLOCK_KEEPERS)
@require_http_methods(METHODS)
def clock(request: HttpRequest, series: str) -> HttpResponse:
    """Jam server: explain a line that a clock running ahead has dated, so that numbering goes on."""
    by, when = actor_of(request), this_moment(request)
    if series not in queries.series_in_use():
        raise Http404(series)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numbers_commands.repair_clock(
            commission_id=by.commission_id,
            series=series,
            reason=form.cleaned_data["reason"],
            by=by,
            when=when,
        )
        messages.success(request, _("Penomoran dapat dilanjutkan."))
        return redirect(reverse("signing:clock", args=[series]))
    page = ClockPage(
        line=numbers_queries.line_from_the_future(by.commission_id, series, when.at),
        series=title_of(series),
        book_url=book_url(series, when.day.year),
        today=when.day.isoformat(),
        form=form,
    )
    return render(request, "signing/numbers_clock.html", {"page": page}, status=status_of(request))
