"""What the page of a session shows, gathered from what is recorded."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.moment import Moment
from diktum.people.queries import Actor, calendar_of, commission
from diktum.stages.plenary import deliberation, minutes, pages, queries, records
from diktum.stages.plenary.models import (
    AgendaItem,
    Invitation,
    MinutesCirculation,
    MinutesLock,
    MinutesRemark,
    MinutesVersion,
    PlenarySession,
)
from diktum.stages.plenary.rights import CALLERS, KEEPERS, SCRIBES
from diktum.stages.plenary.room import Attendee, attendees, is_anything_recorded, room_of
from diktum.stages.plenary.session_desk import Desk
from diktum.ui.forms import Form


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of the agenda as the page lists it."""

    item: AgendaItem
    state: str
    suggestions: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A remark on the minutes with the form of its answer, while it has none."""

    remark: MinutesRemark
    form: Form | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A berita acara with its signatures and the form for the next one."""

    row: records.RecordRow
    form: Form | None


@dataclass(frozen=True, slots=True)
class Rights:
    """What the reader may do on the page."""

    call: bool
    keep: bool
    write: bool
    decide: bool
    remark: bool


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session: invitation, attendance, agenda with decisions, minutes, berita acara."""

    session: PlenarySession
    zone: str
    may: Rights
    is_today_or_past: bool
    is_today: bool
    is_off_day: bool
    vacant: int
    item_rows: tuple[ItemLine, ...]
    invitations: tuple[Invitation, ...]
    is_stale_invitation: bool
    version: int
    there: tuple[Attendee, ...]
    verdict: str
    is_quorate: bool
    minutes: MinutesVersion | None
    stage: str
    circulation: MinutesCirculation | None
    lock: MinutesLock | None
    remarks: tuple[RemarkLine, ...]
    records: tuple[RecordLine, ...]
    invite_form: Form
    attendance_form: Form
    movement_form: Form
    minutes_form: Form
    circulate_form: Form
    remark_form: Form

    @property
    def all_forms(self) -> tuple[Form, ...]:
        """Return the forms for the error summary."""
        answers = [line.form for line in self.remarks if line.form]
        signatures = [line.form for line in self.records if line.form]
        own = (self.invite_form, self.attendance_form, self.movement_form, self.minutes_form)
        return (*own, self.circulate_form, self.remark_form, *answers, *signatures)


def session_page(held: PlenarySession, desk: Desk, actor: Actor, when: Moment) -> SessionPage:
    """Gather the page of a session for a reader at a moment."""
    office = commission(held.commission_id)
    there = attendees(held)
    room = room_of(held, when.at if when.day == held.held_on else None)
    verdict = queries.verdict_on(held, min(len(room.members), office.members_by_law), 0)
    sent, roll = queries.invitations(held), queries.roll(held)
    answers, signing = desk.several("answer"), desk.several("sign")
    stage = minutes.stage_of(held, when.at)
    return SessionPage(
        session=held,
        zone=office.zone,
        may=_rights(actor, there, stage),
        is_today_or_past=when.day >= held.held_on,
        is_today=when.day == held.held_on,
        is_off_day=not calendar_of(held.commission_id).is_working(held.held_on),
        vacant=office.members_by_law - len(queries.members_on(held.commission_id, held.held_on)),
        item_rows=_items(held),
        invitations=sent,
        is_stale_invitation=bool(sent) and sent[-1].agenda != list(queries.agenda_lines(held)),
        version=roll.version if roll else 0,
        there=there if is_anything_recorded(held) else (),
        verdict=pages.quorum_words(verdict) if is_anything_recorded(held) else "",
        is_quorate=verdict.has_quorum,
        minutes=queries.latest_minutes(held),
        stage=stage.value,
        circulation=minutes.circulation(held),
        lock=minutes.lock(held),
        remarks=tuple(RemarkLine(each, answers.get(each.pk)) for each in minutes.remarks(held)),
        records=tuple(RecordLine(row, signing.get(row.record.pk)) for row in records.rows(held)),
        invite_form=desk.named("invite"),
        attendance_form=desk.named("attendance"),
        movement_form=desk.named("movement"),
        minutes_form=desk.named("minutes"),
        circulate_form=desk.named("circulate"),
        remark_form=desk.named("remark"),
    )


def _rights(actor: Actor, there: tuple[Attendee, ...], stage: minutes.Stage) -> Rights:
    may_write = not actor.posts.isdisjoint(SCRIBES)
    was_there = any(each.came and each.person_id == actor.person_id for each in there)
    return Rights(
        call=not actor.posts.isdisjoint(CALLERS),
        keep=not actor.posts.isdisjoint(KEEPERS),
        write=may_write and stage not in (minutes.Stage.OVER, minutes.Stage.LOCKED),
        decide="chair" in actor.posts,
        remark=was_there and stage is minutes.Stage.OPEN,
    )


def _items(held: PlenarySession) -> tuple[ItemLine, ...]:
    current = deliberation.current_item(held)
    return tuple(
        ItemLine(
            item,
            deliberation.state_of(item),
            item.suggestions.count(),
            current is not None and current.pk == item.pk,
        )
        for item in queries.agenda(held)
    )
