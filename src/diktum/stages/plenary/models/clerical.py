"""What is recorded of slips of the pen mended after the plenary: who found it, who agreed."""

from django.db import models
from django.db.models import Q

from diktum.dossiers.models import Evidence
from diktum.stages.plenary.models.decisions import PlenaryDecision


class ClericalCorrection(Evidence):
    """Ralat salah tik: one part of the text reads wrongly by a slip of the pen; its exact right words, and why."""

    decision = models.ForeignKey(PlenaryDecision, on_delete=models.PROTECT, related_name="clericals")
    position = models.PositiveIntegerField()
    version_number = models.PositiveIntegerField(help_text="The version in which the slip was found.")
    node = models.TextField()
    label = models.TextField()
    before = models.TextField()
    wording = models.TextField()
    reason = models.TextField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recorded_by = models.CharField(max_length=250)
    recorded_title = models.CharField(max_length=250, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["decision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="one_clerical_a_position"),
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(wording="") & ~Q(node=""), name="clerical_says_what_and_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.position}"


class ClericalAnswer(Evidence):
    """Persetujuan ralat: the chair agrees to a clerical correction, or not and why."""

    correction = models.OneToOneField(ClericalCorrection, on_delete=models.PROTECT, related_name="answer")
    agreed = models.BooleanField()
    note = models.TextField(blank=True)
    answered_by = models.CharField(max_length=250)
    answered_title = models.CharField(max_length=250, blank=True)
    answered_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(note=""), name="clerical_refusal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.correction_id} {self.agreed}"
