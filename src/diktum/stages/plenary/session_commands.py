"""Calling a session and inviting to it: book-keeping outside any dossier."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from procrastinate.contrib.django import app

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.refusals import RepeatedRequest
from diktum.ledger.chain import chaining
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.plenary import law, queries
from diktum.stages.plenary.models import Invitation, PlenarySession, SessionKind, SessionMode
from diktum.stages.plenary.refusals import NoticeIsShort, SessionAlreadyCalled, SessionIsOver, SessionIsPast
from diktum.stages.plenary.rights import CALLERS, refuse_others, session_of
from diktum.stages.plenary.work import locked_book

INVITE_BY_MAIL = "plenary.invite_by_mail"  # by its name: the job itself stands above the commands


def call_session(
    *,
    held_at: datetime,
    place: str,
    kind: str,
    mode: str,
    by: Actor,
    when: Moment,
    reason_short_notice: str = "",
    request_key: str = "",
) -> PlenarySession:
    """
    Panggil rapat pleno: fix hour, place and kind of a session.

    Raises SessionIsPast, NoticeIsShort (fewer than three days ahead and no reason: UU 7/2017 Pasal 46),
    SessionAlreadyCalled; RepeatedRequest for a repeated submission; NotYourPost.
    """
    refuse_others(by, CALLERS, "Panggil rapat pleno", "Ketua atau Sekretaris")
    kind, mode = SessionKind(kind).value, SessionMode(mode).value
    held_on = held_at.astimezone(ZoneInfo(people.commission(by.commission_id).zone)).date()
    place, reason = " ".join(clean_text(place).split()), clean_text(reason_short_notice).strip()
    with chaining(by.commission_id, when) as chain:
        book = locked_book(by.commission_id, held_on.year)
        _refuse_repetition(by.commission_id, request_key)
        if held_on < when.day:
            raise SessionIsPast(held_on=date_words(held_on))
        if not law.is_timely(when.day, held_on) and not reason:
            raise NoticeIsShort(held_on=date_words(held_on))
        same_day = PlenarySession.objects.filter(commission_id=by.commission_id, held_on=held_on)
        twin = same_day.filter(held_at=held_at, place=place).first()
        if twin is not None:
            raise SessionAlreadyCalled(session=twin)
        assert by.person_id is not None
        book.last_session += 1
        book.save(update_fields=["last_session"])
        return chain.record(
            PlenarySession(
                commission_id=by.commission_id,
                year=held_on.year,
                number=book.last_session,
                held_on=held_on,
                ordinal=same_day.count() + 1,
                held_at=held_at,
                place=place,
                kind=kind,
                mode=mode,
                called_by_id=by.person_id,
                called_by_name=by.name,
                called_on=when.day,
                called_at=when.at,
                short_notice_reason=reason,
                request_key=request_key,
            )
        )


def send_invitation(*, session_id: int, by: Actor, when: Moment, reason_short_notice: str = "") -> Invitation:
    """
    Kirim undangan: fix that the members were invited today, with the agenda as it stands.

    The same agenda is not sent twice: the earlier invitation is given back. A job carries it by e-mail to those who have an
    address. Raises SessionIsOver, NoticeIsShort, NotYourPost.
    """
    refuse_others(by, CALLERS, "Kirim undangan rapat pleno", "Ketua atau Sekretaris")
    reason = clean_text(reason_short_notice).strip()
    with chaining(by.commission_id, when) as chain:
        book = locked_book(by.commission_id, when.day.year)
        held = session_of(session_id, by)
        agenda = list(queries.agenda_lines(held))
        sent = queries.invitations(held)
        if sent and sent[-1].agenda == agenda:
            return sent[-1]
        if when.day > held.held_on:
            raise SessionIsOver()
        reason = reason or held.short_notice_reason
        if not law.is_timely(when.day, held.held_on) and not reason and not sent:
            raise NoticeIsShort(held_on=date_words(held.held_on))
        chair = people.holder_of(by.commission_id, "chair", when.day)
        book.last_invitation += 1
        book.save(update_fields=["last_invitation"])
        area = people.commission(by.commission_id).area_code
        sent_now = chain.record(
            Invitation(
                session=held,
                commission_id=by.commission_id,
                year=when.day.year,
                number=book.last_invitation,
                full_number=law.full_number(
                    "invitation", number=book.last_invitation, area=area, on=when.day
                ),
                agenda=agenda,
                sent_by=by.name,
                sent_on=when.day,
                sent_at=when.at,
                signer_name=chair.full_name,
                signer_title=chair.title,
                late_reason=reason,
            )
        )
        app.configure_task(INVITE_BY_MAIL, queue="mail").defer(invitation_id=sent_now.pk)
        return sent_now


def _refuse_repetition(commission_id: int, request_key: str) -> None:
    if not request_key:
        return
    earlier = PlenarySession.objects.filter(commission_id=commission_id, request_key=request_key).first()
    if earlier is not None:
        raise RepeatedRequest(answer_url=reverse("plenary:session", args=[earlier.slug]))
