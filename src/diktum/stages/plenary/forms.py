"""The forms of the plenary pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Decree
from diktum.stages.drafting.decree_form import DecreeForm
from diktum.stages.plenary import law
from diktum.stages.plenary.commands import Closing
from diktum.stages.plenary.models import SessionKind, SessionMode
from diktum.stages.plenary.queries import Member, OpenCorrection
from diktum.stages.plenary.room import Attendee
from diktum.ui.forms import Form

LONGEST_TEXT = 20_000


def reason_field(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CallSessionForm(Form):
    """Panggil rapat pleno."""

    day = forms.DateField(
        label=gettext_lazy("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=gettext_lazy("Pukul"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=gettext_lazy("Tempat"), max_length=250)
    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis rapat"), choices=SessionKind.choices, widget=forms.RadioSelect
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Cara rapat"), choices=SessionMode.choices, widget=forms.RadioSelect
    )
    reason_short_notice = reason_field(
        gettext_lazy("Alasan rapat mendesak"),
        gettext_lazy("Wajib bila rapat kurang dari 3 hari lagi (UU 7/2017 Pasal 46)."),
    )

    def __init__(
        self, data: QueryDict | None, *, today: dt.date, zone: str, initial: Mapping[str, Any]
    ) -> None:
        given = {"kind": SessionKind.CLOSED, "mode": SessionMode.ON_SITE, **initial}
        super().__init__(data, initial=given)
        self.today, self.zone = today, zone

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is over, and ask why where the notice is short."""
        cleaned = super().clean() or {}
        day = cleaned.get("day")
        if day is not None and day < self.today:
            self.add_error("day", _("Tanggal ini sudah lewat."))
        elif (
            day is not None and not law.is_timely(self.today, day) and not cleaned.get("reason_short_notice")
        ):
            self.add_error("reason_short_notice", _("Rapat kurang dari 3 hari lagi: tuliskan alasannya."))
        return cleaned

    def held_at(self) -> dt.datetime:
        """Return when the session begins; ask `is_valid()` before."""
        moment = dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        return moment.replace(tzinfo=ZoneInfo(self.zone))


class TableForm(Form):
    """Choose the session that a dossier goes to."""

    session = forms.TypedChoiceField(label=gettext_lazy("Rapat pleno"), coerce=int, widget=forms.RadioSelect)
    reason_late = reason_field(
        gettext_lazy("Alasan agenda susulan"),
        gettext_lazy("Wajib bila rapatnya kurang dari 3 hari lagi (UU 7/2017 Pasal 46)."),
    )

    def __init__(
        self, data: QueryDict | None, *, sessions: Sequence[tuple[int, str]], late: frozenset[int]
    ) -> None:
        first = {"session": sessions[0][0]} if len(sessions) == 1 else {}
        super().__init__(data, initial=first)
        self.late = late
        field = self.fields["session"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = sessions

    def clean(self) -> dict[str, Any]:
        """Ask why where the agenda comes late."""
        cleaned = super().clean() or {}
        if cleaned.get("session") in self.late and not cleaned.get("reason_late"):
            self.add_error("reason_late", _("Rapat kurang dari 3 hari lagi: tuliskan alasannya."))
        return cleaned


class InviteForm(Form):
    """Send the invitation."""

    reason_short_notice = reason_field(
        gettext_lazy("Alasan undangan mendesak"),
        gettext_lazy(
            "Wajib bila undangan pertama dikirim kurang dari 3 hari sebelum rapat (UU 7/2017 Pasal 46)."
        ),
    )


class AttendanceForm(Form):
    """Tick who came; a note for a member who did not."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        members: Sequence[Member],
        guests: Sequence[Member],
        known: Mapping[int, Attendee],
    ) -> None:
        super().__init__(data)
        self.people = (*members, *guests)
        self.member_count = len(members)
        for person in self.people:
            key, row = person.person_id, known.get(person.person_id)
            title = f"{person.name}, {person.title}" if person.title else person.name
            self.fields[f"present-{key}"] = forms.BooleanField(
                label=title, required=False, initial=bool(row and row.came)
            )
            if person in members:
                self.fields[f"note-{key}"] = forms.CharField(
                    label=_("Keterangan bila tidak hadir"),
                    required=False,
                    max_length=250,
                    initial=row.note if row else "",
                    widget=forms.TextInput(
                        attrs={"class": "input", "placeholder": _("Keterangan bila tidak hadir")}
                    ),
                )

    @property
    def lines(self) -> list[tuple[BoundField, BoundField | None]]:
        """Return the tick of each person with the note beside it."""
        return [
            (
                self[f"present-{person.person_id}"],
                self[f"note-{person.person_id}"] if f"note-{person.person_id}" in self.fields else None,
            )
            for person in self.people
        ]

    def present(self) -> list[int]:
        """Return the ids of those who came; ask `is_valid()` before."""
        return [p.person_id for p in self.people if self.cleaned_data[f"present-{p.person_id}"]]

    def notes(self) -> dict[int, str]:
        """Return what is said about those who did not come."""
        return {p.person_id: self.cleaned_data.get(f"note-{p.person_id}", "") for p in self.people}


class MinutesForm(Form):
    """Write the minutes."""

    text = forms.CharField(
        label=gettext_lazy("Notulensi"),
        help_text=gettext_lazy(
            "Baris “1. …” membuka pokok bahasan, “Putusan: …” mencatat putusannya, “Penutup: …” menutup rapat."
        ),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 14, "class": "paper"}),
    )


class ClosingForm(Form):
    """What became of one correction."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Catatan"),
        choices=[("applied", gettext_lazy("Diterapkan")), ("left", gettext_lazy("Tidak diterapkan"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Di mana diterapkan, atau mengapa tidak"), required=False, max_length=LONGEST_TEXT
    )

    def clean(self) -> dict[str, Any]:
        """Ask why where a correction is left out."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == "left" and not cleaned.get("note", "").strip():
            self.add_error("note", _("Tuliskan mengapa catatan ini tidak diterapkan."))
        return cleaned


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to the corrections, as the error summary wants them."""

    forms: list[ClosingForm]
    noun: str
    errors: tuple[str, ...] = ()


class ReconcileForm:
    """The whole decree again, and the answer to each correction."""

    def __init__(
        self, data: QueryDict | None, *, decree: Decree, corrections: Sequence[OpenCorrection]
    ) -> None:
        self.decree_form = DecreeForm(data, initial=decree)
        self.is_looking = data is not None and data.get("do") == "look"
        self.corrections = tuple(corrections)
        self.closings = [ClosingForm(data, prefix=f"closing-{c.pk}", initial=_said(c)) for c in corrections]
        for closing in self.closings:
            closing.still_writing = closing.still_writing or self.is_looking

    @property
    def lines(self) -> list[tuple[OpenCorrection, ClosingForm]]:
        """Return each correction with the form of its answer."""
        return list(zip(self.corrections, self.closings, strict=True))

    @property
    def answer_rows(self) -> Answers:
        """Return the answers for the error summary."""
        return Answers(self.closings, _("catatan"))

    @property
    def errors(self) -> bool:
        """Return whether an answer is wrong (the title of the page says so)."""
        return any(form.errors for form in self.closings if form.is_bound)

    def is_valid(self) -> bool:
        """Return whether everything typed can be kept."""
        return all([self.decree_form.is_valid(), *[form.is_valid() for form in self.closings]])

    def answers(self) -> tuple[Closing, ...]:
        """Return what became of each correction; ask `is_valid()` before."""
        return tuple(
            Closing(each.pk, form.cleaned_data["verdict"] == "applied", form.cleaned_data["note"])
            for each, form in self.lines
        )


def _said(correction: OpenCorrection) -> dict[str, str]:
    if correction.closing is None:
        return {}
    return {"verdict": "applied" if correction.closing.applied else "left", "note": correction.closing.note}


class ConfirmForm(Form):
    """The text is right, or goes back with a reason."""

    reason = reason_field(
        gettext_lazy("Alasan pengembalian"), gettext_lazy("Sebutkan apa yang harus dibetulkan.")
    )

    def __init__(self, data: QueryDict | None, *, known: frozenset[str], returning: frozenset[str]) -> None:
        super().__init__(data)
        self.outcome = str(data.get("outcome", "")) if data is not None else ""
        self.known, self.returning = known, returning

    def clean(self) -> dict[str, Any]:
        """Ask for an outcome, and for a reason where the text goes back."""
        cleaned = super().clean() or {}
        if self.outcome not in self.known:
            self.add_error(None, _("Pilih hasil dengan salah satu tombol di bawah."))
        if self.outcome in self.returning and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Tuliskan alasan pengembalian."))
        return cleaned
