"""The address with which somebody confirms to be there: of one person, one session, sealed against forging."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from diktum.stages.plenary.models import PlenarySession


def _signer() -> Signer:
    return Signer(sep="~", salt="plenary.hadir")


def token_of(held: PlenarySession, person_id: int) -> str:
    """Return the token of a person for a session."""
    return _signer().sign(f"{held.pk}-{person_id}")


def session_in(token: str) -> PlenarySession | None:
    """Return the session of a token, or None for a forged one."""
    try:
        session = _signer().unsign(token).partition("-")[0]
    except BadSignature:
        return None
    return PlenarySession.objects.filter(pk=int(session)).first()


def person_in(token: str, held: PlenarySession) -> int | None:
    """Return whose token for this session it is, or None for a forged one or one of another session."""
    try:
        session, _, person = _signer().unsign(token).partition("-")
    except BadSignature:
        return None
    return int(person) if session == str(held.pk) else None


def address_of(held: PlenarySession, person_id: int) -> str:
    """Return the whole address, as a QR code carries it."""
    path = reverse("plenary:check_in", args=[held.slug, token_of(held, person_id)])
    return f"{settings.DIKTUM_PUBLIC_URL.rstrip('/')}{path}"
