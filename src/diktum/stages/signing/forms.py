"""The forms of initials and signature. The number has none: nothing about it is typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.procedure.model import Act
from diktum.stages.signing.models import Ink
from diktum.ui import outcome_forms

LONGEST_NOTE = 4_000


class InitialForm(outcome_forms.OutcomeForm):
    """How the Sekretaris ends the act: the pressed button, and a reason for returning."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan pengembalian"),
        help_text=gettext_lazy("Dibaca pengusul dan Subbagian Hukum. Sebutkan apa yang harus diperbaiki."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SignForm(InitialForm):
    """The signature in ink: its day, its colour, a remark. `earliest` is the day of the decision or of the final text."""

    signed_on = forms.DateField(
        label=gettext_lazy("Tanggal tanda tangan"),
        help_text=gettext_lazy("Tanggal ini dicetak pada keputusan sebagai tanggal ditetapkan."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ink = forms.ChoiceField(
        label=gettext_lazy("Warna tinta"),
        help_text=gettext_lazy("SOP 23/2022 baris 6: ballpoint biru/ungu."),
        required=False,
        choices=Ink.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen_sha256 = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    field_order = ("signed_on", "ink", "note", "reason", "seen_sha256")

    def __init__(
        self,
        data: QueryDict | None,
        *,
        act: Act | None,
        today: dt.date,
        earliest: dt.date | None,
        sha256: str,
    ) -> None:
        super().__init__(data, act=act)
        self.today, self.earliest = today, earliest
        self.initial = {"signed_on": today, "ink": Ink.BLUE.value, "seen_sha256": sha256}
        self.fields["signed_on"].widget.attrs["max"] = today.isoformat()
        if earliest:
            self.fields["signed_on"].widget.attrs["min"] = earliest.isoformat()

    def clean(self) -> dict[str, Any]:
        """Ask for day and ink where the decree is signed, and for nothing of the kind where it goes back."""
        cleaned = super().clean()
        if self.outcome is None or self.outcome.goes_back:
            return cleaned
        if "signed_on" not in self.errors:
            self._check_day(cleaned.get("signed_on"))
        if "ink" not in self.errors and not cleaned.get("ink"):
            self.add_error("ink", _("Pilih warna tinta."))
        return cleaned

    def _check_day(self, day: dt.date | None) -> None:
        if day is None:
            self.add_error("signed_on", _("Isi tanggal tanda tangan."))
        elif day > self.today:
            self.add_error("signed_on", _("Tanggal tanda tangan belum tiba."))
        elif self.earliest and day < self.earliest:
            self.add_error("signed_on", _("Tanggal tanda tangan mendahului putusan atau naskah final."))
