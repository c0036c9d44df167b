"""Take a receipt: on the recipient's phone, on the courier's, from a paraf on paper, from the proof of the post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile, File

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.files.store import keep
from diktum.formats.ink import MOST_BYTES, Drawn, look_at
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.checks import dispatch_of, refuse_day, refuse_ended, words_of
from diktum.stages.distribution.codes import normal_token
from diktum.stages.distribution.links import has_token, valid_until
from diktum.stages.distribution.models import (
    CertifiedCopy,
    Dispatch,
    DispatchProof,
    Manner,
    ProofKind,
    Receipt,
    ReceiptProof,
    Way,
)
from diktum.stages.distribution.recipients import LONGEST
from diktum.stages.distribution.refusals import (
    CopyIsUnknown,
    DrawingIsEmpty,
    DrawingIsUnfit,
    LinkIsExpired,
    LinkIsReplaced,
    ProofIsMissing,
    ReceiptIsNotYours,
    ReceiverIsUnnamed,
)

PHOTO_BYTES = 8 * 1024 * 1024
_FILES = {
    ProofKind.DRAWING: (("png",), MOST_BYTES),
    ProofKind.PHOTO: (("jpg", "png", "pdf"), PHOTO_BYTES),
    ProofKind.DELIVERY: (("jpg", "png", "pdf"), PHOTO_BYTES),
}


@dataclass(frozen=True, slots=True)
class ProofGiven:
    """What comes with a receipt besides the name: a drawing, a photo, a tracking number; whose device took it."""

    kind: ProofKind
    file: File[Any] | None = None
    tracking: str = ""
    taken_by: str = ""


def drawn(content: bytes, *, taken_by: str = "") -> ProofGiven:
    """Return a drawn signature as a proof. Raises DrawingIsUnfit, DrawingIsEmpty."""
    found = look_at(content)
    if found is Drawn.UNFIT:
        raise DrawingIsUnfit(limit=MOST_BYTES // 1000)
    if found is Drawn.EMPTY:
        raise DrawingIsEmpty()
    return ProofGiven(ProofKind.DRAWING, ContentFile(content, "tanda-tangan.png"), taken_by=taken_by)


def record_receipt(
    *,
    name: str,
    by: Actor,
    when: Moment,
    token: str = "",
    copy_id: int | None = None,
    post: str = "",
    nip: str = "",
    way: str = Way.PHONE,
    received_on: date | None = None,
    client_at: datetime | None = None,
    proof: ProofGiven | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> Receipt:
    """
    Catat tanda terima: the recipient signs with the copy's token, or the legal officer records a paraf or a proof of the post.

    With `token` the actor is an outsider of the office that made the copy; with `copy_id` somebody in post, and
    `received_on` is the day beside the paraf. The act stays open. Raises CopyIsUnknown, CopyIsReceived, CopyIsWithdrawn,
    LinkIsReplaced, LinkIsExpired, ReceiverIsUnnamed, DayIsUnfit, ProofIsMissing, ReceiptIsNotYours and what the intake of
    files refuses.
    """
    copy = _copy_to_receive(by, token, copy_id, way)
    receiver, receiver_post, number = words_of(name), words_of(post), words_of(nip)[:30]
    if not receiver or max(len(receiver), len(receiver_post)) > LONGEST:
        raise ReceiverIsUnnamed(limit=LONGEST)
    _refuse_unproved(way, proof)
    with performing(
        "deliver", dossier_id=copy.dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        line = queries.copy_numbered(work.dossier, copy.number)
        assert line is not None, "copies are never deleted"
        refuse_ended(line)
        if token:
            _refuse_old_link(line, token, when)
        day = when.day if way == Way.PHONE or received_on is None else received_on
        refuse_day(work.dossier, day, when)
        if line.dispatch is None:
            work.record(dispatch_of(line.copy, Manner.COLLECTED, "", day, by, when))
        receipt = work.record(
            Receipt(
                copy=line.copy,
                receiver=receiver,
                receiver_post=receiver_post,
                nip=number,
                way=way,
                received_on=day,
                recorded_by=by.name,
                recorded_at=when.at,
                client_at=client_at,
            )
        )
        if proof is not None:
            _keep_proof(work, receipt, proof)
        work.noted("Salinan diterima", {"copy": copy.number, "receiver": receiver, "way": str(way)})
    return receipt


def _keep_proof(work: Work, receipt: Receipt, proof: ProofGiven) -> None:
    allowed, limit = _FILES[proof.kind]
    kept = keep(work, proof.file, allowed=allowed, max_bytes=limit) if proof.file is not None else None
    tracking, taken_by = words_of(proof.tracking)[:100], words_of(proof.taken_by)[:LONGEST]
    if kept is None and not tracking and not taken_by:
        return
    work.record(
        ReceiptProof(receipt=receipt, kind=proof.kind, file=kept, tracking=tracking, taken_by=taken_by)
    )


def keep_dispatch_proof(work: Work, sent: Sequence[Dispatch], proof: ProofGiven) -> None:
    """Keep the slip or tracking number with which copies went by post or e-mail; nothing where neither was given."""
    allowed, limit = _FILES[proof.kind]
    kept = keep(work, proof.file, allowed=allowed, max_bytes=limit) if proof.file is not None else None
    tracking = words_of(proof.tracking)[:100]
    for each in sent if kept is not None or tracking else ():
        work.record(DispatchProof(dispatch=each, kind=proof.kind, file=kept, tracking=tracking))


def _refuse_unproved(way: str, proof: ProofGiven | None) -> None:
    """A copy that came by post or e-mail was received by what proves it, not by a paraf."""
    if way == Way.PROOF and (proof is None or (proof.file is None and not words_of(proof.tracking))):
        raise ProofIsMissing()


def _refuse_old_link(line: queries.CopyLine, token: str, when: Moment) -> None:
    if normal_token(token) != line.token:
        raise LinkIsReplaced(number=line.copy.number)
    until = valid_until(line)
    if when.day > until:
        raise LinkIsExpired(number=line.copy.number, day=date_words(until))


def _copy_to_receive(by: Actor, token: str, copy_id: int | None, way: str) -> CertifiedCopy:
    """Find the copy, in the actor's own office only; refuse the way that is not the actor's."""
    outsider = by.person_id is None
    if way not in Way.values or (way == Way.PHONE) != bool(token) or outsider != bool(token):
        raise ReceiptIsNotYours()
    if token:
        copy = has_token(by.commission_id, token)
    else:
        copy = CertifiedCopy.objects.filter(dossier__commission_id=by.commission_id, pk=copy_id or 0).first()
    if copy is None:
        raise CopyIsUnknown()
    return copy
