"""What an office records about regulations: every correction is a new line, none is overwritten."""

from django.db import models

from diktum.ledger.models import Chained


class RegulationEntry(Chained):
    """Catatan peraturan: one regulation as the office knows it from a day on; the newest line of a short name counts."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    ref = models.CharField(max_length=60)
    kind = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    title = models.TextField()
    ln = models.CharField(max_length=60, blank=True)
    tln = models.CharField(max_length=60, blank=True)
    bn = models.CharField(max_length=60, blank=True)
    standing = models.CharField(max_length=20)
    amended_by = models.JSONField(default=list, help_text="Short names in the order of the amendments.")
    source = models.TextField()
    note = models.TextField(blank=True)
    made_by = models.CharField(max_length=250)
    made_on = models.DateField()

    class Meta:
        ordering = ["commission", "ref", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source="") & ~models.Q(title=""), name="regulation_has_title_and_source"
            ),
            models.CheckConstraint(
                condition=models.Q(standing__in=["in_force", "amended", "revoked", "verify"]),
                name="regulation_has_a_standing",
            ),
        ]
        indexes = [models.Index(fields=["commission", "ref", "-id"], name="regulation_newest_first")]

    def __str__(self) -> str:
        return self.ref
