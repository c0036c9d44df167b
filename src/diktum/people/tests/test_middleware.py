"""Who is asking, by the day of the office."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from diktum.people import commands
from diktum.people.middleware import OFFICE_IN_SESSION, ActorMiddleware
from diktum.people.models import Appointment, Person
from diktum.people.practice import build_practice_office

pytestmark = pytest.mark.django_db


def ask(user, session=None):
    request = RequestFactory().get("/")
    request.user, request.session = user, session or {}
    ActorMiddleware(lambda _request: HttpResponse())(request)
    return request.actor


def test_a_visitor_is_none():
    assert ask(AnonymousUser()) is None


def test_the_posts_are_those_of_the_day_in_the_office(settings):
    build_practice_office()
    user = Person.objects.get(user__username="ketua").user
    Appointment.objects.filter(post="chair").update(since="2026-01-01", until="2026-12-31")
    settings.DIKTUM_FIXED_NOW = "2026-12-31T14:59:00+00:00"  # 23.59 WIT
    assert ask(user).may("chair")
    settings.DIKTUM_FIXED_NOW = "2026-12-31T15:00:00+00:00"  # midnight in Sorong, still December in UTC
    assert not ask(user).may("chair")


def test_another_office_is_entered_only_with_an_appointment(settings):
    settings.DIKTUM_FIXED_NOW = "2026-11-09T00:30:00+00:00"
    office = build_practice_office()
    other = build_practice_office(code="LL", slug="lain", place="Lain", seat="Lain", prefix="lain-")
    visitor = Person.objects.get(user__username="lain-ketua")
    chosen = {OFFICE_IN_SESSION: office.pk}
    assert ask(visitor.user, chosen).commission_id == other.pk
    commands.appoint(
        commission_id=office.pk,
        person_id=visitor.pk,
        post="chair",
        kind="takeover",
        letter="5/2026",
        since=visitor.appointments.first().since,
        by=None,
    )
    assert ask(visitor.user, chosen).commission_id == office.pk
    assert ask(visitor.user).commission_id == other.pk
