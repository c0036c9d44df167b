"""Say what the ledger knows of bytes: under which rows they are kept, and whether those rows are as they were sealed."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.files.models import StoredFile
from diktum.ledger.checkpoints import latest_checkpoint
from diktum.ledger.models import LedgerEntry
from diktum.ledger.sealing import is_as_sealed, seal_of


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One row of a kept file with its line: where it stands, whether both hold, whether a checkpoint covers it."""

    stored: StoredFile
    position: int
    is_sound: bool
    is_covered: bool


def kept_files(sha256: str) -> tuple[KeptFile, ...]:
    """Return every row under which bytes with this fingerprint are kept, oldest first."""
    rows = StoredFile.objects.filter(sha256=sha256).select_related("commission").order_by("pk")
    return tuple(_kept(row) for row in rows)


def _kept(stored: StoredFile) -> KeptFile:
    entry = LedgerEntry.objects.filter(kind=stored._meta.label, subject=str(stored.pk)).first()
    if entry is None:
        return KeptFile(stored, 0, is_sound=False, is_covered=False)
    checkpoint = latest_checkpoint(stored.commission_id)
    return KeptFile(
        stored,
        entry.position,
        is_sound=is_as_sealed(stored, entry.payload_sha256) and seal_of(entry) == entry.hash,
        is_covered=checkpoint is not None and entry.position <= checkpoint.size,
    )
