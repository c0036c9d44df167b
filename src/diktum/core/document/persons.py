"""Find the persons that a decree names in its lampiran."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.document.labels import places
from diktum.core.document.model import Decree, Table

_NAME = ("nama",)
_POSITION = ("kedudukan dalam", "jabatan dalam", "kedudukan", "peran")
_POST = ("jabatan dinas", "jabatan", "unsur", "instansi")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of a lampiran: name, jabatan (dinas) and kedudukan dalam tim as written there."""

    row_id: str
    place: str
    name: str
    post: str
    position: str


def persons(decree: Decree) -> tuple[PersonRow, ...]:
    """Return the persons of every lampiran table that has a column Nama, in reading order; empty names are left out."""
    place_of = places(decree)
    found: list[PersonRow] = []
    for attachment in decree.attachments:
        if attachment.table is None:
            continue
        name, post, position = _columns(attachment.table)
        if name is None:
            continue
        for row in attachment.table.rows:
            if row.cells[name].strip():
                found.append(
                    PersonRow(
                        row.id,
                        place_of[row.id],
                        row.cells[name].strip(),
                        "" if post is None else row.cells[post].strip(),
                        "" if position is None else row.cells[position].strip(),
                    )
                )
    return tuple(found)


def _columns(table: Table) -> tuple[int | None, int | None, int | None]:
    heads = [column.strip().casefold() for column in table.columns]
    name = _first(heads, _NAME, ())
    position = _first(heads, _POSITION, (name,))
    return name, _first(heads, _POST, (name, position)), position


def _first(heads: list[str], openings: tuple[str, ...], taken: tuple[int | None, ...]) -> int | None:
    for opening in openings:
        for index, head in enumerate(heads):
            if index not in taken and head.startswith(opening):
                return index
    return None
