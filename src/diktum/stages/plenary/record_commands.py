"""Signing the berita acara on paper: whose name stands under it, since when, or why not."""

from __future__ import annotations

from datetime import date

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.plenary.minutes_refusals import SignatureHasNoDay, SignerIsNotOfTheRecord
from diktum.stages.plenary.models import Ballot, PlenaryRecord, RecordSignature
from diktum.stages.plenary.rights import KEEPERS, refuse_others
from diktum.stages.plenary.work import locked_book


def record_signature(
    *,
    record_id: int,
    person_id: int,
    by: Actor,
    when: Moment,
    signed_on: date | None = None,
    why_not: str = "",
) -> RecordSignature:
    """
    Catat tanda tangan berita acara: a member who took part signed the paper on a day, or did not and why.

    Raises SignerIsNotOfTheRecord, SignatureHasNoDay, NotYourPost.
    """
    refuse_others(by, KEEPERS, "Catat tanda tangan berita acara", "Notulis, Sekretaris, atau Ketua")
    reason = clean_text(why_not).strip()
    with chaining(by.commission_id, when) as chain:
        locked_book(by.commission_id, when.day.year)
        record = PlenaryRecord.objects.filter(pk=record_id, commission_id=by.commission_id).first()
        ballot = (
            Ballot.objects.filter(decision=record.decision_id, person_id=person_id).first()
            if record
            else None
        )
        if record is None or ballot is None or record.signatures.filter(person_id=person_id).exists():
            raise SignerIsNotOfTheRecord()
        if (signed_on is None) == (not reason):
            raise SignatureHasNoDay(name=ballot.name)
        if signed_on is not None and not record.made_on <= signed_on <= when.day:
            raise SignatureHasNoDay(name=ballot.name)
        return chain.record(
            RecordSignature(
                record=record,
                person_id=person_id,
                name=ballot.name,
                title=ballot.title,
                signed_on=signed_on,
                why_not=reason,
                recorded_by=by.name,
                recorded_at=when.at,
            )
        )
