"""Settings of the office: its people, its posts, its days off, the office itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diktum.core.language.names import check_nip
from diktum.core.refusal import Refused
from diktum.desk.commands import recount_deadlines
from diktum.desk.forms import AppointmentForm, EndForm, OffDayForm, PersonForm, UnitForm
from diktum.desk.office import appointment_rows, off_day_rows, own_off_day, person_rows
from diktum.people import commands, queries
from diktum.ui.access import actor_of, administrator
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of


def tried(form: Form, change: Callable[[], Any]) -> bool:
    """Carry out a change; where it is refused, show the answer with the form, everything typed kept."""
    try:
        change()
    except Refused as refusal:
        happened = _(refusal.message) % refusal.facts
        form.add_error(None, f"{happened} {_(refusal.remedy) % refusal.facts}")
        return False
    return True


def _warn_of_nip(request: HttpRequest, nip: str) -> None:
    for warning in check_nip(nip, this_moment(request).day):
        messages.warning(request, _(warning.message) + " " + _("Data tetap disimpan; periksa kembali."))


@administrator
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be set."""
    return render(request, "desk/settings.html")


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def persons(request: HttpRequest) -> HttpResponse:
    """Show the office's people, and add one."""
    by = actor_of(request)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data
        if tried(form, lambda: commands.add_person(commission_id=by.commission_id, by=by, **entry)):
            _warn_of_nip(request, entry["nip"])
            messages.success(request, _("%(name)s dicatat.") % {"name": entry["name"]})
            return redirect("desk:persons")
    rows = person_rows(by.commission_id, this_moment(request).day)
    return render(request, "desk/persons.html", {"rows": rows, "form": form}, status=status_of(request))


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Correct how a person is written."""
    by = actor_of(request)
    found = get_object_or_404(queries.persons(by.commission_id), pk=person_id)
    written = {name: getattr(found, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=written)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data
        if tried(form, lambda: commands.correct_person(person_id=person_id, by=by, **entry)):
            _warn_of_nip(request, entry["nip"])
            messages.success(request, _("Data %(name)s diperbarui.") % {"name": entry["name"]})
            return redirect("desk:persons")
    return render(request, "desk/person.html", {"person": found, "form": form}, status=status_of(request))


def _appointment_form(request: HttpRequest) -> AppointmentForm:
    office = actor_of(request).commission_id
    return AppointmentForm(
        request.POST if request.method == "POST" else None,
        people=[(str(each.pk), each.full_name) for each in queries.persons(office)],
        units=[(str(each.pk), each.name) for each in queries.units(office)],
    )


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def appointments(request: HttpRequest) -> HttpResponse:
    """Show who holds which post, and appoint."""
    by = actor_of(request)
    form = _appointment_form(request)
    if request.method == "POST" and form.is_valid():
        entry = dict(form.cleaned_data)
        person_id, unit_id = int(entry.pop("person")), int(entry.pop("unit") or 0) or None
        if tried(
            form,
            lambda: commands.appoint(
                commission_id=by.commission_id, person_id=person_id, unit_id=unit_id, by=by, **entry
            ),
        ):
            messages.success(request, _("Jabatan dicatat."))
            return redirect("desk:appointments")
    rows = appointment_rows(by.commission_id, this_moment(request).day)
    return render(request, "desk/appointments.html", {"rows": rows, "form": form}, status=status_of(request))


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def end_appointment(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """End an appointment; the row stays."""
    by = actor_of(request)
    found = get_object_or_404(queries.appointments(by.commission_id), pk=appointment_id)
    start = {"until": this_moment(request).day}
    form = EndForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until"]
        if tried(form, lambda: commands.end_appointment(appointment_id=appointment_id, until=until, by=by)):
            messages.success(request, _("Masa jabatan diakhiri."))
            return redirect("desk:appointments")
    return render(
        request, "desk/end_appointment.html", {"held": found, "form": form}, status=status_of(request)
    )


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def off_days(request: HttpRequest) -> HttpResponse:
    """Show the days off of a year, and add one of the office's own."""
    by, when = actor_of(request), this_moment(request)
    form = OffDayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data
        if tried(form, lambda: commands.add_off_day(commission_id=by.commission_id, by=by, **entry)):
            _tell_of_deadlines(request, entry["day"])
            return redirect("desk:off_days")
    year = _year(request, when.day.year)
    facts = {
        "rows": off_day_rows(by.commission_id, year),
        "form": form,
        "year": year,
        "years": (when.day.year - 1, when.day.year, when.day.year + 1),
    }
    return render(request, "desk/off_days.html", facts, status=status_of(request))


def _year(request: HttpRequest, this_year: int) -> int:
    asked = request.GET.get("tahun", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 1990 <= int(asked) <= 2100 else this_year


def _tell_of_deadlines(request: HttpRequest, day: date) -> None:
    moved = recount_deadlines(since=day, by=actor_of(request), when=this_moment(request))
    messages.success(
        request, _("Daftar hari libur diperbarui; tenggat %(number)s berkas bergeser.") % {"number": moved}
    )


@administrator
@require_POST
def remove_off_day(request: HttpRequest, off_day_id: int) -> HttpResponse:
    """Take a day off the office's own list."""
    by = actor_of(request)
    day = own_off_day(by.commission_id, off_day_id)
    if day is None:
        raise Http404
    commands.remove_off_day(off_day_id=off_day_id, by=by)
    _tell_of_deadlines(request, day)
    return redirect("desk:off_days")


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: HttpRequest) -> HttpResponse:
    """Show the office as its papers have it, and its units."""
    by = actor_of(request)
    form = UnitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data
        if tried(form, lambda: commands.add_unit(commission_id=by.commission_id, by=by, **entry)):
            messages.success(request, _("%(name)s dicatat.") % {"name": entry["name"]})
            return redirect("desk:office")
    facts = {
        "office": queries.commission(by.commission_id),
        "units": queries.units(by.commission_id),
        "form": form,
    }
    return render(request, "desk/office.html", facts, status=status_of(request))
