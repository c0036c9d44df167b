"""Compare the persons that two decrees name: who came, who left, who was changed, who moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from diktum.core.document.differences import Change, ChangeKind
from diktum.core.document.persons import PersonRow


class PersonChangeKind(StrEnum):
    """What happened to a person between two decrees."""

    CAME = "came"
    LEFT = "left"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One person: `before` is None for who came, `after` for who left.

    A person is changed when name, jabatan dinas or kedudukan is written differently; moved when only the place in the list,
    or the lampiran, is another.
    """

    kind: PersonChangeKind
    before: PersonRow | None
    after: PersonRow | None

    @property
    def name(self) -> str:
        """Return the name, as the newer decree writes it where it has the person."""
        row = self.after or self.before
        return row.name if row else ""


def person_changes(
    before: tuple[PersonRow, ...], after: tuple[PersonRow, ...], changes: tuple[Change, ...]
) -> tuple[PersonChange, ...]:
    """Return what happened to each person, in the order of `after`, who left last. Rows are paired by id (see `aligned`)."""
    old = {row.row_id: row for row in before}
    new = {row.row_id: row for row in after}
    moved = {change.node for change in changes if change.kind is ChangeKind.MOVED}
    kept = _kept(old, new, moved)
    left = (PersonChange(PersonChangeKind.LEFT, row, None) for key, row in old.items() if key not in new)
    return (*kept, *left)


def _kept(old: dict[str, PersonRow], new: dict[str, PersonRow], moved: set[str]) -> Iterator[PersonChange]:
    for key, row in new.items():
        was = old.get(key)
        if was is None:
            yield PersonChange(PersonChangeKind.CAME, None, row)
        elif (was.name, was.post, was.position) != (row.name, row.post, row.position):
            yield PersonChange(PersonChangeKind.CHANGED, was, row)
        elif key in moved:
            yield PersonChange(PersonChangeKind.MOVED, was, row)
