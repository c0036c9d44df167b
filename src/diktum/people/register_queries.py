"""Questions about the register of persons: who is in it, and what each was on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from diktum.people.models import Appointment, Person
from diktum.people.register import COLUMNS
from diktum.people.register_models import Ending, ServicePeriod


@dataclass(frozen=True, slots=True)
class Job:
    """One job or post, from when until when; `ending` is a key of `Ending`, "" where none is told."""

    title: str
    institution: str
    rank_class: str
    since: date
    until: date | None
    ending: str = ""

    def runs_on(self, day: date) -> bool:
        """Return whether it is held on a day; the last day counts."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class RegisteredPerson:
    """Orang terdaftar: a person with every job and post that the register knows, the newest first."""

    pk: int
    name: str
    full_name: str
    nip: str
    jobs: tuple[Job, ...]

    def on(self, day: date) -> tuple[Job, ...]:
        """Return what is held on a day."""
        return tuple(job for job in self.jobs if job.runs_on(day))

    def last_before(self, day: date) -> Job | None:
        """Return the job that ended last before a day."""
        over = [job for job in self.jobs if job.until is not None and job.until < day]
        return max(over, key=lambda job: (job.until or job.since, job.since), default=None)

    def rank_on(self, day: date) -> str:
        """Return the class of the jobs held on a day, "" where none is told."""
        return next((job.rank_class for job in self.on(day) if job.rank_class), "")


def register_of(commission_id: int, person_ids: Iterable[int] | None = None) -> tuple[RegisteredPerson, ...]:
    """Return the register of an office, or the persons of it that are asked for (three statements)."""
    rows = Person.objects.filter(commission_id=commission_id)
    jobs = _jobs_of(commission_id)
    if person_ids is not None:
        rows = rows.filter(pk__in=list(person_ids))
    return tuple(
        RegisteredPerson(each.pk, each.name, each.full_name, each.nip, tuple(jobs.get(each.pk, ())))
        for each in rows.order_by("name", "pk")
    )


def _jobs_of(commission_id: int) -> dict[int, list[Job]]:
    jobs: dict[int, list[Job]] = defaultdict(list)
    for period in ServicePeriod.objects.filter(person__commission_id=commission_id).order_by("-since", "pk"):
        jobs[period.person_id].append(
            Job(
                period.title,
                period.institution,
                period.rank_class,
                period.since,
                period.until,
                period.ending,
            )
        )
    for post in Appointment.objects.filter(commission_id=commission_id).order_by("-since", "pk"):
        jobs[post.person_id].append(Job(post.printed_title, "", "", post.since, post.until))
    return jobs


def ending_words(job: Job) -> str:
    """Say why a job ended: "pensiun"; "" where it is not told."""
    return str(Ending(job.ending).label).lower() if job.ending else ""


def register_table(commission_id: int) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the head and the rows of the register as a table that can be read in again."""
    periods: dict[int, list[ServicePeriod]] = defaultdict(list)
    for period in ServicePeriod.objects.filter(person__commission_id=commission_id).order_by("since", "pk"):
        periods[period.person_id].append(period)
    rows: list[tuple[str, ...]] = []
    for person in Person.objects.filter(commission_id=commission_id).order_by("name", "pk"):
        own = (person.name, person.title_before, person.title_after, person.nip, person.email)
        held = [
            (
                each.title,
                each.institution,
                each.rank_class,
                each.since.isoformat(),
                each.until.isoformat() if each.until else "",
                str(Ending(each.ending).label) if each.ending else "",
            )
            for each in periods.get(person.pk, ())
        ]
        rows += [(*own, *cells) for cells in held or [("", "", "", "", "", "")]]
    return tuple(_(words) for words in COLUMNS.values()), tuple(rows)
