"""Hold the checkpoints that are kept here against the ledger while it is read line by line."""

from __future__ import annotations

from collections.abc import Iterator

from diktum.core.proofs import GrowingTree
from diktum.core.proofs.checkpoint import CheckpointIsUnreadable, read_checkpoint
from diktum.ledger.checkpoints import leaf_of
from diktum.ledger.models import Checkpoint, LedgerEntry


class CheckpointWatch:
    """The checkpoints of every office, each looked at when the reading comes to its last line."""

    def __init__(self, commission_id: int | None) -> None:
        rows = Checkpoint.objects.order_by("commission_id", "size")
        if commission_id is not None:
            rows = rows.filter(commission_id=commission_id)
        self._waiting = {(row.commission_id, row.size): row for row in rows}
        self._trees: dict[int, GrowingTree] = {}

    def read(self, entry: LedgerEntry) -> Iterator[Checkpoint]:
        """Take the next line; give the checkpoint of that length if the lines so far are not what it says."""
        tree = self._trees.setdefault(entry.commission_id, GrowingTree())
        tree.add(leaf_of(entry.hash) or entry.hash.encode())
        row = self._waiting.pop((entry.commission_id, tree.size), None)
        if row is not None and not (row.root == tree.root() and _says_what_it_is(row)):
            yield row

    def left(self) -> Iterator[Checkpoint]:
        """Give the checkpoints of more lines than were read: the ledger was cut, or an old one was put back."""
        yield from self._waiting.values()


def _says_what_it_is(row: Checkpoint) -> bool:
    try:
        said = read_checkpoint(row.text).checkpoint
    except CheckpointIsUnreadable:
        return False
    return (said.origin, said.size, said.root) == (row.origin, row.size, row.root)
