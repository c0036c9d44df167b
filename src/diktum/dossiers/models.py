"""What the trunk records: procedures in force, dossiers, their journal, and the copies made for searching."""

from django.db import models

from diktum.core.procedure.progress import EventKind, Status
from diktum.ledger.models import Chained


class ProcedureVersion(models.Model):
    """SOP versi: one published text of a procedure, kept for ever because running dossiers are bound to it."""

    code = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=250)
    in_force_from = models.DateField()
    body = models.TextField(help_text="The TOML text as published.")

    class Meta:
        ordering = ["code", "in_force_from", "pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.sha256[:8]}"


class DossierCounter(models.Model):
    """Penghitung kode berkas: the locked row that gives dossier codes, one per commission and year."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "year"], name="one_dossier_counter_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Dossier(models.Model):
    """
    Berkas: everything about one decree from proposal to archive.

    Where it stands is a fold over its journal; `status`, `open_act`, `round`, `due_on` and `seq` are
    copies for searching that only the doorway writes (`manage check_dossiers` compares them).
    """

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT)
    code = models.CharField(max_length=24)
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=60)
    procedure = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT)
    proposing_unit = models.ForeignKey(
        "people.Unit", on_delete=models.PROTECT, related_name="proposed_dossiers"
    )
    related_division = models.ForeignKey(
        "people.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="consulted_dossiers"
    )
    proposed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    opened_on = models.DateField()

    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Status], default="running")
    open_act = models.CharField(max_length=60, blank=True)
    round = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    seq = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "code"], name="one_dossier_a_code"),
            models.CheckConstraint(
                condition=models.Q(status="running") ^ models.Q(open_act=""),
                name="running_means_an_act_is_open",
            ),
        ]
        indexes = [models.Index(fields=["commission", "-id"], name="dossier_newest_first")]

    def __str__(self) -> str:
        return self.code


class JournalEntry(Chained):
    """Kartu kendali berkas (jurnal): one line for each thing done to a dossier, never changed."""

    # No indexes beyond the constraints': a journal is read by dossier, and every further index is written with every act.
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="journal", db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in EventKind])
    act = models.CharField(max_length=60)
    round = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    opens = models.CharField(max_length=60, blank=True)
    opens_round = models.PositiveIntegerField(default=0)
    due_on = models.DateField(null=True, blank=True)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, blank=True, db_index=False
    )
    person_name = models.CharField(max_length=250)
    post = models.CharField(max_length=40, blank=True)
    post_title = models.CharField(max_length=250, blank=True)
    appointment = models.ForeignKey(
        "people.Appointment", on_delete=models.PROTECT, null=True, blank=True, db_index=False
    )
    on = models.DateField()
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    request_key = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["dossier", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_line_a_position"),
            models.UniqueConstraint(
                fields=["dossier", "request_key"],
                condition=~models.Q(request_key=""),
                name="one_effect_a_submission",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.seq} {self.act}"


class Evidence(Chained):
    """Bukti: what an act leaves behind, hung on the journal line (dossier, seq) that it proves."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()

    class Meta:
        abstract = True


class InboxItem(models.Model):
    """Tugas: a copy of 'whose turn is it', one row for each post that may do the open act."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="waiting_for", db_index=False)
    # Copied from the dossier, whose own columns are checked: a second check would only lock the office's row with every act.
    commission = models.ForeignKey(
        "people.Commission", on_delete=models.CASCADE, db_index=False, db_constraint=False
    )
    post = models.CharField(max_length=40)
    unit = models.ForeignKey(
        "people.Unit", on_delete=models.CASCADE, null=True, blank=True, db_index=False, db_constraint=False
    )
    act = models.CharField(max_length=60)
    opened_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "post"], name="one_task_a_post"),
        ]
        indexes = [
            models.Index(fields=["commission", "post", "due_on", "id"], name="inbox_by_post"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.post}"


class Notice(models.Model):
    """Pemberitahuan: something a person should know, with one link to where it happened."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="notices")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="notices")
    seq = models.PositiveIntegerField()
    rung = models.CharField(max_length=4, blank=True, help_text="H-1 or H+1 for a reminder.")
    text = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["person", "dossier", "seq", "rung"], name="told_once"),
        ]
        indexes = [
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="unread_notices"),
        ]

    def __str__(self) -> str:
        return self.text


class Reminder(models.Model):
    """Pengingat: that the holders of an open act (H-1) or their superior (H+1) were reminded of it, once for each rung."""

    class Rung(models.TextChoices):
        """When a reminder is due: the working day before the deadline, and the first one after it."""

        BEFORE = "H-1"
        AFTER = "H+1"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="reminders", db_index=False)
    act = models.CharField(max_length=60)
    round = models.PositiveIntegerField()
    rung = models.CharField(max_length=4, choices=Rung.choices)
    due_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "act", "round", "rung"], name="reminded_once_a_rung"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.act} {self.rung}"


class CopyCheck(models.Model):
    """Pemeriksaan salinan: what came out when every journal was folded and compared with the copies."""

    at = models.DateTimeField()
    checked = models.PositiveIntegerField()
    wrong = models.JSONField(default=list, help_text="One sentence for each difference, the first hundred.")

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.checked}, {len(self.wrong)}"


class AppliedCalendar(models.Model):
    """Kalender terpakai: the state of an office's list of days off by which its deadlines were counted last."""

    commission = models.OneToOneField(
        "people.Commission", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    version = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.commission_id}: {self.version}"
