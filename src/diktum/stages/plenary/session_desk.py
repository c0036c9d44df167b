"""What somebody may send from the page of a session: its forms, and the one command that each of them calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.people.queries import Actor
from diktum.stages.plenary import commands, forms, meeting_forms, minute_draft, minutes, queries, records
from diktum.stages.plenary.models import PlenarySession
from diktum.stages.plenary.room import Attendee, attendees
from diktum.ui.forms import Form


@dataclass(frozen=True, slots=True)
class Desk:
    """The forms of a session's page, each under the word that its button sends."""

    held: PlenarySession
    forms: dict[str, Form]

    def named(self, word: str) -> Form:
        """Return one form."""
        return self.forms[word]

    def several(self, word: str) -> dict[int, Form]:
        """Return the forms of one kind by what they are about: the remark, the berita acara."""
        return {
            int(key.partition("-")[2]): form for key, form in self.forms.items() if key.startswith(f"{word}-")
        }


def desk_of(request: HttpRequest, held: PlenarySession, when: Moment) -> Desk:
    """Return the forms of a session's page; the one that was sent holds what was typed."""
    sent = request.POST.get("do", "") if request.method == "POST" else ""

    def data(word: str) -> QueryDict | None:
        return request.POST if sent == word else None

    there = attendees(held)
    newest = queries.latest_minutes(held)
    found: dict[str, Form] = {
        "invite": forms.InviteForm(data("invite")),
        "attendance": forms.AttendanceForm(
            data("attendance"),
            members=queries.members_on(held.commission_id, held.held_on),
            guests=queries.guests_on(held.commission_id, held.held_on),
            known={each.person_id: each for each in there},
        ),
        "movement": meeting_forms.MovementForm(data("movement"), people=_people(held, there)),
        "minutes": forms.MinutesForm(
            data("minutes"), initial={"text": newest.text if newest else minute_draft.draft_of(held)}
        ),
        "circulate": meeting_forms.CirculateForm(data("circulate")),
        "remark": meeting_forms.RemarkForm(data("remark")),
        "lock": Form(data("lock")),
    }
    for remark in minutes.remarks(held):
        if not hasattr(remark, "answer"):
            key = f"answer-{remark.pk}"
            found[key] = meeting_forms.AnswerForm(data(key), prefix=key)
    for row in records.rows(held):
        if row.missing:
            key = f"sign-{row.record.pk}"
            found[key] = meeting_forms.SignatureForm(
                data(key), people=row.missing, prefix=key, today=when.day
            )
    return Desk(held, found)


def send(request: HttpRequest, desk: Desk, by: Actor, when: Moment) -> bool:
    """Carry out what was sent and answer whether anything was; an invalid form does nothing."""
    word = request.POST.get("do", "")
    form = desk.forms.get(word)
    if form is None or not form.is_valid():
        return False
    kind, _dash, about = word.partition("-")
    act = _ACTS[kind] if not about else partial(_ACTS_ON[kind], int(about))
    messages.success(request, act(desk.held, form, by, when))
    return True


def _people(held: PlenarySession, there: tuple[Attendee, ...]) -> list[tuple[int, str]]:
    known = {each.person_id: each.name for each in there}
    for guest in queries.guests_on(held.commission_id, held.held_on):
        known.setdefault(guest.person_id, guest.name)
    return list(known.items())


def _invite(held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    sent = commands.send_invitation(session_id=held.pk, by=by, when=when, **form.cleaned_data)
    return _("Undangan %(number)s tercatat terkirim.") % {"number": sent.full_number}


def _attend(held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    assert isinstance(form, forms.AttendanceForm)
    version = commands.record_attendance(
        session_id=held.pk, present=form.present(), notes=form.notes(), by=by, when=when
    )
    return _("Daftar hadir tercatat (versi %(version)s).") % {"version": version}


def _move(held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    assert isinstance(form, meeting_forms.MovementForm)
    row = commands.record_movement(
        session_id=held.pk,
        person_id=form.cleaned_data["person"],
        kind=form.cleaned_data["kind"],
        at=form.at(held.held_on, queries.zone(held)),
        note=form.cleaned_data["note"],
        by=by,
        when=when,
    )
    return _("Tercatat: %(name)s, %(what)s.") % {"name": row.name, "what": row.get_kind_display().lower()}


def _write(held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    kept = commands.write_minutes(session_id=held.pk, text=form.cleaned_data["text"], by=by, when=when)
    return _("Notulensi versi %(number)s tersimpan.") % {"number": kept.number}


def _circulate(held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    assert isinstance(form, meeting_forms.CirculateForm)
    commands.circulate_minutes(session_id=held.pk, until=form.until(queries.zone(held)), by=by, when=when)
    return _("Notulensi diedarkan kepada peserta.")


def _remark(held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    commands.remark_on_minutes(session_id=held.pk, text=form.cleaned_data["remark"], by=by, when=when)
    return _("Koreksi Anda tercatat.")


def _lock(held: PlenarySession, _form: Form, by: Actor, when: Moment) -> str:
    commands.lock_minutes(session_id=held.pk, by=by, when=when)
    return _("Notulensi disahkan dan dikunci.")


def _answer(remark_id: int, held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    commands.answer_remark(
        session_id=held.pk,
        remark_id=remark_id,
        taken=form.cleaned_data["taken"] == "yes",
        note=form.cleaned_data["note"],
        by=by,
        when=when,
    )
    return _("Koreksi dijawab.")


def _sign(record_id: int, _held: PlenarySession, form: Form, by: Actor, when: Moment) -> str:
    row = commands.record_signature(
        record_id=record_id,
        person_id=form.cleaned_data["person"],
        signed_on=form.cleaned_data["signed_on"],
        why_not=form.cleaned_data["why_not"],
        by=by,
        when=when,
    )
    return _("Tanda tangan %(name)s tercatat.") % {"name": row.name}


_ACTS: dict[str, Callable[[PlenarySession, Form, Actor, Moment], str]] = {
    "invite": _invite,
    "attendance": _attend,
    "movement": _move,
    "minutes": _write,
    "circulate": _circulate,
    "remark": _remark,
    "lock": _lock,
}
_ACTS_ON: dict[str, Callable[[int, PlenarySession, Form, Actor, Moment], str]] = {
    "answer": _answer,
    "sign": _sign,
}
