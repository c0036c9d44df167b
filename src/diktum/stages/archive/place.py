"""What the person at the shelf says: where the original stands, and what was looked at in the scan."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from diktum.core.language import clean_text
from diktum.core.refusal import gettext_noop
from diktum.stages.archive.refusals import PlaceIsIncomplete

LONGEST = 100
TITLES = {
    "room": gettext_noop("Ruang"),
    "cabinet": gettext_noop("Lemari"),
    "shelf": gettext_noop("Rak"),
    "box": gettext_noop("Boks"),
    "folder": gettext_noop("Folder"),
}
CHECKS = {
    "complete": gettext_noop("Lengkap: setiap halaman dan lampiran ada"),
    "legible": gettext_noop("Terbaca: tulisan, tanda tangan, dan cap jelas"),
    "upright": gettext_noop("Tegak: tidak terbalik dan tidak terpotong"),
    "pages_match": gettext_noop("Halaman cocok dengan naskah yang ditandatangani"),
}


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """Tempat simpan: room, cabinet, shelf, box, folder."""

    room: str
    folder: str
    cabinet: str = ""
    shelf: str = ""
    box: str = ""

    def cleaned(self) -> ShelfPlace:
        """Return the place in clean words. Raises PlaceIsIncomplete."""
        words = {key: " ".join(clean_text(value).split()) for key, value in asdict(self).items()}
        wrong = [
            TITLES[key].lower()
            for key in TITLES
            if len(words[key]) > LONGEST or (key in ("room", "folder") and not words[key])
        ]
        if wrong:
            raise PlaceIsIncomplete(missing=", ".join(wrong), limit=LONGEST)
        return ShelfPlace(**words)


@dataclass(frozen=True, slots=True)
class ScanCheck:
    """Pemeriksaan hasil pindai: what was looked at, and a note where something is not as it should be."""

    complete: bool = False
    legible: bool = False
    upright: bool = False
    pages_match: bool = False
    note: str = ""

    def missing(self) -> tuple[str, ...]:
        """Name the checks that are not ticked."""
        return tuple(title.split(":")[0].lower() for key, title in CHECKS.items() if not getattr(self, key))
