"""The forms of the agenda book: a reason, a line of the paper book, a list of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.refusal import Refused
from diktum.formats.sheet_rows import MOST_BYTES
from diktum.stages.signing.numbers_paper import COLUMNS, HIGHEST, PaperFault, PaperLine, line_of
from diktum.ui.forms import Form

LONGEST_REASON = 2_000
_NATURES = (("", gettext_lazy("Tidak disebut")), ("penetapan", "Penetapan"), ("pengaturan", "Pengaturan"))


class ReasonForm(Form):
    """Why something departs from the usual way."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Dibaca pada buku agenda, juga bertahun-tahun kemudian."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Tuliskan alasannya.")},
    )


class PaperLineForm(ReasonForm):
    """One line of the paper book, as it stands there."""

    number = forms.IntegerField(
        label=gettext_lazy("No. urut pada buku fisik"), min_value=1, max_value=HIGHEST
    )
    number_text = forms.CharField(
        label=gettext_lazy("Nomor keputusan seperti tertulis"),
        help_text=gettext_lazy("Kosongkan jika mengikuti pola deret, misalnya NOMOR 23 TAHUN 2022."),
        required=False,
        max_length=100,
    )
    booked_on = forms.DateField(
        label=gettext_lazy("Tanggal agenda"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    signed_on = forms.DateField(
        label=gettext_lazy("Tanggal ditetapkan"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    title = forms.CharField(
        label=gettext_lazy("Tentang"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    nature = forms.ChoiceField(label=gettext_lazy("Sifat"), required=False, choices=_NATURES)
    proposed_by = forms.CharField(label=gettext_lazy("Pengusul"), required=False, max_length=250)
    signed_by = forms.CharField(label=gettext_lazy("Penanda tangan"), required=False, max_length=500)
    plenary_record = forms.CharField(label=gettext_lazy("Berita acara pleno"), required=False, max_length=200)
    place = forms.CharField(
        label=gettext_lazy("Letak pada buku fisik"),
        help_text=gettext_lazy("Misalnya: buku II, halaman 14, baris 3."),
        max_length=200,
    )
    photo = forms.FileField(
        label=gettext_lazy("Foto halaman buku"),
        help_text=gettext_lazy("JPG, PNG, atau PDF."),
        required=False,
    )

    field_order = (
        "number",
        "number_text",
        "booked_on",
        "signed_on",
        "title",
        "nature",
        "proposed_by",
        "signed_by",
        "plenary_record",
        "place",
        "photo",
        "reason",
    )

    def __init__(self, *args: Any, year: int, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year, self.today = year, today

    def clean(self) -> dict[str, Any]:
        """Read the fields as a row of the list is read, and say the same where it is wrong."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        cells = {key: str(cleaned.get(key) or "") for key in COLUMNS}
        read = line_of(cells, row=0, year=self.year, today=self.today)
        if isinstance(read, PaperFault):
            self.add_error(None, sentence_of(read))
        else:
            cleaned["line"] = read
        return cleaned

    @property
    def line(self) -> PaperLine:
        """Return the line that was typed; only of a valid form."""
        line: PaperLine = self.cleaned_data["line"]
        return line


class PaperListForm(Form):
    """A list of the paper book in a file."""

    list = forms.FileField(
        label=gettext_lazy("Berkas XLSX atau CSV"),
        help_text=gettext_lazy("Lembar pertama dibaca. Paling besar 5 MB dan 12.000 baris."),
    )

    def clean_list(self) -> object:
        """Refuse what is too large before it is read."""
        upload = self.cleaned_data["list"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("Berkas ini lebih besar dari 5 MB."))
        return upload


def sentence_of(fault: PaperFault) -> str:
    """Return what is wrong with a row, in the reader's language, as a sentence."""
    words = _(fault.message) % dict(fault.facts)
    return f"{words[:1].upper()}{words[1:]}."


def refusal_words(refusal: Refused) -> str:
    """Return a refusal as one line under a field."""
    return f"{_(refusal.message) % dict(refusal.facts)} {_(refusal.remedy)}"
