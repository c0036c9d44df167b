"""Evaluasi JDIH of half a year: its page, its report as PDF and CSV."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from diktum.core.language import date_words
from diktum.formats import papers as p
from diktum.formats.pdf import render as set_paper
from diktum.stages.drafting.printing import layout_of, letterhead_of, paragraphs
from diktum.stages.publication.models import SemesterEvaluation
from diktum.stages.publication.semesters import (
    HEAD,
    LONGEST,
    Semester,
    as_csv,
    evaluation_of,
    figure_lines,
    figures_of,
    record_semester,
    recorded_evaluation,
)
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

SHOWN = 6


class SemesterForm(Form):
    """Evaluasi semester."""

    findings = forms.CharField(
        label=gettext_lazy("Temuan"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    follow_up = forms.CharField(
        label=gettext_lazy("Tindak lanjut"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True, slots=True)
class SemesterPage:
    """One semester: its figures now, what was recorded, and the others to choose from."""

    semester: Semester
    figures: tuple[tuple[str, str], ...]
    recorded: SemesterEvaluation | None
    others: tuple[Semester, ...]
    may_record: bool
    form: Form


@staff
def semesters(request: HttpRequest) -> HttpResponse:
    """Lead to the semester of today."""
    current = Semester.of(this_moment(request).day)
    return redirect("publication:semester", current.year, current.number)


@staff
def semester(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show a semester with its figures; the head of legal records its evaluation."""
    by, when, chosen = actor_of(request), this_moment(request), _semester(year, number)
    form = SemesterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_semester(semester=chosen, by=by, when=when, **form.cleaned_data)
        messages.success(request, _("Evaluasi semester dicatat."))
        return redirect("publication:semester", year, number)
    figures = figure_lines(figures_of(by.commission_id, chosen))
    page = SemesterPage(
        semester=chosen,
        figures=tuple((_(label), value) for label, value in figures),
        recorded=evaluation_of(by.commission_id, chosen),
        others=_newest(Semester.of(when.day)),
        may_record=by.may(HEAD) and chosen.first <= when.day,
        form=form,
    )
    return render(request, "publication/semester.html", {"page": page}, status=status_of(request))


@staff
@require_safe
def semester_pdf(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Print the evaluation of a semester."""
    row = recorded_evaluation(actor_of(request).commission_id, _semester(year, number))
    return _file(report(row), "application/pdf", f"evaluasi-jdih-{year}-{number}.pdf")


@staff
@require_safe
def semester_csv(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Hand out the evaluation of a semester for spreadsheets."""
    row = recorded_evaluation(actor_of(request).commission_id, _semester(year, number))
    return _file(as_csv(row), "text/csv; charset=utf-8", f"evaluasi-jdih-{year}-{number}.csv")


def report(row: SemesterEvaluation) -> bytes:
    """Print an evaluation from what was recorded: the same row gives the same bytes."""
    office = row.commission
    period = f"Semester {row.semester} Tahun {row.year}"
    paper = p.EvaluationPaper(
        title="Laporan Evaluasi Pengelolaan JDIH",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=period,
        facts=(p.Fact("Periode", period), p.Fact("Keadaan pada", date_words(row.done_on))),
        blocks=(
            p.Heading(label="A.", title="Capaian"),
            p.Table(
                columns=(p.Column("Uraian", "4"), p.Column("Jumlah", "1", "right")),
                rows=figure_lines(row.figures),
            ),
            p.Heading(label="B.", title="Temuan"),
            *paragraphs(row.findings),
            p.Heading(label="C.", title="Tindak lanjut"),
            *paragraphs(row.follow_up),
        ),
        signatures=(
            p.SignatureBlock(
                office=row.post_title,
                name=row.done_by,
                place_and_date=(f"{office.seat}, {date_words(row.done_on)}",),
            ),
        ),
    )
    return set_paper(paper, made_at=row.done_at)


def _newest(current: Semester) -> tuple[Semester, ...]:
    found = [current]
    while len(found) < SHOWN:
        found.append(found[-1].before)
    return tuple(found)


def _semester(year: int, number: int) -> Semester:
    if number not in (1, 2) or not 2000 <= year <= 2999:
        raise Http404
    return Semester(year, number)


def _file(body: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=media_type)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
