"""Forms of the desk: filters, reasons, and the office's people, posts and days off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from diktum.people.models import Kind, Post
from diktum.ui.forms import Form

Choices = Iterable[tuple[str, str]]


def _date(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=hint)


class FilterForm(Form):
    """Search and filters of the list; a value that is not on offer is left aside."""

    q = forms.CharField(label=_("Judul atau kode"), required=False, max_length=200)
    jenis = forms.ChoiceField(label=_("Jenis"), required=False)
    langkah = forms.ChoiceField(label=_("Langkah"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)
    tahun = forms.ChoiceField(label=_("Tahun"), required=False)
    unit = forms.ChoiceField(label=_("Pengusul"), required=False)

    def __init__(
        self,
        data: Any,
        *,
        procedures: Choices,
        acts: Choices,
        statuses: Choices,
        years: Choices,
        units: Choices,
    ) -> None:
        super().__init__(data, auto_id="saring-%s")
        offered = {"jenis": procedures, "langkah": acts, "status": statuses, "tahun": years, "unit": units}
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Semua")), *choices]


class ReasonForm(Form):
    """Why a dossier is ended."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Alasan ini dicatat pada riwayat berkas dan dibaca oleh semua yang mengerjakannya."),
    )


class PersonForm(Form):
    """A person of the office, name and titles apart."""

    title_before = forms.CharField(label=_("Gelar di depan"), required=False, max_length=60)
    name = forms.CharField(label=_("Nama tanpa gelar"), max_length=200)
    title_after = forms.CharField(
        label=_("Gelar di belakang"), required=False, max_length=100, help_text=_("Misalnya S.H., M.H.")
    )
    nip = forms.CharField(
        label=_("NIP"),
        required=False,
        max_length=30,
        help_text=_("18 angka; Ketua dan anggota tidak mempunyai NIP."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    email = forms.EmailField(label=_("Surel"), required=False)


class AppointmentForm(Form):
    """Who holds which post, on what ground, from when until when."""

    person = forms.ChoiceField(label=_("Orang"))
    post = forms.ChoiceField(label=_("Jabatan menurut SOP"), choices=[("", _("Pilih")), *Post.choices])
    unit = forms.ChoiceField(
        label=_("Subbagian atau divisi"),
        required=False,
        help_text=_("Wajib untuk Subbagian Pengusul dan Divisi Terkait."),
    )
    title = forms.CharField(
        label=_("Sebutan jabatan pada naskah"),
        required=False,
        max_length=200,
        help_text=_("Misalnya Kepala Subbagian Hukum dan SDM."),
    )
    kind = forms.ChoiceField(label=_("Cara memangku"), choices=Kind.choices, initial=Kind.DEFINITIVE.value)
    letter = forms.CharField(
        label=_("Nomor dan tanggal surat"),
        required=False,
        max_length=200,
        help_text=_("Wajib untuk Plt., Plh., dan pengambilalihan."),
    )
    since = _date(_("Mulai"))
    until = _date(_("Sampai"), required=False, hint=_("Kosongkan bila belum ditentukan."))

    def __init__(self, data: Any, *, people: Choices, units: Choices) -> None:
        super().__init__(data)
        for name, choices in (("person", people), ("unit", units)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Pilih")), *choices]


class EndForm(Form):
    """The last day of an appointment."""

    until = _date(_("Hari terakhir"), hint=_("Pada hari itu jabatan masih dipangku."))


class OffDayForm(Form):
    """A day off of the office's own list."""

    day = _date(_("Tanggal"))
    name = forms.CharField(label=_("Nama hari libur"), max_length=200)


class UnitForm(Form):
    """A part of the office."""

    key = forms.SlugField(
        label=_("Kunci"),
        max_length=60,
        help_text=_(
            "Huruf kecil tanpa spasi, misalnya divisi-hukum. Kunci yang sudah ada mengganti namanya."
        ),
    )
    name = forms.CharField(label=_("Nama subbagian atau divisi"), max_length=200)
