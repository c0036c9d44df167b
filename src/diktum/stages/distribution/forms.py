"""The forms of copies, dispatch and receipts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.language.names import check_nip
from diktum.stages.distribution.models import Fate, Manner, Way
from diktum.stages.distribution.queries import CopyLine
from diktum.stages.distribution.recipients import LONGEST, MOST_COPIES, Recipient
from diktum.ui.forms import Form
from diktum.ui.rows import Rows


class RecipientForm(Form):
    """One recipient of a copy."""

    name = forms.CharField(
        label=gettext_lazy("Penerima"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    post = forms.CharField(
        label=gettext_lazy("Jabatan"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    place = forms.CharField(
        label=gettext_lazy("Tempat"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def recipient_rows(
    data: QueryDict | None, proposed: Sequence[Recipient], *, minimum: int = 1
) -> Rows[RecipientForm]:
    """Return the rows of recipients, filled with what the decree proposes."""
    return Rows(
        RecipientForm,
        data,
        prefix="penerima",
        initial=[{"name": each.name, "post": each.post, "place": each.place} for each in proposed],
        minimum=minimum,
        maximum=MOST_COPIES,
        title=_("Penerima salinan"),
        noun=_("penerima"),
    )


def recipients_of(rows: Rows[RecipientForm]) -> tuple[Recipient, ...]:
    """Return the recipients that were typed; ask `rows.is_valid()` before."""
    return tuple(Recipient(row["name"], row["post"], row["place"]) for row in rows.cleaned)


class DispatchForm(Form):
    """Which copies leave, with whom, how and when."""

    copies = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Salinan yang dibawa"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    courier = forms.CharField(label=gettext_lazy("Dibawa oleh"), max_length=LONGEST)
    manner = forms.ChoiceField(
        label=gettext_lazy("Cara penyampaian"),
        choices=[(each.value, each.label) for each in (Manner.DIRECT, Manner.POST, Manner.EMAIL)],
        initial=Manner.DIRECT.value,
    )
    on = forms.DateField(
        label=gettext_lazy("Tanggal kirim"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(label=gettext_lazy("Keterangan"), max_length=LONGEST, required=False)
    tracking = forms.CharField(
        label=gettext_lazy("Nomor resi atau pelacakan"), max_length=100, required=False
    )
    slip = forms.FileField(
        label=gettext_lazy("Bukti kirim"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )

    def __init__(
        self,
        data: QueryDict | None,
        files: Any = None,
        *,
        lines: Sequence[CopyLine],
        today: dt.date,
        courier: str = "",
    ) -> None:
        waiting = [line for line in lines if line.is_waiting]
        chosen = [line.copy.pk for line in waiting if line.dispatch is None]
        super().__init__(data, files, initial={"on": today, "copies": chosen, "courier": courier})
        field = self.fields["copies"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(line.copy.pk, _label(line)) for line in waiting]


def _label(line: CopyLine) -> str:
    where = " · ".join(filter(None, (line.copy.recipient_post, line.copy.place)))
    words = _("Nomor %(number)s, %(recipient)s") % {
        "number": line.copy.number,
        "recipient": line.copy.recipient,
    }
    return f"{words} ({where})" if where else words


class ReceiverForm(Form):
    """Who receives a copy: used by the recipient on a phone, and by the officer for a paraf on paper."""

    name = forms.CharField(
        label=gettext_lazy("Nama penerima"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    post = forms.CharField(
        label=gettext_lazy("Jabatan"),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    nip = forms.CharField(
        label=gettext_lazy("NIP"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_nip(self) -> str:
        """Take a NIP of 18 digits, or none."""
        nip: str = self.cleaned_data["nip"]
        if any(warning.code == "nip-length" for warning in check_nip(nip)):
            raise forms.ValidationError(_("NIP terdiri atas 18 angka. Kosongkan bila tidak ada."))
        return nip


class SignForm(ReceiverForm):
    """Tanda terima on the recipient's own phone: the typed name is the signature."""

    agreed = forms.BooleanField(label=gettext_lazy("Saya menerima salinan ini"))


class CourierForm(ReceiverForm):
    """A receipt on the phone of whoever carries the copy."""

    copy = forms.IntegerField(label=gettext_lazy("Salinan"), min_value=1, max_value=2**31)
    agreed = forms.BooleanField(label=gettext_lazy("Saya menerima salinan ini"))

    def __init__(self, data: QueryDict | None, *, choices: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(data)
        self.fields["copy"].widget = forms.Select(choices=[("", "–"), *choices])
        self.order_fields(("copy", "name", "post", "nip", "agreed"))


class WithdrawForm(Form):
    """Why a copy is withdrawn."""

    reason = forms.CharField(label=gettext_lazy("Alasan penarikan"), max_length=LONGEST)


class RecallForm(Form):
    """What became of a copy that was called back."""

    number = forms.TypedChoiceField(label=gettext_lazy("Salinan"), coerce=int)
    fate = forms.ChoiceField(label=gettext_lazy("Hasil"), choices=Fate.choices)
    answered_by = forms.CharField(label=gettext_lazy("Dijawab oleh"), max_length=LONGEST)
    answered_on = forms.DateField(
        label=gettext_lazy("Tanggal"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label=gettext_lazy("Dasar penarikan atau keterangan"),
        help_text=gettext_lazy("Bila keputusan dicabut, sebut keputusan yang mencabutnya."),
        max_length=LONGEST,
        required=False,
    )

    def __init__(self, data: QueryDict | None, *, today: dt.date, choices: Sequence[tuple[int, str]]) -> None:
        super().__init__(data, initial={"answered_on": today})
        field = self.fields["number"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class PaperReceiptForm(ReceiverForm):
    """A paraf on paper, or the proof of the post, recorded by the legal officer."""

    way = forms.ChoiceField(
        label=gettext_lazy("Cara menerima"),
        choices=[(Way.PAPER.value, Way.PAPER.label), (Way.PROOF.value, Way.PROOF.label)],
        initial=Way.PAPER.value,
        required=False,
        widget=forms.RadioSelect,
    )
    photo = forms.FileField(
        label=gettext_lazy("Foto paraf atau bukti terima"),
        required=False,
        help_text=gettext_lazy("JPG, PNG, atau PDF, paling besar 8 MB."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,application/pdf"}),
    )
    tracking = forms.CharField(
        label=gettext_lazy("Nomor resi atau pelacakan"), max_length=100, required=False
    )

    received_on = forms.DateField(
        label=gettext_lazy("Tanggal pada paraf"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        data: QueryDict | None,
        files: Any = None,
        *,
        today: dt.date,
        initial: dict[str, Any],
    ) -> None:
        super().__init__(data, files, initial={"received_on": today, "way": Way.PAPER.value, **initial})
