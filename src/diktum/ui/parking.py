"""Keep what somebody typed while the session ended, so that nothing is lost, also without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, QueryDict

from diktum.core.language import clean_text
from diktum.ui.clock import this_moment

TAKEN_COOKIE = "diktum_taken"
NOT_TAKEN = "X-Diktum-Not-Taken"
_KEY = "parked_form"
_LIMIT = 256 * 1024
_KEPT_FOR = timedelta(hours=1)
_NEVER = (
    "csrfmiddlewaretoken",
    "password",
    "oldpassword",
    "password1",
    "password2",
    "code",
    "passphrase",
    "nik",
)
_MACHINERY = ("request_key", "seen_seq", "add_row", "move_up", "move_down", "remove_row", "next", "language")


@dataclass(frozen=True, slots=True)
class TypedForm:
    """A form as it was posted: where to, and its fields in order. Files cannot be kept."""

    path: str
    fields: tuple[tuple[str, str], ...]
    lost_files: tuple[str, ...] = ()

    @property
    def readable(self) -> tuple[str, ...]:
        """Return what a person wrote in words, for showing; keys of choices are left out."""
        return tuple(value for name, value in self.fields if name not in _MACHINERY and " " in value.strip())

    @property
    def others(self) -> int:
        """Return how many more fields are kept and not shown."""
        kept = [name for name, value in self.fields if name not in _MACHINERY and value.strip()]
        return len(kept) - len(self.readable)


def typed_form(request: HttpRequest) -> TypedForm | None:
    """Return the form that a request posted, without its secrets; None where it is nothing or too much to keep."""
    fields = tuple(
        (key, clean_text(value))
        for key, values in request.POST.lists()
        for value in values
        if key not in _NEVER
    )
    if not fields or sum(len(key) + len(value) for key, value in fields) > _LIMIT:
        return None
    return TypedForm(
        request.get_full_path(), fields, tuple(getattr(file, "name", "") for file in request.FILES.values())
    )


def park(request: HttpRequest) -> bool:
    """Keep a visitor's posted form in the session for an hour; return whether it is kept.

    Call it only behind the CSRF check: nobody else's page can then put words into somebody's mouth.
    """
    form = typed_form(request)
    if form is None:
        return False
    query = QueryDict(mutable=True)
    for key, value in form.fields:
        query.appendlist(key, value)
    request.session[_KEY] = {
        "path": form.path,
        "fields": query.urlencode(),
        "files": list(form.lost_files),
        "until": (this_moment(request).at + _KEPT_FOR).timestamp(),
    }
    return True


def parked(request: HttpRequest) -> TypedForm | None:
    """Return the form that waits in the session; None where there is none or its hour is over."""
    kept = request.session.get(_KEY)
    if not isinstance(kept, dict) or kept["until"] < this_moment(request).at.timestamp():
        return None
    query = QueryDict(kept["fields"])
    fields = tuple((key, value) for key, values in query.lists() for value in values)
    return TypedForm(kept["path"], fields, tuple(kept["files"]))


def forget(request: HttpRequest) -> None:
    """Throw away what waits in the session."""
    request.session.pop(_KEY, None)
