"""What drafting records: versions of the text, the KAK, advice, minutes; and what is being typed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from diktum.dossiers.models import Dossier, Evidence
from diktum.stages.drafting.registry.models import RegulationEntry

__all__ = [
    "Consultation",
    "Discussion",
    "DraftSource",
    "DraftVersion",
    "OpenEditor",
    "RegulationEntry",
    "SetAsideDraft",
    "TermsOfReference",
    "Waiver",
    "WorkingDraft",
]


class DraftVersion(Evidence):
    """Versi naskah: the whole text of a decree at one moment, numbered within its dossier, never changed."""

    number = models.PositiveIntegerField()
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    act = models.CharField(max_length=60)
    made_by = models.CharField(max_length=250)
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "number"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="one_draft_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="drafts_are_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.number}"


class TermsOfReference(Evidence):
    """KAK: kerangka acuan kerja that is handed in together with a version of the text."""

    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="terms")
    background = models.TextField()
    purpose = models.TextField()
    scope = models.TextField(blank=True)
    output = models.TextField()
    schedule = models.TextField(blank=True)
    funding = models.TextField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_kak_a_submission"),
            models.CheckConstraint(
                condition=~Q(background="") & ~Q(purpose="") & ~Q(output="") & ~Q(funding=""),
                name="kak_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} KAK"


class WorkingDraft(models.Model):
    """Simpanan sementara: what has been typed so far; changes at every save, proves nothing, is no version."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="+", primary_key=True)
    typed = models.JSONField(default=dict)
    saved_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    mark = models.CharField(max_length=32, blank=True, help_text="Changes at every save; who saves names it.")

    def __str__(self) -> str:
        return f"{self.dossier_id}"


class SetAsideDraft(models.Model):
    """Teks yang disisihkan: what one person typed while somebody else kept a newer text; none of both is lost."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    typed = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "person"], name="one_set_aside_draft_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.person_id}"


class OpenEditor(models.Model):
    """Siapa yang sedang membuka naskah: the last sign of life of an open editor."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "person"], name="one_open_editor_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.person_id}"


class DraftSource(models.Model):
    """Keputusan asal: the earlier decree whose text a draft began with."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="+", primary_key=True)
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.dossier_id} < {self.version_id}"


class Waiver(Evidence):
    """Pengesampingan: the head of legal lets one finding in one part stand, for a reason."""

    rule = models.CharField(max_length=20)
    node = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=200)
    found = models.TextField()
    reason = models.TextField()
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=250)
    made_on = models.DateField()

    class Meta:
        ordering = ["dossier", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="waiver_has_a_reason"),
            models.UniqueConstraint(fields=["dossier", "rule", "node"], name="one_waiver_a_finding"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.rule} {self.node}"


class Remark(Evidence):
    """Komentar: what a reader says about one part of a version; nobody's text changes by it."""

    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    node = models.CharField(max_length=80)
    place = models.CharField(max_length=200)
    quoted = models.TextField(blank=True)
    text = models.TextField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=250)
    made_title = models.CharField(max_length=250, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(node=""), name="draft_remark_has_words_and_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.place}"


class RemarkReply(Evidence):
    """Balasan komentar: an answer, or what settles the remark: resolved, or taken over as a suggestion in the plenary."""

    class Kind(models.TextChoices):
        """Jenis balasan: an answer leaves the remark open, the others settle it."""

        ANSWER = "answer", gettext_lazy("Dijawab")
        RESOLVED = "resolved", gettext_lazy("Selesai")
        ADOPTED = "adopted", gettext_lazy("Menjadi saran dalam pleno")

    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(blank=True)
    made_by = models.CharField(max_length=250)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["remark", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("answer", "resolved", "adopted")), name="draft_reply_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(kind="answer") | ~Q(text=""), name="draft_answer_has_words"),
            models.UniqueConstraint(
                fields=["remark"], condition=~Q(kind="answer"), name="one_settlement_a_draft_remark"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.remark_id} {self.kind}"


class Consultation(Evidence):
    """Tanggapan divisi terkait: what the related division says about a draft."""

    outcome = models.CharField(max_length=40)
    advice = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_consultation_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.outcome}"


class Discussion(Evidence):
    """Notulensi pembahasan: a meeting in which a regulating draft was discussed."""

    version = models.ForeignKey(DraftVersion, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=250)
    attendees = models.JSONField(default=list, help_text="One string for each person: name and office.")
    minutes = models.TextField()
    conclusion = models.TextField(blank=True)

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_discussion_a_line"),
            models.CheckConstraint(condition=~Q(minutes=""), name="discussion_has_minutes"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.held_on}"
