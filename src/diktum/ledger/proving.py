"""Make the proof file of a kept file: the rows that speak of it, and their way up to the newest checkpoint."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.db.models import Model

from diktum.core.canonical import canonical
from diktum.core.proofs import inclusion_proof
from diktum.core.proofs.checkpoint import NoteKey, read_checkpoint
from diktum.core.proofs.evidence import ProofFile, ProvedRow
from diktum.ledger.checkpoints import latest_checkpoint, leaves_of
from diktum.ledger.ed25519 import is_signature
from diktum.ledger.models import Checkpoint, LedgerEntry
from diktum.ledger.note_key import public_key
from diktum.ledger.refusals import NotYetUnderACheckpoint, RowIsNotAsSealed
from diktum.ledger.sealing import line_of, sealed_content


def proof_of(commission_id: int, office: str, rows: Sequence[tuple[Model, str]]) -> ProofFile:
    """Return the proof of rows, each with the column by which it names the next one (empty for the last).

    Raises NotYetUnderACheckpoint while one of them is newer than the newest checkpoint, RowIsNotAsSealed where one was
    changed.
    """
    checkpoint = latest_checkpoint(commission_id)
    if checkpoint is None:
        raise NotYetUnderACheckpoint
    entries = [_entry_of(commission_id, row) for row, _via in rows]
    if any(entry.position > checkpoint.size for entry in entries):
        raise NotYetUnderACheckpoint
    leaves = leaves_of(commission_id, checkpoint.size)
    proved = tuple(_proved(row, via, entry, leaves) for (row, via), entry in zip(rows, entries, strict=True))
    return ProofFile(commission_id, office, proved, checkpoint.text, _key_of(checkpoint))


def is_provable(commission_id: int, rows: Sequence[Model]) -> bool:
    """Say whether every row stands under the newest checkpoint (two statements)."""
    checkpoint = latest_checkpoint(commission_id)
    if checkpoint is None:
        return False
    return all(_entry_of(commission_id, row).position <= checkpoint.size for row in rows)


def _key_of(checkpoint: Checkpoint) -> NoteKey | None:
    key = public_key(checkpoint.origin)
    return key if read_checkpoint(checkpoint.text).is_signed_by(key, is_signature) else None


def _entry_of(commission_id: int, row: Model) -> LedgerEntry:
    entry = LedgerEntry.objects.filter(
        commission_id=commission_id, kind=row._meta.label, subject=str(row.pk)
    ).first()
    if entry is None:
        raise RowIsNotAsSealed(kind=row._meta.label, subject=row.pk)
    return entry


def _proved(row: Model, via: str, entry: LedgerEntry, leaves: Sequence[bytes]) -> ProvedRow:
    content = sealed_content(row, entry.payload_sha256)
    if content is None or entry.position > len(leaves):
        raise RowIsNotAsSealed(kind=entry.kind, subject=entry.subject)
    return ProvedRow(
        kind=entry.kind,
        subject=entry.subject,
        fields=json.loads(canonical(content)),
        via=via,
        position=entry.position,
        previous=entry.previous,
        at=json.loads(line_of(entry))["at"],
        path=inclusion_proof(leaves, entry.position - 1).path,
    )
