"""What numbering records: the agenda book, its lines, numbers kept for later, void numbers, and what came from paper."""

from django.db import models
from django.db.models import F, Q

from diktum.ledger.models import Chained


class AgendaBook(models.Model):
    """Buku agenda: the counter of one series of one office in one year; the row that whoever numbers locks."""

    commission = models.ForeignKey("people.Commission", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["commission", "-year", "series"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "series", "year"], name="one_agenda_book_a_series_and_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"


class AgendaLine(Chained):
    """
    Baris buku agenda: one number given to one paper, with what the book says about it.

    A decree has its dossier and the journal line (seq) that gave the number; a letter and a number that was given on
    paper have neither.
    """

    dossier = models.ForeignKey(
        "dossiers.Dossier", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    seq = models.PositiveIntegerField(null=True, blank=True)
    book = models.ForeignKey(AgendaBook, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    number_text = models.CharField(max_length=100)
    title = models.CharField(max_length=500)
    nature = models.CharField(max_length=60)
    proposed_by = models.CharField(max_length=250)
    signed_by = models.CharField(max_length=500)
    plenary_record = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    signed_on = models.DateField()
    text_sha256 = models.CharField(max_length=64)
    booked_by = models.CharField(max_length=250)
    booked_on = models.DateField()
    booked_at = models.DateTimeField()

    class Meta:
        ordering = ["book", "number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="a_number_is_given_once"),
            models.UniqueConstraint(fields=["dossier"], name="one_number_a_decree"),
            models.UniqueConstraint(fields=["dossier", "seq"], name="one_agenda_line_a_line"),
            models.CheckConstraint(condition=Q(number__gte=1), name="numbers_begin_at_one"),
            models.CheckConstraint(condition=Q(decided_on__lte=F("signed_on")), name="signed_after_decided"),
            models.CheckConstraint(condition=Q(signed_on__lte=F("booked_on")), name="numbered_after_signed"),
            models.CheckConstraint(
                condition=Q(dossier=None, seq=None) | Q(dossier__isnull=False, seq__isnull=False),
                name="a_line_of_a_dossier_names_its_act",
            ),
        ]

    def __str__(self) -> str:
        return self.number_text


class NumberVoid(Chained):
    """Nomor batal: a number that no decree bears any more, and why. Its line stays, the number is never used again."""

    line = models.OneToOneField(AgendaLine, on_delete=models.PROTECT, related_name="void")
    reason = models.TextField()
    voided_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    voided_on = models.DateField()
    voided_at = models.DateTimeField()

    class Meta:
        ordering = ["line"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_void_number_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.reason[:40]}"


class NumberReservation(Chained):
    """Nomor dipesan: a number kept for a decree before its signature, to be printed on it. Confirmed by its agenda line."""

    book = models.ForeignKey(AgendaBook, on_delete=models.PROTECT, related_name="reservations")
    number = models.PositiveIntegerField()
    number_text = models.CharField(max_length=100)
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=500)
    text_sha256 = models.CharField(max_length=64)
    request_key = models.CharField(max_length=64, blank=True)
    reserved_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    reserved_on = models.DateField()
    reserved_at = models.DateTimeField()

    class Meta:
        ordering = ["book", "number"]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="a_number_is_reserved_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="reserved_numbers_begin_at_one"),
        ]

    def __str__(self) -> str:
        return self.number_text


class ReservationVoid(Chained):
    """Pesanan nomor batal: a number that was kept and not used, and why. It is never given again."""

    reservation = models.OneToOneField(NumberReservation, on_delete=models.PROTECT, related_name="void")
    reason = models.TextField()
    voided_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    voided_on = models.DateField()
    voided_at = models.DateTimeField()

    class Meta:
        ordering = ["reservation"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_void_reservation_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.reservation_id}: {self.reason[:40]}"


class PaperImport(Chained):
    """Pemindahan buku fisik: one list of lines of the paper book that was taken in, whole, and by whom."""

    book = models.ForeignKey(AgendaBook, on_delete=models.PROTECT, related_name="imports")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    reason = models.TextField()
    imported_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    imported_on = models.DateField()
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["book", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="an_import_says_why"),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="an_import_has_its_numbers"),
        ]

    def __str__(self) -> str:
        return f"{self.filename}: {self.first}-{self.last}"


class PaperEntry(Chained):
    """Dari buku fisik: why a line was not numbered here, and where it stands in the book on paper."""

    line = models.OneToOneField(AgendaLine, on_delete=models.PROTECT, related_name="paper")
    reason = models.TextField()
    place = models.CharField(max_length=200)
    booked_on = models.DateField(help_text="The day that the paper book gives.")
    photo = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_in = models.ForeignKey(
        PaperImport, on_delete=models.PROTECT, null=True, blank=True, related_name="entries"
    )

    class Meta:
        ordering = ["line"]
        verbose_name_plural = "paper entries"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_paper_line_says_why"),
            models.CheckConstraint(condition=~Q(place=""), name="a_paper_line_says_where"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.place}"


class PaperGap(Chained):
    """Nomor kosong: numbers that the paper book does not show, with the reason. A line found later may still take one."""

    book = models.ForeignKey(AgendaBook, on_delete=models.PROTECT, related_name="gaps")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    reason = models.TextField()
    noted_by = models.CharField(max_length=250)
    noted_on = models.DateField()
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["book", "first"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_gap_says_why"),
            models.CheckConstraint(
                condition=Q(first__gte=1, last__gte=F("first")), name="a_gap_has_its_numbers"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"


class PaperReading(models.Model):
    """Pratinjau buku fisik: the rows of an uploaded list, waiting to be looked at. It is no record and may go."""

    book = models.ForeignKey(AgendaBook, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    read_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.filename


class ClockRepair(Chained):
    """Jam diperbaiki: lines up to this one were dated by a clock that ran ahead; numbering goes on after it."""

    line = models.OneToOneField(AgendaLine, on_delete=models.PROTECT, related_name="clock_repair")
    reason = models.TextField()
    repaired_by = models.CharField(max_length=250)
    post_title = models.CharField(max_length=250)
    repaired_on = models.DateField()
    repaired_at = models.DateTimeField()

    class Meta:
        ordering = ["line"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_repaired_clock_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.reason[:40]}"
