"""Call copies back once their decree, or the copy itself, counts no longer; record what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.core.procedure.progress import Status
from diktum.dossiers.models import Dossier
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.checks import words_of
from diktum.stages.distribution.models import CertifiedCopy, Fate, RecallAnswer
from diktum.stages.distribution.recipients import LONGEST
from diktum.stages.distribution.refusals import (
    CopyIsUnknown,
    DayIsUnfit,
    NothingToRecall,
    RecallIsAnswered,
    ReceiptIsNotYours,
    ReceiverIsUnnamed,
)
from diktum.stages.signing import queries as signing

KEEPERS = ("legal_officer", "head_of_legal")


@dataclass(frozen=True, slots=True)
class Recalled:
    """A copy that has to come back: where it is, and what its holder answered."""

    line: queries.CopyLine
    answer: RecallAnswer | None


def recall_ground(dossier: Dossier) -> str:
    """
    Say why every copy of a decree has to come back, empty where nothing known to distribution says so.

    A revocation by another decree is known to the stage of publication; whoever records an answer names it then.
    """
    line = signing.agenda_line(dossier)
    if line is not None and signing.is_void(line):
        return _("Nomor keputusan dibatalkan")
    if dossier.status == Status.CANCELLED:
        return _("Berkas keputusan dibatalkan")
    if dossier.status in (Status.WITHDRAWN, Status.REJECTED):
        return _("Berkas keputusan ditarik")
    return ""


def recall_list(dossier: Dossier) -> tuple[Recalled, ...]:
    """Return every copy of a decree that left the office, with what became of it; for a decree that counts no longer."""
    answers = {row.copy_id: row for row in RecallAnswer.objects.filter(copy__dossier=dossier)}
    return tuple(
        Recalled(line, answers.get(line.copy.pk))
        for line in queries.copies(dossier)
        if line.dispatch is not None or line.receipt is not None
    )


def answer_recall(
    *,
    dossier: Dossier,
    number: int,
    fate: str,
    answered_by: str,
    answered_on: date,
    note: str,
    by: Actor,
    when: Moment,
) -> RecallAnswer:
    """
    Catat jawaban penarikan: what became of one copy. The dossier has no open act for it, so the ledger alone takes it.

    Without a ground known to distribution the note has to name it (the revoking decree). Raises ReceiptIsNotYours,
    CopyIsUnknown, NothingToRecall, ReceiverIsUnnamed, DayIsUnfit, RecallIsAnswered.
    """
    if by.person_id is None or by.posts.isdisjoint(KEEPERS) or by.commission_id != dossier.commission_id:
        raise ReceiptIsNotYours()
    name, words = words_of(answered_by), words_of(note)
    if not 0 < len(name) <= LONGEST or len(words) > LONGEST or fate not in Fate.values:
        raise ReceiverIsUnnamed(limit=LONGEST)
    with chaining(by.commission_id, when) as chain:
        copy = CertifiedCopy.objects.select_for_update().filter(dossier=dossier, number=number).first()
        if copy is None:
            raise CopyIsUnknown()
        held = next((each for each in recall_list(dossier) if each.line.copy.pk == copy.pk), None)
        if held is None or not (words or recall_ground(dossier) or held.line.withdrawal):
            raise NothingToRecall(number=number)
        if held.answer is not None:
            raise RecallIsAnswered(number=number, day=date_words(held.answer.answered_on))
        _refuse_day(held.line, answered_on, when)
        return chain.record(
            RecallAnswer(
                copy=copy,
                fate=fate,
                answered_by=name,
                answered_on=answered_on,
                note=words,
                recorded_by=by.name,
                recorded_at=when.at,
            )
        )


def _refuse_day(line: queries.CopyLine, day: date, when: Moment) -> None:
    first = line.receipt.received_on if line.receipt else line.copy.made_on
    if not first <= day <= when.day:
        raise DayIsUnfit(day=date_words(day), first=date_words(first), last=date_words(when.day))
