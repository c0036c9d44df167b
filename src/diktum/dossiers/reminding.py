"""Remind of deadlines: the holders the working day before (H-1), their superior the first working day after (H+1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from diktum.core.calendar import Calendar
from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.core.procedure.model import Act, Procedure
from diktum.dossiers.models import Dossier, InboxItem, Notice, Reminder
from diktum.dossiers.queries import parsed, unit_for
from diktum.ledger.chain import chaining
from diktum.people.queries import appointments, calendar_of

SUPERIOR = "chair"


def remind(commission_id: int, when: Moment) -> dict[int, list[str]]:
    """
    Give the reminders that are due in an office on `when.day`, each rung of an open act once.

    Answers the sentences by person, for one digest each. Nothing is given on a day off, and nothing for a dossier that
    somebody is just working on: the next sweep finds it. Closed dossiers have no rows in the inbox and are never reached.
    """
    calendar = calendar_of(commission_id)
    told: dict[int, list[str]] = {}
    if not calendar.is_working(when.day):
        return told
    before = calendar.next_working_day(when.day)
    waiting = InboxItem.objects.filter(commission_id=commission_id, due_on__lte=before)
    for dossier_id in list(waiting.order_by("dossier_id").values_list("dossier_id", flat=True).distinct()):
        for person_id, sentence in _remind_of(dossier_id, commission_id, when, calendar):
            told.setdefault(person_id, []).append(sentence)
    return told


def _remind_of(
    dossier_id: int, commission_id: int, when: Moment, calendar: Calendar
) -> list[tuple[int, str]]:
    with chaining(commission_id, when):
        dossier = (
            Dossier.objects.select_for_update(of=("self",), skip_locked=True)
            .select_related("procedure")
            .filter(pk=dossier_id, status="running")
            .first()
        )
        rung = _rung(dossier.due_on, when.day, calendar) if dossier else None
        if dossier is None or dossier.due_on is None or rung is None:
            return []
        _row, is_new = Reminder.objects.get_or_create(
            dossier=dossier,
            act=dossier.open_act,
            round=dossier.round,
            rung=rung,
            defaults={"due_on": dossier.due_on, "at": when.at},
        )
        return list(_tell(dossier, dossier.due_on, rung, when)) if is_new else []


def _rung(due_on: date | None, day: date, calendar: Calendar) -> Reminder.Rung | None:
    """Say which rung `day` has reached; once the deadline is past, that is H+1 alone."""
    if due_on is None:
        return None
    if day > due_on:
        return Reminder.Rung.AFTER
    return Reminder.Rung.BEFORE if day < due_on <= calendar.next_working_day(day) else None


def _tell(dossier: Dossier, due_on: date, rung: Reminder.Rung, when: Moment) -> Iterator[tuple[int, str]]:
    procedure = parsed(dossier.procedure)
    act = procedure.act(dossier.open_act)
    posts = act.by if rung is Reminder.Rung.BEFORE else (superior_of(procedure, act),)
    held = appointments(dossier.commission_id, when.day).filter(post__in=posts)
    people = sorted({row.person_id for row in held if unit_for(row.post, dossier) in (None, row.unit_id)})
    sentence = _sentence(act, due_on, rung)
    Notice.objects.bulk_create(
        Notice(person_id=person, dossier=dossier, seq=dossier.seq, rung=rung, text=sentence, at=when.at)
        for person in people
    )
    yield from ((person, f"{dossier.code}: {sentence}") for person in people)


def superior_of(procedure: Procedure, act: Act) -> str:
    """Return the post that hears of a late act: the authority of the procedure, above whom the Ketua stands."""
    return next((post for post in procedure.authority if post not in act.by), SUPERIOR)


def _sentence(act: Act, due_on: date, rung: Reminder.Rung) -> str:
    if rung is Reminder.Rung.BEFORE:
        return f"{act.title} jatuh tempo pada {date_words(due_on)}."
    return f"{act.title} melewati tenggat {date_words(due_on)} dan belum selesai."
