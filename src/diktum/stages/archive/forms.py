"""The forms of the archive: the place and the scan of an original, and the search."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.files.arriving import Upload
from diktum.stages.archive.classification import archive_code
from diktum.stages.archive.commands import MOST_BYTES, MOST_FILES, ScanCheck, ShelfPlace
from diktum.stages.archive.place import CHECKS, LONGEST, TITLES
from diktum.ui.forms import Form


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files, from the camera of a phone too."""

    allow_multiple_selected = True


class ScanInput(ManyFilesInput):
    """A file input that also offers the scans that wait in the office (`files.watching`)."""

    template_name = "archive/scan_input.html"
    waiting: tuple[Upload, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows, with the scans that wait."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["waiting"] = self.waiting
        return context


class ManyFilesField(forms.FileField):
    """Several files as one field."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:  # noqa: ARG002  the signature is Django's
        """Return the files that were chosen. What is in them is looked at when they are kept."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("Paling banyak %(count)s berkas.") % {"count": MOST_FILES})
        if any(each.size and each.size > MOST_BYTES for each in given):
            raise forms.ValidationError(
                _("Setiap berkas paling besar %(size)s MB.") % {"size": MOST_BYTES // (1024 * 1024)}
            )
        return list(given)


def _place(key: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=gettext_lazy(TITLES[key]), max_length=LONGEST, required=required)


def _check(key: str) -> forms.BooleanField:
    return forms.BooleanField(label=gettext_lazy(CHECKS[key]), required=False)


class ArchiveForm(Form):
    """Simpan dan digitalkan naskah asli."""

    scan = ManyFilesField(
        label=gettext_lazy("Hasil pindai"),
        help_text=gettext_lazy("Satu PDF, atau gambar JPG/PNG setiap halaman secara berurutan."),
        required=False,
        widget=ScanInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )
    photos = ManyFilesField(
        label=gettext_lazy("Foto halaman"),
        help_text=gettext_lazy("Di ponsel, kamera langsung terbuka. Satu foto untuk setiap halaman."),
        required=False,
        widget=ManyFilesInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
    )
    complete, legible = _check("complete"), _check("legible")
    upright, pages_match = _check("upright"), _check("pages_match")
    note = forms.CharField(
        label=gettext_lazy("Catatan pemeriksaan"),
        help_text=gettext_lazy("Wajib bila ada pemeriksaan yang tidak dicentang."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    archive_code = forms.CharField(label=gettext_lazy("Kode klasifikasi arsip"), max_length=30)
    sheets = forms.IntegerField(
        label=gettext_lazy("Halaman naskah asli"),
        help_text=gettext_lazy("Dihitung dari kertasnya, termasuk lampiran."),
        min_value=1,
        max_value=10_000,
    )
    room, cabinet, shelf = _place("room", required=True), _place("cabinet"), _place("shelf")
    box, folder = _place("box"), _place("folder", required=True)

    def __init__(
        self,
        data: Any = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
        *,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial or {})

    def offer(self, waiting: tuple[Upload, ...]) -> None:
        """Let somebody take scans that wait in the office instead of uploading."""
        widget = self.fields["scan"].widget
        assert isinstance(widget, ScanInput)
        widget.waiting = waiting

    def clean_archive_code(self) -> str:
        """Take a code of the list only."""
        code = archive_code(self.cleaned_data["archive_code"])
        if code is None:
            raise forms.ValidationError(_("Kode ini tidak ada dalam daftar klasifikasi."))
        return code.code

    def clean(self) -> dict[str, Any]:
        """Ask for a file, and for a note where a check is not ticked."""
        cleaned = super().clean() or {}
        if not self.errors.keys() & {"scan", "photos"} and not (cleaned.get("scan") or cleaned.get("photos")):
            self.add_error("scan", _("Unggah hasil pindai naskah asli."))
        if not all(cleaned.get(key) for key in CHECKS) and not cleaned.get("note", "").strip():
            self.add_error("note", _("Ada pemeriksaan yang tidak dicentang: tuliskan sebabnya."))
        return cleaned

    def uploads(self) -> list[UploadedFile[Any]]:
        """Return the files in their order: the scan, then the photos; ask `is_valid()` before."""
        return [*self.cleaned_data["scan"], *self.cleaned_data["photos"]]

    def place(self) -> ShelfPlace:
        """Return the place that was typed; ask `is_valid()` before."""
        return ShelfPlace(**{key: self.cleaned_data[key] for key in TITLES})

    def checked(self) -> ScanCheck:
        """Return what was looked at; ask `is_valid()` before."""
        return ScanCheck(**{key: self.cleaned_data[key] for key in CHECKS}, note=self.cleaned_data["note"])


class SearchForm(Form):
    """Cari arsip."""

    q = forms.CharField(label=gettext_lazy("Judul, nomor, kode berkas"), max_length=200, required=False)
    tahun = forms.TypedChoiceField(label=gettext_lazy("Tahun"), coerce=int, empty_value=None, required=False)
    kode = forms.ChoiceField(label=gettext_lazy("Kode klasifikasi"), required=False)
    tempat = forms.CharField(label=gettext_lazy("Tempat simpan"), max_length=200, required=False)
