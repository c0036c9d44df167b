"""The forms of the list of regulations."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Regulation, Standing
from diktum.formats.sheet_rows import MOST_BYTES, UnreadableSheetError, read_rows
from diktum.stages.drafting.registry.exchange import STATUS_WORDS, regulation_of
from diktum.ui.forms import Form

_CHOICES = [
    (STATUS_WORDS[Standing.IN_FORCE], gettext_lazy("Berlaku")),
    (STATUS_WORDS[Standing.AMENDED], gettext_lazy("Berlaku, sudah diubah")),
    (STATUS_WORDS[Standing.REVOKED], gettext_lazy("Dicabut")),
    (STATUS_WORDS[Standing.VERIFY], gettext_lazy("Belum dipastikan")),
]


class RegulationForm(Form):
    """One regulation. Field names are the columns of the table that goes in and out."""

    jenis = forms.CharField(
        label=gettext_lazy("Jenis"),
        max_length=120,
        help_text=gettext_lazy("Contoh: Peraturan Komisi Pemilihan Umum"),
    )
    nomor = forms.RegexField(
        r"^[0-9][\w ./-]{0,58}$",
        label=gettext_lazy("Nomor"),
        error_messages={"invalid": gettext_lazy("Tulis nomor yang diawali angka.")},
    )
    tahun = forms.IntegerField(label=gettext_lazy("Tahun"), min_value=1945, max_value=2100)
    tentang = forms.CharField(
        label=gettext_lazy("Tentang"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    ln = forms.CharField(
        label=gettext_lazy("Lembaran Negara"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Contoh: Tahun 2017 Nomor 182"),
    )
    tln = forms.CharField(
        label=gettext_lazy("Tambahan Lembaran Negara"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Contoh: Nomor 6109"),
    )
    bn = forms.CharField(
        label=gettext_lazy("Berita Negara"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Contoh: Tahun 2019 Nomor 320"),
    )
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=_CHOICES)
    diubah_dengan = forms.CharField(
        label=gettext_lazy("Diubah dengan"),
        max_length=500,
        required=False,
        help_text=gettext_lazy(
            "Sebutan singkat menurut urutan, dipisahkan titik koma. Contoh: UU 15/2019; UU 13/2022"
        ),
    )
    sumber = forms.CharField(
        label=gettext_lazy("Sumber"),
        max_length=1000,
        help_text=gettext_lazy("Dari mana data ini dibaca: naskah, JDIH, salinan resmi."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    catatan = forms.CharField(
        label=gettext_lazy("Catatan"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def regulation(self, ref: str = "") -> Regulation:
        """Return what was typed; ask `is_valid()` before."""
        values = {key: " ".join(str(value or "").split()) for key, value in self.cleaned_data.items()}
        return regulation_of(values | {"sebutan": ref})

    def clean_diubah_dengan(self) -> str:
        """Take short names only."""
        written: str = self.cleaned_data["diubah_dengan"]
        wrong = [part for part in written.split(";") if part.strip() and not re.search(r"\d+/\d{4}", part)]
        if wrong:
            raise forms.ValidationError(
                _("Tulis seperti UU 7/2023. Yang tidak dikenali: %(wrong)s")
                % {"wrong": wrong[0].strip()[:60]}
            )
        return written


class ImportForm(Form):
    """A table of regulations that comes in."""

    table = forms.FileField(
        label=gettext_lazy("Berkas CSV atau XLSX"),
        help_text=gettext_lazy(
            "Baris pertama memuat nama kolom seperti pada berkas unduhan. Paling besar 5 MB."
        ),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files=files)
        self.rows: tuple[tuple[str, ...], ...] = ()

    def clean_table(self) -> File[bytes]:
        """Read the table, or say why it cannot be read."""
        upload: File[bytes] = self.cleaned_data["table"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Berkas ini lebih besar dari 5 MB."))
        try:
            self.rows = read_rows(upload.read())
        except UnreadableSheetError as reason:
            raise forms.ValidationError(_(str(reason))) from reason
        return upload
