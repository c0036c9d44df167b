"""Questions about people, each asked within one office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from diktum.core.calendar import Calendar
from diktum.core.canonical import fingerprint
from diktum.people.models import MANDATES, Appointment, Change, Commission, Kind, OffDay, Person, Post, Unit
from diktum.people.refusals import NobodyHoldsPost

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

RECIPIENT = "recipient"
_ACTING_FIRST = {Kind.TAKEOVER: 0, Kind.PLH: 1, Kind.PLT: 2, Kind.DEFINITIVE: 3}


@dataclass(frozen=True, slots=True)
class Holding:
    """One post held on the day asked about; `by_mandate` for Plt. and Plh."""

    post: str
    title: str
    appointment_id: int | None
    unit_id: int | None
    by_mandate: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the posts held on one day, in one office. An outsider has no person and no posts but `recipient`."""

    person_id: int | None
    name: str
    commission_id: int
    holdings: tuple[Holding, ...] = ()

    @classmethod
    def outsider(cls, name: str, *, commission_id: int) -> Actor:
        """Return somebody without an account who receives a copy from the office `commission_id`."""
        recipient = Holding(RECIPIENT, "", None, None, by_mandate=False)
        return cls(None, name, commission_id, (recipient,))

    @property
    def posts(self) -> frozenset[str]:
        """Return the keys of all posts held."""
        return frozenset(holding.post for holding in self.holdings)

    def holding_for(self, post: str, unit_id: int | None = None) -> Holding | None:
        """Return how the actor holds `post` (in the unit, where one is named), a post of one's own before a mandate."""
        fitting = (h for h in self.holdings if h.post == post and unit_id in (None, h.unit_id))
        return min(fitting, key=lambda holding: holding.by_mandate, default=None)

    def may(self, post: str, unit_id: int | None = None) -> bool:
        """Return whether the actor holds `post` (in the unit, where one is named)."""
        return self.holding_for(post, unit_id) is not None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for a post: the name as a decree prints it, and the same with titles."""

    name: str
    title: str
    nip: str
    kind: str
    full_name: str
    person_id: int
    appointment_id: int


def known_posts() -> frozenset[str]:
    """Return the keys of every post that a procedure may name."""
    return frozenset(Post.values) | {RECIPIENT}


def person_of(user: AbstractBaseUser | AnonymousUser) -> Person | None:
    """Return the person behind an account, with the office; None for an account of nobody."""
    if not user.is_authenticated:
        return None
    return Person.objects.select_related("commission").filter(user_id=user.pk).first()


def actor_on(
    user: AbstractBaseUser | AnonymousUser, day: date, *, commission_id: int | None = None
) -> Actor | None:
    """Return who an account is on `day`, with the posts held that day; None for an account of nobody.

    Without `commission_id` it acts in the person's own office. Another office is taken only where the person holds an
    appointment there that day (a takeover).
    """
    person = person_of(user)
    return None if person is None else actor_of(person, day, commission_id=commission_id)


def actor_of(person: Person, day: date, *, commission_id: int | None = None) -> Actor:
    """Return a person as an actor on `day`, in the own office or in `commission_id` if a post is held there."""
    held = list(_on(Appointment.objects.filter(person=person), day).order_by("pk"))
    wanted = commission_id or person.commission_id
    office = wanted if any(a.commission_id == wanted for a in held) else person.commission_id
    holdings = tuple(_holding(a) for a in held if a.commission_id == office)
    return Actor(person.pk, person.full_name, office, holdings)


def offices_of(person: Person, day: date) -> tuple[Commission, ...]:
    """Return the offices a person may act in on `day`: the own one, and those taken over."""
    held = _on(Appointment.objects.filter(person=person), day).values("commission_id")
    return tuple(Commission.objects.filter(Q(pk=person.commission_id) | Q(pk__in=held)))


def holders_of(commission_id: int, post: str, day: date) -> tuple[Signatory, ...]:
    """Return everybody who holds a post on `day`, the one who acts for the others first (takeover, Plh., Plt.)."""
    held = _on(Appointment.objects.filter(commission_id=commission_id, post=post), day)
    rows = held.select_related("person").order_by("-since", "-pk")
    return tuple(_signatory(row) for row in sorted(rows, key=lambda row: _ACTING_FIRST[Kind(row.kind)]))


def holder_of(commission_id: int, post: str, day: date) -> Signatory:
    """Return who acts in a post on `day`. Raises NobodyHoldsPost."""
    held = holders_of(commission_id, post, day)
    if not held:
        title = Post(post).label if post in Post.values else post
        raise NobodyHoldsPost(post=title, day=day.isoformat())
    return held[0]


def commission(commission_id: int) -> Commission:
    """Return an office by its key."""
    return Commission.objects.get(pk=commission_id)


def commissions() -> QuerySet[Commission]:
    """Return every office of this installation. Only for the public face and the installation itself."""
    return Commission.objects.all()


def units(commission_id: int) -> QuerySet[Unit]:
    """Return the units of an office by name."""
    return Unit.objects.filter(commission_id=commission_id)


def persons(commission_id: int) -> QuerySet[Person]:
    """Return the persons of an office by name."""
    return Person.objects.filter(commission_id=commission_id)


def appointments(commission_id: int, day: date | None = None) -> QuerySet[Appointment]:
    """Return the appointments of an office: all of them, or those in force on `day`."""
    rows = Appointment.objects.filter(commission_id=commission_id).select_related("person", "unit")
    return rows if day is None else _on(rows, day)


def off_days(commission_id: int, year: int) -> QuerySet[OffDay]:
    """Return the days off that count for an office in a year, national ones too."""
    return _off_days(commission_id).filter(day__year=year)


def changes_of(table: str, row: int) -> QuerySet[Change]:
    """Return the history of one row, oldest first. The caller has made sure that the row is the asker's to see."""
    return Change.objects.filter(table=table, row=row)


def calendar_of(commission_id: int) -> Calendar:
    """Return the working-day calendar of an office. One small query; the days are read again only after a change."""
    latest = Change.objects.filter(table="people_offday").order_by("-pk").values_list("pk", "at").first()
    return _calendar(commission_id, latest)


@lru_cache(maxsize=256)
def _calendar(commission_id: int, _latest: tuple[int, datetime] | None) -> Calendar:
    days = frozenset(_off_days(commission_id).values_list("day", flat=True))
    return Calendar(days, fingerprint(days)[:16])


def _off_days(commission_id: int) -> QuerySet[OffDay]:
    return OffDay.objects.filter(Q(commission_id=commission_id) | Q(commission_id=None))


def _on(rows: QuerySet[Appointment], day: date) -> QuerySet[Appointment]:
    return rows.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def _holding(row: Appointment) -> Holding:
    return Holding(row.post, row.printed_title, row.pk, row.unit_id, by_mandate=row.kind in MANDATES)


def _signatory(row: Appointment) -> Signatory:
    person = row.person
    return Signatory(
        name=person.name,
        title=row.printed_title,
        nip=person.nip,
        kind=row.kind,
        full_name=person.full_name,
        person_id=person.pk,
        appointment_id=row.pk,
    )
