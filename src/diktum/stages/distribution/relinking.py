"""Give a recipient a new link: the one before it serves no longer."""

from __future__ import annotations

from diktum.core.moment import Moment
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.checks import refuse_ended
from diktum.stages.distribution.codes import receipt_token
from diktum.stages.distribution.models import ReceiptLink
from diktum.stages.distribution.refusals import CopyIsUnknown, ReceiptIsNotYours


def reissue_link(
    *,
    dossier_id: int,
    number: int,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> ReceiptLink:
    """
    Terbitkan ulang tautan tanda terima: a new secret for one copy; every earlier one is refused from now on.

    Raises CopyIsUnknown, CopyIsReceived, CopyIsWithdrawn, ReceiptIsNotYours.
    """
    with performing(
        "deliver", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if work.holding is None or work.holding.post not in work.act.by:
            raise ReceiptIsNotYours()
        line = queries.copy_numbered(work.dossier, number)
        if line is None:
            raise CopyIsUnknown()
        refuse_ended(line)
        subject = f"{work.commission_id}/{line.copy.code}/tautan/{len(line.links) + 1}"
        row = work.record(
            ReceiptLink(
                copy=line.copy,
                token=receipt_token(subject),
                issued_by=by.name,
                issued_on=when.day,
                issued_at=when.at,
            )
        )
        work.noted("Tautan tanda terima diterbitkan ulang", {"copy": number})
    return row
