"""The forms of the shelf: loan, return, move, hold, disposal, berita acara, past decrees."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.formats.sheet_rows import MOST_BYTES
from diktum.stages.archive.old_decrees_reading import MOST_ZIP
from diktum.stages.archive.place import LONGEST, TITLES, ShelfPlace
from diktum.ui.forms import Form


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=gettext_lazy(label), widget=widget)


def _words(label: str, *, rows: int = 2, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy(label),
        help_text=gettext_lazy(help_text) if help_text else "",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class LoanForm(Form):
    """Pinjamkan naskah."""

    borrower = forms.CharField(label=gettext_lazy("Peminjam"), max_length=250)
    borrower_office = forms.CharField(
        label=gettext_lazy("Bagian atau instansi"), max_length=250, required=False
    )
    purpose = _words("Keperluan")
    due_on = _day("Dikembalikan paling lambat")


class ReturnForm(Form):
    """Terima kembali."""

    condition = forms.CharField(label=gettext_lazy("Keadaan naskah"), max_length=500)


class MoveForm(Form):
    """Pindahkan naskah."""

    room = forms.CharField(label=gettext_lazy(TITLES["room"]), max_length=LONGEST)
    cabinet = forms.CharField(label=gettext_lazy(TITLES["cabinet"]), max_length=LONGEST, required=False)
    shelf = forms.CharField(label=gettext_lazy(TITLES["shelf"]), max_length=LONGEST, required=False)
    box = forms.CharField(label=gettext_lazy(TITLES["box"]), max_length=LONGEST, required=False)
    folder = forms.CharField(label=gettext_lazy(TITLES["folder"]), max_length=LONGEST)
    reason = _words("Alasan pemindahan")

    def place(self) -> ShelfPlace:
        """Return the place that was typed; ask `is_valid()` before."""
        return ShelfPlace(**{key: self.cleaned_data[key] for key in TITLES})


class HoldForm(Form):
    """Tahan arsip."""

    reason = _words("Alasan penahanan", help_text="Misalnya nomor perkara atau surat pemeriksaan.")


class ReleaseForm(Form):
    """Lepas penahanan."""

    reason = _words("Alasan pelepasan")


class ProposalForm(Form):
    """Usulkan musnah."""

    basis = _words("Dasar usul", help_text="Peraturan tentang JRA dan surat penilaian arsip.")


class DecisionForm(Form):
    """Putuskan usul musnah."""

    reason = _words("Pertimbangan")


class ProofForm(Form):
    """Catat pemusnahan."""

    number = forms.CharField(label=gettext_lazy("Nomor berita acara"), max_length=100)
    destroyed_on = _day("Tanggal pemusnahan")
    place = forms.CharField(label=gettext_lazy("Tempat"), max_length=250)
    manner = forms.CharField(label=gettext_lazy("Cara pemusnahan"), max_length=250)
    witnesses = _words(
        "Saksi", rows=3, help_text="Satu baris untuk setiap saksi: nama, jabatan. Paling sedikit dua."
    )


class TransferForm(Form):
    """Berita acara alih media."""

    number = forms.CharField(label=gettext_lazy("Nomor berita acara"), max_length=100)
    first_day, last_day = _day("Dipindai sejak"), _day("Dipindai sampai")
    place = forms.CharField(label=gettext_lazy("Tempat pelaksanaan"), max_length=250)
    kind_of_media = forms.CharField(label=gettext_lazy("Jenis media"), max_length=250)
    process = _words("Keterangan proses")
    carried_out_by = _words("Pelaksana", help_text="Satu nama pada setiap baris.")


class OldDecreesForm(Form):
    """Daftar SK lama dan pindaiannya."""

    list = forms.FileField(
        label=gettext_lazy("Daftar SK lama"), help_text=gettext_lazy("CSV atau XLSX, paling besar 5 MB.")
    )
    scans = forms.FileField(
        label=gettext_lazy("Pindaian"),
        help_text=gettext_lazy("Satu ZIP berisi PDF. Nama berkas sama dengan kolom “Berkas” pada daftar."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what is too large before it is read."""
        cleaned = super().clean() or {}
        for name, most in (("list", MOST_BYTES), ("scans", MOST_ZIP)):
            given = cleaned.get(name)
            if given and given.size > most:
                self.add_error(name, _("Paling besar %(size)s MB.") % {"size": most // (1024 * 1024)})
        return cleaned


class TakeInForm(Form):
    """Masukkan SK lama."""

    reason = _words("Alasan", help_text="Dibaca pada buku agenda di samping setiap baris dari buku fisik.")
