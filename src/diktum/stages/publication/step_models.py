"""What the six rows leave beside their main papers: planned content, proofs of posts, watched links, semesters."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained


class Weekday(models.IntegerChoices):
    """Hari tetap rubrik."""

    MONDAY = 1, _("Senin")
    TUESDAY = 2, _("Selasa")
    WEDNESDAY = 3, _("Rabu")
    THURSDAY = 4, _("Kamis")
    FRIDAY = 5, _("Jumat")
    SATURDAY = 6, _("Sabtu")
    SUNDAY = 7, _("Minggu")


class Category(models.TextChoices):
    """Jenis konten: routine, on a fixed weekday, or occasional."""

    ROUTINE = "routine", _("Rutin")
    OCCASIONAL = "occasional", _("Sewaktu-waktu")


class PlannedContent(Evidence):
    """Rencana konten: a rubric with its weekday, its kind, its channel and who makes it."""

    position = models.PositiveSmallIntegerField()
    rubric = models.CharField(max_length=120)
    category = models.CharField(max_length=12, choices=Category.choices)
    weekday = models.PositiveSmallIntegerField(null=True, choices=Weekday.choices)
    channel = models.CharField(max_length=200, blank=True)
    person = models.CharField(max_length=250)

    class Meta:
        ordering = ["dossier", "seq", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "seq", "position"], name="one_planned_content_a_position"
            ),
            models.CheckConstraint(
                condition=Q(category__in=Category.values), name="content_category_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(category="routine") | Q(weekday__range=(1, 7)), name="routine_has_its_weekday"
            ),
        ]

    def __str__(self) -> str:
        return self.rubric


class PostProof(Evidence):
    """Bukti unggahan: by which account, when, and a screenshot of the post."""

    post = models.OneToOneField("publication.SocialPost", on_delete=models.PROTECT, related_name="proof")
    account = models.CharField(max_length=150)
    posted_at = models.DateTimeField()
    screenshot = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["dossier", "seq", "pk"]

    def __str__(self) -> str:
        return self.account


class LinkWatch(Chained):
    """Pemeriksaan ulang tautan: what answered at a recorded link when the program opened it again."""

    entry = models.ForeignKey("publication.JdihEntry", on_delete=models.PROTECT, related_name="watches")
    url = models.CharField(max_length=500)
    status = models.PositiveSmallIntegerField(null=True, help_text="Empty where nothing answered.")
    sha256 = models.CharField(max_length=64, blank=True)
    expected_sha256 = models.CharField(max_length=64)
    is_sound = models.BooleanField()
    problem = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "link watches"
        ordering = ["entry", "checked_at"]

    def __str__(self) -> str:
        return f"{self.url} {self.status}"


class SemesterEvaluation(Chained):
    """Evaluasi semester: the figures of half a year, what was found, what follows. The newest of a semester counts."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    semester = models.PositiveSmallIntegerField()
    figures = models.JSONField(default=dict)
    findings = models.TextField()
    follow_up = models.TextField()
    done_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    done_on = models.DateField()
    done_at = models.DateTimeField()

    class Meta:
        ordering = ["commission", "year", "semester", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(semester__in=(1, 2)), name="a_year_has_two_semesters"),
            models.CheckConstraint(condition=~Q(findings="") & ~Q(follow_up=""), name="semester_is_told"),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.semester}"
