"""What the plenary does: every command of the stage by its name, and the tabling of a dossier."""

from __future__ import annotations

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.refusals import NoDraftYet
from diktum.stages.plenary import law, queries
from diktum.stages.plenary.attendance_commands import check_in, record_attendance, record_movement
from diktum.stages.plenary.clerical_commands import answer_clerical, record_clerical
from diktum.stages.plenary.decision_commands import Mending, Vote, record_decision
from diktum.stages.plenary.deliberation_commands import resolve, suggest
from diktum.stages.plenary.minutes_commands import (
    answer_remark,
    circulate_minutes,
    lock_minutes,
    remark_on_minutes,
    write_minutes,
)
from diktum.stages.plenary.models import AgendaItem
from diktum.stages.plenary.reconcile_commands import Closing, confirm_text, reconcile
from diktum.stages.plenary.record_commands import record_signature
from diktum.stages.plenary.refusals import NoticeIsShort, SessionIsOver
from diktum.stages.plenary.session_commands import call_session, send_invitation
from diktum.stages.plenary.work import locked_book

__all__ = [
    "Closing",
    "Mending",
    "Vote",
    "answer_clerical",
    "answer_remark",
    "call_session",
    "check_in",
    "circulate_minutes",
    "confirm_text",
    "lock_minutes",
    "reconcile",
    "record_attendance",
    "record_clerical",
    "record_decision",
    "record_movement",
    "record_signature",
    "remark_on_minutes",
    "resolve",
    "send_invitation",
    "suggest",
    "table_dossier",
    "write_minutes",
]


def table_dossier(
    *,
    dossier_id: int,
    session_id: int,
    by: Actor,
    when: Moment,
    reason_late: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> AgendaItem:
    """
    Ajukan ke pleno: put a dossier on the agenda of a session to come, with its newest text.

    Raises SessionIsOver, NoDraftYet, NoticeIsShort (the agenda is due three days before, like the invitation).
    """
    with performing(
        "table", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        held = queries.session(session_id, by.commission_id)
        if held is None or held.held_on < when.day:
            raise SessionIsOver()
        locked_book(by.commission_id, held.year)
        reason = clean_text(reason_late).strip() or held.short_notice_reason
        late = not law.is_timely(when.day, held.held_on)
        if late and not reason:
            raise NoticeIsShort(held_on=date_words(held.held_on))
        text = drafting.latest_version(work.dossier)
        if text is None:
            raise NoDraftYet(code=work.dossier.code)
        last = AgendaItem.objects.filter(session=held).order_by("-position").first()
        item = work.record(
            AgendaItem(
                session=held,
                position=last.position + 1 if last else 1,
                version_number=text.number,
                version_sha256=text.sha256,
                tabled_by=by.name,
                tabled_on=when.day,
                late_reason=reason if late else "",
            )
        )
        work.done(
            items=("agenda",), data={"session": held.slug, "version": text.number, "sha256": text.sha256}
        )
    return item
