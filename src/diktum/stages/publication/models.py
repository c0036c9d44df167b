"""What publication records: eligibility, the papers of the six rows of JDIH, and the decrees that are public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained
from diktum.stages.publication.relation_models import DecreeRelation as DecreeRelation
from diktum.stages.publication.relation_models import RelationRevert as RelationRevert
from diktum.stages.publication.step_models import LinkWatch as LinkWatch
from diktum.stages.publication.step_models import PlannedContent as PlannedContent
from diktum.stages.publication.step_models import PostProof as PostProof
from diktum.stages.publication.step_models import SemesterEvaluation as SemesterEvaluation
from diktum.stages.publication.withdrawal_models import PublicationWithdrawal as PublicationWithdrawal


class SheetStage(models.TextChoices):
    """Tahap otentikasi: before the content is designed, and after."""

    FIRST = "first", _("Otentikasi materi")
    FINAL = "final", _("Otentikasi akhir")


class Adapter(models.TextChoices):
    """Cara memeriksa tautan: by the program on the office's own portal, or by a person in a browser."""

    LOCAL = "local", _("Portal satuan kerja, diperiksa oleh Diktum")
    MANUAL = "manual", _("Dibuka oleh petugas, di luar jangkauan Diktum")


class Eligibility(Chained):
    """Kelayakan publikasi: whether a decree may be public, by whom it was decided and why. The newest counts."""

    decree = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    eligible = models.BooleanField()
    reason = models.TextField()
    by_default = models.BooleanField(help_text="What the rulebook says for this kind.")
    edition = models.CharField(max_length=20)
    decided_by = models.CharField(max_length=250)
    post = models.CharField(max_length=40)
    post_title = models.CharField(max_length=250, blank=True)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "eligibilities"
        ordering = ["decree", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="eligibility_says_why")]

    def __str__(self) -> str:
        return f"{self.decree_id} {self.eligible}"


class DoneBy(Evidence):
    """Pelaku: who did what the row proves, in what post, and when."""

    done_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    done_on = models.DateField()
    done_at = models.DateTimeField()

    class Meta:
        abstract = True


class Proposal(DoneBy):
    """Antrean publikasi: a certified copy handed over to be published, with what is known of its subjects."""

    decree = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    attempt = models.PositiveSmallIntegerField()
    eligibility = models.ForeignKey(Eligibility, on_delete=models.PROTECT, related_name="+")
    subjects = models.JSONField(default=list)
    field = models.CharField(max_length=100, blank=True)
    abstract = models.TextField(blank=True)

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="one_proposal_a_publication"),
            models.UniqueConstraint(fields=["decree", "attempt"], name="one_publication_an_attempt"),
        ]

    def __str__(self) -> str:
        return f"{self.decree_id}/{self.attempt}"


class PublicationPlan(DoneBy):
    """Rencana publikasi: what the meeting is to talk about and what is planned for the content."""

    agenda = models.TextField()
    plan = models.TextField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_plan_a_line")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.done_on}"


class JdihMeeting(DoneBy):
    """Rapat pengelolaan JDIH: who was invited, who came, what was said."""

    held_on = models.DateField()
    place = models.CharField(max_length=250)
    invitees = models.JSONField(default=list)
    attendees = models.JSONField(default=list)
    minutes = models.TextField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_jdih_meeting_a_line")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.held_on}"


class AuthenticationSheet(DoneBy):
    """Lembar otentikasi: the copy to be published compared with the signed text, its file by fingerprint."""

    stage = models.CharField(max_length=10, choices=SheetStage.choices)
    checks = models.JSONField(default=list)
    copy = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    copy_sha256 = models.CharField(max_length=64)
    text_sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    personal_data = models.JSONField(default=list)
    personal_data_confirmed = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_authentication_a_line"),
            models.CheckConstraint(condition=Q(stage__in=SheetStage.values), name="sheet_stage_is_known"),
            models.CheckConstraint(
                condition=Q(personal_data=[]) | Q(personal_data_confirmed=True),
                name="personal_data_was_looked_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.stage}"


class JdihContent(DoneBy):
    """Rancangan konten: the 16 elements of metadata, the abstract, and the words for the public."""

    metadata = models.JSONField(default=dict)
    abstract = models.JSONField(default=dict)
    channel = models.CharField(max_length=200)
    heading = models.CharField(max_length=300)
    body = models.TextField()
    alternative_text = models.TextField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_content_a_line"),
            models.CheckConstraint(condition=~Q(alternative_text=""), name="content_is_told_to_the_blind"),
        ]

    def __str__(self) -> str:
        return self.heading


class ContentCheck(DoneBy):
    """Pemeriksaan desain konten: passed by the Sekretaris, or returned with a reason."""

    content = models.ForeignKey(JdihContent, on_delete=models.PROTECT, related_name="checks")
    outcome = models.CharField(max_length=40)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_content_check_a_line")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.outcome}"


class UploadApproval(DoneBy):
    """Lembar persetujuan pengunggahan: approved, returned or rejected by somebody who did not make the content."""

    content = models.ForeignKey(JdihContent, on_delete=models.PROTECT, related_name="approvals")
    outcome = models.CharField(max_length=40)
    note = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_approval_a_line")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.outcome}"


class SocialPost(DoneBy):
    """Unggahan media sosial: on which channel, at which address."""

    position = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=100)
    url = models.URLField(max_length=500)

    class Meta:
        ordering = ["dossier", "seq", "position"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq", "position"], name="one_post_a_position")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.url}"


class JdihEntry(DoneBy):
    """Tautan JDIH: where copy and abstract stand for good. The office's own portal always; jdih.kpu.go.id by hand."""

    path = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    abstract_url = models.URLField(max_length=500, blank=True)
    copy = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    abstract = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "JDIH entries"
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_jdih_entry_a_line")]

    def __str__(self) -> str:
        return self.url or self.path


class LinkCheck(DoneBy):
    """Bukti periksa tautan: what answered at an address, and whether it is the copy that was authenticated."""

    entry = models.ForeignKey(JdihEntry, on_delete=models.PROTECT, related_name="checks")
    adapter = models.CharField(max_length=10, choices=Adapter.choices)
    url = models.CharField(max_length=500)
    status = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64, blank=True, help_text="Empty where only a person looked.")
    expected_sha256 = models.CharField(max_length=64)
    is_sound = models.BooleanField()
    outcome = models.CharField(max_length=40)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["dossier", "seq", "adapter"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq", "adapter"], name="one_link_check_an_adapter"),
            models.CheckConstraint(condition=Q(adapter__in=Adapter.values), name="adapter_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.url} {self.status}"


class PublishedDecree(DoneBy):
    """Keputusan terbit: a decree that everybody may read, as the portal finds it. Written when its link was verified."""

    decree = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    entry = models.OneToOneField(JdihEntry, on_delete=models.PROTECT, related_name="+")
    content = models.ForeignKey(JdihContent, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=500)
    enacted_on = models.DateField()
    text_sha256 = models.CharField(max_length=64)
    words = models.TextField(help_text="What the search looks into.")

    class Meta:
        ordering = ["-enacted_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "series", "year", "number"], name="one_published_decree_a_number"
            ),
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_published_decree_a_line"),
        ]
        indexes = [models.Index(fields=["-enacted_on", "-id"], name="published_newest_first")]

    def __str__(self) -> str:
        return f"{self.series} {self.number}/{self.year}"


class JdihEvaluation(DoneBy):
    """Laporan evaluasi JDIH: the figures of the period, what was found, what follows."""

    figures = models.JSONField(default=dict)
    findings = models.TextField()
    follow_up = models.TextField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_evaluation_a_line")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.done_on}"
