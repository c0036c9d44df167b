"""How decrees bear on each other: one row a relation, read from both sides, so that no inverse can be forgotten."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.ledger.models import Chained


class Bearing(models.TextChoices):
    """Jenis hubungan: what the later decree does to the earlier one (jdih.md 3.4)."""

    REVOKES = "revokes", _("Mencabut")
    REVOKES_IN_PART = "revokes_in_part", _("Mencabut sebagian")
    AMENDS = "amends", _("Mengubah")
    IMPLEMENTS = "implements", _("Melaksanakan")
    RELATED = "related", _("Terkait dengan")


INVERSE = {
    Bearing.REVOKES: _("Dicabut dengan"),
    Bearing.REVOKES_IN_PART: _("Dicabut sebagian dengan"),
    Bearing.AMENDS: _("Diubah dengan"),
    Bearing.IMPLEMENTS: _("Dilaksanakan dengan"),
    Bearing.RELATED: _("Terkait dengan"),
}
CHANGING = (Bearing.REVOKES, Bearing.REVOKES_IN_PART, Bearing.AMENDS)


class DecreeRelation(Chained):
    """Hubungan Keputusan: which decree does what to which, from what day, by which diktum, recorded by whom."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    acting = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+", null=True)
    target_name = models.CharField(
        max_length=500, blank=True, help_text="A decree that is not kept here, as cited."
    )
    kind = models.CharField(max_length=20, choices=Bearing.choices)
    effective_on = models.DateField()
    dictum = models.CharField(max_length=60, blank=True, help_text="The diktum that does it, such as KELIMA.")
    parts = models.JSONField(
        default=list, help_text="The parts of the target that it touches, such as Diktum KEDUA."
    )
    note = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["effective_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Bearing.values), name="bearing_is_known"),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(target=F("acting")), name="no_decree_bears_on_itself"
            ),
            models.CheckConstraint(
                condition=Q(target=None) & ~Q(target_name="") | ~Q(target=None) & Q(target_name=""),
                name="relation_has_one_target",
            ),
        ]
        indexes = [models.Index(fields=["target", "kind"], name="relations_of_a_target")]

    def __str__(self) -> str:
        return f"{self.acting_id} {self.kind} {self.target_id or self.target_name}"


class RelationRevert(Chained):
    """Pembatalan hubungan: a relation that was recorded by mistake no longer counts, and why."""

    relation = models.OneToOneField(DecreeRelation, on_delete=models.PROTECT, related_name="revert")
    reason = models.TextField()
    recorded_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="relation_revert_says_why")]

    def __str__(self) -> str:
        return f"{self.relation_id}"
