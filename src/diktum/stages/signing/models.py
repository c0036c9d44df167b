"""What signing records: initials, the signature, the agenda book with its lines, and numbers that became void."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained


class Method(models.TextChoices):
    """Cara menandatangani."""

    WET = "wet", _("Tanda tangan basah")


class Ink(models.TextChoices):
    """Warna tinta, as the SOP asks for: ballpoint biru/ungu."""

    BLUE = "blue", _("Biru")
    PURPLE = "purple", _("Ungu")


class Initials(Evidence):
    """Paraf: the Sekretaris has looked at the final text and lets it go to signature."""

    text_version = models.PositiveIntegerField()
    text_sha256 = models.CharField(max_length=64)
    initialed_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    initialed_on = models.DateField()
    initialed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "initials"
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_initials_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.initialed_by}"


class Signature(Evidence):
    """Tanda tangan: who signed which text, on which day, how and in which capacity."""

    method = models.CharField(max_length=10, choices=Method.choices)
    ink = models.CharField(max_length=10, choices=Ink.choices)
    signed_on = models.DateField()
    signatory = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey("people.Appointment", on_delete=models.PROTECT, related_name="+")
    signatory_name = models.CharField(max_length=250, help_text="Without titles, as a decree prints it.")
    signatory_full_name = models.CharField(max_length=250)
    post = models.CharField(max_length=40)
    post_title = models.CharField(max_length=250)
    post_kind = models.CharField(max_length=20)
    text_version = models.PositiveIntegerField()
    text_sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_signature_a_line"),
            models.UniqueConstraint(fields=["dossier"], name="one_signature_a_decree"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="signing_method_is_known"),
            models.CheckConstraint(condition=Q(ink__in=Ink.values), name="ink_is_blue_or_purple"),
            models.CheckConstraint(
                condition=Q(signed_on__lte=F("recorded_on")), name="signed_before_it_was_recorded"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.signatory_name}"


class AgendaBook(models.Model):
    """Buku agenda: the counter of one series of one office in one year; the row that whoever numbers locks."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["commission", "-year", "series"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "series", "year"], name="one_agenda_book_a_series_and_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"


class AgendaLine(Evidence):
    """Baris buku agenda: one number given to one decree, with what the book says about it."""

    book = models.ForeignKey(AgendaBook, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    number_text = models.CharField(max_length=100)
    title = models.CharField(max_length=500)
    nature = models.CharField(max_length=60)
    proposed_by = models.CharField(max_length=250)
    signed_by = models.CharField(max_length=500)
    plenary_record = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    signed_on = models.DateField()
    text_sha256 = models.CharField(max_length=64)
    booked_by = models.CharField(max_length=250)
    booked_on = models.DateField()
    booked_at = models.DateTimeField()

    class Meta:
        ordering = ["book", "number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="a_number_is_given_once"),
            models.UniqueConstraint(fields=["dossier"], name="one_number_a_decree"),
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_agenda_line_a_line"),
            models.CheckConstraint(condition=Q(number__gte=1), name="numbers_begin_at_one"),
            models.CheckConstraint(condition=Q(decided_on__lte=F("signed_on")), name="signed_after_decided"),
            models.CheckConstraint(condition=Q(signed_on__lte=F("booked_on")), name="numbered_after_signed"),
        ]

    def __str__(self) -> str:
        return self.number_text


class NumberVoid(Chained):
    """Nomor batal: a number that no decree bears any more, and why. Its line stays, the number is never used again."""

    line = models.OneToOneField(AgendaLine, on_delete=models.PROTECT, related_name="void")
    reason = models.TextField()
    voided_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    voided_on = models.DateField()
    voided_at = models.DateTimeField()

    class Meta:
        ordering = ["line"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_void_number_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.reason[:40]}"
