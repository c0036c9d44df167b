"""Who and where, for the commands of the archive on the command line."""

from __future__ import annotations

from django.core.management.base import CommandError

from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.models import Commission, Person
from diktum.people.queries import Actor


def office_named(slug: str) -> Commission:
    """Return the office with a slug, or the only one. Raises CommandError."""
    offices = people.commissions()
    offices = offices.filter(slug=slug) if slug else offices
    if offices.count() != 1:
        known = ", ".join(people.commissions().values_list("slug", flat=True))
        raise CommandError(f"Sebutkan satuan kerja dengan --office: {known}")
    return offices.get()


def actor_named(account: str, office: Commission, when: Moment) -> Actor:
    """Return the person behind an account, with the posts of the day. Raises CommandError."""
    person = Person.objects.filter(user__username=account, commission=office).first() if account else None
    if person is None:
        raise CommandError("Sebutkan akun yang bertindak dengan --as.")
    return people.actor_of(person, when.day)
