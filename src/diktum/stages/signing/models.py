"""What signing records: initials and the signature. What numbering records stands in `numbers_models`."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.stages.signing.numbers_models import AgendaBook as AgendaBook
from diktum.stages.signing.numbers_models import AgendaLine as AgendaLine
from diktum.stages.signing.numbers_models import ClockRepair as ClockRepair
from diktum.stages.signing.numbers_models import NumberReservation as NumberReservation
from diktum.stages.signing.numbers_models import NumberVoid as NumberVoid
from diktum.stages.signing.numbers_models import PaperEntry as PaperEntry
from diktum.stages.signing.numbers_models import PaperGap as PaperGap
from diktum.stages.signing.numbers_models import PaperImport as PaperImport
from diktum.stages.signing.numbers_models import PaperReading as PaperReading
from diktum.stages.signing.numbers_models import ReservationVoid as ReservationVoid


class Method(models.TextChoices):
    """Cara menandatangani."""

    WET = "wet", _("Tanda tangan basah")
    ELECTRONIC = "electronic", _("Tanda tangan elektronik")


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
    ink = models.CharField(
        max_length=10, choices=Ink.choices, blank=True, help_text="Empty where no ink was used."
    )
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
            models.CheckConstraint(
                condition=Q(method="wet", ink__in=Ink.values) | Q(method="electronic", ink=""),
                name="ink_is_blue_or_purple_or_none",
            ),
            models.CheckConstraint(
                condition=Q(signed_on__lte=F("recorded_on")), name="signed_before_it_was_recorded"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.signatory_name}"


class Issuer(models.TextChoices):
    """Penerbit sertifikat: who vouched for the certificate that signed."""

    BSRE = "bsre", _("BSrE")
    LOCAL_TEST = "local-test", _("CA uji setempat, bukan BSrE")


class Seal(Evidence):
    """
    Segel: the sealed file of a decree that was signed electronically, and what the certificate said then.

    The passphrase is not among it, nor the NIK: neither is kept anywhere.
    """

    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, related_name="seal")
    reservation = models.OneToOneField(NumberReservation, on_delete=models.PROTECT, related_name="seal")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    file_sha256 = models.CharField(max_length=64)
    print_sha256 = models.CharField(max_length=64, help_text="Of the paper before it was sealed.")
    code = models.CharField(max_length=20, unique=True, help_text="Stands in the visible block.")
    issuer = models.CharField(max_length=12, choices=Issuer.choices)
    authority = models.CharField(max_length=250)
    level = models.CharField(max_length=8)
    subject = models.CharField(max_length=500)
    serial = models.CharField(max_length=64)
    is_stamped = models.BooleanField()
    words = models.TextField(help_text="What the validation said when it was sealed, one sentence a line.")
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="one_seal_a_decree"),
            models.CheckConstraint(condition=Q(issuer__in=Issuer.values), name="issuer_is_known"),
            models.CheckConstraint(condition=~Q(serial=""), name="a_seal_names_its_certificate"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.subject}"
