"""What the Sekretaris and the Ketua do in row 6 of the SOP; row 7 stands in `numbers_commands`."""

from __future__ import annotations

import datetime as dt

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.model import Act
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.signing.electronic_commands import sign_electronically as sign_electronically
from diktum.stages.signing.models import Initials, Ink, Method, Signature
from diktum.stages.signing.numbers_commands import assign_number as assign_number
from diktum.stages.signing.numbers_commands import reserve_number as reserve_number
from diktum.stages.signing.numbers_commands import void_number as void_number
from diktum.stages.signing.refusals import MethodIsUnknown
from diktum.stages.signing.work import refuse_wrong_day, signatory_on, sound_text, way_forward

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
        if method != Method.WET or ink not in Ink.values:
            raise MethodIsUnknown(given=clean_text(f"{method}/{ink}")[:40])
        day = signed_on or when.day
        refuse_wrong_day(work, text, day)
        signatory, post = signatory_on(work, day)
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
            way_forward(work.act) if outcome == SIGNED else outcome,
            reason=clean_text(reason).strip(),
            items=("signature",),
            data={"sha256": text.sha256, "signed_on": day.isoformat()},
        )
    return signature


def _goes_back(act: Act, outcome: str) -> bool:
    known = act.outcome(outcome)
    return known is not None and known.goes_back
