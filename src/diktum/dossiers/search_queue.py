"""Say that a dossier changed, so that it is found as it is now. The search itself stands far above and takes this up."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

REFRESH = "search.refresh"  # by its name: the job itself stands above
QUEUE = "search"


def refreshing() -> Any:
    """Give the job that brings a dossier up to date in the index; one of its kind runs at a time."""
    return app.configure_task(REFRESH, queue=QUEUE, lock=QUEUE)


def refresh_search(dossier_id: int) -> None:
    """Queue the refresh of a dossier in the caller's transaction. Every act does; call it where none was made (OCR)."""
    refreshing().defer(dossier_id=dossier_id)
