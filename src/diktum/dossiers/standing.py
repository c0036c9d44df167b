"""Where a dossier stands, read under its lock: the row, its procedure, and the fold over its journal."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models

from diktum.core.procedure.model import Procedure
from diktum.core.procedure.progress import State, replay
from diktum.dossiers.models import Dossier, JournalEntry, ProcedureVersion
from diktum.dossiers.queries import LINE_FIELDS, Line, event_of, parsed

REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class Standing:
    """A locked dossier. `is_repeated` when the request key was already carried out on it."""

    dossier: Dossier
    procedure: Procedure
    state: State
    is_repeated: bool


@dataclass(frozen=True, slots=True)
class _Folded:
    """A journal folded up to one line. A journal only grows, so what was folded once stays true."""

    procedure: str
    line: int
    state: State


_FOLDED: OrderedDict[tuple[str, int], _Folded] = OrderedDict()


def locked(dossier_id: int, commission_id: int, request_key: str = "") -> Standing:
    """
    Lock a dossier of an office and fold its journal (two statements, however long the journal is).

    This process remembers how far it folded the journals of its latest dossiers, and reads from there on; a line read
    again under its own key shows that it is still the same journal. Raises Dossier.DoesNotExist.
    """
    dossier = _locked_row(dossier_id, commission_id)
    sha256, place = dossier.procedure.sha256, (str(connection.settings_dict["NAME"]), dossier_id)
    known = _FOLDED.get(place)
    if known is not None and known.procedure != sha256:
        known = None
    lines = _lines(dossier_id, known.state.seq if known else 0, request_key)
    is_repeated = bool(request_key) and any(line.request_key == request_key for _, line in lines)
    fresh = [pair for pair in lines if known is None or pair[1].seq >= known.state.seq]
    if known is not None and (not fresh or fresh[0][0] != known.line):
        known, fresh = None, _lines(dossier_id, 0, "")
    procedure = parsed(dossier.procedure)
    state = _fold(procedure, known, fresh)
    if fresh:
        _remember(place, _Folded(sha256, fresh[-1][0], state))
    return Standing(dossier, procedure, state, is_repeated)


def _fold(procedure: Procedure, known: _Folded | None, fresh: Sequence[tuple[int, Line]]) -> State:
    if known is None:
        return replay(procedure, [event_of(line) for _, line in fresh])
    return replay(procedure, [event_of(line) for _, line in fresh[1:]], start=known.state)


def _remember(place: tuple[str, int], folded: _Folded) -> None:
    """Keep a fold of committed lines: a doorway reads before it writes, so nothing here can still be rolled back."""
    _FOLDED[place] = folded
    _FOLDED.move_to_end(place)
    while len(_FOLDED) > REMEMBERED:
        _FOLDED.popitem(last=False)


def forget() -> None:
    """Forget every fold of this process; the next act reads its journal from the first line."""
    _FOLDED.clear()


@cache
def _columns(model: type[models.Model], *, without: str = "") -> tuple[tuple[str, ...], str]:
    """Return the fields of a model as attributes, and as columns of a SELECT."""
    fields = [field for field in model._meta.concrete_fields if field.attname != without]
    table = connection.ops.quote_name(model._meta.db_table)
    written = ", ".join(f"{table}.{connection.ops.quote_name(str(field.column))}" for field in fields)
    return tuple(field.attname for field in fields), written


def _locked_row(dossier_id: int, commission_id: int) -> Dossier:
    names, columns = _columns(Dossier)
    of_version, version_columns = _columns(ProcedureVersion, without="body")
    found = _rows(
        f"SELECT {columns}, {version_columns} FROM dossiers_dossier "
        "JOIN dossiers_procedureversion ON dossiers_procedureversion.id = dossiers_dossier.procedure_id "
        "WHERE dossiers_dossier.id = %s AND dossiers_dossier.commission_id = %s FOR UPDATE OF dossiers_dossier",
        [dossier_id, commission_id],
    )
    if not found:
        raise Dossier.DoesNotExist(dossier_id)
    row, using = found[0], connection.alias
    dossier: Dossier = Dossier.from_db(using, names, row[: len(names)])
    dossier.procedure = ProcedureVersion.from_db(using, of_version, row[len(names) :])
    return dossier


def _lines(dossier_id: int, seq: int, request_key: str) -> list[tuple[int, Line]]:
    """Read (key of the row, line) from `seq` on, and the line of that submission wherever it stands."""
    names, columns = _columns(JournalEntry)
    asked, facts = (
        ("seq >= %s OR request_key = %s", [seq, request_key]) if request_key else ("seq >= %s", [seq])
    )
    rows = _rows(
        f"SELECT {columns} FROM dossiers_journalentry WHERE dossier_id = %s AND ({asked}) ORDER BY seq",
        [dossier_id, *facts],
    )
    return [_line(dict(zip(names, row, strict=True))) for row in rows]


def _line(row: dict[str, Any]) -> tuple[int, Line]:
    """Take a line out of a row; the driver leaves JSON as the text that it is."""
    row["data"] = json.loads(row["data"])
    return row["id"], Line(**{name: row[name] for name in LINE_FIELDS})


def _rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
