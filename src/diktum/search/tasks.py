"""Jobs of the search: they bring the index up to what the database already says."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.dossiers.search_queue import QUEUE, REFRESH
from diktum.search import keeping
from diktum.stages.archive.records_refresh import REFRESH_OLD

MEND = "search.mend"
_AGAIN = RetryStrategy(max_attempts=200, wait=3)


@app.task(name=REFRESH, queue=QUEUE, lock=QUEUE, retry=_AGAIN)
def refresh(dossier_id: int) -> int:
    """Bring one dossier up to date in the index."""
    return keeping.refresh(dossier_id)


@app.task(name=REFRESH_OLD, queue=QUEUE, lock=QUEUE, retry=_AGAIN)
def refresh_old(old_decree_ids: list[int]) -> int:
    """Bring past decrees up to date in the index."""
    return keeping.refresh_old(old_decree_ids)


@app.task(name=MEND, queue=QUEUE, lock=QUEUE, retry=_AGAIN)
def mend() -> int:
    """Build the parts of the index that are missing or damaged."""
    return keeping.mend()


def ask_to_mend() -> None:
    """Queue the mending of the index, once."""
    if not ProcrastinateJob.objects.filter(task_name=MEND, status__in=("todo", "doing")).exists():
        mend.defer()
