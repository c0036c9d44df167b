"""The figures of what is public: by year and kind, by status, by office. Every number leads to its list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from diktum.people import queries as people
from diktum.people.models import Commission
from diktum.portal.finding import while_unchanged
from diktum.portal.limits import open_page
from diktum.portal.lists import FORCES, LIST_ZONE, force_words, missing
from diktum.portal.pages import kind_title
from diktum.stages.publication.public_lists import Wanted, counts, spread_by_office, spread_by_year_and_kind
from diktum.ui.access import public
from diktum.ui.clock import this_moment
from diktum.ui.sending import fresh


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that leads to its list; no address where it is nought. `label` names its column on a phone."""

    count: int
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of figures."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class StatisticsPage:
    """The figures of all offices, or of one."""

    office: Commission | None
    total: int
    kinds: tuple[str, ...]
    years: tuple[Line, ...]
    forces: tuple[Line, ...]
    offices: tuple[Line, ...]


@public
@open_page
def statistics(request: HttpRequest, slug: str = "") -> HttpResponseBase:
    """Show how many decrees are public, of which years, kinds and status."""
    office = people.commissions().filter(slug=slug).first() if slug else None
    if slug and office is None:
        return missing(request, _("Satuan kerja ini tidak ada di sini."))
    on = this_moment(request, LIST_ZONE).day
    base = reverse("portal:office_decrees", args=[slug, "keputusan"]) if slug else reverse("portal:search")
    counted = while_unchanged("counts", (Wanted(slug=slug), on), lambda: counts(Wanted(slug=slug), on))
    spread = while_unchanged("spread", (slug,), lambda: spread_by_year_and_kind(slug))
    kinds = tuple(dict.fromkeys(kind for _year, kind, _count in sorted(spread, key=lambda each: each[1])))
    page = StatisticsPage(
        office=office,
        total=counted.total,
        kinds=tuple(kind_title(kind) for kind in kinds),
        years=tuple(_years(base, spread, kinds)),
        forces=tuple(
            Line(force_words(force), (_cell(base, counted_here, status=_name(force)),))
            for force, counted_here in counted.forces
        ),
        offices=() if office else tuple(_offices()),
    )
    return fresh(request, render(request, "portal/statistics.html", {"page": page}))


def _name(force: object) -> str:
    return next(name for name, each in FORCES.items() if each is force)


def _years(base: str, spread: tuple[tuple[int, str, int], ...], kinds: tuple[str, ...]) -> Iterator[Line]:
    counted = {(year, kind): count for year, kind, count in spread}
    for year in sorted({year for year, _kind in counted}, reverse=True):
        cells = [
            replace(
                _cell(base, counted.get((year, kind), 0), tahun=str(year), jenis=kind), label=kind_title(kind)
            )
            for kind in kinds
        ]
        whole = _cell(base, sum(cell.count for cell in cells), tahun=str(year))
        yield Line(str(year), (*cells, replace(whole, label=_("Jumlah"))))


def _offices() -> Iterator[Line]:
    spread = while_unchanged("offices", (), spread_by_office)
    for each in people.commissions():
        path = reverse("portal:office_statistics", args=[each.slug])
        count = spread.get(each.slug, 0)
        yield Line(each.name, (Cell(count, path if count else ""),))


def _cell(base: str, count: int, **query: str) -> Cell:
    return Cell(count, f"{base}?{urlencode(query)}" if count else "")
