"""Find the persons that a decree names in its lampiran."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diktum.core.document.labels import places
from diktum.core.document.model import Decree, Row, Table

_NAME = ("nama",)
_POSITION = ("kedudukan dalam", "jabatan dalam", "kedudukan", "peran")
_Columns = tuple[int, int | None, int | None]
_POST = ("jabatan dinas", "jabatan", "unsur", "instansi")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of a lampiran: name, jabatan (dinas) and kedudukan dalam tim as written there."""

    row_id: str
    place: str
    name: str
    post: str
    position: str


def persons(decree: Decree, place_of: Mapping[str, str] | None = None) -> tuple[PersonRow, ...]:
    """Return the persons of every lampiran table that has a column Nama, in reading order; empty names are left out.

    `place_of` is `places(decree)`, for a caller that has it already.
    """
    found = tuple(_rows(decree))
    if found and place_of is None:
        place_of = places(decree)
    return tuple(
        PersonRow(
            row.id,
            (place_of or {})[row.id],
            *(row.cells[at].strip() if at is not None else "" for at in columns),
        )
        for row, columns in found
    )


def names(decree: Decree) -> dict[str, str]:
    """Return the name that each row of persons bears, by the id of the row."""
    return {row.id: row.cells[name].strip() for row, (name, _post, _position) in _rows(decree)}


def _rows(decree: Decree) -> Iterator[tuple[Row, _Columns]]:
    for attachment in decree.attachments:
        if attachment.table is None:
            continue
        name, post, position = _columns(attachment.table)
        if name is not None:
            for row in attachment.table.rows:
                if row.cells[name].strip():
                    yield row, (name, post, position)


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
