"""Questions about past decrees: which there are, what was read in their scans, which bear a word or a number."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from django.db.models import Q, QuerySet

from diktum.stages.archive.models import OldDecree, OldDecreeText
from diktum.stages.archive.records_queries import Record, records_of

AT_ONCE = 200


def old_records(commission_id: int, keys: Collection[int] | None = None) -> Iterator[tuple[Record, ...]]:
    """Give the past decrees of an office, all or those named, 200 at once (two statements each time)."""
    rows = OldDecree.objects.filter(commission_id=commission_id).order_by("pk")
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    after = 0
    while chunk := list(rows.filter(pk__gt=after)[:AT_ONCE]):
        yield records_of(olds=chunk)
        after = chunk[-1].pk


def count_of(commission_id: int) -> int:
    """Count the past decrees of an office."""
    return OldDecree.objects.filter(commission_id=commission_id).count()


def offices_of(keys: Collection[int]) -> dict[int, set[int]]:
    """Return the keys of past decrees by the office to which they belong; unknown keys are left out."""
    rows = OldDecree.objects.filter(pk__in=keys).order_by("commission_id").values_list("commission_id", "pk")
    return {office: {key for _office, key in each} for office, each in groupby(rows, lambda row: row[0])}


def read_texts(keys: Collection[int]) -> dict[int, str]:
    """Return what was read in the scans of past decrees, by key; nothing where none could be read."""
    rows = OldDecreeText.objects.filter(decree__in=keys, failure="").order_by("pk")
    return dict(rows.values_list("decree_id", "text"))


def old_matching(
    commission_id: int,
    words: Collection[str],
    numbers: Collection[str],
    *,
    year: int | None = None,
    code: str = "",
) -> QuerySet[OldDecree]:
    """Select the past decrees of an office, newest first, with all words in title, number or code and all numbers ("23/2022" or "23")."""
    rows = OldDecree.objects.filter(commission_id=commission_id).order_by("-enacted_on", "-pk")
    for word in words:
        rows = rows.filter(
            Q(title__icontains=word) | Q(code__icontains=word) | Q(number_text__icontains=word)
        )
    for asked in numbers:
        number, _slash, of_year = asked.partition("/")
        rows = rows.filter(number=int(number), **({"year": int(of_year)} if of_year else {}))
    rows = rows if year is None else rows.filter(year=year)
    return rows.filter(archive_code=code) if code else rows
