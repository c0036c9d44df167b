"""What the page of an archived decree says of its scan: what the machine read, what a person said, how far a reading is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.formats import ocr
from diktum.people.queries import Actor
from diktum.stages.archive import queries
from diktum.stages.archive.models import Original, ScanProgress, ScanReading, ScanVerdict
from diktum.stages.archive.scan_commands import JUDGES, LONGEST_NOTE
from diktum.ui.forms import Form


class VerdictForm(Form):
    """Periksa sendiri."""

    verdict = forms.TypedChoiceField(
        label=gettext_lazy("Hasil pemeriksaan"),
        choices=(("yes", gettext_lazy("Cocok")), ("no", gettext_lazy("Berbeda"))),
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        help_text=gettext_lazy("Halaman dan bagian yang diperiksa pada kertasnya."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class PageSeen:
    """One scanned page with what is wrong on it."""

    number: int
    troubles: tuple[str, ...]
    differences: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class ScanPanel:
    """Pembandingan: the reading and the check by a person, side by side."""

    reading: ScanReading | None
    percent: str
    pages: tuple[PageSeen, ...]
    progress: ScanProgress | None
    is_waiting: bool
    has_reader: bool
    verdict: ScanVerdict | None
    may_judge: bool
    may_retry: bool
    form: VerdictForm


def scan_panel(original: Original, actor: Actor, form: VerdictForm | None = None) -> ScanPanel:
    """Return what is known of the scan of an original, as somebody of the office sees it."""
    reading, progress = queries.reading_of(original), queries.progress_of(original)
    may_judge = any(actor.holding_for(post) for post in JUDGES)
    unread = reading is None or reading.outcome == ScanReading.NOT_READ
    has_reader = ocr.is_available()
    return ScanPanel(
        reading=reading,
        percent=f"{reading.score // 10},{reading.score % 10}" if reading else "",
        pages=_pages_seen(reading) if reading else (),
        progress=progress,
        is_waiting=has_reader and (progress is not None or reading is None),
        has_reader=has_reader,
        verdict=queries.verdict_of(original),
        may_judge=may_judge,
        may_retry=may_judge and has_reader and unread and progress is None,
        form=form or VerdictForm(),
    )


def _pages_seen(reading: ScanReading) -> tuple[PageSeen, ...]:
    """Return the scanned pages that have a trouble or a difference, in order."""
    seen = (
        PageSeen(
            number=check["page"],
            troubles=tuple(_troubles(check, reading)),
            differences=tuple(d for d in reading.differences if d["scan_page"] == check["page"]),
        )
        for check in queries.pages_of(reading)
    )
    return tuple(page for page in seen if page.troubles or page.differences)


def _troubles(check: Mapping[str, Any], reading: ScanReading) -> list[str]:
    told = []
    if check["is_blank"]:
        told.append(_("kosong"))
    elif check["page"] in reading.foreign_pages:
        told.append(_("bukan bagian naskah ini, atau tidak terbaca"))
    if check["is_slanted"]:
        degrees = f"{abs(check['tenths']) // 10},{abs(check['tenths']) % 10}"
        told.append(_("miring %(degrees)s°") % {"degrees": degrees})
    if check["is_upside_down"]:
        told.append(_("terbalik"))
    return told
