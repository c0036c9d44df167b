"""Post a signed message to an address outside: only to public hosts, without redirects, within ten seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import urllib3
from django.conf import settings
from django.utils.translation import gettext as _
from standardwebhooks.webhooks import Webhook as Signer

from diktum.formats import web_host

MOST_READ = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, or why nothing did."""

    status: int | None
    problem: str = ""


def address_of(url: str) -> tuple[str, str]:
    """
    Return the IP address to connect to and the problem with a URL, one of them empty.

    Only https to a public address; `DIKTUM_WEBHOOK_HOSTS` names hosts of the own network that are allowed, http too.
    """
    address, problem = web_host.address_of(url, near=settings.DIKTUM_WEBHOOK_HOSTS)
    return address, _(problem) if problem else ""


def post(url: str, secret: str, *, message: str, body: str, at: datetime) -> Answer:
    """Sign a message (Standard Webhooks v1) and post it. Connects to the address that was checked, whatever DNS says next."""
    address, problem = address_of(url)
    if problem:
        return Answer(None, problem)
    parts = urlsplit(url)
    headers = {
        "Host": parts.netloc,
        "Content-Type": "application/json",
        "User-Agent": "Diktum",
        "webhook-id": message,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Signer(secret).sign(message, at, body),
    }
    path = parts.path or "/"
    target = f"{path}?{parts.query}" if parts.query else path
    try:
        with web_host.pool(parts.scheme, address, parts.hostname or "", parts.port) as pool:
            answer = pool.urlopen(
                "POST",
                target,
                body=body.encode(),
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
            )
            answer.read(MOST_READ)
            answer.release_conn()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        return Answer(None, f"{type(error).__name__}: {error}"[:300])
    if 300 <= answer.status < 400:
        return Answer(answer.status, _("Alamat ini mengalihkan; pengalihan tidak diikuti."))
    return Answer(answer.status)
