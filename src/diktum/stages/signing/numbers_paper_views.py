"""The pages of the paper book: one line by hand, a list with its dry run."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from diktum.core.refusal import Refused
from diktum.files.store import open_file
from diktum.formats.spreadsheet import csv_text, xlsx
from diktum.stages.signing import numbers_paper_commands as commands
from diktum.stages.signing import numbers_queries, queries
from diktum.stages.signing.numbers_forms import (
    PaperLineForm,
    PaperListForm,
    ReasonForm,
    refusal_words,
    sentence_of,
)
from diktum.stages.signing.numbers_paper import COLUMNS, PaperLine
from diktum.stages.signing.numbers_views import KEEPERS, METHODS, book_url
from diktum.stages.signing.series import title_of
from diktum.ui.access import actor_of, posts, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

SHOWN = 100
FIRST_YEAR = 1950
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE = (
    "1",
    "05-01-2022",
    "",
    "05-01-2022",
    "Tim Pelaksana Kegiatan Contoh Tahun 2022",
    "penetapan",
    "Subbagian Teknis",
    "Orang Contoh, Ketua",
    "1/PK.01-BA/2022",
    "buku I, halaman 1, baris 1",
    "",
)


@dataclass(frozen=True, slots=True)
class PaperLinePage:
    """One line of the paper book by hand."""

    title: str
    book_url: str
    list_url: str
    next_number: int
    form: PaperLineForm


@dataclass(frozen=True, slots=True)
class PaperListPage:
    """A list of the paper book."""

    title: str
    book_url: str
    series: str
    year: int
    columns: tuple[str, ...]
    form: PaperListForm


@dataclass(frozen=True, slots=True)
class PaperPreviewPage:
    """What a list would do to the book."""

    title: str
    book_url: str
    list_url: str
    filename: str
    mark: str
    count: int
    lines: tuple[PaperLine, ...]
    faults: tuple[tuple[int, str], ...]
    fault_count: int
    gaps: tuple[str, ...]
    missing: int
    most_missing: int
    next_number: int
    may_take_in: bool
    form: ReasonForm

    @property
    def more(self) -> int:
        """Return how many good rows are not shown."""
        return self.count - len(self.lines)


def _named(request: HttpRequest, series: str, year: int) -> str:
    """Return the title of a book that can be; 404 for any other."""
    if series not in queries.series_in_use() or not FIRST_YEAR <= year <= this_moment(request).day.year:
        raise Http404(series)
    return _("Buku agenda %(series)s %(year)s") % {"series": title_of(series), "year": year}


@posts(*KEEPERS)
@require_http_methods(METHODS)
def paper_line(request: HttpRequest, year: int, series: str) -> HttpResponse:
    """Dari buku fisik: write down one number that was given on paper."""
    title, by, when = _named(request, series, year), actor_of(request), this_moment(request)
    posted = request.method == "POST"
    form = PaperLineForm(
        request.POST if posted else None,
        files=request.FILES if posted else None,
        year=year,
        today=when.day,
    )
    if posted and form.is_valid():
        try:
            row = commands.record_paper_line(
                series=series,
                year=year,
                line=form.line,
                reason=form.cleaned_data["reason"],
                photo=form.cleaned_data["photo"],
                by=by,
                when=when,
            )
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("%(number)s dicatat dari buku fisik.") % {"number": row.number_text})
            return redirect("signing:agenda_line", row.pk)
    page = PaperLinePage(
        title=title,
        book_url=book_url(series, year),
        list_url=f"/buku-agenda/{year}/{series}/impor/",
        next_number=queries.next_number(by.commission_id, series, year),
        form=form,
    )
    return render(request, "signing/numbers_paper_line.html", {"page": page}, status=status_of(request))


@posts(*KEEPERS)
@require_http_methods(METHODS)
def paper_list(request: HttpRequest, year: int, series: str) -> HttpResponse:
    """Impor buku fisik: read a list; nothing is written yet."""
    title, by = _named(request, series, year), actor_of(request)
    posted = request.method == "POST"
    form = PaperListForm(request.POST if posted else None, files=request.FILES if posted else None)
    if posted and form.is_valid():
        upload = form.cleaned_data["list"]
        try:
            reading = commands.read_paper_book(
                series=series,
                year=year,
                content=upload.read(),
                filename=upload.name,
                by=by,
                when=this_moment(request),
            )
        except Refused as refusal:
            form.add_error("list", refusal_words(refusal))
        else:
            return redirect("signing:paper_preview", reading.pk)
    page = PaperListPage(title, book_url(series, year), series, year, tuple(COLUMNS.values()), form)
    return render(request, "signing/numbers_paper_list.html", {"page": page}, status=status_of(request))


@posts(*KEEPERS)
@require_http_methods(METHODS)
def paper_preview(request: HttpRequest, reading_id: int) -> HttpResponse:
    """Pratinjau impor: what a list would do; take it in on POST, with a reason."""
    by = actor_of(request)
    reading = commands.waiting_reading(by.commission_id, reading_id)
    if reading is None:
        messages.info(request, _("Daftar itu sudah dicatat atau sudah diganti pratinjau yang lebih baru."))
        return redirect("registers:agenda_now")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = commands.take_paper_book_in(
            reading_id=reading.pk,
            seen=request.POST.get("seen", ""),
            reason=form.cleaned_data["reason"],
            by=by,
            when=this_moment(request),
        )
        if done is not None:
            messages.success(
                request,
                _("%(count)s baris dicatat dari buku fisik, nomor %(first)s sampai %(last)s.")
                % {"count": done.rows, "first": done.first, "last": done.last},
            )
        return redirect(book_url(reading.book.series, reading.book.year))
    plan, series, year = commands.plan_of(reading), reading.book.series, reading.book.year
    page = PaperPreviewPage(
        title=_named(request, series, year),
        book_url=book_url(series, year),
        list_url=f"/buku-agenda/{year}/{series}/impor/",
        filename=reading.filename,
        mark=plan.mark,
        count=len(plan.lines),
        lines=plan.lines[:SHOWN],
        faults=tuple((fault.row, sentence_of(fault)) for fault in plan.faults[:SHOWN]),
        fault_count=len(plan.faults),
        gaps=tuple(str(gap) for gap in plan.gaps[:SHOWN]),
        missing=plan.missing,
        most_missing=commands.MOST_GAPS,
        next_number=max([plan.last, *(line.number for line in plan.lines)]) + 1,
        may_take_in=not plan.faults and bool(plan.lines) and plan.missing <= commands.MOST_GAPS,
        form=form,
    )
    return render(request, "signing/numbers_paper_preview.html", {"page": page}, status=status_of(request))


@posts(*KEEPERS)
@require_safe
def example(_request: HttpRequest, form: str) -> HttpResponse:
    """Hand out a list with one invented row."""
    head, name = tuple(COLUMNS.values()), "contoh-buku-agenda"
    if form == "xlsx":
        answer = HttpResponse(xlsx(name, head, (EXAMPLE,)), content_type=XLSX)
    else:
        answer = HttpResponse(csv_text(head, (EXAMPLE,)).encode(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


@staff
@require_safe
def photo(request: HttpRequest, line_id: int) -> FileResponse:
    """Give the photo of the page of the paper book."""
    line = queries.line_for(actor_of(request).commission_id, line_id)
    entry = numbers_queries.paper_entry(line) if line else None
    if entry is None or entry.photo is None:
        raise Http404
    return FileResponse(
        open_file(entry.photo),
        as_attachment=True,
        filename=entry.photo.original_name,
        content_type=entry.photo.media_type,
    )
