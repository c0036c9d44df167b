"""The search page of the staff: what was asked, what was found, by what it can be narrowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from diktum.core.procedure.events import STATUS_WORDS, Status
from diktum.people.queries import Actor, units
from diktum.search.entries import OLD_KIND
from diktum.search.results import PER_PAGE, Filters, Hit, Order, Results
from diktum.search.searching import search
from diktum.stages.drafting.decree_forms import template_for

MOST_CHOICES = 12
COLUMNS = {
    "tahun": "year",
    "jenis": "kind",
    "status": "status",
    "unit": "unit",
    "kode": "archive_code",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the hits, or to take that back, as a link."""

    label: str
    count: int
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The ways to narrow by one column."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A hit in the words of the screen."""

    hit: Hit
    status: str
    kind: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class FindingPage:
    """What the search page shows."""

    results: Results
    rows: tuple[FoundRow, ...]
    facets: tuple[Facet, ...]
    hidden: tuple[tuple[str, str], ...]
    orders: tuple[Choice, ...]
    page_obj: Page[int]
    query: str
    suggestion_query: str
    is_narrowed: bool


def finding_page(actor: Actor, asked: Mapping[str, str], *, is_typing: bool = False) -> FindingPage:
    """Search as the address says. What makes no sense in it counts as not asked."""
    wanted = {key: asked.get(key, "")[:60].replace("\x00", "") for key in COLUMNS if asked.get(key)}
    order = Order.NEWEST if asked.get("urut") == Order.NEWEST else Order.RELEVANCE
    filters = _filters(wanted)
    typed, number = asked.get("q", ""), _whole(asked.get("halaman", "")) or 1
    ask = partial(search, typed, actor=actor, filters=filters, order=order, is_typing=is_typing)
    results = ask(page=number)
    if number > results.pages:
        results = ask(page=results.pages)
    kept = {"q": results.asked.typed, **wanted, "urut": order if order is Order.NEWEST else ""}
    names = _names(actor)
    return FindingPage(
        results=results,
        rows=tuple(_row(hit) for hit in results.hits),
        facets=tuple(_facets(results, kept, names)),
        hidden=tuple((key, value) for key, value in kept.items() if value and key != "q"),
        orders=tuple(_orders(kept, order)),
        page_obj=Paginator(range(min(results.total, results.pages * PER_PAGE)), PER_PAGE).get_page(
            results.page
        ),
        query=f"{_query(kept)}&",
        suggestion_query=_query(kept | {"q": results.suggestion}),
        is_narrowed=bool(wanted),
    )


def _filters(wanted: Mapping[str, str]) -> Filters:
    return Filters(
        year=_whole(wanted.get("tahun", "")),
        kind=wanted.get("jenis", ""),
        status=wanted.get("status", ""),
        unit=wanted.get("unit", ""),
        archive_code=wanted.get("kode", ""),
    )


def _whole(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else None


def _row(hit: Hit) -> FoundRow:
    status = Status(hit.status)
    return FoundRow(
        hit=hit,
        status=_(STATUS_WORDS[status]).capitalize(),
        kind=_kind(hit.kind),
        is_done=status is Status.FINISHED,
    )


def _kind(key: str) -> str:
    if key == OLD_KIND:
        return _("SK lama")
    template = template_for(key)
    return template.title if template else key


def _names(actor: Actor) -> dict[str, Callable[[str], str]]:
    parts = {str(unit.pk): unit.name for unit in units(actor.commission_id)}
    words = {status.value: _(said).capitalize() for status, said in STATUS_WORDS.items()}
    return {
        "jenis": _kind,
        "status": lambda value: words.get(value, value),
        "unit": lambda value: parts.get(value, value),
    }


def _facets(
    results: Results, kept: Mapping[str, str], names: Mapping[str, Callable[[str], str]]
) -> Iterator[Facet]:
    titles = {
        "tahun": _("Tahun"),
        "jenis": _("Jenis"),
        "status": _("Status"),
        "unit": _("Pengusul"),
        "kode": _("Kode arsip"),
    }
    for key, column in COLUMNS.items():
        counts = results.facets.get(column, ())
        chosen = kept.get(key, "")
        if len(counts) < 2 and not chosen:
            continue
        said = names.get(key, str)
        ordered = sorted(counts, reverse=True) if key == "tahun" else counts
        choices = [_choice(kept, key, value, count, said(value)) for value, count in ordered[:MOST_CHOICES]]
        if chosen and not any(choice.is_current for choice in choices):
            choices.insert(0, _choice(kept, key, chosen, 0, said(chosen)))
        yield Facet(titles[key], tuple(choices))


def _choice(kept: Mapping[str, str], key: str, value: str, count: int, label: str) -> Choice:
    is_current = kept.get(key) == value
    return Choice(label, count, _query({**kept, key: "" if is_current else value}), is_current)


def _orders(kept: Mapping[str, str], order: Order) -> Iterator[Choice]:
    for value, label in ((Order.RELEVANCE, _("Paling cocok")), (Order.NEWEST, _("Terbaru"))):
        urut = value if value is Order.NEWEST else ""
        yield Choice(label, 0, _query({**kept, "urut": urut}), order is value)


def _query(kept: Mapping[str, str]) -> str:
    return urlencode({key: value for key, value in kept.items() if value})
