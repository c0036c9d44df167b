"""What a search answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diktum.search.asking import Asked
from diktum.search.entries import Source
from diktum.search.snippets import Piece

PER_PAGE = 20
LAST_PAGE = 500


class Order(StrEnum):
    """In which order hits come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Filters:
    """What hits are narrowed to; empty is everything. `unit` is a unit's key for staff, an office's slug for everybody."""

    year: int | None = None
    kind: str = ""
    status: str = ""
    unit: str = ""
    archive_code: str = ""

    def as_terms(self) -> dict[str, str | int]:
        """Give the filters that are on, by column."""
        wanted: dict[str, str | int | None] = {
            "year": self.year,
            "kind": self.kind,
            "status": self.status,
            "unit": self.unit,
            "archive_code": self.archive_code,
        }
        return {name: value for name, value in wanted.items() if value}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the hits; `quoted` asks for the place in each text where the words stand."""

    offset: int
    limit: int
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """One decree that was found, by its key in its source. `place` says where its original stands; only staff is told."""

    ref: int
    code: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    number: str
    day: dt.date
    kind: str
    status: str
    unit: str
    path: str
    place: str = ""
    source: Source = Source.DOSSIER


@dataclass(frozen=True, slots=True)
class Results:
    """
    One page of hits, how many there are in all, and how they spread over years, kinds, states, units and archive codes.

    `nearly` says that nothing matched as typed and words that are nearly so were taken; `suggestion` is the query spelt as
    the decrees spell it. `is_makeshift` says that the index is being built and only titles and numbers were looked at.
    """

    asked: Asked
    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    nearly: bool = False
    suggestion: str = ""
    is_makeshift: bool = False

    @property
    def pages(self) -> int:
        """Count the pages that can be turned to."""
        return max(1, min(LAST_PAGE, -(-self.total // PER_PAGE)))
