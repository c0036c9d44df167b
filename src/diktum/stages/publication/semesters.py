"""Evaluasi JDIH of half a year: the figures that Diktum can count, what was found, what follows (SOP 23/2022 B.2 baris 6)."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Count

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.refusal import Refused, gettext_noop
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.publication.metadata import missing
from diktum.stages.publication.models import (
    Eligibility,
    LinkCheck,
    LinkWatch,
    PublicationWithdrawal,
    PublishedDecree,
    SemesterEvaluation,
    SocialPost,
)
from diktum.stages.publication.watching import broken_links

HEAD = "head_of_legal"
LONGEST = 20_000
LABELS = {
    "collection": gettext_noop("Koleksi Keputusan pada akhir semester"),
    "published": gettext_noop("Keputusan terbit dalam semester"),
    "with_abstract": gettext_noop("Keputusan terbit dengan abstrak"),
    "complete": gettext_noop("Keputusan terbit dengan metadata 16 unsur lengkap"),
    "average_days": gettext_noop("Rata-rata hari dari penetapan sampai terbit"),
    "withdrawn": gettext_noop("Publikasi ditarik"),
    "held_back": gettext_noop("Keputusan yang dinyatakan tidak layak"),
    "posts": gettext_noop("Unggahan media sosial"),
    "links_checked": gettext_noop("Pemeriksaan tautan"),
    "links_broken": gettext_noop("Tautan bermasalah yang ditemukan"),
    "links_broken_now": gettext_noop("Tautan yang kini tidak sesuai"),
}


class SemesterIsNotEvaluated(Refused):
    """Some evaluation that cannot be recorded or printed."""

    code: ClassVar[str] = "DKT-870"
    rule: ClassVar[str] = gettext_noop(
        "SOP 23/2022 B.2 kolom kegiatan baris 6: evaluasi oleh Subbagian Hukum setiap 6 bulan"
    )


class NotYoursToEvaluate(SemesterIsNotEvaluated):
    """The head of legal evaluates."""

    code = "DKT-871"
    message = gettext_noop("Evaluasi semester dicatat oleh Kepala Subbagian Hukum.")
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum mencatatnya.")


class SemesterHasNotBegun(SemesterIsNotEvaluated):
    """Nothing can be said of what is to come."""

    code = "DKT-872"
    message = gettext_noop("Semester %(semester)s tahun %(year)s belum berjalan.")
    remedy = gettext_noop("Pilih semester yang sudah atau sedang berjalan.")


class EvaluationIsEmpty(SemesterIsNotEvaluated):
    """Findings and follow-up are what an evaluation is for."""

    code = "DKT-873"
    message = gettext_noop("Temuan dan tindak lanjut evaluasi harus diisi.")
    remedy = gettext_noop("Tuliskan keduanya, paling banyak 20.000 huruf.")


class EvaluationIsNotThere(SemesterIsNotEvaluated):
    """A report is printed from what was recorded."""

    code = "DKT-874"
    message = gettext_noop("Evaluasi semester %(semester)s tahun %(year)s belum dicatat.")
    remedy = gettext_noop("Catat evaluasinya lebih dahulu.")


@dataclass(frozen=True, slots=True)
class Semester:
    """Half of a year: 1 is January to June."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Semester:
        """Return the semester of a day."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def first(self) -> dt.date:
        """Return its first day."""
        return dt.date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def last(self) -> dt.date:
        """Return its last day."""
        return dt.date(self.year, 6, 30) if self.number == 1 else dt.date(self.year, 12, 31)

    @property
    def before(self) -> Semester:
        """Return the one before."""
        return Semester(self.year, 1) if self.number == 2 else Semester(self.year - 1, 2)


def figures_of(commission_id: int, semester: Semester) -> dict[str, object]:
    """Count what an evaluation reports of a semester: each key of LABELS, and the posts of each channel under "channels"."""
    span = (semester.first, semester.last)
    ever = PublishedDecree.objects.filter(commission_id=commission_id)
    published = list(ever.filter(done_on__range=span).select_related("content"))
    withdrawn = PublicationWithdrawal.objects.filter(published__commission_id=commission_id)
    posts = SocialPost.objects.filter(dossier__commission_id=commission_id, done_on__range=span)
    checks = LinkCheck.objects.filter(dossier__commission_id=commission_id, done_on__range=span)
    watches = LinkWatch.objects.filter(
        entry__dossier__commission_id=commission_id, checked_at__date__range=span
    )
    held = Eligibility.objects.filter(decree__commission_id=commission_id, eligible=False)
    days = [(row.done_on - row.enacted_on).days for row in published]
    gone = withdrawn.filter(withdrawn_on__lte=semester.last).count()
    return {
        "collection": ever.filter(done_on__lte=semester.last).count() - gone,
        "published": len(published),
        "with_abstract": sum(bool(row.content.abstract.get("substance")) for row in published),
        "complete": sum(not missing(row.content.metadata) for row in published),
        "average_days": round(sum(days) / len(days)) if days else 0,
        "withdrawn": withdrawn.filter(withdrawn_on__range=span).count(),
        "held_back": held.filter(decided_on__range=span).values("decree").distinct().count(),
        "posts": posts.count(),
        "links_checked": checks.count() + watches.count(),
        "links_broken": checks.filter(is_sound=False).count() + watches.filter(is_sound=False).count(),
        "links_broken_now": len(broken_links(commission_id)),
        "channels": {
            row["channel"]: row["count"]
            for row in posts.values("channel").annotate(count=Count("pk")).order_by("channel")
        },
    }


def record_semester(
    *, semester: Semester, findings: str, follow_up: str, by: Actor, when: Moment
) -> SemesterEvaluation:
    """
    Catat evaluasi semester with the figures of this moment; a later one of the same semester takes its place.

    Raises NotYoursToEvaluate, SemesterHasNotBegun, EvaluationIsEmpty.
    """
    holding = by.holding_for(HEAD)
    if holding is None:
        raise NotYoursToEvaluate()
    if semester.first > when.day:
        raise SemesterHasNotBegun(semester=semester.number, year=semester.year)
    told, after = clean_text(findings).strip(), clean_text(follow_up).strip()
    if not told or not after or max(len(told), len(after)) > LONGEST:
        raise EvaluationIsEmpty()
    with chaining(by.commission_id, when) as chain:
        return chain.record(
            SemesterEvaluation(
                commission_id=by.commission_id,
                year=semester.year,
                semester=semester.number,
                figures=figures_of(by.commission_id, semester),
                findings=told,
                follow_up=after,
                done_by=by.name,
                post_title=holding.title,
                done_on=when.day,
                done_at=when.at,
            )
        )


def evaluation_of(commission_id: int, semester: Semester) -> SemesterEvaluation | None:
    """Return the evaluation of a semester that counts, the newest, or None."""
    rows = SemesterEvaluation.objects.filter(
        commission_id=commission_id, year=semester.year, semester=semester.number
    )
    return rows.select_related("commission").order_by("-pk").first()


def recorded_evaluation(commission_id: int, semester: Semester) -> SemesterEvaluation:
    """Return the evaluation of a semester. Raises EvaluationIsNotThere."""
    row = evaluation_of(commission_id, semester)
    if row is None:
        raise EvaluationIsNotThere(semester=semester.number, year=semester.year)
    return row


def figure_lines(figures: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Return figures as (label, value), then the posts of each channel."""
    told = [(label, str(figures.get(key, 0))) for key, label in LABELS.items()]
    channels = figures.get("channels", {})
    assert isinstance(channels, dict)
    return (*told, *((f"Unggahan: {channel}", str(count)) for channel, count in channels.items()))


def as_csv(row: SemesterEvaluation) -> bytes:
    """Return an evaluation as CSV for spreadsheets."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(
        [
            ("Uraian", "Isi"),
            ("Satuan kerja", row.commission.name),
            ("Tahun", row.year),
            ("Semester", row.semester),
            *figure_lines(row.figures),
            ("Temuan", _inert(row.findings)),
            ("Tindak lanjut", _inert(row.follow_up)),
        ]
    )
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell
