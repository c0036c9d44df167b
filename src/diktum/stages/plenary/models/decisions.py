"""What the plenary decides on a dossier: suggestions, votes, corrections, the record, the frozen text."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained
from diktum.stages.plenary.models.sessions import AgendaItem, PlenarySession


class DecisionOutcome(models.TextChoices):
    """Putusan pleno: how the plenary disposes of a dossier."""

    ADOPTED = "adopted", _("Ditetapkan")
    ADOPTED_WITH_CORRECTIONS = "adopted_with_corrections", _("Ditetapkan dengan perbaikan")
    POSTPONED = "postponed", _("Ditunda")
    RETURNED = "returned", _("Dikembalikan")
    REJECTED = "rejected", _("Ditolak")


class Stand(models.TextChoices):
    """Sikap anggota: how a member in the room stood to a decision."""

    AGREES = "agrees", _("Setuju")
    DISAGREES = "disagrees", _("Tidak setuju")
    ABSTAINS = "abstains", _("Tidak memberi suara")
    RECUSED = "recused", _("Tidak ikut memutus")
    UNNAMED = "unnamed", _("Tidak disebut satu per satu")


class Resolved(models.TextChoices):
    """Nasib saran: what became of a suggestion in the meeting."""

    ADOPTED = "adopted", _("Diterima")
    AMENDED = "amended", _("Diterima dengan ubahan")
    REJECTED = "rejected", _("Ditolak")


class ResolvedBy(models.TextChoices):
    """Cara memutus saran: nobody objects, or the members are counted."""

    CONSENSUS = "consensus", _("Musyawarah mufakat")
    VOTE = "vote", _("Suara")


class Suggestion(Evidence):
    """Saran perbaikan: what somebody in the room wants changed at one part of the tabled text."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="suggestions")
    position = models.PositiveIntegerField()
    node = models.CharField(max_length=120)
    place = models.CharField(max_length=250)
    text = models.TextField()
    wording = models.TextField(blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=250)
    recorded_by = models.CharField(max_length=250)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["item", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="one_suggestion_a_position"),
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(node=""), name="suggestion_has_words_and_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.position}"


class Resolution(Evidence):
    """Putusan saran: adopted, amended or rejected, by consensus or by so many votes."""

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="resolution")
    outcome = models.CharField(max_length=10, choices=Resolved.choices)
    way = models.CharField(max_length=10, choices=ResolvedBy.choices)
    present = models.PositiveSmallIntegerField()
    agreeing = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)
    wording = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=250)
    resolved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=Resolved.values), name="resolution_is_known"),
            models.CheckConstraint(condition=Q(way__in=ResolvedBy.values), name="resolution_way_is_known"),
            models.CheckConstraint(
                condition=Q(way="consensus", agreeing=None)
                | Q(way="vote", agreeing__isnull=False, agreeing__lte=F("present")),
                name="resolution_votes_add_up",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="amended") | ~Q(text=""), name="amended_suggestion_says_how"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id} {self.outcome}"


class PlenaryDecision(Evidence):
    """Putusan pleno: what the plenary decided on a dossier, with the numbers and the article that carry it."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="decisions")
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    attendance_version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40, choices=DecisionOutcome.choices)
    members_by_law = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    agreeing = models.PositiveSmallIntegerField()
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=120)
    verdict = models.TextField()
    notes = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    recused = models.JSONField(
        default=list, help_text="Names of members who withdrew for a conflict of interest."
    )
    presided_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    presided_by_name = models.CharField(max_length=250)
    by_acclamation = models.BooleanField(default=False)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_plenary_decision_a_line"),
            models.CheckConstraint(
                condition=Q(outcome__in=DecisionOutcome.values), name="plenary_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(agreeing__lte=F("present")) & Q(present__lte=F("members_by_law")),
                name="plenary_votes_add_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.outcome}"


class Ballot(Evidence):
    """Sikap anggota atas putusan: each member who was in the room when it was taken, and how that member stood."""

    decision = models.ForeignKey(PlenaryDecision, on_delete=models.PROTECT, related_name="ballots")
    position = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=250, blank=True)
    stand = models.CharField(max_length=10, choices=Stand.choices)
    opinion = models.TextField(blank=True)
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["decision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="one_ballot_a_member"),
            models.CheckConstraint(condition=Q(stand__in=Stand.values), name="stand_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.name}"


class Correction(Evidence):
    """Catatan perbaikan: one thing that the plenary wants changed in the text."""

    decision = models.ForeignKey(PlenaryDecision, on_delete=models.PROTECT, related_name="corrections")
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["decision", "position"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="one_correction_a_position"),
            models.CheckConstraint(condition=~Q(text=""), name="correction_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.position}"


class CorrectionPlace(Evidence):
    """Tempat perbaikan: the parts of the text that a correction may change, and its exact new words where decided."""

    correction = models.OneToOneField(Correction, on_delete=models.PROTECT, related_name="place")
    suggestion = models.OneToOneField(
        Suggestion, on_delete=models.PROTECT, null=True, blank=True, related_name="correction_place"
    )
    nodes = models.JSONField(
        help_text="Ids of parts or lists of the tabled text; an asterisk is the whole text."
    )
    label = models.TextField()
    wording = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.correction_id} {self.label}"


class CorrectionClosing(Evidence):
    """Penutupan catatan: a correction brought into a version of the text, or not, with the reason."""

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="closings")
    applied = models.BooleanField()
    note = models.TextField(blank=True)
    version_number = models.PositiveIntegerField()
    closed_by = models.CharField(max_length=250)
    closed_on = models.DateField()

    class Meta:
        ordering = ["correction", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["correction", "seq"], name="one_closing_a_line"),
            models.CheckConstraint(condition=Q(applied=True) | ~Q(note=""), name="not_applied_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.correction_id} {self.applied}"


class PlenaryRecord(Evidence):
    """Berita acara pleno: the record of a decision under its own number of the year (UU 7/2017 Pasal 20)."""

    decision = models.OneToOneField(PlenaryDecision, on_delete=models.PROTECT, related_name="record")
    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="records")
    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    full_number = models.CharField(max_length=120)
    made_on = models.DateField()

    class Meta:
        ordering = ["commission", "year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "year", "number"], name="one_plenary_record_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.full_number


class RecordSignature(Chained):
    """Tanda tangan berita acara: one member signed the paper, on a day; kept by name (UU 7/2017 Pasal 20)."""

    record = models.ForeignKey(PlenaryRecord, on_delete=models.PROTECT, related_name="signatures")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=250, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    why_not = models.TextField(blank=True)
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["record", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "person"], name="one_signature_a_member"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=False, why_not="") | (Q(signed_on=None) & ~Q(why_not="")),
                name="signed_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.name}"


class FinalText(Evidence):
    """Naskah final: the text that goes to signature, frozen by its fingerprint."""

    version_number = models.PositiveIntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    confirmed_by = models.CharField(max_length=250)
    confirmed_title = models.CharField(max_length=250, blank=True)
    confirmed_on = models.DateField()
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_final_text_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.sha256[:8]}"
