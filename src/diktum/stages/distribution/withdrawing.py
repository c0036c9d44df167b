"""Withdraw a certified copy: it keeps its number and its codes, but nobody carries it or signs for it any more."""

from __future__ import annotations

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.models import CertifiedCopy, CopyWithdrawal
from diktum.stages.distribution.recipients import LONGEST
from diktum.stages.distribution.refusals import (
    CopyIsReceived,
    CopyIsUnknown,
    CopyIsWithdrawn,
    ReceiptIsNotYours,
    WithdrawalNeedsAReason,
)


def withdraw_copy(
    *,
    dossier_id: int,
    number: int,
    reason: str,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> CopyWithdrawal:
    """
    Tarik salinan: mark one copy as withdrawn, with the reason, while the copies are being delivered.

    A copy that was received is called back by the recipient, not here. Raises WithdrawalNeedsAReason, CopyIsUnknown,
    CopyIsReceived, CopyIsWithdrawn, ReceiptIsNotYours.
    """
    with performing(
        "deliver", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if work.holding is None or work.holding.post not in work.act.by:
            raise ReceiptIsNotYours()
        words = " ".join(clean_text(reason).split())
        if not 0 < len(words) <= LONGEST:
            raise WithdrawalNeedsAReason(limit=LONGEST)
        line = queries.copy_numbered(work.dossier, number)
        if line is None:
            raise CopyIsUnknown()
        refuse_withdrawn(line.copy)
        if line.receipt is not None:
            raise CopyIsReceived(
                number=number, receiver=line.receipt.receiver, day=date_words(line.receipt.received_on)
            )
        row = work.record(
            CopyWithdrawal(
                copy=line.copy,
                reason=words,
                withdrawn_by=by.name,
                withdrawn_on=when.day,
                withdrawn_at=when.at,
            )
        )
        work.noted("Salinan ditarik", {"copy": number, "reason": words})
    return row


def refuse_withdrawn(copy: CertifiedCopy) -> None:
    """Raise CopyIsWithdrawn, with day and reason, for a copy that was withdrawn."""
    row = queries.withdrawal_of(copy)
    if row is not None:
        raise CopyIsWithdrawn(number=copy.number, day=date_words(row.withdrawn_on), reason=row.reason)
