"""The forms of the kartu kendali."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.procedure.model import Act
from diktum.stages.verification.checklist import VERDICT_WORDS, CheckedItem, Checklist, PointToCheck, Verdict
from diktum.ui.forms import Form

LONGEST_NOTE = 4_000


class PointForm(Form):
    """One point of the card: its verdict and a note."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Hasil pemeriksaan"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(verdict.value, gettext_lazy(words)) for verdict, words in VERDICT_WORDS.items()],
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 1}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a note where a point does not conform."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == Verdict.NOT_CONFORM and not cleaned.get("note", "").strip():
            self.add_error("note", _("Tuliskan apa yang tidak sesuai."))
        return cleaned


class OutcomeForm(Form):
    """How the act ends: the pressed button, and a reason where it goes back."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan pengembalian"),
        help_text=gettext_lazy("Dibaca pengusul. Sebutkan apa yang harus diperbaiki."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None, *, act: Act | None) -> None:
        super().__init__(data)
        pressed = str(data.get("outcome", "")) if data is not None else ""
        self.outcome = act.outcome(pressed) if act else None

    def clean(self) -> dict[str, Any]:
        """Ask for an outcome, and for a reason where the draft goes back."""
        cleaned = super().clean() or {}
        if self.outcome is None:
            self.add_error(None, _("Pilih hasil dengan salah satu tombol di bawah."))
        elif self.outcome.needs_reason and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Tuliskan alasan pengembalian."))
        return cleaned


@dataclass(frozen=True, slots=True)
class CardLine:
    """One point with its form and its number on the card."""

    number: int
    point: PointToCheck
    form: PointForm


class CardForm:
    """A whole kartu kendali: one form for each point of the checklist, and how it ends."""

    def __init__(self, data: QueryDict | None, *, checklist: Checklist, act: Act | None) -> None:
        self.lines = tuple(
            CardLine(number, point, PointForm(data, prefix=point.key))
            for number, point in enumerate(checklist.points, start=1)
        )
        self.end = OutcomeForm(data, act=act)
        self.forms = [line.form for line in self.lines]
        self.errors: list[str] = []
        self.noun = _("butir")

    def is_valid(self) -> bool:
        """Return whether the card can be settled in the way that was asked for."""
        answers = [form.is_valid() for form in (self.end, *self.forms)]
        if all(answers) and self.end.outcome is not None and not self.end.outcome.goes_back:
            self._ask_for_the_rest()
        return self.end.is_valid() and all(form.is_valid() for form in self.forms)

    def items(self) -> tuple[CheckedItem, ...]:
        """Return the points that were looked at; ask `is_valid()` before."""
        return tuple(
            CheckedItem(
                line.point.key, Verdict(line.form.cleaned_data["verdict"]), line.form.cleaned_data["note"]
            )
            for line in self.lines
            if line.form.cleaned_data["verdict"]
        )

    def _ask_for_the_rest(self) -> None:
        for line in self.lines:
            verdict = line.form.cleaned_data.get("verdict")
            if not verdict:
                line.form.add_error("verdict", _("Isi hasil pemeriksaan butir ini."))
            elif verdict == Verdict.NOT_CONFORM:
                line.form.add_error(
                    "verdict", _("Butir yang tidak sesuai tidak dapat diteruskan; kembalikan draf.")
                )
