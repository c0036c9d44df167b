"""What is known of offices, units, persons and the posts they hold; the database keeps every change of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diktum.core.language.names import full_name
from diktum.people.register_models import RegisterImport as RegisterImport
from diktum.people.register_models import ServicePeriod as ServicePeriod

MANDATES = ("plt", "plh")
UNIT_POSTS = ("proposing_unit", "related_division")
SINGLE_POSTS = ("chair", "secretary")


class Post(models.TextChoices):
    """Jabatan: a place in the SOP that a person can hold."""

    CHAIR = "chair", _("Ketua")
    MEMBER = "member", _("Anggota")
    SECRETARY = "secretary", _("Sekretaris")
    HEAD_OF_LEGAL = "head_of_legal", _("Kepala Subbagian Hukum")
    LEGAL_OFFICER = "legal_officer", _("Staf Subbagian Hukum")
    PROPOSING_UNIT = "proposing_unit", _("Subbagian Pengusul")
    RELATED_DIVISION = "related_division", _("Divisi Terkait")
    DRAFTING_TEAM = "drafting_team", _("Tim Penyusun")
    JDIH_TEAM = "jdih_team", _("Tim Pengelola JDIH")
    MINUTE_TAKER = "minute_taker", _("Notulis")
    ADMINISTRATOR = "administrator", _("Administrator")


class Kind(models.TextChoices):
    """Cara memangku jabatan: on what ground somebody holds a post."""

    DEFINITIVE = "definitive", _("Definitif")
    PLT = "plt", _("Pelaksana Tugas (Plt.)")
    PLH = "plh", _("Pelaksana Harian (Plh.)")
    TAKEOVER = "takeover", _("Pengambilalihan oleh KPU setingkat di atasnya")


class Zone(models.TextChoices):
    """Zona waktu: the four that Indonesian offices live in."""

    JAKARTA = "Asia/Jakarta", _("WIB (Jakarta)")
    PONTIANAK = "Asia/Pontianak", _("WIB (Pontianak)")
    MAKASSAR = "Asia/Makassar", _("WITA")
    JAYAPURA = "Asia/Jayapura", _("WIT")


class Paper(models.TextChoices):
    """Ukuran kertas: what an office prints its papers on."""

    F4 = "F4", "F4 (215 × 330 mm)"
    A4 = "A4", "A4 (210 × 297 mm)"


class Commission(models.Model):
    """Satuan kerja: an election commission with its secretariat. Nothing of one is seen by another."""

    code = models.CharField(max_length=10, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    area_code = models.CharField(max_length=10, blank=True)
    province = models.CharField(max_length=100, blank=True)
    seat = models.CharField(max_length=100)
    address = models.TextField(blank=True)
    zone = models.CharField(max_length=40, choices=Zone.choices, default=Zone.JAYAPURA)
    members_by_law = models.PositiveSmallIntegerField(default=5)
    paper = models.CharField(max_length=4, choices=Paper.choices, default=Paper.F4)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(zone__in=Zone.values), name="zone_is_known"),
            models.CheckConstraint(condition=Q(paper__in=Paper.values), name="paper_is_known"),
            models.CheckConstraint(
                condition=Q(members_by_law__gte=3, members_by_law__lte=7), name="members_as_the_law_has_them"
            ),
        ]

    def __str__(self) -> str:
        return self.short_name


class Unit(models.Model):
    """Subbagian atau divisi: a part of an office that proposes decrees or is consulted about them."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="units")
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["commission", "name"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "key"], name="one_unit_a_key"),
        ]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Orang: name and titles apart, because a decree prints the name without them."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="persons")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="person"
    )
    name = models.CharField(max_length=200)
    title_before = models.CharField(max_length=60, blank=True)
    title_after = models.CharField(max_length=100, blank=True)
    nip = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """Return the name with its titles: `Drs. Budi Contoh, M.Si.`."""
        return full_name(self.name, self.title_before, self.title_after)


class Appointment(models.Model):
    """Pemangkuan jabatan: who holds which post of which office, on what ground, from when until when."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.CharField(max_length=30, choices=Post.choices)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.DEFINITIVE)
    letter = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    changed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["commission", "post", "-since"]
        constraints = [
            models.CheckConstraint(condition=Q(post__in=Post.values), name="post_is_known"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="kind_is_known"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="appointment_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.DEFINITIVE) | ~Q(letter=""), name="acting_needs_a_letter"
            ),
            models.CheckConstraint(
                condition=~Q(post__in=UNIT_POSTS) | Q(unit__isnull=False), name="unit_post_names_its_unit"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "since"], name="appointments_of_a_person"),
            models.Index(fields=["commission", "post", "since"], name="appointments_to_a_post"),
        ]

    def __str__(self) -> str:
        return self.printed_title

    @property
    def printed_title(self) -> str:
        """Return the title as it is printed above a signature: `Plh. Sekretaris`."""
        return f"{self.kind.capitalize()}. {self.title}" if self.kind in MANDATES else self.title


class OffDay(models.Model):
    """Hari libur: a day off, of the whole nation (no office named) or of one office."""

    class Source(models.TextChoices):
        """Asal: the national list, a joint leave by decree, or the office's own entry."""

        NATIONAL = "national", _("Libur nasional")
        JOINT_LEAVE = "joint_leave", _("Cuti bersama")
        OFFICE = "office", _("Libur kantor")

    commission = models.ForeignKey(
        Commission, on_delete=models.PROTECT, null=True, blank=True, related_name="off_days"
    )
    day = models.DateField()
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.OFFICE)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["commission", "day"], name="one_off_day_a_day", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(source="office", commission__isnull=False)
                | Q(source__in=["national", "joint_leave"], commission__isnull=True),
                name="office_days_name_their_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}"


class Change(models.Model):
    """Riwayat data: every insert, change and removal in this app, written by the database itself and never changed."""

    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    operation = models.CharField(max_length=6)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["table", "id"], name="changes_of_a_table")]

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.row}"
