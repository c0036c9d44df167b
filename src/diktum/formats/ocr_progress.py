"""Tell how many pages are read: a plugin that ocrmypdf loads by its path, in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from ocrmypdf import hookimpl


class PagesRead:
    """Write "3 12" into the file `progress` of the working folder whenever a page was read."""

    def __init__(self, *, total: float | None, desc: str | None, unit: str | None, **_more: Any) -> None:
        self.counts = unit == "page" and desc == "OCR"
        self.total, self.done = int(total or 0), 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        return None

    def update(self, n: float = 1, *, completed: float | None = None) -> None:
        """Count what was finished."""
        self.done = self.done + n if completed is None else completed
        if self.counts and self.total:
            fresh = Path("progress.new")
            fresh.write_text(f"{int(self.done)} {self.total}", encoding="ascii")
            fresh.replace("progress")


@hookimpl
def get_progressbar_class() -> type[PagesRead]:
    """Return what ocrmypdf tells its progress to."""
    return PagesRead
