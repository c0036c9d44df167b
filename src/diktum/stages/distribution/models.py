"""What is recorded of copies: each copy, its certification, its way, who received it, and its withdrawal."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence

CLOCK_TOLERANCE = dt.timedelta(days=1)


class Manner(models.TextChoices):
    """Cara penyampaian: how a copy goes to its recipient."""

    DIRECT = "direct", _("Diantar langsung")
    POST = "post", _("Pos atau jasa kirim")
    COLLECTED = "collected", _("Diambil di kantor")


class Way(models.TextChoices):
    """Cara menerima: on what the recipient signed."""

    PHONE = "phone", _("Elektronik, dengan kode salinan")
    PAPER = "paper", _("Paraf pada kertas")


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
