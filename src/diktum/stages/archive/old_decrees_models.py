"""What is recorded when years of past decrees are taken in: the import, each decree, and what was read in its scan."""

from django.db import models
from django.db.models import Q

from diktum.ledger.models import Chained


class OldDecreeImport(Chained):
    """Pemasukan SK lama: one list of past decrees that was taken in whole, with its reason."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    reason = models.TextField()
    imported_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    imported_on = models.DateField()
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.filename} ({self.rows})"


class OldDecree(Chained):
    """SK lama: a decree from before this program, with its line of the agenda book, its place and its scan."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    taken_in = models.ForeignKey(OldDecreeImport, on_delete=models.PROTECT, related_name="decrees")
    code = models.CharField(max_length=40)
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    number_text = models.CharField(max_length=100)
    title = models.CharField(max_length=500)
    enacted_on = models.DateField()
    line = models.OneToOneField("signing.AgendaLine", on_delete=models.PROTECT, related_name="+")
    archive_code = models.CharField(max_length=30)
    code_title = models.TextField(blank=True)
    room = models.CharField(max_length=100, blank=True)
    cabinet = models.CharField(max_length=100, blank=True)
    shelf = models.CharField(max_length=100, blank=True)
    box = models.CharField(max_length=100, blank=True)
    folder = models.CharField(max_length=100, blank=True)
    sheets = models.PositiveIntegerField(default=0, help_text="Pages of the paper; 0 where nobody counted.")
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    pages = models.PositiveIntegerField(default=0, help_text="Pages of the scan; 0 without one.")
    warning = models.TextField(blank=True, help_text="What the import found odd and a person accepted.")

    class Meta:
        ordering = ["-year", "series", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "series", "year", "number"], name="one_old_decree_a_number"
            ),
            models.UniqueConstraint(fields=["commission", "code"], name="one_old_decree_a_code"),
            models.CheckConstraint(condition=Q(number__gte=1), name="old_decree_has_a_number"),
        ]

    def __str__(self) -> str:
        return self.code


class OldDecreeText(Chained):
    """Teks SK lama: what was read in the scan (OCR), or why nothing could be read. Not compared by a person."""

    decree = models.ForeignKey(OldDecree, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField(blank=True)
    derivative = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    failure = models.CharField(max_length=500, blank=True)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.failure or self.text[:60]


class OldDecreeReading(models.Model):
    """Pratinjau SK lama: a list with its files that waits to be looked at; it goes once taken in or replaced."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    folder = models.CharField(max_length=100, help_text="Where its files wait, below the store.")
    rows = models.JSONField()
    read_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename
