"""What a phone sends with a receipt, read with suspicion; and the answer to a script that sends what it kept."""

from __future__ import annotations

import base64
import binascii
import datetime as dt

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from diktum.core.refusal import Refused
from diktum.stages.distribution.receiving import ProofGiven, drawn
from diktum.stages.distribution.refusals import DrawingIsUnfit
from diktum.ui.forms import Form

_PREFIX = "data:image/png;base64,"
_MOST_LETTERS = 140_000


def client_time(request: HttpRequest) -> dt.datetime | None:
    """Read what the recipient's own clock said (ISO, with its zone), or None."""
    try:
        said = dt.datetime.fromisoformat(request.POST.get("client_at", "")[:40])
    except ValueError:
        return None
    return said if said.utcoffset() is not None else None


def drawing_in(request: HttpRequest, *, taken_by: str = "") -> ProofGiven | None:
    """
    Read the drawn signature that a page sent, or None where the name was typed.

    Raises DrawingIsUnfit, DrawingIsEmpty.
    """
    sent = request.POST.get("drawing", "")
    if not sent:
        return None
    if not sent.startswith(_PREFIX) or len(sent) > _MOST_LETTERS:
        raise DrawingIsUnfit(limit=100)
    try:
        content = base64.b64decode(sent[len(_PREFIX) :], validate=True)
    except (binascii.Error, ValueError) as error:
        raise DrawingIsUnfit(limit=100) from error
    return drawn(content, taken_by=taken_by)


def is_script(request: HttpRequest) -> bool:
    """Say whether a script sends what a phone kept, and wants to be told what became of it."""
    return request.headers.get("Accept", "") == "application/json"


def told(state: str, words: str = "", *, status: int = 200) -> HttpResponse:
    """Tell a script what became of a receipt: taken, refused or invalid."""
    answer = JsonResponse({"state": state, "words": words}, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def told_refusal(refusal: Refused) -> HttpResponse:
    """Tell a script that a receipt was refused, and why."""
    words = _(refusal.message) % refusal.facts if refusal.facts else _(refusal.message)
    return told("refused", f"{words} ({refusal.code})", status=409)


def told_faults(form: Form) -> HttpResponse:
    """Tell a script what is wrong with the fields."""
    return told(
        "invalid", " ".join(str(error) for errors in form.errors.values() for error in errors), status=422
    )
