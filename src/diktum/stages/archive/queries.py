"""Questions about the archive: where an original stands, what its scan is, what is archived. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.files import store
from diktum.formats.page_words import page_words
from diktum.formats.pdf import page_count, render
from diktum.people.queries import Actor
from diktum.stages.archive.models import Original, Scan, ScanPages, ScanProgress, ScanReading, ScanVerdict
from diktum.stages.distribution.issued import IssuedDecree, issued
from diktum.stages.signing import queries as signing
from diktum.stages.signing.printing import signed_decree_paper


def original_of(dossier: Dossier) -> Original | None:
    """Return where the original of a decree stands, or None before it was archived."""
    return Original.objects.filter(dossier=dossier).first()


def scans_of(dossier: Dossier) -> tuple[Scan, ...]:
    """Return the files of the scan of a decree, in order."""
    return tuple(Scan.objects.filter(dossier=dossier).select_related("file").order_by("position"))


def scan_at(dossier: Dossier, position: int) -> Scan | None:
    """Return one file of the scan, or None."""
    return Scan.objects.filter(dossier=dossier, position=position).select_related("file").first()


def decree_to_archive(dossier: Dossier) -> IssuedDecree | None:
    """Return the decree whose original is to be archived, or None before it has a number."""
    return issued(dossier)


def reading_of(original: Original) -> ScanReading | None:
    """Return what the machine read on the scan last, or None while nothing was read."""
    return ScanReading.objects.filter(original=original).select_related("derivative").order_by("-pk").first()


def pages_of(reading: ScanReading) -> list[dict[str, Any]]:
    """Return what a reading saw of each scanned page; nothing where the scan could not be read."""
    row = ScanPages.objects.filter(reading=reading).first()
    return row.checks if row else []


def verdict_of(original: Original) -> ScanVerdict | None:
    """Return what a person said last of the scan held against the paper, or None."""
    return ScanVerdict.objects.filter(original=original).order_by("-pk").first()


def progress_of(original: Original) -> ScanProgress | None:
    """Return how far the reading is that runs now, or None."""
    return ScanProgress.objects.filter(original=original).first()


def scanned_texts(dossiers: Collection[Dossier]) -> dict[int, str]:
    """
    Return what was recognised on the scans of many dossiers, by their keys, from the last reading of each.

    A derivative that is missing or damaged answers nothing: the search is no place to stumble over it.
    """
    rows = ScanReading.objects.filter(dossier__in=dossiers, derivative__isnull=False)
    last = {row.dossier_id: row for row in rows.select_related("derivative").order_by("pk")}
    return {dossier_id: _words_on(row) for dossier_id, row in last.items()}


def _words_on(reading: ScanReading) -> str:
    assert reading.derivative is not None
    try:
        pages = page_words(store.read(reading.derivative))
    except (Refused, ValueError):
        return ""
    return "\n".join(" ".join(word.text for word in page) for page in pages)


def signed_print(dossier: Dossier) -> bytes:
    """Return the signed text as it was printed, with its number."""
    line = signing.agenda_line(dossier)
    assert line is not None, "only a numbered decree is archived"
    return render(signed_decree_paper(dossier), made_at=line.booked_at)


def expected_pages(dossier: Dossier) -> int:
    """Count the pages of the signed text as it was printed."""
    return page_count(signed_print(dossier))


def place_words(original: Original) -> str:
    """Return a place from large to small: Arsip Hukum · Lemari 2 · Rak 1 · Boks 7 · Folder 0042."""
    named = (
        ("", original.room),
        ("Lemari", original.cabinet),
        ("Rak", original.shelf),
        ("Boks", original.box),
        ("Folder", original.folder),
    )
    return " · ".join(f"{title} {value}".strip() for title, value in named if value)


def last_place(actor: Actor) -> Original | None:
    """Return what was archived last in an office: the next one usually stands beside it."""
    return _of(actor).order_by("-pk").first()


def _of(actor: Actor) -> QuerySet[Original]:
    return Original.objects.filter(dossier__commission_id=actor.commission_id)


def waiting(actor: Actor) -> int:
    """Count the decrees of an office whose original waits for the archive."""
    return Dossier.objects.filter(commission_id=actor.commission_id, open_act="archive").count()
