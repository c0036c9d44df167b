"""What is recorded when a decree goes to the archive: the place of the original, and its scan with the checks made."""

from django.db import models
from django.db.models import Q

from diktum.dossiers.models import Evidence
from diktum.stages.archive.bags_models import BagFile as BagFile
from diktum.stages.archive.bags_models import BagImport as BagImport
from diktum.stages.archive.bags_models import MediaTransfer as MediaTransfer
from diktum.stages.archive.old_decrees_models import OldDecree as OldDecree
from diktum.stages.archive.old_decrees_models import OldDecreeImport as OldDecreeImport
from diktum.stages.archive.old_decrees_models import OldDecreeReading as OldDecreeReading
from diktum.stages.archive.old_decrees_models import OldDecreeText as OldDecreeText
from diktum.stages.archive.records_models import DisposalDecision as DisposalDecision
from diktum.stages.archive.records_models import DisposalItem as DisposalItem
from diktum.stages.archive.records_models import DisposalProof as DisposalProof
from diktum.stages.archive.records_models import DisposalProposal as DisposalProposal
from diktum.stages.archive.records_models import HoldRelease as HoldRelease
from diktum.stages.archive.records_models import LegalHold as LegalHold
from diktum.stages.archive.records_models import Loan as Loan
from diktum.stages.archive.records_models import LoanReturn as LoanReturn
from diktum.stages.archive.records_models import Relocation as Relocation
from diktum.stages.archive.scan_models import ScanPages as ScanPages
from diktum.stages.archive.scan_models import ScanProgress as ScanProgress
from diktum.stages.archive.scan_models import ScanReading as ScanReading
from diktum.stages.archive.scan_models import ScanVerdict as ScanVerdict


class Original(Evidence):
    """Naskah asli: where the signed original stands on the shelf, under which archive code, for how long."""

    room = models.CharField(max_length=100)
    cabinet = models.CharField(max_length=100, blank=True)
    shelf = models.CharField(max_length=100, blank=True)
    box = models.CharField(max_length=100, blank=True)
    folder = models.CharField(max_length=100)
    archive_code = models.CharField(max_length=30)
    code_title = models.TextField(blank=True)
    retention = models.CharField(max_length=250)
    sheets = models.PositiveIntegerField(help_text="Pages of the original, counted by hand.")
    decree_number = models.CharField(max_length=100)
    decree_title = models.CharField(max_length=500)
    enacted_on = models.DateField()
    archived_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250, blank=True)
    archived_on = models.DateField()
    archived_at = models.DateTimeField()

    class Meta:
        ordering = ["-archived_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="one_place_an_original"),
            models.CheckConstraint(condition=~Q(room="") & ~Q(folder=""), name="original_has_a_place"),
            models.CheckConstraint(condition=Q(sheets__gte=1), name="original_has_a_page"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.archive_code}"


class Scan(Evidence):
    """Hasil alih media: one file of the scan, with what was checked by whom."""

    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="scans")
    position = models.PositiveIntegerField()
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveIntegerField()
    expected_pages = models.PositiveIntegerField()
    text_sha256 = models.CharField(max_length=64)
    complete = models.BooleanField()
    legible = models.BooleanField()
    upright = models.BooleanField()
    pages_match = models.BooleanField()
    note = models.TextField(blank=True)
    checked_by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    checked_by = models.CharField(max_length=250)
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["original", "position"]
        constraints = [
            models.UniqueConstraint(fields=["original", "position"], name="one_scan_a_position"),
            models.CheckConstraint(condition=Q(pages__gte=1), name="scan_has_a_page"),
            models.CheckConstraint(
                condition=Q(complete=True, legible=True, upright=True, pages_match=True) | ~Q(note=""),
                name="failed_check_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.original_id}/{self.position}"
