"""Write into the ledger: the one place that opens the durable transaction of an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, models, transaction

from diktum.core.moment import Moment
from diktum.ledger.models import LedgerEntry, LedgerHead
from diktum.ledger.sealing import is_chained, payload_of, seal_of

Row = TypeVar("Row", bound=models.Model)

_HEAD = "SELECT position, hash FROM ledger_ledgerhead WHERE commission_id = %s FOR UPDATE"
_WRITTEN = ("position", "kind", "subject", "payload_sha256", "previous", "hash", "at")
_APPEND = """
    WITH written AS (
        INSERT INTO ledger_ledgerentry
            (commission_id, position, kind, subject, payload_sha256, previous, hash, at)
        SELECT %s, line.* FROM unnest(%s::bigint[], %s::varchar[], %s::varchar[], %s::varchar[], %s::varchar[],
            %s::varchar[], %s::timestamptz[]) AS line)
    UPDATE ledger_ledgerhead SET position = %s, hash = %s WHERE commission_id = %s
"""


class Chain:
    """The ledger of one commission, open for one transaction. Lines are sealed together at its end."""

    def __init__(self, commission_id: int, when: Moment) -> None:
        self.commission_id = commission_id
        self.when = when
        self._lines: list[LedgerEntry] = []

    def record(self, row: Row) -> Row:
        """Insert a row and have it chained; return it with its key. Raises TypeError for a model that is not chained."""
        self._refuse_unchained(row)
        row.save(force_insert=True)
        self._lines.append(self._line_of(row))
        return row

    def record_all(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Insert many rows of one model in few statements and have each chained, in their order. Raises TypeError."""
        for row in rows:
            self._refuse_unchained(row)
        if rows:
            type(rows[0])._base_manager.bulk_create(rows, batch_size=1_000)
        self._lines += [self._line_of(row) for row in rows]
        return rows

    def _refuse_unchained(self, row: models.Model) -> None:
        if not is_chained(type(row)):
            raise TypeError(f"{row._meta.label} is not a chained model")

    def _line_of(self, row: models.Model) -> LedgerEntry:
        return LedgerEntry(
            commission_id=self.commission_id,
            kind=row._meta.label,
            subject=str(row.pk),
            payload_sha256=payload_of(row),
            at=self.when.at,
        )

    def seal(self) -> None:
        """Append the collected lines behind the newest one, whose row is locked until the commit."""
        if not self._lines:
            return
        position, seal = _locked_head(self.commission_id)
        for line in self._lines:
            position += 1
            line.position, line.previous = position, seal
            line.hash = seal = seal_of(line)
        _append(self.commission_id, self._lines)
        self._lines = []


@contextmanager
def chaining(commission_id: int, when: Moment) -> Iterator[Chain]:
    """Open one durable transaction whose chained rows are sealed at its end, all of them or none.

    Acts of a dossier go through `dossiers.work.performing`, which is built on this; used directly it is for
    book-keeping outside a dossier.
    """
    with transaction.atomic(durable=True):  # noqa: TID251  the one doorway that every other is built on
        chain = Chain(commission_id, when)
        yield chain
        chain.seal()


def _locked_head(commission_id: int) -> tuple[int, str]:
    """Lock the row of a commission's newest line and answer its position and seal."""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD, [commission_id])
        found = cursor.fetchone()
        if found is None:
            LedgerHead.objects.bulk_create([LedgerHead(commission_id=commission_id)], ignore_conflicts=True)
            cursor.execute(_HEAD, [commission_id])
            found = cursor.fetchone()
    assert found is not None
    position, seal = found
    return int(position), str(seal)


def _append(commission_id: int, lines: list[LedgerEntry]) -> None:
    """Insert the sealed lines and move the head to the last of them, in one statement."""
    columns = [[getattr(line, name) for line in lines] for name in _WRITTEN]
    last = lines[-1]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, [commission_id, *columns, last.position, last.hash, commission_id])
