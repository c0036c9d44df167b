"""The pages of the register of persons: read a list, look at what it would do, take it in; hand the register out."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from diktum.core.refusal import Refused
from diktum.formats.sheet_rows import MOST_BYTES
from diktum.formats.spreadsheet import csv_text, xlsx
from diktum.people.register import COLUMNS, MOST_ROWS, RowFault
from diktum.people.register_plan import Plan, PlanKind, PlannedRow, plan_of_import, waiting_import
from diktum.people.register_queries import register_table
from diktum.stages.verification import people_register
from diktum.ui.access import actor_of, administrator
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

SHOWN = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE = (
    "Orang Contoh",
    "",
    "S.H.",
    "198001012005011999",
    "orang@contoh.example",
    "Analis Hukum",
    "",
    "pelaksana",
    "02-01-2023",
    "",
    "",
)


class ListForm(Form):
    """A list of persons in a file."""

    list = forms.FileField(
        label=gettext_lazy("Berkas XLSX atau CSV"),
        help_text=gettext_lazy("Lembar pertama dibaca. Paling besar 5 MB dan 12.000 baris."),
    )

    def clean_list(self) -> object:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["list"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("Berkas ini lebih besar dari 5 MB."))
        return upload


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A bad row, in the reader's language."""

    number: int
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the preview, in the reader's language."""

    number: int
    name: str
    job: str
    changes: tuple[tuple[str, str, str], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewGroup:
    """The rows that do one thing: how many, and the first of them."""

    title: str
    count: int
    rows: tuple[ShownRow, ...]

    @property
    def more(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What a list would do."""

    filename: str
    mark: str
    faults: tuple[FaultRow, ...]
    fault_count: int
    groups: tuple[PreviewGroup, ...]
    unchanged: int
    may_take_in: bool


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def import_persons(request: HttpRequest) -> HttpResponse:
    """Read a list of persons; nothing is taken in yet."""
    posted = request.method == "POST"
    form = ListForm(request.POST if posted else None, files=request.FILES if posted else None)
    if posted and form.is_valid():
        upload = form.cleaned_data["list"]
        try:
            held = people_register.read_list(
                content=upload.read(), filename=upload.name, by=actor_of(request), when=this_moment(request)
            )
        except Refused as refusal:
            form.add_error("list", f"{_(refusal.message) % refusal.facts} {_(refusal.remedy)}")
        else:
            return redirect("verification:import_preview", held.pk)
    facts = {"form": form, "columns": list(COLUMNS.values()), "most": MOST_ROWS}
    return render(request, "verification/register_import.html", facts, status=status_of(request))


@administrator
@require_http_methods(["GET", "HEAD", "POST"])
def import_preview(request: HttpRequest, import_id: int) -> HttpResponse:
    """Show what a list would do; take it in on POST."""
    by, when = actor_of(request), this_moment(request)
    if request.method == "POST":
        done = people_register.take_list_in(
            import_id=import_id, seen=request.POST.get("seen", ""), by=by, when=when
        )
        messages.success(
            request,
            _("Daftar dimasukkan: %(new)s baru, %(changed)s berubah, %(unchanged)s tetap.")
            % {kind.value: done[kind.value] for kind in PlanKind},
        )
        return redirect("desk:persons")
    held = waiting_import(by.commission_id, import_id)
    if held is None:
        raise Http404
    page = _page(held.filename, plan_of_import(held, when.day))
    return render(request, "verification/register_preview.html", {"page": page})


@administrator
@require_safe
def export_persons(request: HttpRequest, form: str) -> HttpResponse:
    """Hand out the register as CSV or XLSX: it can be read in again, and nothing in it is ever calculated."""
    head, rows = register_table(actor_of(request).commission_id)
    return _file(form, _("daftar-orang"), head, rows)


@administrator
@require_safe
def example_list(_request: HttpRequest, form: str) -> HttpResponse:
    """Hand out an empty list with one invented row."""
    return _file(form, _("contoh-daftar-orang"), tuple(COLUMNS.values()), (EXAMPLE,))


def _file(form: str, name: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> HttpResponse:
    if form == "xlsx":
        answer = HttpResponse(xlsx(name, head, rows), content_type=XLSX)
    else:
        answer = HttpResponse(csv_text(head, rows).encode(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def _page(filename: str, plan: Plan) -> PreviewPage:
    groups = (
        (_("Orang baru"), plan.of(PlanKind.NEW)),
        (_("Data yang berubah"), plan.of(PlanKind.CHANGED)),
    )
    return PreviewPage(
        filename=filename,
        mark=plan.mark,
        faults=tuple(_fault(fault) for fault in plan.faults[:SHOWN]),
        fault_count=len(plan.faults),
        groups=tuple(
            PreviewGroup(title, len(rows), tuple(_row(row) for row in rows[:SHOWN]))
            for title, rows in groups
            if rows
        ),
        unchanged=len(plan.of(PlanKind.UNCHANGED)),
        may_take_in=not plan.faults and any(rows for _title, rows in groups),
    )


def _fault(fault: RowFault) -> FaultRow:
    facts = {key: _(value) for key, value in fault.facts}
    return FaultRow(fault.number, fault.name, _(fault.template) % facts)


def _row(row: PlannedRow) -> ShownRow:
    entry = row.entry
    return ShownRow(
        number=entry.number,
        name=entry.name,
        job=", ".join(filter(None, (entry.title, entry.institution))),
        changes=tuple((_(change.column), change.before or "–", change.after) for change in row.changes),
        warnings=tuple(_(warning) for warning in row.warnings),
    )
