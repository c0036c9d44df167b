"""Write into the ledger: the one place that opens the durable transaction of an act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import models, transaction

from diktum.core.moment import Moment
from diktum.ledger.models import LedgerEntry, LedgerHead
from diktum.ledger.sealing import is_chained, payload_of, seal_of

Row = TypeVar("Row", bound=models.Model)


class Chain:
    """The ledger of one commission, open for one transaction. Lines are sealed together at its end."""

    def __init__(self, commission_id: int, when: Moment) -> None:
        self.commission_id = commission_id
        self.when = when
        self._lines: list[LedgerEntry] = []

    def record(self, row: Row) -> Row:
        """Insert a row and have it chained; return it with its key. Raises TypeError for a model that is not chained."""
        if not is_chained(type(row)):
            raise TypeError(f"{row._meta.label} is not a chained model")
        row.save(force_insert=True)
        self._lines.append(
            LedgerEntry(
                commission_id=self.commission_id,
                kind=row._meta.label,
                subject=str(row.pk),
                payload_sha256=payload_of(row),
                at=self.when.at,
            )
        )
        return row

    def seal(self) -> None:
        """Append the collected lines behind the newest one, whose row is locked until the commit."""
        if not self._lines:
            return
        head = _locked_head(self.commission_id)
        for line in self._lines:
            line.position, line.previous = head.position + 1, head.hash
            line.hash = seal_of(line)
            head.position, head.hash = line.position, line.hash
        LedgerEntry.objects.bulk_create(self._lines)
        head.save(update_fields=["position", "hash"])
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


def _locked_head(commission_id: int) -> LedgerHead:
    heads = LedgerHead.objects.select_for_update().filter(commission_id=commission_id)
    head = heads.first()
    if head is None:
        LedgerHead.objects.bulk_create([LedgerHead(commission_id=commission_id)], ignore_conflicts=True)
        head = heads.get()
    return head
