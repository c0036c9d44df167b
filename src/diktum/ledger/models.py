"""The ledger: one line for every row that must never change, each line sealed with the one before it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from diktum.core.proofs import GENESIS


class Chained(models.Model):
    """A row that is written once and chained. Save it with `Chain.record` (or a doorway's `record`), nothing else.

    Every concrete subclass has `AppendOnly("its_table")` in the migration that creates it. `ledger_fields` names the
    columns that are sealed; None means all of them but the primary key.
    """

    chained: ClassVar[bool] = True
    ledger_fields: ClassVar[tuple[str, ...] | None] = None

    class Meta:
        abstract = True

    def save(
        self,
        *,
        force_insert: bool | tuple[models.base.ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Insert the row; a second save is a mistake of the program."""
        if not self._state.adding:
            raise TypeError(f"{self._meta.label} is append-only: write a new row instead")
        super().save(
            force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields
        )


class LedgerHead(models.Model):
    """Ujung rantai: position and seal of the newest line of a commission; the row that writers lock."""

    commission = models.OneToOneField(
        "people.Commission", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    position = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.commission_id}: {self.position}"


class LedgerEntry(models.Model):
    """Baris rantai: which row was written (kind and subject), the fingerprint of its content, and the seal."""

    commission = models.ForeignKey(
        "people.Commission", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    position = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=100)
    subject = models.CharField(max_length=40)
    payload_sha256 = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["commission", "position"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "position"], name="one_entry_a_position"),
            models.UniqueConstraint(fields=["kind", "subject"], name="one_entry_a_row"),
            models.CheckConstraint(condition=Q(position__gte=1), name="positions_begin_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.commission_id}/{self.position} {self.kind} {self.subject}"


class Checkpoint(models.Model):
    """Titik jejak: what the ledger of an office was at one moment: its length, the hash of its tree, the signed text.

    Append-only, but no line of the ledger itself: it is proved by being recomputed, and by those who kept it elsewhere.
    """

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    origin = models.CharField(max_length=200)
    text = models.TextField()
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["commission", "size"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "size"], name="one_checkpoint_a_length"),
            models.CheckConstraint(condition=Q(size__gte=1), name="checkpoint_of_a_book_with_lines"),
            models.CheckConstraint(condition=Q(root__regex="^[0-9a-f]{64}$"), name="checkpoint_has_a_root"),
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.size}"
