"""What the plenary records of its sessions: calling, agenda, invitation, who was there and when."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.dossiers.models import Evidence
from diktum.ledger.models import Chained


class SessionKind(models.TextChoices):
    """Jenis rapat pleno: closed or open (UU 7/2017 Pasal 41)."""

    CLOSED = "tertutup", _("Tertutup")
    OPEN = "terbuka", _("Terbuka")


class SessionMode(models.TextChoices):
    """Cara rapat: in one room, over the net, or both."""

    ON_SITE = "tatap-muka", _("Tatap muka")
    ONLINE = "daring", _("Daring")
    HYBRID = "gabungan", _("Tatap muka dan daring")


class PlenaryBook(models.Model):
    """Penghitung pleno: the locked row that numbers sessions, invitations and berita acara of a year."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last_session = models.PositiveIntegerField(default=0)
    last_invitation = models.PositiveIntegerField(default=0)
    last_record = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commission", "year"], name="one_plenary_book_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.commission_id}/{self.year}"


class PlenarySession(Chained):
    """Rapat pleno: one meeting as it was called, numbered within its year; `ordinal` counts the meetings of a day."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    held_on = models.DateField()
    ordinal = models.PositiveSmallIntegerField(default=1)
    held_at = models.DateTimeField()
    place = models.CharField(max_length=250)
    kind = models.CharField(max_length=20, choices=SessionKind.choices)
    mode = models.CharField(max_length=20, choices=SessionMode.choices)
    called_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    called_by_name = models.CharField(max_length=250)
    called_on = models.DateField()
    called_at = models.DateTimeField()
    short_notice_reason = models.TextField(blank=True)
    request_key = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-held_on", "-ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "year", "number"], name="one_session_a_number"),
            models.UniqueConstraint(
                fields=["commission", "held_on", "ordinal"], name="one_session_a_place_in_the_day"
            ),
            models.UniqueConstraint(
                fields=["commission", "held_at", "place"], name="one_session_a_room_and_hour"
            ),
            models.UniqueConstraint(
                fields=["commission", "request_key"],
                condition=~Q(request_key=""),
                name="one_session_a_submission",
            ),
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="session_kind_is_known"),
            models.CheckConstraint(condition=Q(mode__in=SessionMode.values), name="session_mode_is_known"),
            models.CheckConstraint(
                condition=Q(called_on__lte=F("held_on")), name="session_is_called_before_it_is_held"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def slug(self) -> str:
        """Return the name of the session in an address: 2026-11-24, or 2026-11-24-2 for the second of a day."""
        return f"{self.held_on:%Y-%m-%d}" + (f"-{self.ordinal}" if self.ordinal > 1 else "")


class AgendaItem(Evidence):
    """Agenda pleno: a dossier tabled for a session, with the version of the text that is laid before it."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveIntegerField()
    version_number = models.PositiveIntegerField()
    version_sha256 = models.CharField(max_length=64)
    tabled_by = models.CharField(max_length=250)
    tabled_on = models.DateField()
    late_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["session", "position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="one_item_a_position"),
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_agenda_item_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.position}"


class Invitation(Chained):
    """Undangan pleno: the letter with the agenda, as it was sent; a later one supplements the earlier."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="invitations")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    full_number = models.CharField(max_length=120)
    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    agenda = models.JSONField(default=list, help_text="The lines of the agenda as sent.")
    sent_by = models.CharField(max_length=250)
    sent_on = models.DateField()
    sent_at = models.DateTimeField()
    signer_name = models.CharField(max_length=250)
    signer_title = models.CharField(max_length=250)
    late_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "year", "number"], name="one_invitation_a_number"),
        ]

    def __str__(self) -> str:
        return self.full_number


class Attendance(Chained):
    """Daftar hadir: one person in one version of the list; the newest `version` is the list that counts."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="attendance")
    version = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=250, blank=True)
    is_member = models.BooleanField()
    is_chair = models.BooleanField(default=False)
    present = models.BooleanField()
    note = models.CharField(max_length=250, blank=True)
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "version", "person"], name="one_line_a_person_in_a_list"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.version} {self.name}"


class MovementKind(models.TextChoices):
    """Gerak peserta: coming or leaving."""

    ARRIVED = "arrived", _("Datang")
    LEFT = "left", _("Meninggalkan rapat")


class MovementWay(models.TextChoices):
    """Cara mencatat: by who keeps the list, or by the member on the own phone."""

    KEEPER = "keeper", _("dicatat notulis")
    PHONE = "phone", _("lewat ponsel sendiri")


class Movement(Chained):
    """Datang dan pergi: one person coming into the room or leaving it, at an hour; the list is read with these."""

    session = models.ForeignKey(PlenarySession, on_delete=models.PROTECT, related_name="movements")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    title = models.CharField(max_length=250, blank=True)
    is_member = models.BooleanField()
    kind = models.CharField(max_length=10, choices=MovementKind.choices)
    at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=MovementWay.choices)
    note = models.CharField(max_length=250, blank=True)
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MovementKind.values), name="movement_kind_is_known"),
            models.CheckConstraint(condition=Q(way__in=MovementWay.values), name="movement_way_is_known"),
            models.CheckConstraint(
                condition=Q(at__lte=F("recorded_at")), name="movement_is_recorded_after_it_happened"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.name} {self.kind}"
