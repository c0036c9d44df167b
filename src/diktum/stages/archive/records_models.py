"""What is recorded about a record after it was shelved: where it went, who holds it, what keeps it, how it was let go."""

from django.db import models
from django.db.models import F, Q

from diktum.ledger.models import Chained


class AboutRecord(Chained):
    """Catatan arsip: a line about one record, be it an original of a dossier or an old decree."""

    original = models.ForeignKey(
        "archive.Original", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    old = models.ForeignKey(
        "archive.OldDecree", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(original__isnull=False, old__isnull=True)
                | Q(original__isnull=True, old__isnull=False),
                name="%(class)s_about_one_record",
            ),
        ]


class Relocation(AboutRecord):
    """Pemindahan: the original stands elsewhere from now on."""

    room = models.CharField(max_length=100)
    cabinet = models.CharField(max_length=100, blank=True)
    shelf = models.CharField(max_length=100, blank=True)
    box = models.CharField(max_length=100, blank=True)
    folder = models.CharField(max_length=100)
    reason = models.TextField()
    moved_by = models.CharField(max_length=250)
    moved_on = models.DateField()
    moved_at = models.DateTimeField()

    class Meta(AboutRecord.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.room} {self.folder}"


class Loan(AboutRecord):
    """Peminjaman: who took the paper from the shelf, what for, until when."""

    borrower = models.CharField(max_length=250)
    borrower_office = models.CharField(max_length=250, blank=True)
    purpose = models.TextField()
    lent_on = models.DateField()
    due_on = models.DateField()
    lent_by = models.CharField(max_length=250)
    lent_at = models.DateTimeField()

    class Meta(AboutRecord.Meta):
        ordering = ["pk"]
        constraints = [
            *AboutRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(due_on__gte=F("lent_on")), name="loan_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(borrower=""), name="loan_has_a_borrower"),
        ]

    def __str__(self) -> str:
        return f"{self.borrower} {self.due_on}"


class LoanReturn(Chained):
    """Pengembalian: the paper stands on the shelf again, in which condition."""

    loan = models.OneToOneField(Loan, on_delete=models.PROTECT, related_name="returned")
    condition = models.CharField(max_length=500)
    received_by = models.CharField(max_length=250)
    returned_on = models.DateField()
    returned_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.returned_on}"


class LegalHold(AboutRecord):
    """Penahanan hukum: the record stays whatever its retention says, for a dispute or an examination."""

    reason = models.TextField()
    held_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    held_on = models.DateField()
    held_at = models.DateTimeField()

    class Meta(AboutRecord.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reason[:60]


class HoldRelease(Chained):
    """Pelepasan penahanan: the dispute is over."""

    hold = models.OneToOneField(LegalHold, on_delete=models.PROTECT, related_name="released")
    reason = models.TextField()
    released_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    released_on = models.DateField()
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.reason[:60]


class DisposalProposal(Chained):
    """Usul musnah: records whose retention is over, proposed to be destroyed, with the basis in law."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    basis = models.TextField(help_text="The regulation and the letter on which the proposal rests.")
    proposed_by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    proposed_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.proposed_on}"


class DisposalItem(AboutRecord):
    """Butir usul musnah: one record with the rule and the day by which it may go. Permanent records cannot be one."""

    proposal = models.ForeignKey(DisposalProposal, on_delete=models.PROTECT, related_name="items")
    fate = models.CharField(max_length=20)
    rule = models.TextField()
    retention_over_on = models.DateField()
    proposed_on = models.DateField()

    class Meta(AboutRecord.Meta):
        ordering = ["pk"]
        constraints = [
            *AboutRecord.Meta.constraints,
            models.UniqueConstraint(fields=["proposal", "original"], name="one_disposal_item_an_original"),
            models.UniqueConstraint(fields=["proposal", "old"], name="one_disposal_item_an_old_decree"),
            models.CheckConstraint(condition=Q(fate="musnah"), name="permanent_is_never_disposed"),
            models.CheckConstraint(
                condition=Q(retention_over_on__lt=F("proposed_on")), name="disposal_after_retention"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.rule[:40]}"


class DisposalDecision(Chained):
    """Persetujuan musnah: another person approves or turns down the proposal."""

    proposal = models.OneToOneField(DisposalProposal, on_delete=models.PROTECT, related_name="decision")
    is_approved = models.BooleanField()
    reason = models.TextField()
    proposed_by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_by_person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(proposed_by_person=F("decided_by_person")), name="disposal_needs_another_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.is_approved}"


class DisposalProof(Chained):
    """Berita acara pemusnahan: when, where and how the papers were destroyed, before which witnesses."""

    decision = models.OneToOneField(DisposalDecision, on_delete=models.PROTECT, related_name="proof")
    number = models.CharField(max_length=100)
    manner = models.CharField(max_length=250)
    place = models.CharField(max_length=250)
    witnesses = models.TextField(help_text="One name and office a line, at least two.")
    destroyed_on = models.DateField()
    recorded_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number
