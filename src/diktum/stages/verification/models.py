"""What verification records: kartu kendali, advice asked and given; and what a verifier has typed so far."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Dossier, Evidence


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


class WorkingItem(models.Model):
    """Isian sementara: one point of a card as somebody typed it so far; changes at every save, proves nothing."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=CardKind.choices)
    key = models.CharField(max_length=120)
    version_number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    places = models.TextField(blank=True)
    saved_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    mark = models.CharField(max_length=16, help_text="Changes at every save.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "kind", "key"], name="one_working_item_a_point"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.key}"


class AdviceRequest(Evidence):
    """Permintaan tanggapan: what the head of legal asks the related division about a draft, and until when."""

    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="+")
    version_number = models.PositiveIntegerField()
    question = models.TextField()
    places = models.JSONField(default=list, help_text="Pairs of node id and place in the draft.")
    asked_by = models.CharField(max_length=250)
    asked_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_advice_request_a_line"),
            models.CheckConstraint(condition=~Q(question=""), name="advice_request_asks_something"),
            models.CheckConstraint(condition=Q(due_on__gte=models.F("asked_on")), name="advice_is_due_later"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.unit_id}"


class Advice(Evidence):
    """Tanggapan: what the related division answers to a question about a draft."""

    request = models.OneToOneField(AdviceRequest, on_delete=models.PROTECT, related_name="advice")
    text = models.TextField()
    given_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    given_on = models.DateField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_advice_a_line"),
            models.CheckConstraint(condition=~Q(text=""), name="advice_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}"
