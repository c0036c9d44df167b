"""What verification records: one kartu kendali for each time that a draft was checked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence


class CardKind(models.TextChoices):
    """Jenis kartu kendali: what was checked."""

    PERSONNEL = "personnel", _("Verifikasi personil")
    CONTENT = "content", _("Verifikasi muatan")
    APPROVAL = "approval", _("Persetujuan draf akhir")


class ControlCard(Evidence):
    """Kartu kendali: the points checked on one version of a text, each with its verdict, and the conclusion."""

    kind = models.CharField(max_length=20, choices=CardKind.choices)
    version_number = models.PositiveIntegerField()
    version_sha256 = models.CharField(max_length=64)
    edition = models.CharField(max_length=20, help_text="The date of the checklist in the rulebook.")
    items = models.JSONField(default=list)
    outcome = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    checked_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    checked_on = models.DateField()
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_control_card_a_line"),
            models.CheckConstraint(condition=Q(kind__in=CardKind.values), name="control_card_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"
