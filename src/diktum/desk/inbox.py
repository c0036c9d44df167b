"""Tugas saya: what waits for a person, grouped by how soon it is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diktum.core.calendar import Calendar
from diktum.core.moment import Moment
from diktum.desk.addresses import act_page, page_if_any
from diktum.dossiers.models import Notice
from diktum.dossiers.queries import Task, inbox, unread_notices, waiting_elsewhere
from diktum.people.queries import Actor, calendar_of

PROPOSERS = ("proposing_unit", "drafting_team")
LIMIT = 50


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row: a dossier, the act that waits, when it is due, one verb."""

    task: Task
    due: str
    is_late: bool
    verb: str
    url: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are due equally soon."""

    key: str
    title: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class InboxPage:
    """What Tugas saya shows."""

    groups: tuple[Group, ...]
    waiting: tuple[TaskRow, ...]
    notices: tuple[Notice, ...]
    propose_url: str
    moment: Moment
    is_cut: bool

    @property
    def is_empty(self) -> bool:
        """Return whether nothing waits for the person."""
        return not self.groups


def inbox_page(actor: Actor, when: Moment) -> InboxPage:
    """Read an inbox: own tasks by due date, what one proposed and others hold, what one was told."""
    tasks = inbox(actor, limit=LIMIT)
    calendar = calendar_of(actor.commission_id)
    may_propose = not actor.posts.isdisjoint(PROPOSERS)
    return InboxPage(
        groups=tuple(_groups(tasks, when.day, calendar)),
        waiting=tuple(_elsewhere(task, when.day, calendar) for task in waiting_elsewhere(actor)),
        notices=unread_notices(actor),
        propose_url=page_if_any("drafting:propose") if may_propose else "",
        moment=when,
        is_cut=len(tasks) == LIMIT,
    )


def _groups(tasks: Iterable[Task], today: dt.date, calendar: Calendar) -> Iterable[Group]:
    titles = {
        "late": _("Lewat tenggat"),
        "today": _("Hari ini"),
        "week": _("Minggu ini"),
        "later": _("Nanti"),
    }
    found: dict[str, list[TaskRow]] = {key: [] for key in titles}
    for task in tasks:
        key = _when_due(task.due_on, today)
        found[key].append(_row(task, today, calendar, is_main=key == "late" and not found[key]))
    for key, title in titles.items():
        if found[key]:
            yield Group(key, title, tuple(found[key]))


def _when_due(due_on: dt.date | None, today: dt.date) -> str:
    if due_on is None:
        return "later"
    if due_on < today:
        return "late"
    if due_on == today:
        return "today"
    sunday = today + dt.timedelta(days=6 - today.weekday())
    return "week" if due_on <= sunday else "later"


def _row(task: Task, today: dt.date, calendar: Calendar, *, is_main: bool) -> TaskRow:
    verb = _("Perbaiki") if task.reason and task.step_number == 1 else task.act.verb
    is_late = task.due_on is not None and task.due_on < today
    return TaskRow(
        task=task,
        due=due_words(task.due_on, today, _late_days(task, today, calendar)),
        is_late=is_late,
        verb=verb,
        url=act_page(task.act, task.code),
        is_main=is_main,
    )


def _elsewhere(task: Task, today: dt.date, calendar: Calendar) -> TaskRow:
    return TaskRow(
        task=task,
        due=due_words(task.due_on, today, _late_days(task, today, calendar)),
        is_late=task.due_on is not None and task.due_on < today,
        verb=_("Lihat"),
        url=reverse("desk:dossier", args=[task.code]),
    )


def _late_days(task: Task, today: dt.date, calendar: Calendar) -> int:
    if task.due_on is None or task.due_on >= today:
        return 0
    return calendar.working_days_between(task.due_on, today)


def due_words(due_on: dt.date | None, today: dt.date, late: int) -> str:
    """Say when something is due, and how late in working days: `Lewat 2 hari kerja, tenggat 20 November 2026`."""
    if due_on is None:
        return _("tanpa tenggat menurut SOP")
    day = date_format(due_on, "l, j F Y")
    if due_on == today:
        return _("tenggat hari ini")
    if late:
        return _("Lewat %(days)s hari kerja, tenggat %(day)s") % {"days": late, "day": day}
    if due_on < today:
        return _("Lewat tenggat %(day)s") % {"day": day}
    return _("tenggat %(day)s") % {"day": day}
