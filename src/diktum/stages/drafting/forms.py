"""The forms of the drafting pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Decree
from diktum.stages.drafting.decree_form import LONGEST_TEXT, DecreeForm
from diktum.stages.drafting.terms import REQUIRED, TERMS_PREFIX, TITLES, Terms
from diktum.ui.forms import Form

__all__ = ["ConsultForm", "DecreeForm", "DiscussForm", "DraftForm", "ProposeForm", "TermsForm"]


class ProposeForm(Form):
    """Usulkan SK."""

    what = forms.ChoiceField(label=gettext_lazy("Jenis keputusan"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=gettext_lazy("Judul keputusan"),
        help_text=gettext_lazy(
            "Yang ditulis sesudah kata “tentang”. Contoh: Kelompok Kerja Logistik Pemilihan Tahun 2026."
        ),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unit = forms.TypedChoiceField(label=gettext_lazy("Subbagian pengusul"), coerce=int)
    division = forms.TypedChoiceField(
        label=gettext_lazy("Divisi terkait"),
        help_text=gettext_lazy(
            "Divisi yang membidangi isi keputusan; diminta tanggapannya atas draf. Boleh kosong bila prosedurnya tidak memintanya."
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        kinds: Sequence[tuple[str, str]],
        units: Sequence[tuple[int, str]],
        divisions: Sequence[tuple[int, str]],
        consulting: frozenset[str],
    ) -> None:
        super().__init__(data, initial={"unit": units[0][0]} if len(units) == 1 else {})
        self.consulting = consulting
        self._choose("what", kinds)
        self._choose("unit", units if len(units) == 1 else [("", _("Pilih subbagian")), *units])
        self._choose("division", [("", _("Pilih divisi")), *divisions])

    def _choose(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask for the division where the procedure consults one."""
        cleaned = super().clean() or {}
        procedure = str(cleaned.get("what", "")).partition(":")[0]
        if procedure in self.consulting and not cleaned.get("division") and "division" not in self.errors:
            self.add_error("division", _("Pilih divisi yang diminta tanggapannya."))
        return cleaned


def _area(key: str) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy(TITLES[key]),
        help_text="" if key in REQUIRED else gettext_lazy("Boleh kosong."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TermsForm(Form):
    """KAK. Nothing is compulsory for saving; handing in asks for what `Terms.missing` names."""

    background = _area("background")
    purpose = _area("purpose")
    scope = _area("scope")
    output = _area("output")
    schedule = _area("schedule")
    funding = _area("funding")

    def __init__(self, data: QueryDict | None, *, initial: Terms | None) -> None:
        shown = {key: getattr(initial, key) for key in TITLES} if initial else {}
        super().__init__(data, prefix=TERMS_PREFIX, initial=shown)

    def terms(self) -> Terms:
        """Return what was typed; ask `is_valid()` before."""
        return Terms(**{key: self.cleaned_data[key] for key in TITLES})

    def ask_for_missing(self) -> bool:
        """Mark what must be filled before handing in; return whether anything was missing."""
        missing = [key for key in REQUIRED if not self.cleaned_data.get(key, "").strip()]
        for key in missing:
            self.add_error(key, _("Isi bagian ini sebelum mengajukan."))
        return bool(missing)


class DraftForm:
    """The decree and its KAK on one page. `do` says what the writer wants: keep, save or submit."""

    def __init__(self, data: QueryDict | None, *, decree: Decree, terms: Terms | None) -> None:
        self.data = data
        self.decree_form = DecreeForm(data, initial=decree)
        self.terms_form = TermsForm(data, initial=terms)
        self.do = str(data.get("do", "keep")) if data is not None else ""
        self.is_bound = data is not None
        self.still_writing = self.decree_form.still_writing

    @property
    def forms(self) -> list[Form]:
        """Return every single form, for the error summary."""
        return [*self.decree_form.forms, self.terms_form]

    def is_valid(self) -> bool:
        """Return whether everything typed can be kept."""
        return all([self.decree_form.is_valid(), self.terms_form.is_valid()])

    def typed(self) -> dict[str, list[str]]:
        """Return what was posted, for Simpan sementara."""
        return self.decree_form.typed(self.data) if self.data is not None else {}


class ConsultForm(Form):
    """The answer of the related division."""

    advice = forms.CharField(
        label=gettext_lazy("Tanggapan divisi"),
        help_text=gettext_lazy("Pendapat atau saran atas draf; boleh kosong bila tidak ada."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan pengembalian"),
        help_text=gettext_lazy("Dibaca pengusul. Sebutkan apa yang harus diperbaiki."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None, *, returning: frozenset[str], known: frozenset[str]) -> None:
        super().__init__(data)
        self.outcome = str(data.get("outcome", "")) if data is not None else ""
        self.returning, self.known = returning, known

    def clean(self) -> dict[str, Any]:
        """Ask for an outcome, and for a reason where the draft goes back."""
        cleaned = super().clean() or {}
        if self.outcome not in self.known:
            self.add_error(None, _("Pilih hasil dengan salah satu tombol di bawah."))
        if self.outcome in self.returning and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Tuliskan alasan pengembalian."))
        return cleaned


class DiscussForm(Form):
    """Minutes of a discussion."""

    held_on = forms.DateField(
        label=gettext_lazy("Tanggal rapat"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    place = forms.CharField(label=gettext_lazy("Tempat"), max_length=250)
    attendees = forms.CharField(
        label=gettext_lazy("Peserta"),
        help_text=gettext_lazy("Satu orang satu baris: nama, jabatan."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    minutes = forms.CharField(
        label=gettext_lazy("Jalannya pembahasan"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    conclusion = forms.CharField(
        label=gettext_lazy("Kesimpulan"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None, *, today: dt.date) -> None:
        super().__init__(data, initial={"held_on": today})
        self.today = today

    def clean_held_on(self) -> dt.date:
        """Take no day that is yet to come."""
        held_on: dt.date = self.cleaned_data["held_on"]
        if held_on > self.today:
            raise forms.ValidationError(_("Rapat dicatat sesudah berlangsung; tanggal ini belum tiba."))
        return held_on

    def names(self) -> tuple[str, ...]:
        """Return the attendees, one string for each."""
        return tuple(filter(None, map(str.strip, self.cleaned_data["attendees"].splitlines())))
