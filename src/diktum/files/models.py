"""What is recorded of files: those that are kept (their bytes under their fingerprint) and those that were refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """Berkas digital: one file as it was handed in. Append-only; the ledger chains the row."""

    chained: ClassVar[bool] = True

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True, validators=[RegexValidator("^[0-9a-f]{64}$")])
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    original_name = models.CharField(max_length=200)
    kept_on = models.DateField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="file_has_a_fingerprint"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.original_name

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
            raise TypeError("a kept file is never changed, only superseded")
        super().save(
            force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields
        )


class QuarantinedFile(models.Model):
    """Karantina: one file that was refused, and why. Its bytes lie apart while there is room; they are never served."""

    token = models.CharField(max_length=32, unique=True)
    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=10)
    reason = models.TextField()
    person_name = models.CharField(max_length=200, blank=True)
    refused_at = models.DateTimeField()

    class Meta:
        ordering = ["-refused_at", "-pk"]
        indexes = [models.Index(fields=["commission", "-refused_at"], name="refused_files_newest_first")]

    def __str__(self) -> str:
        return self.name


class Occasion(models.TextChoices):
    """Why a kept file was read again."""

    PERIODIC = "periodic", _("Berkala")
    USE = "use", _("Saat dipakai")


class Finding(models.TextChoices):
    """What came of reading a kept file again."""

    SOUND = "sound", _("Utuh")
    DAMAGED = "damaged", _("Isinya berubah")
    MISSING = "missing", _("Tidak ada")
    UNREADABLE = "unreadable", _("Tidak dapat dibaca")


class FixityCheck(models.Model):
    """Pemeriksaan keutuhan: the bytes under one fingerprint were read whole and compared. Append-only."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    finding = models.CharField(max_length=12, choices=Finding)
    occasion = models.CharField(max_length=12, choices=Occasion)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["sha256", "-at"], name="fixity_of_a_file"),
            models.Index(fields=["at"], condition=~Q(finding="sound"), name="fixity_findings"),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.finding}"


class Verdict(models.TextChoices):
    """What the virus scanner said. Not checked is never shown as clean."""

    CLEAN = "clean", _("Bersih")
    INFECTED = "infected", _("Terinfeksi")
    UNCHECKED = "unchecked", _("Belum diperiksa")


class VirusCheck(models.Model):
    """Pemeriksaan virus: what the scanner said of a file when it was kept, and with which signatures. Append-only."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="virus_checks")
    verdict = models.CharField(max_length=10, choices=Verdict)
    detail = models.CharField(max_length=200, blank=True)
    engine = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["verdict"], name="files_by_verdict")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.verdict}"
