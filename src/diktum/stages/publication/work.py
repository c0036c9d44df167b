"""What the commands of publication share inside their transaction."""

from __future__ import annotations

import hashlib
from typing import TypedDict
from urllib.parse import urlsplit

from django.core.files.base import ContentFile

from diktum.core.language import clean_text
from diktum.dossiers.work import Work
from diktum.files.models import StoredFile
from diktum.files.store import keep, read
from diktum.stages.publication import queries
from diktum.stages.publication.checking import sidik
from diktum.stages.publication.models import AuthenticationSheet, JdihContent, Proposal, SheetStage
from diktum.stages.publication.origin import Origin, origin_of
from diktum.stages.publication.published_copy import published_copy
from diktum.stages.publication.redacting import first_sheet, hidden_in
from diktum.stages.publication.refusals import (
    CopyHasChanged,
    LinkChanges,
    LinkIsUnfit,
    NotAPublication,
    NothingToPublish,
    TextIsMissing,
)

LONGEST = 20_000
LONGEST_URL = 500
_CHANGING = ("jdih.kpu.go.id", "/keputusan-kpu/detail/")


class Doer(TypedDict):
    """Who does the act, as every row of it keeps it."""

    done_by: str
    post_title: str
    done_on: object
    done_at: object


def doer(work: Work) -> Doer:
    """Return who does this act, in what post, and when."""
    return Doer(
        done_by=work.by.name,
        post_title=work.holding.title if work.holding else "",
        done_on=work.when.day,
        done_at=work.when.at,
    )


def proposal_in(work: Work) -> Proposal:
    """Return how this publication was begun. Raises NotAPublication."""
    row = queries.proposal_of(work.dossier)
    if row is None:
        raise NotAPublication(code=work.dossier.code)
    return row


def origin_in(work: Work) -> Origin:
    """Return the whole decree that this publication is of. Raises NotAPublication, NothingToPublish."""
    origin = origin_of(proposal_in(work).decree)
    if origin is None:
        raise NothingToPublish(code=work.dossier.code)
    return origin


def shown_in(work: Work) -> Origin:
    """Return the decree as everybody may read it. Raises NotAPublication, NothingToPublish."""
    return hidden_in(origin_in(work), first_sheet(work.dossier.pk))


def content_in(work: Work) -> JdihContent:
    """Return the newest content. Raises TextIsMissing where there is none."""
    row = queries.content_of(work.dossier)
    if row is None:
        raise TextIsMissing(field="Rancangan konten", limit=LONGEST)
    return row


def refuse_voided(work: Work) -> AuthenticationSheet:
    """
    Return the final authentication if it still holds: its file is whole, and the same would be printed today.

    Raises CopyHasChanged, FileIsMissing, FileIsDamaged: a changed file voids the authentication (jdih.md 5.1).
    """
    sheet = queries.sheet_of(work.dossier, SheetStage.FINAL)
    assert sheet is not None, "the procedure authenticates before it approves"
    kept = hashlib.sha256(read(sheet.copy)).hexdigest()
    printed = hashlib.sha256(published_copy(shown_in(work))).hexdigest()
    for now in (kept, printed):
        if now != sheet.copy_sha256:
            raise CopyHasChanged(first=sidik(sheet.copy_sha256), now=sidik(now))
    return sheet


def keep_pdf(work: Work, pdf: bytes, name: str) -> StoredFile:
    """Keep a paper that was printed here, for good."""
    return keep(work, ContentFile(pdf, name=name), allowed=("pdf",))


def words(text: str, field: str, *, limit: int = LONGEST, optional: bool = False) -> str:
    """Return clean text. Raises TextIsMissing where it is empty (unless optional) or longer than `limit`."""
    text = clean_text(text).strip()
    if (not text and not optional) or len(text) > limit:
        raise TextIsMissing(field=field, limit=limit)
    return text


def names(given: object, field: str, *, limit: int = 200) -> list[str]:
    """Return the filled lines of a list of names. Raises TextIsMissing where there is none."""
    assert isinstance(given, list | tuple)
    found = [words(str(each), field, limit=250) for each in given if clean_text(str(each)).strip()]
    if not found or len(found) > limit:
        raise TextIsMissing(field=field, limit=limit)
    return found


def web_address(url: str, *, optional: bool = False) -> str:
    """Return an address that can be kept for good. Raises LinkIsUnfit, LinkChanges."""
    url = clean_text(url).strip()
    if not url and optional:
        return ""
    host, path = _host_and_path(url)
    if not host or len(url) > LONGEST_URL or any(letter.isspace() for letter in url):
        raise LinkIsUnfit(url=url[:80])
    if host == _CHANGING[0] and path.startswith(_CHANGING[1]):
        raise LinkChanges()
    return url


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return (host, parts.path) if parts.scheme in ("http", "https") and "." in host else ("", "")
