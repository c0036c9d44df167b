"""What the public pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page

from diktum.people.models import Commission
from diktum.search.snippets import Piece
from diktum.stages.distribution.queries import METHOD_WORDS
from diktum.stages.drafting.decree_forms import template_for
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.publication.abstracts import Abstract, abstract_from
from diktum.stages.publication.metadata import lines
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.public_data import bond_path, citation, json_ld, number_of, path_of
from diktum.stages.publication.published_copy import public_url
from diktum.stages.publication.standing import NOTHING_CHANGED, Bond, Standing

if TYPE_CHECKING:
    from diktum.stages.publication.models import PublishedDecree


@dataclass(frozen=True, slots=True)
class Hit:
    """One decree in a list: what it is, where it is, where the words were found."""

    path: str
    title: str
    number: str
    office: str
    enacted_on: date
    kind: str
    status: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter, as a link."""

    label: str
    query: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search of all offices, or of one."""

    office: Commission | None
    words: str
    year: int | None
    hits: tuple[Hit, ...]
    total: int
    page_obj: Page[PublishedDecree] | Page[int]
    query: str
    years: tuple[Choice, ...]
    offices: tuple[Commission, ...]
    suggestion: str
    suggestion_query: str
    is_makeshift: bool


@dataclass(frozen=True, slots=True)
class DecreePage:
    """A public decree."""

    row: PublishedDecree
    origin: Origin
    read: ReadDecree
    abstract: Abstract
    metadata: tuple[tuple[str, str], ...]
    citation: str
    signature: str
    path: str
    stem: str
    url: str
    fingerprint: str
    data: dict[str, Any]
    standing: Standing
    bonds: tuple[tuple[Bond, str], ...]


def decree_page(row: PublishedDecree, origin: Origin, standing: Standing) -> DecreePage:
    """Describe a public decree for its page."""
    path = path_of(row)
    sha256 = row.entry.copy.sha256
    return DecreePage(
        row=row,
        origin=origin,
        read=reading_of(origin.issued.decree),
        abstract=abstract_from(row.content.abstract),
        metadata=lines(row.content.metadata),
        citation=citation(origin),
        signature=str(METHOD_WORDS.get(origin.issued.method, "")),
        path=path,
        stem=path.removesuffix("/"),
        url=public_url(path),
        fingerprint=f"{sha256[:4]} {sha256[4:8]}".upper(),
        data=json_ld(row, origin, standing),
        standing=standing,
        bonds=tuple((bond, bond_path(row, bond)) for bond in standing.bonds),
    )


def hit(row: PublishedDecree, snippet: tuple[Piece, ...], standing: Standing = NOTHING_CHANGED) -> Hit:
    """Describe a decree in a list, with the place where the words stand."""
    template = template_for(row.kind)
    return Hit(
        path=path_of(row),
        title=row.title,
        number=number_of(row).in_text(),
        office=row.commission.name,
        enacted_on=row.enacted_on,
        kind=template.title if template else "",
        status=standing.words,
        snippet=snippet,
    )


def year_choices(years: tuple[int, ...], chosen: int | None, words: str) -> tuple[Choice, ...]:
    """Return the filter by year; none where there is but one year."""
    if len(years) < 2:
        return ()
    return tuple(Choice(str(year), query_of(words, year), year == chosen) for year in years)


def query_of(words: str, year: int | None) -> str:
    """Return what was asked as the query of an address."""
    asked = {"q": words, "tahun": year or ""}
    return urlencode({key: value for key, value in asked.items() if value})
