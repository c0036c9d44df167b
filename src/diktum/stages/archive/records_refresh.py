"""Say that a record changed, so that it is found as it is now. The search itself stands above and takes this up."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from diktum.dossiers.search_queue import QUEUE, refresh_search
from diktum.stages.archive.records_queries import Record

REFRESH_OLD = "search.refresh_old"  # by its name: the job itself stands above


def refresh_old_decrees(keys: Iterable[int]) -> None:
    """Queue the refresh of past decrees in the caller's transaction: one job, whatever their number."""
    ids: list[JSONValue] = list(keys)
    if ids:
        app.configure_task(REFRESH_OLD, queue=QUEUE, lock=QUEUE).defer(old_decree_ids=ids)


def refresh_records(changed: Collection[Record]) -> None:
    """Queue the refresh of records in the caller's transaction."""
    for record in changed:
        if record.original is not None:
            refresh_search(record.original.dossier_id)
    refresh_old_decrees(record.old.pk for record in changed if record.old is not None)
