"""What the plenary records of its minutes: versions, circulation, remarks and their answers, the lock."""

from django.db import models
from django.db.models import F, Q

from diktum.ledger.models import Chained
from diktum.stages.plenary.models.sessions import PlenarySession


class MinutesVersion(Chained):
    """Notulensi pleno: the minutes of a session in one of their versions."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveIntegerField()
    text = models.TextField()
    written_by = models.CharField(max_length=250)
    written_on = models.DateField()
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_minutes_a_number"),
            models.CheckConstraint(condition=~Q(text=""), name="minutes_have_words"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.number}"


class MinutesCirculation(Chained):
    """Edaran notulensi: the participants may correct a version until an hour."""

    session = models.OneToOneField(PlenarySession, on_delete=models.PROTECT, related_name="circulation")
    version = models.PositiveIntegerField()
    until = models.DateTimeField()
    opened_by = models.CharField(max_length=250)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("opened_at")), name="circulation_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.until}"


class MinutesRemark(Chained):
    """Koreksi peserta: what a participant wants changed in the minutes."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="remarks")
    version = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=250)
    text = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="remark_has_words")]

    def __str__(self) -> str:
        return f"{self.session_id} {self.person_name}"


class RemarkAnswer(Chained):
    """Jawaban koreksi: the minute taker took it over, or not and why."""

    remark = models.OneToOneField(MinutesRemark, on_delete=models.PROTECT, related_name="answer")
    taken = models.BooleanField()
    note = models.TextField(blank=True)
    answered_by = models.CharField(max_length=250)
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(taken=True) | ~Q(note=""), name="remark_not_taken_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.remark_id} {self.taken}"


class MinutesLock(Chained):
    """Pengesahan notulensi: from here on the minutes do not change; names the version by its fingerprint."""

    session = models.OneToOneField(PlenarySession, on_delete=models.PROTECT, related_name="minutes_lock")
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    locked_by = models.CharField(max_length=250)
    locked_on = models.DateField()
    locked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.session_id}/{self.version}"
