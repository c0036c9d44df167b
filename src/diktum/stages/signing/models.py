"""What signing records: initials and the signature. What numbering records stands in `numbers_models`."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained
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


class SignedSheet(Chained):
    """Lembar bertanda tangan: the scan or photo of the sheet that was signed in ink, page by page in `parts`."""

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="sheets")
    parts = models.JSONField(help_text="Fingerprints and kinds of the files, in order.")
    kept_by = models.CharField(max_length=250)
    kept_on = models.DateField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.signature_id} {self.kept_on}"


class SheetReading(Chained):
    """Pencocokan lembar: what told a scan from its print when it was read, by its text layer or by recognition."""

    sheet = models.ForeignKey(SignedSheet, on_delete=models.PROTECT, related_name="readings")
    is_recognised = models.BooleanField(help_text="Read by OCR instead of the text layer of the file.")
    differences = models.JSONField()
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.read_at}"


class SheetAcceptance(Chained):
    """Penerimaan lembar: somebody compared by eye what the reading could not, and says why it is the decree."""

    sheet = models.OneToOneField(SignedSheet, on_delete=models.PROTECT, related_name="acceptance")
    reason = models.TextField()
    accepted_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    accepted_on = models.DateField()
    accepted_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_accepted_sheet_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id}: {self.reason[:40]}"
