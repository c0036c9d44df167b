"""What is recorded of copies: each copy, its certification, its way, who received it, and its withdrawal."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained

CLOCK_TOLERANCE = dt.timedelta(days=1)


class Manner(models.TextChoices):
    """Cara penyampaian: how a copy goes to its recipient."""

    DIRECT = "direct", _("Diantar langsung")
    POST = "post", _("Pos atau jasa kirim")
    EMAIL = "email", _("Surel resmi")
    COLLECTED = "collected", _("Diambil di kantor")


class Way(models.TextChoices):
    """Cara menerima: on what the recipient signed."""

    PHONE = "phone", _("Elektronik, dengan kode salinan")
    PAPER = "paper", _("Paraf pada kertas")
    PROOF = "proof", _("Bukti terima pos atau surel")


class ProofKind(models.TextChoices):
    """Bentuk bukti: what stands behind a receipt or a dispatch besides the words."""

    DRAWING = "drawing", _("Tanda tangan yang digambar")
    PHOTO = "photo", _("Foto paraf")
    DELIVERY = "delivery", _("Bukti kirim atau terima")


class Fate(models.TextChoices):
    """Hasil penarikan dari penerima: what became of a copy that was called back."""

    RETURNED = "returned", _("Dikembalikan ke kantor")
    DESTROYED = "destroyed", _("Dimusnahkan penerima")
    INFORMED = "informed", _("Penerima diberi tahu, salinan tetap padanya")
    LOST = "lost", _("Tidak ditemukan")


class CertifiedCopy(Evidence):
    """Salinan: one numbered copy of a decree, for one recipient, with its codes."""

    number = models.PositiveIntegerField()
    recipient = models.CharField(max_length=250)
    recipient_post = models.CharField(max_length=250, blank=True)
    place = models.CharField(max_length=250, blank=True)
    kind = models.CharField(max_length=20, default="salinan")
    code = models.CharField(max_length=20, unique=True)
    token = models.CharField(max_length=24, unique=True)
    text_sha256 = models.CharField(max_length=64)
    made_by = models.CharField(max_length=250)
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "number"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="one_copy_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="copies_count_from_one"),
            models.CheckConstraint(condition=~Q(recipient=""), name="copy_has_a_recipient"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.number}"


class Certification(Evidence):
    """Pengesahan salinan: who declared the copies of a decree equal to the original, in what post, with what stamps."""

    copies = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    nip = models.CharField(max_length=30, blank=True)
    post_title = models.CharField(max_length=250)
    on_behalf_of = models.CharField(max_length=250, blank=True)
    statement = models.CharField(max_length=250)
    stamps = models.CharField(max_length=250)
    place = models.CharField(max_length=100)
    certified_on = models.DateField()
    certified_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_certification_a_line"),
            models.CheckConstraint(condition=Q(copies__gte=1), name="certification_covers_a_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.post_title}"


class Dispatch(Evidence):
    """Buku ekspedisi (baris): a copy on its way, by whom and how. A copy that came back gets a new line."""

    copy = models.ForeignKey(CertifiedCopy, on_delete=models.PROTECT, related_name="dispatches")
    manner = models.CharField(max_length=20, choices=Manner.choices)
    courier = models.CharField(max_length=250, blank=True)
    note = models.CharField(max_length=250, blank=True)
    recorded_by = models.CharField(max_length=250)
    dispatched_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "seq"], name="one_dispatch_a_line"),
            models.CheckConstraint(condition=Q(manner__in=Manner.values), name="manner_is_known"),
            models.CheckConstraint(
                condition=Q(manner=Manner.COLLECTED) | ~Q(courier=""), name="dispatch_has_a_courier"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.manner}"


class Receipt(Evidence):
    """Tanda terima: who received a copy, when, and on what it was signed. A copy is received once."""

    copy = models.OneToOneField(CertifiedCopy, on_delete=models.PROTECT, related_name="receipt")
    receiver = models.CharField(max_length=250)
    receiver_post = models.CharField(max_length=250, blank=True)
    nip = models.CharField(max_length=30, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices)
    received_on = models.DateField()
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()
    client_at = models.DateTimeField(
        null=True, blank=True, help_text="What the recipient's own clock said; never trusted."
    )

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="way_is_known"),
            models.CheckConstraint(condition=~Q(receiver=""), name="receipt_has_a_receiver"),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.receiver}"

    @property
    def clock_is_off(self) -> bool:
        """Say whether the recipient's own clock was more than a day away from the office's."""
        return self.client_at is not None and abs(self.client_at - self.recorded_at) > CLOCK_TOLERANCE


class CopyWithdrawal(Evidence):
    """Penarikan salinan: a copy that counts no longer, with the reason. Its number is never given again."""

    copy = models.OneToOneField(CertifiedCopy, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=250)
    withdrawn_by = models.CharField(max_length=250)
    withdrawn_on = models.DateField()
    withdrawn_at = models.DateTimeField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.withdrawn_on}"


class KeptCopy(Evidence):
    """Berkas salinan: the file that was certified as this copy. What is handed out and compared is this file, for ever."""

    copy = models.OneToOneField(CertifiedCopy, on_delete=models.PROTECT, related_name="kept")
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["dossier", "seq"]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.file_id}"


class Extract(Evidence):
    """Petikan: a copy of one person's row of a lampiran instead of the whole decree. Number, codes and way are the copy's."""

    copy = models.OneToOneField(CertifiedCopy, on_delete=models.PROTECT, related_name="extract")
    row_id = models.CharField(max_length=100)
    attachment_number = models.PositiveIntegerField()
    row_number = models.PositiveIntegerField()

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "row_id"], name="one_extract_a_person"),
            models.CheckConstraint(
                condition=Q(attachment_number__gte=1, row_number__gte=1), name="extract_rows_count_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.attachment_number}/{self.row_number}"


class ReceiptLink(Evidence):
    """Tautan tanda terima yang diterbitkan ulang: it replaces the link printed with the copy and every one before it."""

    copy = models.ForeignKey(CertifiedCopy, on_delete=models.PROTECT, related_name="links")
    token = models.CharField(max_length=24, unique=True)
    issued_by = models.CharField(max_length=250)
    issued_on = models.DateField()
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["copy", "seq"], name="one_link_a_line")]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.issued_on}"


class Proof(Evidence):
    """Bukti: a kept file or a tracking number, and on whose device it was taken."""

    kind = models.CharField(max_length=10, choices=ProofKind.choices)
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tracking = models.CharField(max_length=100, blank=True)
    taken_by = models.CharField(max_length=250, blank=True)

    class Meta:
        abstract = True


class ReceiptProof(Proof):
    """Bukti tanda terima: the drawn signature, the photo of the paraf, or what the post says of the delivery."""

    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="proof")

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ProofKind.values), name="receipt_proof_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(tracking="") | ~Q(taken_by=""),
                name="receipt_proof_proves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receipt_id} {self.kind}"


class DispatchProof(Proof):
    """Bukti kirim: the slip or the tracking number of a copy that went by post or e-mail."""

    dispatch = models.OneToOneField(Dispatch, on_delete=models.PROTECT, related_name="proof")

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ProofKind.values), name="dispatch_proof_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | ~Q(tracking=""), name="dispatch_proof_proves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.kind}"


class RecallAnswer(Chained):
    """Jawaban atas penarikan: what became of a copy after its decree was revoked or the copy itself was called back."""

    copy = models.OneToOneField(CertifiedCopy, on_delete=models.PROTECT, related_name="recall")
    fate = models.CharField(max_length=10, choices=Fate.choices)
    answered_by = models.CharField(max_length=250)
    answered_on = models.DateField()
    note = models.CharField(max_length=250, blank=True)
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(fate__in=Fate.values), name="fate_is_known"),
            models.CheckConstraint(condition=~Q(answered_by=""), name="recall_has_an_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id} {self.fate}"
