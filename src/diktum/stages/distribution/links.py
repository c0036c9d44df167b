"""The links with which recipients sign: which one counts for a copy, until when, and what an old one is worth."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files

from diktum.stages.distribution import queries
from diktum.stages.distribution.codes import normal_token
from diktum.stages.distribution.models import CertifiedCopy, ReceiptLink


class LinkState(StrEnum):
    """What a link is worth today."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Validity:
    """Masa berlaku tautan: so many calendar days."""

    in_force_from: date
    valid_days: int
    source: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was given out: its copy, whether it still serves, and its last day."""

    line: queries.CopyLine
    token: str
    state: LinkState
    until: date


@cache
def validities() -> tuple[Validity, ...]:
    """Return every entry of `rulebook/receipt_links.toml`, the newest first."""
    text = files("diktum.rulebook").joinpath("receipt_links.toml").read_text(encoding="utf-8")
    found = [
        Validity(each["in_force_from"], each["valid_days"], each["source"])
        for each in tomllib.loads(text)["validity"]
    ]
    return tuple(sorted(found, key=lambda each: each.in_force_from, reverse=True))


def valid_until(line: queries.CopyLine) -> date:
    """Return the last day of the link that counts: counted from certification, last dispatch or reissue, whichever is last."""
    certified = queries.certification(line.copy.dossier)
    starts = [certified.certified_on if certified else line.copy.made_on]
    starts += [line.dispatch.dispatched_on] if line.dispatch else []
    starts += [link.issued_on for link in line.links]
    start = max(starts)
    rule = next((each for each in validities() if each.in_force_from <= start), validities()[-1])
    return start + timedelta(days=rule.valid_days)


def link_with(typed: str, today: date) -> Link | None:
    """Return the link that bears this secret, with what it is worth on a day; None for one that was never given out."""
    token = normal_token(typed)
    line = queries.copy_by_token(token) if token else None
    if line is None:
        return None
    until = valid_until(line)
    return Link(line, token, _state(line, token, until, today), until)


def has_token(commission_id: int, token: str) -> CertifiedCopy | None:
    """Return the copy of an office for which a secret was given out, whether it still counts or not; else None."""
    kept = normal_token(token) or "-"
    copy = CertifiedCopy.objects.filter(dossier__commission_id=commission_id, token=kept).first()
    if copy is not None:
        return copy
    link = ReceiptLink.objects.filter(dossier__commission_id=commission_id, token=kept)
    row = link.select_related("copy").first()
    return row.copy if row else None


def _state(line: queries.CopyLine, token: str, until: date, today: date) -> LinkState:
    if line.receipt is not None:
        return LinkState.USED
    if line.withdrawal is not None:
        return LinkState.WITHDRAWN
    if token != line.token:
        return LinkState.REPLACED
    return LinkState.OPEN if today <= until else LinkState.EXPIRED
