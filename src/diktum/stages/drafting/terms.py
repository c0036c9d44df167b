"""The KAK as a value: what a proposer writes about a proposed decree."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.language import clean_text
from diktum.core.refusal import gettext_noop


@dataclass(frozen=True, slots=True)
class Terms:
    """Kerangka acuan kerja. `scope` and `schedule` may be empty; the rest must be said before handing in."""

    background: str
    purpose: str
    output: str
    funding: str
    scope: str = ""
    schedule: str = ""

    def missing(self) -> tuple[str, ...]:
        """Name the parts that must be filled and are not."""
        return tuple(
            title for key, title in TITLES.items() if key in REQUIRED and not getattr(self, key).strip()
        )

    def cleaned(self) -> Terms:
        """Return the same without control characters and outer spaces."""
        return Terms(**{key: clean_text(getattr(self, key)).strip() for key in TITLES})


TITLES = {
    "background": gettext_noop("Latar belakang"),
    "purpose": gettext_noop("Maksud dan tujuan"),
    "scope": gettext_noop("Ruang lingkup kegiatan"),
    "output": gettext_noop("Keluaran"),
    "schedule": gettext_noop("Waktu pelaksanaan"),
    "funding": gettext_noop("Sumber pendanaan"),
}
TERMS_PREFIX = "kak"
REQUIRED = ("background", "purpose", "output", "funding")
