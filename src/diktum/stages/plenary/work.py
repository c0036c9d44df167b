"""What the commands of the plenary share inside their transaction: the locked book of numbers, the item before the room."""

from __future__ import annotations

from diktum.core.language import date_words
from diktum.dossiers.work import Work
from diktum.stages.plenary import queries
from diktum.stages.plenary.models import AgendaItem, PlenaryBook
from diktum.stages.plenary.refusals import (
    NoAttendanceRecorded,
    NoInvitationSent,
    NotOnAnyAgenda,
    SessionIsYetToCome,
)
from diktum.stages.plenary.room import is_anything_recorded


def locked_book(commission_id: int, year: int) -> PlenaryBook:
    """
    Return the year's book of an office, locked until the commit: whoever writes about sessions waits here.

    Append-only rows cannot be locked themselves (that asks for the right to change them).
    """
    PlenaryBook.objects.get_or_create(commission_id=commission_id, year=year)
    return PlenaryBook.objects.select_for_update().get(commission_id=commission_id, year=year)


def item_in_session(work: Work) -> AgendaItem:
    """
    Return the agenda item of the dossier in hand, whose session has met: invited to, held, with somebody there.

    Raises NotOnAnyAgenda, SessionIsYetToCome, NoInvitationSent, NoAttendanceRecorded.
    """
    item = queries.agenda_item(work.dossier)
    if item is None:
        raise NotOnAnyAgenda(code=work.dossier.code)
    held_on = date_words(item.session.held_on)
    if work.when.day < item.session.held_on:
        raise SessionIsYetToCome(held_on=held_on)
    if not queries.invitations(item.session):
        raise NoInvitationSent(session=held_on)
    if not is_anything_recorded(item.session):
        raise NoAttendanceRecorded(session=held_on)
    return item
