"""The forms used while a session lasts and after it: who comes and goes, suggestions, remarks, signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.stages.plenary.forms import LONGEST_TEXT
from diktum.stages.plenary.gate import Place
from diktum.stages.plenary.models import MovementKind, Resolved
from diktum.ui.forms import Form

_TIME = {"type": "time"}
_DATE = {"type": "date"}


def _choose(form: Form, name: str, choices: Sequence[tuple[Any, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class MovementForm(Form):
    """Somebody comes into the room or leaves it."""

    person = forms.TypedChoiceField(label=gettext_lazy("Siapa"), coerce=int)
    kind = forms.ChoiceField(
        label=gettext_lazy("Gerak"), choices=MovementKind.choices, widget=forms.RadioSelect
    )
    time = forms.TimeField(
        label=gettext_lazy("Pukul"),
        help_text=gettext_lazy("Kosong berarti sekarang."),
        required=False,
        widget=forms.TimeInput(attrs=_TIME, format="%H:%M"),
    )
    note = forms.CharField(label=gettext_lazy("Keterangan"), required=False, max_length=250)

    def __init__(self, data: QueryDict | None, *, people: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        _choose(self, "person", [("", _("Pilih orang")), *people])

    def at(self, day: dt.date, zone: ZoneInfo) -> dt.datetime | None:
        """Return the hour that was typed, on the day of the session, or None for now; ask `is_valid()` before."""
        time = self.cleaned_data["time"]
        return dt.datetime.combine(day, time, zone) if time else None


class SuggestForm(Form):
    """A suggestion at a part of the tabled text."""

    node = forms.ChoiceField(label=gettext_lazy("Bagian naskah"))
    person = forms.TypedChoiceField(label=gettext_lazy("Dari"), coerce=int)
    text = forms.CharField(
        label=gettext_lazy("Saran"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wording = forms.CharField(
        label=gettext_lazy("Rumusan baru bagian itu"),
        help_text=gettext_lazy("Bila diisi dan diterima, naskah final harus memuatnya kata demi kata."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "paper"}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        places: Sequence[Place],
        people: Sequence[tuple[int, str]],
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        _choose(self, "node", [("", _("Pilih bagian")), *((place.node, place.label) for place in places)])
        _choose(self, "person", [("", _("Pilih orang")), *people])

    def clean(self) -> dict[str, Any]:
        """Ask for words."""
        cleaned = super().clean() or {}
        if not cleaned.get("text") and not cleaned.get("wording"):
            self.add_error("text", _("Tulis sarannya, atau rumusan barunya."))
        return cleaned


class ResolveForm(Form):
    """What becomes of one suggestion."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Putusan saran"), choices=Resolved.choices, widget=forms.RadioSelect
    )
    agreeing = forms.IntegerField(
        label=gettext_lazy("Jumlah setuju"),
        help_text=gettext_lazy("Kosong berarti mufakat."),
        required=False,
        min_value=0,
        max_value=99,
    )
    text = forms.CharField(
        label=gettext_lazy("Saran sesudah diubah"), required=False, max_length=LONGEST_TEXT
    )
    wording = forms.CharField(
        label=gettext_lazy("Rumusan sesudah diubah"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2, "class": "paper"}),
    )
    reason = forms.CharField(label=gettext_lazy("Alasan"), required=False, max_length=LONGEST_TEXT)

    def clean(self) -> dict[str, Any]:
        """Ask how where a suggestion is adopted with changes."""
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == Resolved.AMENDED and not (cleaned.get("text") or cleaned.get("wording")):
            self.add_error("text", _("Tulis saran atau rumusan sebagaimana disepakati."))
        return cleaned


class CirculateForm(Form):
    """Send the minutes round until an hour."""

    day = forms.DateField(
        label=gettext_lazy("Koreksi diterima sampai tanggal"),
        widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"),
    )
    time = forms.TimeField(label=gettext_lazy("pukul"), widget=forms.TimeInput(attrs=_TIME, format="%H:%M"))

    def until(self, zone: ZoneInfo) -> dt.datetime:
        """Return the set time; ask `is_valid()` before."""
        return dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], zone)


class RemarkForm(Form):
    """What somebody who was there wants changed in the minutes."""

    remark = forms.CharField(
        label=gettext_lazy("Koreksi Anda"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnswerForm(Form):
    """The answer to a remark."""

    taken = forms.ChoiceField(
        label=gettext_lazy("Jawaban"),
        choices=[("yes", gettext_lazy("Dimuat")), ("no", gettext_lazy("Tidak dimuat"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("Catatan"), required=False, max_length=LONGEST_TEXT)

    def clean(self) -> dict[str, Any]:
        """Ask why where a remark is not taken over."""
        cleaned = super().clean() or {}
        if cleaned.get("taken") == "no" and not cleaned.get("note"):
            self.add_error("note", _("Tuliskan mengapa koreksi ini tidak dimuat."))
        return cleaned


class SignatureForm(Form):
    """A member signed the berita acara on paper, or did not."""

    person = forms.TypedChoiceField(label=gettext_lazy("Nama"), coerce=int)
    signed_on = forms.DateField(
        label=gettext_lazy("Ditandatangani pada"),
        required=False,
        widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"),
    )
    why_not = forms.CharField(
        label=gettext_lazy("Bila tidak menandatangani, sebabnya"), required=False, max_length=LONGEST_TEXT
    )

    def __init__(
        self, data: QueryDict | None, *, people: Sequence[tuple[int, str]], prefix: str = "", today: dt.date
    ) -> None:
        super().__init__(data, prefix=prefix, initial={"signed_on": today})
        _choose(self, "person", [("", _("Pilih nama")), *people])

    def clean(self) -> dict[str, Any]:
        """Take either the day or the cause. A cause counts before the day that the form proposed."""
        cleaned = super().clean() or {}
        if cleaned.get("why_not"):
            cleaned["signed_on"] = None
        elif not cleaned.get("signed_on"):
            self.add_error("signed_on", _("Isi tanggal tanda tangan, atau sebab tidak menandatangani."))
        return cleaned
