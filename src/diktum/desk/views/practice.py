"""Practice: become another person of the practice office. Only where the installation is a demo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from diktum.core.moment import Moment
from diktum.people.models import Person
from diktum.people.queries import Actor, actor_of
from diktum.ui.access import public
from diktum.ui.clock import this_moment

INVENTED = "@latihan.invalid"


@dataclass(frozen=True, slots=True)
class Account:
    """One practice account: the person and the posts held today."""

    username: str
    name: str
    posts: str
    office: str
    is_me: bool


def _only_in_practice() -> None:
    if not settings.DIKTUM_DEMO:
        raise Http404


@public
@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    """List the practice accounts."""
    _only_in_practice()
    accounts = tuple(_accounts(getattr(request, "actor", None), this_moment(request)))
    return render(request, "desk/practice.html", {"accounts": accounts})


def _accounts(me: Actor | None, when: Moment) -> Iterator[Account]:
    people = Person.objects.filter(email__endswith=INVENTED, user__is_active=True)
    for person in people.select_related("user", "commission").order_by("commission", "pk"):
        titles = dict.fromkeys(holding.title for holding in actor_of(person, when.day).holdings)
        assert person.user is not None
        yield Account(
            username=person.user.get_username(),
            name=person.full_name,
            posts=", ".join(titles),
            office=person.commission.short_name,
            is_me=me is not None and me.person_id == person.pk,
        )


@public
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Go on as another practice person. Invented persons only, and never outside a demo."""
    _only_in_practice()
    person = get_object_or_404(
        Person.objects.select_related("user"),
        user__username=request.POST.get("account", ""),
        user__is_active=True,
        email__endswith=INVENTED,
    )
    assert person.user is not None
    login(request, person.user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("desk:home")
