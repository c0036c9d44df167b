"""Make checkpoints of an office's ledger, and show that each continues the one before."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import structlog
from django.conf import settings

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.core.proofs import GENESIS, consistency_proof, digest_bytes, merkle_root, verify_consistency
from diktum.core.proofs import checkpoint as proofs
from diktum.ledger.chain import chaining
from diktum.ledger.models import Checkpoint, LedgerEntry, LedgerHead
from diktum.ledger.note_key import signed_text
from diktum.ledger.refusals import LedgerWasRewritten
from diktum.people.models import Commission

log = structlog.get_logger()


def latest_checkpoint(commission_id: int) -> Checkpoint | None:
    """Return the newest checkpoint of an office (one statement), None before the first. Books print it on each page."""
    return Checkpoint.objects.filter(commission_id=commission_id).order_by("-size").first()


def checkpoint_line(commission_id: int) -> str:
    """Return the newest checkpoint in one line for the foot of a printed book; empty before the first."""
    found = latest_checkpoint(commission_id)
    if found is None:
        return ""
    short = proofs.Checkpoint(found.origin, found.size, found.root).short()
    return f"Titik jejak {short} · {found.size} baris · {date_words(found.made_on)}"


def checkpoints_of(commission_id: int, *, limit: int = 50) -> tuple[Checkpoint, ...]:
    """Return the checkpoints of an office, newest first."""
    return tuple(Checkpoint.objects.filter(commission_id=commission_id).order_by("-size")[:limit])


def checkpoint_of_size(commission_id: int, size: int) -> Checkpoint | None:
    """Return the checkpoint that was made when the ledger had so many lines, or None."""
    return Checkpoint.objects.filter(commission_id=commission_id, size=size).first()


def make_checkpoint(commission_id: int, when: Moment) -> Checkpoint | None:
    """Make a checkpoint of the ledger as it is; the newest one again if nothing was added, None of an empty ledger.

    Raises LedgerWasRewritten if the ledger does not continue its last checkpoint: then nothing is written.
    """
    with chaining(commission_id, when):
        head = LedgerHead.objects.filter(commission_id=commission_id).first()
        last = latest_checkpoint(commission_id)
        if head is None or head.position == 0:
            if last is not None:
                raise LedgerWasRewritten(size=last.size)
            return None
        leaves = leaves_of(commission_id, head.position)
        if not _continues(leaves, head, last):
            log.error("ledger_was_rewritten", commission=commission_id, size=head.position)
            raise LedgerWasRewritten(size=last.size if last else 0)
        if last is not None and last.size == head.position:
            return last
        made = _checkpoint(commission_id, leaves, last, when)
        Checkpoint.objects.bulk_create([made], ignore_conflicts=True)  # two at once make one
    return checkpoint_of_size(commission_id, head.position)


def leaves_of(commission_id: int, size: int) -> list[bytes]:
    """Return the leaves of an office's tree: the seals of its first `size` lines, in their order.

    A line that is missing or whose seal is no hash ends the list: the tree is then shorter than asked.
    """
    rows = LedgerEntry.objects.filter(commission_id=commission_id, position__lte=size).order_by("position")
    leaves: list[bytes] = []
    for position, seal in rows.values_list("position", "hash").iterator(chunk_size=20_000):
        leaf = leaf_of(seal)
        if position != len(leaves) + 1 or leaf is None:
            break
        leaves.append(leaf)
    return leaves


def leaf_of(seal: str) -> bytes | None:
    """Return the leaf that a line is in the tree, None for a seal that is no hash."""
    try:
        return digest_bytes(seal)
    except ValueError:
        return None


def consistency(commission_id: int, old: Checkpoint, new: Checkpoint) -> tuple[str, ...]:
    """Return the proof that `new` only continues `old`, already verified. Raises LedgerWasRewritten."""
    leaves = leaves_of(commission_id, new.size)
    if len(leaves) == new.size and old.size <= new.size:
        path = consistency_proof(leaves, old.size)
        if verify_consistency((old.size, old.root), (new.size, new.root), path):
            return path
    raise LedgerWasRewritten(size=old.size)


def origin_of(commission: Commission) -> str:
    """Return the name of an office's ledger: that of its first checkpoint for ever, at first its public address."""
    first = Checkpoint.objects.filter(commission=commission).order_by("size").first()
    if first is not None:
        return first.origin
    host = urlsplit(settings.DIKTUM_PUBLIC_URL).hostname or "localhost"
    return f"{host}/{commission.slug}"


def _continues(leaves: Sequence[bytes], head: LedgerHead, last: Checkpoint | None) -> bool:
    """Whether the lines reach the head without a gap, and begin as the last checkpoint says (by a verified proof)."""
    if len(leaves) != head.position or leaves[-1].hex() != head.hash or head.hash == GENESIS:
        return False
    if last is None:
        return True
    if last.size > len(leaves):
        return False
    now = (len(leaves), merkle_root(leaves))
    return verify_consistency((last.size, last.root), now, consistency_proof(leaves, last.size))


def _checkpoint(
    commission_id: int, leaves: Sequence[bytes], last: Checkpoint | None, when: Moment
) -> Checkpoint:
    origin = last.origin if last else origin_of(Commission.objects.get(pk=commission_id))
    value = proofs.Checkpoint(origin, len(leaves), merkle_root(leaves))
    return Checkpoint(
        commission_id=commission_id,
        size=value.size,
        root=value.root,
        origin=origin,
        text=signed_text(value),
        made_on=when.day,
        made_at=when.at,
    )
