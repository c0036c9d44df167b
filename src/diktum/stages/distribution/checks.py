"""What several commands of distribution check and write alike."""

from __future__ import annotations

from datetime import date

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.models import CertifiedCopy, Dispatch
from diktum.stages.distribution.recipients import LONGEST
from diktum.stages.distribution.refusals import CopyIsReceived, DayIsUnfit
from diktum.stages.distribution.withdrawing import refuse_withdrawn


def refuse_ended(line: queries.CopyLine) -> None:
    """Raise CopyIsWithdrawn or CopyIsReceived for a copy that is no longer on its way."""
    refuse_withdrawn(line.copy)
    if line.receipt is not None:
        raise CopyIsReceived(
            number=line.copy.number,
            receiver=line.receipt.receiver,
            day=date_words(line.receipt.received_on),
        )


def refuse_day(dossier: Dossier, day: date, when: Moment) -> None:
    """Raise DayIsUnfit for a day before the certification or after today."""
    certified = queries.certification(dossier)
    first = certified.certified_on if certified else when.day
    if not first <= day <= when.day:
        raise DayIsUnfit(day=date_words(day), first=date_words(first), last=date_words(when.day))


def dispatch_of(
    copy: CertifiedCopy, manner: str, courier: str, on: date, by: Actor, when: Moment, *, note: str = ""
) -> Dispatch:
    """Return a line of the buku ekspedisi, not saved yet."""
    return Dispatch(
        copy=copy,
        manner=manner,
        courier=courier,
        note=note[:LONGEST],
        recorded_by=by.name,
        dispatched_on=on,
        recorded_at=when.at,
    )


def words_of(text: str) -> str:
    """Return text as one line without control characters."""
    return " ".join(clean_text(text).split())
