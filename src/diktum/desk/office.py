"""An office's people, posts and days off, as its settings show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from diktum.core.language.names import check_nip, show_nip
from diktum.people.models import Kind, OffDay, Post
from diktum.people.queries import appointments, off_days, persons


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with the posts held today and what is doubtful about the NIP."""

    pk: int
    name: str
    nip: str
    warnings: tuple[str, ...]
    posts: tuple[str, ...]
    account: str


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment, running or over."""

    pk: int
    person: str
    post: str
    title: str
    unit: str
    kind: str
    letter: str
    since: date
    until: date | None
    is_over: bool
    is_coming: bool


@dataclass(frozen=True, slots=True)
class OffDayRow:
    """One day off; `is_own` where the office may take it off its list."""

    pk: int
    day: date
    name: str
    source: str
    is_own: bool


def person_rows(commission_id: int, day: date) -> tuple[PersonRow, ...]:
    """Return the people of an office by name, with what each holds on `day` (two statements)."""
    held: dict[int, list[str]] = {}
    for row in appointments(commission_id, day):
        held.setdefault(row.person_id, []).append(row.printed_title)
    return tuple(
        PersonRow(
            pk=each.pk,
            name=each.full_name,
            nip=show_nip(each.nip),
            warnings=tuple(_(warning.message) for warning in check_nip(each.nip, day)),
            posts=tuple(dict.fromkeys(held.get(each.pk, ()))),
            account=each.user.get_username() if each.user else "",
        )
        for each in persons(commission_id).select_related("user")
    )


def appointment_rows(commission_id: int, day: date) -> tuple[AppointmentRow, ...]:
    """Return every appointment of an office: those in force first, those that are over last."""
    rows = [
        AppointmentRow(
            pk=row.pk,
            person=row.person.full_name,
            post=str(Post(row.post).label),
            title=row.printed_title,
            unit=row.unit.name if row.unit else "",
            kind=str(Kind(row.kind).label),
            letter=row.letter,
            since=row.since,
            until=row.until,
            is_over=row.until is not None and row.until < day,
            is_coming=row.since > day,
        )
        for row in appointments(commission_id)
    ]
    order = {str(post.label): place for place, post in enumerate(Post)}
    return tuple(sorted(rows, key=lambda row: (row.is_over, order.get(row.post, 99), row.person)))


def off_day_rows(commission_id: int, year: int) -> tuple[OffDayRow, ...]:
    """Return the days off that count for an office in a year."""
    return tuple(
        OffDayRow(
            pk=row.pk,
            day=row.day,
            name=row.name,
            source=str(OffDay.Source(row.source).label),
            is_own=row.commission_id is not None,
        )
        for row in off_days(commission_id, year)
    )


def own_off_day(commission_id: int, off_day_id: int) -> date | None:
    """Return the date of a day on the office's own list, None where there is no such day."""
    rows = OffDay.objects.filter(pk=off_day_id, commission_id=commission_id)
    return rows.values_list("day", flat=True).first()
