"""Changes of people, posts and days off. The database writes the history of each (`Change`) by itself."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db.models import Q

from diktum.core.language.text import clean_text
from diktum.people.models import (
    MANDATES,
    SINGLE_POSTS,
    UNIT_POSTS,
    Appointment,
    Kind,
    OffDay,
    Person,
    Post,
    Unit,
)
from diktum.people.queries import Actor
from diktum.people.refusals import (
    AppointmentEndsBeforeItBegins,
    DayIsListed,
    LetterIsMissing,
    NameIsMissing,
    NoSuchPost,
    NotAdministrator,
    NotOfThisOffice,
    PersonOfAnotherOffice,
    PostIsTaken,
    UnitIsMissing,
)

Row = TypeVar("Row")

# `by=None` everywhere below: the installation itself (first set-up, practice data), never a person at a screen.


def add_person(
    *,
    commission_id: int,
    name: str,
    by: Actor | None,
    title_before: str = "",
    title_after: str = "",
    nip: str = "",
    email: str = "",
    user_id: int | None = None,
) -> Person:
    """Record a person of an office. The NIP is kept as written: its form is warned about, never refused."""
    _administrator_of(commission_id, by)
    return Person.objects.create(
        commission_id=commission_id,
        user_id=user_id,
        name=_named(name),
        title_before=_clean(title_before),
        title_after=_clean(title_after),
        nip=_clean(nip),
        email=_clean(email),
    )


def correct_person(
    *, person_id: int, name: str, title_before: str, title_after: str, nip: str, email: str, by: Actor
) -> Person:
    """Correct how a person is written. What the person has done keeps the name it was done under."""
    person = _ours(Person.objects.filter(pk=person_id, commission_id=by.commission_id).first())
    _administrator_of(person.commission_id, by)
    person.name = _named(name)
    person.title_before, person.title_after = _clean(title_before), _clean(title_after)
    person.nip, person.email = _clean(nip), _clean(email)
    person.save(update_fields=["name", "title_before", "title_after", "nip", "email"])
    return person


def add_unit(*, commission_id: int, key: str, name: str, by: Actor | None) -> Unit:
    """Record a unit of an office. Asked again with the same key, renames it."""
    _administrator_of(commission_id, by)
    unit, _ = Unit.objects.update_or_create(
        commission_id=commission_id, key=key, defaults={"name": _named(name)}
    )
    return unit


def appoint(
    *,
    commission_id: int,
    person_id: int,
    post: str,
    since: date,
    by: Actor | None,
    title: str = "",
    unit_id: int | None = None,
    kind: str = Kind.DEFINITIVE,
    letter: str = "",
    until: date | None = None,
) -> Appointment:
    """Have a person hold a post of an office from `since` on (both days count).

    Raises NotAdministrator, NoSuchPost, NotOfThisOffice, PersonOfAnotherOffice, UnitIsMissing, LetterIsMissing,
    AppointmentEndsBeforeItBegins, PostIsTaken.
    """
    _administrator_of(commission_id, by)
    if post not in Post.values:
        raise NoSuchPost(post=post)
    _check_person(commission_id, person_id, kind)
    _check_unit(commission_id, post, unit_id)
    letter = _clean(letter)
    if kind != Kind.DEFINITIVE and not letter:
        raise LetterIsMissing()
    _check_days(since, until)
    if kind == Kind.DEFINITIVE:
        _check_vacancy(commission_id, post, since, until)
    return Appointment.objects.create(
        commission_id=commission_id,
        person_id=person_id,
        post=post,
        unit_id=unit_id,
        title=_clean(title) or str(Post(post).label),
        kind=kind,
        letter=letter,
        since=since,
        until=until,
        changed_by_id=by.person_id if by else None,
    )


def name_acting(
    *,
    commission_id: int,
    person_id: int,
    post: str,
    kind: str,
    letter: str,
    since: date,
    until: date | None,
    by: Actor | None,
    title: str = "",
    unit_id: int | None = None,
) -> Appointment:
    """Name a Plt. or Plh. by letter (UU 30/2014 Pasal 14). Refuses as `appoint` does."""
    if kind not in MANDATES:
        raise ValueError(f"{kind!r} is no mandate")
    return appoint(
        commission_id=commission_id,
        person_id=person_id,
        post=post,
        kind=kind,
        letter=letter,
        since=since,
        until=until,
        by=by,
        title=title,
        unit_id=unit_id,
    )


def end_appointment(*, appointment_id: int, until: date, by: Actor) -> Appointment:
    """End an appointment with the day `until` as the last. The row stays: what was done under it keeps its ground."""
    row = Appointment.objects.filter(pk=appointment_id, commission_id=by.commission_id).first()
    appointment = _ours(row)
    _administrator_of(appointment.commission_id, by)
    _check_days(appointment.since, until)
    if appointment.kind == Kind.DEFINITIVE:
        _check_vacancy(
            appointment.commission_id, appointment.post, appointment.since, until, but=appointment.pk
        )
    appointment.until = until
    appointment.changed_by_id = by.person_id
    appointment.save(update_fields=["until", "changed_by"])
    return appointment


def add_off_day(*, commission_id: int, day: date, name: str, by: Actor | None) -> OffDay:
    """Put a day off of one office on its list (a provincial holiday, election day). Raises DayIsListed."""
    _administrator_of(commission_id, by)
    name = _named(name)
    if OffDay.objects.filter(Q(commission_id=commission_id) | Q(commission_id=None), day=day).exists():
        raise DayIsListed(day=day.isoformat())
    return OffDay.objects.create(commission_id=commission_id, day=day, name=name, source=OffDay.Source.OFFICE)


def remove_off_day(*, off_day_id: int, by: Actor) -> None:
    """Take a day off from the office's own list; the national list is nobody's to change here."""
    _administrator_of(by.commission_id, by)
    _ours(OffDay.objects.filter(pk=off_day_id, commission_id=by.commission_id).first()).delete()


def seed_national_days(first_year: int, last_year: int) -> int:
    """Put Indonesia's national holidays and joint leaves of a span of years on the list; return how many were new.

    Days that are there already keep their name. Dates by the moon of years without a decree are estimates.
    """
    before = OffDay.objects.filter(commission__isnull=True).count()
    OffDay.objects.bulk_create(_national_days(first_year, last_year), ignore_conflicts=True)
    return OffDay.objects.filter(commission__isnull=True).count() - before


def _national_days(first_year: int, last_year: int) -> list[OffDay]:
    import holidays  # a slow import that only the seeding of a calendar needs

    years = range(first_year, last_year + 1)
    public = holidays.country_holidays("ID", years=years, language="id")
    joint = holidays.country_holidays("ID", years=years, language="id", categories=("government",))
    kinds = ((OffDay.Source.NATIONAL, public), (OffDay.Source.JOINT_LEAVE, joint))
    found = {day: (kind, name) for kind, days in reversed(kinds) for day, name in days.items()}
    return [OffDay(day=day, name=name[:200], source=kind) for day, (kind, name) in sorted(found.items())]


def _administrator_of(commission_id: int, by: Actor | None) -> None:
    if by is None:
        return
    if by.commission_id != commission_id or not by.may(Post.ADMINISTRATOR):
        raise NotAdministrator()


def _check_person(commission_id: int, person_id: int, kind: str) -> None:
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise NotOfThisOffice()
    if person.commission_id != commission_id and kind != Kind.TAKEOVER:
        raise PersonOfAnotherOffice(person=person.name)


def _check_unit(commission_id: int, post: str, unit_id: int | None) -> None:
    if unit_id is None:
        if post in UNIT_POSTS:
            raise UnitIsMissing(post=Post(post).label)
        return
    if not Unit.objects.filter(pk=unit_id, commission_id=commission_id).exists():
        raise UnitIsMissing(post=Post(post).label)


def _check_days(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise AppointmentEndsBeforeItBegins(until=until.isoformat(), since=since.isoformat())


def _check_vacancy(
    commission_id: int, post: str, since: date, until: date | None, *, but: int | None = None
) -> None:
    if post not in SINGLE_POSTS:
        return
    others = Appointment.objects.filter(commission_id=commission_id, post=post, kind=Kind.DEFINITIVE)
    others = others.filter(Q(until=None) | Q(until__gte=since))
    if until is not None:
        others = others.filter(since__lte=until)
    if but is not None:
        others = others.exclude(pk=but)
    standing = others.select_related("person").first()
    if standing is not None:
        raise PostIsTaken(
            post=Post(post).label, holder=standing.person.name, since=standing.since.isoformat()
        )


def _ours(row: Row | None) -> Row:
    if row is None:
        raise NotOfThisOffice()
    return row


def _named(text: str) -> str:
    cleaned = _clean(text)
    if not any(character.isalpha() for character in cleaned):
        raise NameIsMissing()
    return cleaned


def _clean(text: str) -> str:
    return " ".join(clean_text(text).split())
