"""Lists for the public: decrees by year, kind, status and subject, how many of each, and when each last moved."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from diktum.stages.publication.models import PublicationWithdrawal, PublishedDecree, RelationRevert
from diktum.stages.publication.queries import public_decrees
from diktum.stages.publication.relation_models import Bearing, DecreeRelation
from diktum.stages.publication.standing import Force, counting

_BY_WEIGHT = (
    (Bearing.REVOKES, Force.REVOKED),
    (Bearing.REVOKES_IN_PART, Force.PARTLY_REVOKED),
    (Bearing.AMENDS, Force.AMENDED),
)
_JOIN = " - "


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a public list is narrowed to; empty is everything. `subject` is one of the subjects of the metadata."""

    slug: str = ""
    series: str = ""
    year: int | None = None
    kind: str = ""
    subject: str = ""
    force: Force | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many decrees a list holds, and how they spread. Each column is counted as if it were not narrowed itself."""

    total: int
    years: tuple[tuple[int, int], ...]
    kinds: tuple[tuple[str, int], ...]
    forces: tuple[tuple[Force, int], ...]
    subjects: tuple[tuple[str, int], ...]


def decrees(wanted: Wanted, on: dt.date) -> QuerySet[PublishedDecree]:
    """Select the public decrees that a list shows, newest first; the status is that of a day."""
    rows = public_decrees(slug=wanted.slug, year=wanted.year, kind=wanted.kind)
    if wanted.series:
        rows = rows.filter(series=wanted.series)
    if wanted.subject:
        rows = rows.alias(subjects=KeyTextTransform("subjects", "content__metadata")).filter(
            _has(wanted.subject)
        )
    if wanted.force is not None:
        rows = rows.filter(_in(wanted.force, on))
    return rows.order_by("-enacted_on", "-pk")


def counts(wanted: Wanted, on: dt.date) -> Counts:
    """Count a list and how it spreads (eight statements)."""
    rows = decrees(wanted, on).order_by()
    years = _grouped(decrees(replace(wanted, year=None), on), "year")
    kinds = _grouped(decrees(replace(wanted, kind=""), on), "kind")
    return Counts(
        total=rows.count(),
        years=tuple(sorted(((int(year), count) for year, count in years), reverse=True)),
        kinds=tuple(sorted(kinds, key=lambda each: (-each[1], each[0]))),
        forces=_forces(replace(wanted, force=None), on),
        subjects=_subjects(decrees(replace(wanted, subject=""), on)),
    )


def marks() -> tuple[int, ...]:
    """Return marks that change whenever anything in the public lists of any office does (four statements)."""
    tables: tuple[type[Any], ...] = (
        PublishedDecree,
        PublicationWithdrawal,
        DecreeRelation,
        RelationRevert,
    )
    return tuple(table.objects.aggregate(newest=Max("pk"))["newest"] or 0 for table in tables)


def moves(on: dt.date) -> dict[int, dt.datetime]:
    """
    Return when a relation last moved each decree that has any, by the key of its dossier.

    A relation moves both its decrees when it is recorded, when it is reverted, and on the day from which it counts.
    """
    moved: dict[int, dt.datetime] = {}
    for acting, target, recorded, reverted, counts_from in DecreeRelation.objects.values_list(
        "acting_id", "target_id", "recorded_at", "revert__recorded_at", "effective_on"
    ):
        at = max(recorded, reverted or recorded)
        if counts_from <= on and reverted is None:
            at = max(at, dt.datetime.combine(counts_from, dt.time(), dt.UTC))
        for decree in filter(None, (acting, target)):
            moved[decree] = max(at, moved.get(decree, at))
    return moved


def spread_by_year_and_kind(slug: str = "") -> tuple[tuple[int, str, int], ...]:
    """Return how many public decrees there are of each kind in each year, newest year first."""
    rows = public_decrees(slug=slug).order_by().values_list("year", "kind").annotate(Count("pk"))
    return tuple(sorted(rows, key=lambda each: (-each[0], each[1])))


def spread_by_office() -> dict[str, int]:
    """Return how many public decrees each office has, by its slug."""
    rows = public_decrees().order_by().values_list("commission__slug").annotate(Count("pk"))
    return dict(rows)


def public_among(decree_ids: set[int]) -> dict[int, PublishedDecree]:
    """Return those of some decrees that everybody may read, by the key of their dossiers, with what their texts need."""
    rows = public_decrees().filter(decree_id__in=decree_ids)
    return {row.decree_id: row for row in rows.select_related("decree__commission", "decree__procedure")}


def _grouped(rows: QuerySet[PublishedDecree], column: str) -> list[tuple[Any, int]]:
    return list(rows.order_by().values_list(column).annotate(Count("pk")))


def _forces(wanted: Wanted, on: dt.date) -> tuple[tuple[Force, int], ...]:
    total = decrees(wanted, on).count()
    touched = [
        (force, decrees(replace(wanted, force=force), on).count()) for _bearing, force in reversed(_BY_WEIGHT)
    ]
    whole = (Force.IN_FORCE, total - sum(count for _force, count in touched))
    return tuple(each for each in (whole, *touched) if each[1])


def _subjects(rows: QuerySet[PublishedDecree]) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    lines = rows.order_by().annotate(subjects=KeyTextTransform("subjects", "content__metadata"))
    for line, count in lines.values_list("subjects").annotate(Count("pk")):
        for subject in dict.fromkeys((line or "").split(_JOIN)):
            found[subject.strip()] += count
    found.pop("", None)
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _has(subject: str) -> Q:
    return (
        Q(subjects=subject)
        | Q(subjects__startswith=f"{subject}{_JOIN}")
        | Q(subjects__endswith=f"{_JOIN}{subject}")
        | Q(subjects__contains=f"{_JOIN}{subject}{_JOIN}")
    )


def _in(force: Force, on: dt.date) -> Q:
    """Hold for decrees whose status on a day is `force`: the heaviest of what they suffered."""
    found = Q()
    for bearing, heavier in _BY_WEIGHT:
        suffered = counting().filter(target=OuterRef("decree"), kind=bearing, effective_on__lte=on)
        if heavier is force:
            return found & Q(Exists(suffered.select_related(None)))
        found &= ~Q(Exists(suffered.select_related(None)))
    return found
