"""Give every staff page its menu."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_urlconf
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from diktum.desk.addresses import first_that_answers
from diktum.dossiers.queries import inbox_count
from diktum.people.queries import Actor

HOME = "/tugas/"
VERIFICATION = "/verifikasi/"
SIGNING = "/menunggu-tanda-tangan/"
SIGNERS = frozenset({"chair", "secretary"})
VERIFIERS = frozenset({"secretary", "head_of_legal", "legal_officer", "related_division", "member"})
PLACES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (gettext_noop("Tugas saya"), (HOME,)),
    (gettext_noop("Berkas"), ("/berkas/",)),
    (gettext_noop("Pleno"), ("/pleno/",)),
    (gettext_noop("Verifikasi"), (VERIFICATION,)),
    (gettext_noop("Tanda tangan"), (SIGNING,)),
    (gettext_noop("Buku agenda"), ("/buku-agenda/",)),
    (gettext_noop("Ekspedisi"), ("/buku-ekspedisi/", "/ekspedisi/")),
    (gettext_noop("Arsip"), ("/arsip/",)),
    (gettext_noop("JDIH"), ("/jdih/",)),
)
_ONLY_FOR = {VERIFICATION: VERIFIERS, SIGNING: SIGNERS}
Item = tuple[str, str, int, bool]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return `nav_items`: (label, address, count, current). Nothing is asked before a page shows its menu."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    return {"nav_items": SimpleLazyObject(lambda: list(_items(request, actor)))}


def _items(request: HttpRequest, actor: Actor) -> Iterator[Item]:
    for label, path in _places(get_urlconf()):
        if path in _ONLY_FOR and actor.posts.isdisjoint(_ONLY_FOR[path]):
            continue
        count = inbox_count(actor) if path == HOME else 0
        yield _(label), path, count, request.path.startswith(path)


@cache
def _places(_urlconf: str | None) -> tuple[tuple[str, str], ...]:
    found = ((label, first_that_answers(paths)) for label, paths in PLACES)
    return tuple((label, path) for label, path in found if path)
