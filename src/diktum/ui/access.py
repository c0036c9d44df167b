"""Say on every view who may open it. A view without a policy fails the architecture test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from diktum.people.models import Post
from diktum.people.queries import Actor
from diktum.ui.parking import NOT_TAKEN, park

View = Callable[..., HttpResponseBase]


class Who(StrEnum):
    """The four circles of people who open pages."""

    EVERYBODY = "everybody"
    STAFF = "staff"
    POSTS = "posts"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    """Who may open a view; `posts` are keys of rulebook/posts.toml, any one of them suffices."""

    who: Who
    posts: tuple[str, ...] = ()

    def admits(self, actor: object | None) -> bool:
        """Return whether an actor (None for a visitor) is within the circle."""
        if self.who is Who.EVERYBODY:
            return True
        if actor is None:
            return False
        held: frozenset[str] = getattr(actor, "posts", frozenset())
        return self.who is Who.STAFF or not held.isdisjoint(self.posts)

    def sentence(self) -> str:
        """Say in one sentence who may open the page."""
        if self.who in (Who.STAFF, Who.EVERYBODY):
            return _("Halaman ini untuk pegawai yang terdaftar pada satuan kerja.")
        names = ", ".join(str(Post(post).label) if post in Post.values else post for post in self.posts)
        return _("Halaman ini hanya untuk: %(posts)s.") % {"posts": names}


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks. Only behind @staff, @posts or @administrator, where somebody always does."""
    actor = getattr(request, "actor", None)
    assert isinstance(actor, Actor), "the view is for staff"
    return actor


def public(view: View) -> View:
    """Let everybody open the view."""
    view.access_policy = AccessPolicy(Who.EVERYBODY)  # type: ignore[attr-defined]
    return view


def staff(view: View) -> View:
    """Let anybody open the view who is logged in as a person of an office."""
    return _guarded(view, AccessPolicy(Who.STAFF))


def posts(*keys: str) -> Callable[[View], View]:
    """Let those open the view who hold one of the posts today. The doorway still checks the act itself."""
    return lambda view: _guarded(view, AccessPolicy(Who.POSTS, keys))


def administrator(view: View) -> View:
    """Let the administrator of the office open the view."""
    return _guarded(view, AccessPolicy(Who.ADMINISTRATOR, ("administrator",)))


def _guarded(view: View, policy: AccessPolicy) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_login(request)
        if not policy.admits(getattr(request, "actor", None)):
            return forbidden(request, policy.sentence())
        return view(request, *args, **kwargs)

    guarded.access_policy = policy  # type: ignore[attr-defined]
    return guarded


def to_login(request: HttpRequest) -> HttpResponse:
    """Lead a visitor to the login and back again. What was typed in a form waits behind the login."""
    target = request.get_full_path()
    if request.method == "POST":
        target = resolve_url("ui:resume") if park(request) else request.headers.get("referer", "/")
    answer = redirect_to_login(target)
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(answer.url)
    answer.headers[NOT_TAKEN] = "1"
    return answer


def forbidden(request: HttpRequest, sentence: str) -> HttpResponse:
    """Answer 403 with a sentence that says who may."""
    return render(request, "403.html", {"exception": sentence}, status=403)
