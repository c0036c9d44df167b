"""What the register of persons records: the office jobs a person held, and files that wait to be taken in."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RankClass(models.TextChoices):
    """Golongan jabatan: the class by which the ceiling on paid teams is set."""

    OFFICIAL = "official", _("Pejabat negara, eselon I, dan eselon II")
    ECHELON_3 = "echelon_3", _("Eselon III")
    STAFF = "staff", _("Eselon IV, pelaksana, dan pejabat fungsional")


class Ending(models.TextChoices):
    """Sebab berakhir: why somebody no longer holds an office job."""

    RETIRED = "retired", _("Pensiun")
    MOVED = "moved", _("Pindah")
    RESIGNED = "resigned", _("Berhenti")
    DIED = "died", _("Meninggal dunia")
    REPLACED = "replaced", _("Alih jabatan")


class ServicePeriod(models.Model):
    """Riwayat jabatan dinas: which office job a person held, where, from when until when, and why it ended."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="service_periods")
    title = models.CharField(max_length=200)
    institution = models.CharField(max_length=200, blank=True, help_text="Empty for the office itself.")
    rank_class = models.CharField(max_length=20, choices=RankClass.choices, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The last day on which it was held.")
    ending = models.CharField(max_length=20, choices=Ending.choices, blank=True)

    class Meta:
        ordering = ["person", "-since", "title"]
        constraints = [
            models.UniqueConstraint(fields=["person", "title", "since"], name="one_service_period_a_start"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="service_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(ending="") | Q(until__isnull=False), name="an_ending_has_its_day"
            ),
            models.CheckConstraint(
                condition=Q(ending__in=["", *Ending.values]), name="service_ending_is_known"
            ),
            models.CheckConstraint(
                condition=Q(rank_class__in=["", *RankClass.values]), name="rank_class_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.title}"


class RegisterImport(models.Model):
    """Berkas daftar orang yang menunggu: rows that were read and shown, and are not taken in yet."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    prepared_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.filename}"
