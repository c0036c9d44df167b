"""What was read on a scan by the machine, what a person then said of it, and how far a reading is."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from diktum.dossiers.models import Evidence


class ScanReading(Evidence):
    """Hasil baca pindaian: what the machine read on the scan, held against the signed text. Never a person's judgement."""

    MATCHES, UNCERTAIN, DIFFERS, NOT_READ = "matches", "uncertain", "differs", "not_read"

    original = models.ForeignKey("archive.Original", on_delete=models.PROTECT, related_name="readings")
    outcome = models.CharField(max_length=20)
    score = models.PositiveIntegerField(help_text="Signed words found on the scan, in thousandths.")
    text_sha256 = models.CharField(max_length=64)
    differences = models.JSONField(default=list)
    missing_pages = models.JSONField(default=list)
    foreign_pages = models.JSONField(default=list)
    derivative = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=250, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=("matches", "uncertain", "differs", "not_read")),
                name="reading_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="matches")
                | Q(differences=[], missing_pages=[], foreign_pages=[], derivative__isnull=False),
                name="a_match_has_no_difference",
            ),
            models.CheckConstraint(
                condition=Q(outcome="not_read", derivative__isnull=True) & ~Q(reason="")
                | ~Q(outcome="not_read") & Q(derivative__isnull=False),
                name="unread_scan_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.original_id} {self.outcome}"


class ScanPages(Evidence):
    """Mutu halaman pindaian: what a reading saw of each scanned page: blank, slanted, on its head."""

    reading = models.OneToOneField(ScanReading, on_delete=models.PROTECT, related_name="pages")
    checks = models.JSONField(
        default=list, help_text="page, is_blank, is_slanted, tenths of a degree, is_upside_down"
    )

    def __str__(self) -> str:
        return f"{self.reading_id}: {len(self.checks)}"


class ScanVerdict(Evidence):
    """Pemeriksaan petugas: what a person says who held the scan against the paper, with or without a machine's reading."""

    original = models.ForeignKey("archive.Original", on_delete=models.PROTECT, related_name="verdicts")
    reading = models.ForeignKey(ScanReading, on_delete=models.PROTECT, null=True, related_name="verdicts")
    matches = models.BooleanField()
    note = models.TextField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    checked_on = models.DateField()
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="verdict_has_a_note")]

    def __str__(self) -> str:
        return f"{self.original_id} {self.matches}"


class ScanProgress(models.Model):
    """Kemajuan pembacaan: how many pages are read while the job runs. No evidence; it goes with the outcome."""

    original = models.OneToOneField("archive.Original", on_delete=models.PROTECT, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.original_id} {self.done}/{self.total}"
