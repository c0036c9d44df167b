"""The books on screen, on paper and as tables. Each shows only the asker's own office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from diktum.core.language import clean_text, time_words
from diktum.formats.pdf import render as render_pdf
from diktum.formats.spreadsheet import csv_text, xlsx
from diktum.ledger.checkpoints import checkpoint_line
from diktum.people import queries as people
from diktum.registers import books
from diktum.registers.books import Book, Row
from diktum.registers.letter_book import letter_book
from diktum.registers.soundness import Soundness, soundness_of
from diktum.stages.distribution import queries as distribution
from diktum.stages.drafting.printing import zone_mark
from diktum.stages.plenary.letters import letter_years
from diktum.stages.signing import numbers_queries as numbers
from diktum.stages.signing import queries as signing
from diktum.stages.signing.series import title_of
from diktum.stages.verification import queries as verification
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment

PER_PAGE = 100
BOOK_KEEPERS = ("head_of_legal", "legal_officer")
STATUSES = (
    ("given", gettext_noop("Diberikan sistem")),
    ("paper", gettext_noop("Dari buku fisik")),
    ("reserved", gettext_noop("Dipesan")),
    ("void", gettext_noop("Batal")),
    ("empty", gettext_noop("Kosong")),
    ("invitation", gettext_noop("Undangan")),
    ("record", gettext_noop("Berita acara")),
)
LONGEST_SEARCH = 200
FIRST_YEAR, LAST_YEAR = 1900, 2999
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class BookPage:
    """A book on screen."""

    book: Book
    page_obj: Page[Row]
    q: str
    query: str
    found: int
    years: tuple[tuple[int, str, bool], ...]
    series: tuple[tuple[str, str, bool], ...]
    next_number: int | None
    soundness: Soundness | None
    checked: str
    folder: str
    others: tuple[tuple[str, str, bool], ...]
    statuses: tuple[tuple[str, str, bool], ...] = ()
    keeper_urls: tuple[tuple[str, str], ...] = ()
    stopped_url: str = ""


def _this_years(name: str) -> Callable[[HttpRequest], HttpResponse]:
    @staff
    @require_safe
    def book_of_this_year(request: HttpRequest) -> HttpResponse:
        """Lead to the book of the office's own year."""
        return redirect(name, this_moment(request).day.year)

    return book_of_this_year  # type: ignore[return-value]


agenda_now = _this_years("registers:agenda")
dispatch_now = _this_years("registers:dispatch")
control_now = _this_years("registers:control")
letters_now = _this_years("registers:letters")


@staff
@require_safe
def agenda(request: HttpRequest, year: int, series: str = "", form: str = "") -> HttpResponse:
    """Buku agenda: the numbers of a series in a year."""
    known = signing.series_in_use()
    series = series or known[0]
    if series not in known:
        raise Http404(series)
    office = actor_of(request).commission_id
    book = books.agenda_book(people.commission(office), _year(year), series)
    if form:
        return _given(request, book, form)
    today = this_moment(request).day
    return _shown(
        request,
        book,
        years=signing.years_of(office),
        series=tuple(
            (title_of(each), reverse("registers:agenda_of_series", args=[year, each]), each == series)
            for each in known
        ),
        next_number=signing.next_number(office, series, year) if year == today.year else None,
        soundness=soundness_of(book.agenda, book.explained),
        stopped_url=_stopped(request, office, series),
    )


def _stopped(request: HttpRequest, office: int, series: str) -> str:
    """Return where a clock that stops numbering is explained; "" while numbering goes on."""
    line = numbers.line_from_the_future(office, series, this_moment(request).at)
    return reverse("signing:clock", args=[series]) if line else ""


def _keeper_urls(request: HttpRequest, book: Book) -> tuple[tuple[str, str], ...]:
    """Return the doings of the agenda book's keeper, for a keeper."""
    kept = book.key == "agenda" and any(actor_of(request).holding_for(post) for post in BOOK_KEEPERS)
    if not kept or book.year > this_moment(request).day.year:
        return ()
    return (
        (_("Dari buku fisik"), reverse("signing:paper_line", args=[book.year, book.series])),
        (_("Impor buku fisik"), reverse("signing:paper_list", args=[book.year, book.series])),
    )


@staff
@require_safe
def dispatch(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """Buku ekspedisi: who was sent which copy, and who received it."""
    office = actor_of(request).commission_id
    book = books.dispatch_book(people.commission(office), _year(year))
    if form:
        return _given(request, book, form)
    years = tuple(each for each, _lines in distribution.dispatch_years(office))
    return _shown(request, book, years=years)


@staff
@require_safe
def control(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """Buku kartu kendali: every card that was filled in."""
    office = actor_of(request).commission_id
    book = books.control_book(people.commission(office), _year(year))
    return (
        _given(request, book, form) if form else _shown(request, book, years=verification.card_years(office))
    )


@staff
@require_safe
def letters(request: HttpRequest, year: int, form: str = "") -> HttpResponse:
    """Buku naskah pleno: the invitations and berita acara under their numbers."""
    office = actor_of(request).commission_id
    book = letter_book(people.commission(office), _year(year))
    return _given(request, book, form) if form else _shown(request, book, years=letter_years(office))


def _year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(year)
    return year


def _shown(
    request: HttpRequest,
    book: Book,
    *,
    years: tuple[int, ...],
    series: tuple[tuple[str, str, bool], ...] = (),
    next_number: int | None = None,
    soundness: Soundness | None = None,
    stopped_url: str = "",
) -> HttpResponse:
    q = clean_text(request.GET.get("q", ""))[:LONGEST_SEARCH].strip()
    status = request.GET.get("status", "")
    rows = [row for row in book.rows if row.has(q) and status in ("", row.status)]
    when, commission = this_moment(request), people.commission(actor_of(request).commission_id)
    page = BookPage(
        book=book,
        page_obj=Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman")),
        q=q,
        query="".join(
            f"{urlencode({name: value})}&" for name, value in (("q", q), ("status", status)) if value
        ),
        found=len(rows),
        years=tuple(
            (year, _address(book, year), year == book.year)
            for year in sorted({*years, book.year, when.day.year}, reverse=True)
        ),
        series=series,
        next_number=next_number,
        soundness=soundness,
        stopped_url=stopped_url,
        statuses=_statuses(book, status),
        keeper_urls=_keeper_urls(request, book),
        checked=time_words(when.at.astimezone(ZoneInfo(commission.zone)), zone_mark(commission)),
        folder=_address(book, book.year),
        others=tuple(
            (title, reverse(f"registers:{key}", args=[book.year]), key == book.key)
            for key, title in (
                ("agenda", _("Buku agenda")),
                ("dispatch", _("Buku ekspedisi")),
                ("control", _("Buku kartu kendali")),
                ("letters", _("Buku naskah pleno")),
            )
        ),
    )
    return render(request, f"registers/{book.key}.html", {"page": page})


def _statuses(book: Book, chosen: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the kinds of lines that a book has, as a filter; none where all are of one kind."""
    found = {row.status for row in book.rows}
    if len(found) < 2:
        return ()
    return (
        ("", _("Semua"), not chosen),
        *((key, _(name), key == chosen) for key, name in STATUSES if key in found),
    )


def _address(book: Book, year: int) -> str:
    if book.series:
        return reverse("registers:agenda_of_series", args=[year, book.series])
    return reverse(f"registers:{book.key}", args=[year])


def _given(request: HttpRequest, book: Book, form: str) -> HttpResponse:
    """Give a book as a file: the whole year, whatever was searched for."""
    name = "-".join(filter(None, ("buku", _FILE_NAMES[book.key], book.series, str(book.year))))
    if form == "pdf":
        made_at = book.written_at or this_moment(request).at
        paper = replace(book.paper, reference=checkpoint_line(actor_of(request).commission_id))
        return _file(render_pdf(paper, made_at=made_at), "application/pdf", f"{name}.pdf", "inline")
    values = [row.values for row in reversed(book.rows)]
    if form == "xlsx":
        return _file(xlsx(book.title, book.columns, values), XLSX, f"{name}.xlsx")
    return _file(csv_text(book.columns, values).encode(), "text/csv; charset=utf-8", f"{name}.csv")


_FILE_NAMES = {
    "agenda": "agenda",
    "dispatch": "ekspedisi",
    "control": "kartu-kendali",
    "letters": "naskah-pleno",
}


def _file(content: bytes, kind: str, name: str, way: str = "attachment") -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    return answer
