"""The forms of the signed sheet: the files, and the reason of whoever accepts what differs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy

from diktum.ui.forms import Form


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return every file that was chosen, in the order of the choice."""
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(_FilesField, self).clean(each, initial) for each in given]


class SheetForm(Form):
    """The scan, or a photo for each page."""

    scan = _FilesField(
        label=gettext_lazy("Pindaian atau foto lembar bertanda tangan"),
        help_text=gettext_lazy("Satu PDF, atau foto JPG/PNG berurutan, satu untuk setiap halaman."),
        required=False,
        widget=_ManyFiles(attrs={"multiple": True, "accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class AcceptanceForm(Form):
    """Why a sheet whose reading differs is the decree all the same."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan penerimaan"),
        help_text=gettext_lazy("Sebutkan apa yang Anda cocokkan dengan mata. Perbedaannya tetap tercatat."),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
