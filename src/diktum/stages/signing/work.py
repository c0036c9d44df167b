"""What the commands of signing share inside their transaction: the text that counts, who signs, and the locked book."""

from __future__ import annotations

import datetime as dt

from diktum.core.document import DocumentIsBroken, fingerprint, from_data
from diktum.core.language import date_words
from diktum.core.procedure.model import Act
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import Work
from diktum.people import queries as people
from diktum.people.queries import Signatory
from diktum.stages.drafting import queries as drafting
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.numbers_work import locked_book as locked_book
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.refusals import (
    NotInPostThatDay,
    SignedBeforeDecision,
    SignedBeforeFrozen,
    SignedInTheFuture,
    TextDiffers,
    TextIsNotFrozen,
)


def sound_text(dossier: Dossier, *, seen_sha256: str = "") -> FrozenText:
    """
    Return the final text after comparing every place where its fingerprint stands.

    Its words, the newest version of the draft, the initials, and the print in the signatory's hand (`seen_sha256`, where
    it is told) must all be the text that was frozen. Raises TextIsNotFrozen, TextDiffers.
    """
    frozen = queries.frozen_text(dossier)
    if frozen is None:
        raise TextIsNotFrozen(code=dossier.code)
    newest = drafting.latest_version(dossier)
    initials = queries.initials_of(dossier)
    told = [
        _fingerprint_of_words(dossier),
        newest.sha256 if newest else "",
        initials.text_sha256 if initials and initials.seq > frozen.seq else frozen.sha256,
        seen_sha256 or frozen.sha256,
    ]
    for sha256 in told:
        if sha256 != frozen.sha256:
            raise TextDiffers(code=dossier.code, found=sha256[:8] or "–", frozen=frozen.sha256[:8])
    return frozen


def way_forward(act: Act) -> str:
    """Give the procedure's own word for a signed decree: its first outcome that does not go back."""
    return next(each.key for each in act.outcomes if not each.goes_back)


def refuse_wrong_day(work: Work, text: FrozenText, day: dt.date) -> None:
    """Raise SignedInTheFuture, SignedBeforeDecision or SignedBeforeFrozen for a day on which nobody can have signed."""
    if day > work.when.day:
        raise SignedInTheFuture(signed_on=date_words(day))
    decided_on = queries.decided_on(work.dossier)
    if decided_on is not None and day < decided_on:
        raise SignedBeforeDecision(signed_on=date_words(day), decided_on=date_words(decided_on))
    if day < text.confirmed_on:
        raise SignedBeforeFrozen(signed_on=date_words(day), frozen_on=date_words(text.confirmed_on))


def signatory_on(work: Work, day: dt.date) -> tuple[Signatory, str]:
    """Say in which capacity the actor signed on that day, and for which post. Raises NotInPostThatDay."""
    for post in work.act.by:
        for held in people.holders_of(work.commission_id, post, day):
            if held.person_id == work.by.person_id:
                return held, post
    raise NotInPostThatDay(name=work.by.name, signed_on=date_words(day))


def _fingerprint_of_words(dossier: Dossier) -> str:
    """Take the fingerprint of the words themselves, not the one that is written beside them."""
    row = plenary.final_text(dossier)
    try:
        return fingerprint(from_data(row.document)) if row else ""
    except DocumentIsBroken:
        return ""
