"""What the index knows of one decree, for one circle of readers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from diktum.core.language import DecreeNumber

OLD_KIND = "sk-lama"  # past decrees came without a kind: this is theirs


class Source(StrEnum):
    """Where a decree that was found comes from: a dossier of this program, or the paper years before it."""

    DOSSIER = "dossier"
    OLD = "old"


class Key(NamedTuple):
    """What names a decree in the index: where it comes from, and its key there."""

    source: Source
    ref: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One decree as one circle of readers may find it. `ref` is its key in its source; days are counted as ordinals."""

    ref: int
    title: str
    text: str
    kind: str = ""
    status: str = ""
    unit: str = ""
    archive_code: str = ""
    year: int = 0
    day: int = 0
    number: DecreeNumber | None = None
    names: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    source: Source = Source.DOSSIER

    @property
    def key(self) -> Key:
        """Return what names it in the index."""
        return Key(self.source, self.ref)


STAFF = "office-{}"
PUBLIC = "public"


def shelf_of(commission_id: int) -> str:
    """Name the part of the index that the staff of an office searches, and nobody else."""
    return STAFF.format(commission_id)
