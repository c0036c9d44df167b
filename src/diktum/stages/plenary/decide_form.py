"""The form of the decision on one dossier: outcome, corrections with their places, how each member stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.stages.plenary.commands import Mending, Vote
from diktum.stages.plenary.forms import LONGEST_TEXT, reason_field
from diktum.stages.plenary.gate import Place
from diktum.stages.plenary.models import DecisionOutcome, Stand
from diktum.stages.plenary.room import Seat
from diktum.ui.forms import Form
from diktum.ui.rows import Rows

_STANDS = [(stand.value, stand.label) for stand in Stand if stand is not Stand.UNNAMED]


class CorrectionForm(Form):
    """One correction that the plenary asks for, and the part it belongs to."""

    text = forms.CharField(
        label=gettext_lazy("Catatan perbaikan"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 1}),
    )


class CorrectionRows(Rows[CorrectionForm]):
    """The corrections, each with the choice of its part."""

    def __init__(self, data: QueryDict | None, *, places: Sequence[Place]) -> None:
        super().__init__(CorrectionForm, data, prefix="corrections", maximum=100, noun=_("catatan"))
        self.title = _("Catatan perbaikan")
        choices = [("", _("Terbaca dari kalimatnya")), *((place.node, place.label) for place in places)]
        for form in self.forms:
            form.fields["node"] = forms.ChoiceField(label=_("Bagian naskah"), required=False, choices=choices)

    def mendings(self) -> tuple[Mending, ...]:
        """Return the corrections; ask `is_valid()` before."""
        return tuple(Mending(row["text"], row.get("node", "")) for row in self.cleaned if row["text"].strip())


class DecideForm(Form):
    """The decision on one dossier."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Putusan"), choices=DecisionOutcome.choices, widget=forms.RadioSelect
    )
    agreeing = forms.IntegerField(
        label=gettext_lazy("Jumlah yang menyetujui"),
        help_text=gettext_lazy("Untuk mencocokkan dengan sikap anggota di atas."),
        min_value=0,
        max_value=99,
        required=False,
    )
    notes = reason_field(
        gettext_lazy("Catatan pembahasan"), gettext_lazy("Pokok pembicaraan; masuk ke notulensi.")
    )
    presided_by = forms.TypedChoiceField(
        label=gettext_lazy("Pimpinan rapat"),
        help_text=gettext_lazy(
            "Ketua; bila berhalangan, anggota yang dipilih secara aklamasi (UU 7/2017 Pasal 46)."
        ),
        required=False,
        coerce=int,
        empty_value=None,
    )
    taken = forms.TimeField(
        label=gettext_lazy("Diputus pukul"),
        help_text=gettext_lazy(
            "Kosong berarti sekarang. Yang dihitung adalah anggota yang hadir pada jam itu."
        ),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    reason = reason_field(
        gettext_lazy("Alasan"),
        gettext_lazy("Wajib untuk ditunda, dikembalikan, dan ditolak. Dibaca pengusul."),
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        members: Sequence[Seat],
        places: Sequence[Place],
        adopted: int = 0,
    ) -> None:
        self.members, self.adopted = tuple(members), adopted
        chair = next((seat.person_id for seat in members if seat.is_chair), None)
        given: dict[str, Any] = {"presided_by": chair}
        if adopted:
            given["outcome"] = DecisionOutcome.ADOPTED_WITH_CORRECTIONS
        super().__init__(data, initial=given)
        self.corrections = CorrectionRows(data, places=places)
        field = self.fields["presided_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih pimpinan rapat")), *((seat.person_id, seat.name) for seat in members)]
        for seat in members:
            self.fields[f"stand-{seat.person_id}"] = forms.ChoiceField(
                label=seat.name,
                choices=_STANDS,
                required=False,
                initial=Stand.AGREES,
                widget=forms.RadioSelect,
            )
            self.fields[f"opinion-{seat.person_id}"] = forms.CharField(
                label=_("Pendapat atau sebab"), required=False, max_length=LONGEST_TEXT
            )

    @property
    def stands(self) -> list[tuple[Seat, BoundField, BoundField]]:
        """Return for each member in the room the stand and the opinion."""
        return [
            (seat, self[f"stand-{seat.person_id}"], self[f"opinion-{seat.person_id}"])
            for seat in self.members
        ]

    def is_valid(self) -> bool:
        """Return whether the decision and its corrections can be taken."""
        return self.corrections.is_valid() & super().is_valid()

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where the dossier goes back or ends, for corrections where promised, for votes that add up."""
        cleaned = super().clean() or {}
        outcome = cleaned.get("outcome")
        wants_reason = (DecisionOutcome.POSTPONED, DecisionOutcome.RETURNED, DecisionOutcome.REJECTED)
        if outcome in wants_reason and not cleaned.get("reason"):
            self.add_error("reason", _("Tuliskan alasannya."))
        self._check_corrections(outcome)
        cast, count = self._cast(cleaned), cleaned.get("agreeing")
        agreed = sum(vote.stand is Stand.AGREES for vote in cast)
        if cast and count is not None and count != agreed:
            self.add_error("agreeing", _("Menurut sikap anggota, yang setuju %(n)s orang.") % {"n": agreed})
        if not cast and count is None:
            self.add_error("agreeing", _("Isi jumlah yang menyetujui."))
        return cleaned

    def _check_corrections(self, outcome: str | None) -> None:
        written = bool(self.corrections.filled)
        if outcome == DecisionOutcome.ADOPTED_WITH_CORRECTIONS and not written and not self.adopted:
            self.add_error("outcome", _("Tulis sekurang-kurangnya satu catatan perbaikan."))
        if outcome not in (None, DecisionOutcome.ADOPTED_WITH_CORRECTIONS) and written:
            self.add_error(
                "outcome",
                _("Ada catatan perbaikan: pilih “Ditetapkan dengan perbaikan”, atau hapus catatannya."),
            )
        if outcome == DecisionOutcome.ADOPTED and self.adopted:
            self.add_error(
                "outcome", _("Ada saran yang diterima pleno: pilih “Ditetapkan dengan perbaikan”.")
            )

    def _cast(self, cleaned: dict[str, Any]) -> tuple[Vote, ...]:
        said = [(seat, cleaned.get(f"stand-{seat.person_id}")) for seat in self.members]
        return tuple(
            Vote(seat.person_id, Stand(stand), cleaned.get(f"opinion-{seat.person_id}", ""))
            for seat, stand in said
            if stand
        )

    def decision(self, day: dt.date, zone: dt.tzinfo) -> dict[str, Any]:
        """Return what the command takes; ask `is_valid()` before."""
        cleaned = self.cleaned_data
        taken = cleaned["taken"]
        return {
            "outcome": cleaned["outcome"],
            "agreeing": cleaned["agreeing"],
            "votes": self._cast(cleaned),
            "corrections": self.corrections.mendings(),
            "notes": cleaned["notes"],
            "reason": cleaned["reason"],
            "presided_by": cleaned["presided_by"],
            "taken_at": dt.datetime.combine(day, taken, zone) if taken else None,
        }
