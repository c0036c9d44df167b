"""What is recorded of bags that came in and of batches of originals that were digitised."""

from django.db import models
from django.db.models import F, Q

from diktum.ledger.models import Chained


class BagImport(Chained):
    """Kantong BagIt: a bag that was taken in whole. `texts` are its payload files that are text, word for word."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    identifier = models.CharField(max_length=100)
    source = models.CharField(max_length=250, blank=True)
    manifest_sha256 = models.CharField(max_length=64)
    texts = models.JSONField(default=dict)
    imported_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    imported_on = models.DateField()
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "manifest_sha256"], name="one_import_a_bag"),
        ]

    def __str__(self) -> str:
        return self.identifier


class BagFile(Chained):
    """Berkas dalam kantong: one payload file of a bag, kept under its fingerprint."""

    bag = models.ForeignKey(BagImport, on_delete=models.PROTECT, related_name="files")
    path = models.CharField(max_length=500)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["bag", "path"]
        constraints = [models.UniqueConstraint(fields=["bag", "path"], name="one_file_a_path_of_a_bag")]

    def __str__(self) -> str:
        return self.path


class MediaTransfer(Chained):
    """Berita acara alih media: the originals scanned from one day to another, by which process (PP 28/2012 Pasal 49)."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=100)
    first_day = models.DateField()
    last_day = models.DateField()
    place = models.CharField(max_length=250)
    media = models.CharField(max_length=250)
    process = models.TextField()
    carried_out_by = models.TextField(help_text="Names, one a line.")
    signed_by = models.CharField(max_length=250)
    signed_by_title = models.CharField(max_length=250)
    signed_by_nip = models.CharField(max_length=30, blank=True)
    made_by = models.CharField(max_length=250)
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "number"], name="one_media_transfer_a_number"),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day"), last_day__lte=F("made_on")),
                name="media_transfer_looks_back",
            ),
        ]

    def __str__(self) -> str:
        return self.number
