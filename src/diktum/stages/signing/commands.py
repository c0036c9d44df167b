"""What the Sekretaris and the Ketua do in row 6 of the SOP; row 7 stands in `numbers_commands`."""

from __future__ import annotations

import datetime as dt

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.core.procedure.model import Act, Outcome
from diktum.dossiers.work import Work, performing
from diktum.people import queries as people
from diktum.people.queries import Actor, Signatory
from diktum.stages.signing import queries
from diktum.stages.signing.models import Initials, Ink, Method, Signature
from diktum.stages.signing.numbers_commands import assign_number as assign_number
from diktum.stages.signing.numbers_commands import reserve_number as reserve_number
from diktum.stages.signing.numbers_commands import void_number as void_number
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.refusals import (
    MethodIsUnknown,
    NotInPostThatDay,
    SignedBeforeDecision,
    SignedBeforeFrozen,
    SignedInTheFuture,
)
from diktum.stages.signing.work import sound_text

SIGNED = "signed"


def initial_text(
    *,
    dossier_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Initials | None:
    """
    Paraf: the Sekretaris initials the final text, or returns it to reconciliation with a reason.

    Raises TextIsNotFrozen and TextDiffers where the text is not the one that was frozen; it can still be returned.
    """
    with performing(
        "initial", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        initials = None
        if not _goes_back(work.act, outcome):
            text = sound_text(work.dossier)
            initials = work.record(
                Initials(
                    text_version=text.version_number,
                    text_sha256=text.sha256,
                    initialed_by=by.name,
                    post_title=work.holding.title if work.holding else "",
                    initialed_on=when.day,
                    initialed_at=when.at,
                )
            )
        work.done(
            outcome,
            reason=clean_text(reason).strip(),
            data={"sha256": initials.text_sha256} if initials else None,
        )
    return initials


def sign_decree(
    *,
    dossier_id: int,
    method: str = Method.WET.value,
    signed_on: dt.date | None = None,
    by: Actor,
    when: Moment,
    ink: str = Ink.BLUE.value,
    note: str = "",
    seen_sha256: str = "",
    outcome: str = SIGNED,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Signature | None:
    """
    Tanda tangan: record that the frozen text was signed in ink on a day, in the capacity the signatory held that day.

    "signed" is the way forward, whatever the procedure calls it; an outcome that goes back needs no signature.
    `seen_sha256` is the fingerprint of the print that lies before the signatory.

    Raises TextIsNotFrozen, TextDiffers, SignedInTheFuture, SignedBeforeDecision, SignedBeforeFrozen, NotInPostThatDay,
    MethodIsUnknown.
    """
    with performing(
        "sign", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if _goes_back(work.act, outcome):
            work.done(outcome, reason=clean_text(reason).strip())
            return None
        text = sound_text(work.dossier, seen_sha256=seen_sha256)
        if method not in Method.values or ink not in Ink.values:
            raise MethodIsUnknown(given=clean_text(f"{method}/{ink}")[:40])
        day = signed_on or when.day
        _refuse_wrong_day(work, text, day)
        signatory, post = _signatory(work, day)
        signature = work.record(
            Signature(
                method=method,
                ink=ink,
                signed_on=day,
                signatory_id=signatory.person_id,
                appointment_id=signatory.appointment_id,
                signatory_name=signatory.name,
                signatory_full_name=signatory.full_name,
                post=post,
                post_title=signatory.title,
                post_kind=signatory.kind,
                text_version=text.version_number,
                text_sha256=text.sha256,
                note=clean_text(note).strip(),
                recorded_on=when.day,
                recorded_at=when.at,
            )
        )
        work.done(
            _way_forward(work.act, outcome),
            reason=clean_text(reason).strip(),
            items=("signature",),
            data={"sha256": text.sha256, "signed_on": day.isoformat()},
        )
    return signature


def _goes_back(act: Act, outcome: str) -> bool:
    known = act.outcome(outcome)
    return known is not None and known.goes_back


def _way_forward(act: Act, outcome: str) -> str:
    """Give the procedure's own word for a signed decree."""
    forward: list[Outcome] = [each for each in act.outcomes if not each.goes_back]
    return forward[0].key if outcome == SIGNED and forward else outcome


def _refuse_wrong_day(work: Work, text: FrozenText, day: dt.date) -> None:
    if day > work.when.day:
        raise SignedInTheFuture(signed_on=date_words(day))
    decided_on = queries.decided_on(work.dossier)
    if decided_on is not None and day < decided_on:
        raise SignedBeforeDecision(signed_on=date_words(day), decided_on=date_words(decided_on))
    if day < text.confirmed_on:
        raise SignedBeforeFrozen(signed_on=date_words(day), frozen_on=date_words(text.confirmed_on))


def _signatory(work: Work, day: dt.date) -> tuple[Signatory, str]:
    """Say in which capacity the actor signed on that day, and for which post."""
    for post in work.act.by:
        for held in people.holders_of(work.commission_id, post, day):
            if held.person_id == work.by.person_id:
                return held, post
    raise NotInPostThatDay(name=work.by.name, signed_on=date_words(day))
