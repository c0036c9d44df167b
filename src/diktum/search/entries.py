"""What the index knows of one decree, for one circle of readers."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.language import DecreeNumber


@dataclass(frozen=True, slots=True)
class Entry:
    """One decree as one circle of readers may find it. `ref` is the key of its dossier; days are counted as ordinals."""

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


STAFF = "office-{}"
PUBLIC = "public"


def shelf_of(commission_id: int) -> str:
    """Name the part of the index that the staff of an office searches, and nobody else."""
    return STAFF.format(commission_id)
