"""What the signatory says once for several decrees signed in ink on one day."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from diktum.stages.signing.models import Ink


class BatchForm(forms.Form):
    """The day and the ink of the signatures."""

    signed_on = forms.DateField(
        label=gettext_lazy("Tanggal tanda tangan"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ink = forms.ChoiceField(label=gettext_lazy("Warna tinta"), choices=Ink.choices, widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, *, today: dt.date) -> None:
        super().__init__(data)
        self.initial = {"signed_on": today, "ink": Ink.BLUE.value}
        self.fields["signed_on"].widget.attrs["max"] = today.isoformat()
