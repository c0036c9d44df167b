"""Make pressing twice have one effect, for forms that do not belong to a dossier."""

from __future__ import annotations

import secrets

from django.http import HttpRequest

FIELD = "request_key"


def request_key(request: HttpRequest) -> str:
    """Return the key of this submission, empty if the form had none."""
    key = request.POST.get(FIELD, "")
    return key if key.isascii() and key.isprintable() and len(key) <= 64 else ""


def key_to_print(request: HttpRequest | None) -> str:
    """Return the key for a form: a new one, or the old one where the form is shown again after a mistake."""
    return (request_key(request) if request is not None else "") or secrets.token_urlsafe(18)
