"""What the signatory types to sign electronically. The passphrase is never shown again, in no answer."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.ui.forms import Form

_NIK = re.compile(r"[0-9]{16}")


class ElectronicForm(Form):
    """NIK where the service asks for it, then the passphrase: first the certificate is checked, then it is asked for."""

    nik = forms.CharField(
        label=gettext_lazy("NIK penanda tangan"),
        help_text=gettext_lazy("16 angka, untuk mencari sertifikat pada layanan. Tidak disimpan."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Frasa sandi"),
        help_text=gettext_lazy("Hanya dipakai untuk permintaan ini. Tidak disimpan dan tidak dicatat."),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=False),
    )
    seen_sha256 = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, expects_nik: bool, is_signing: bool, sha256: str) -> None:
        super().__init__(data)
        self.is_signing = is_signing
        self.initial = {"seen_sha256": sha256}
        if not expects_nik:
            del self.fields["nik"]

    def clean_nik(self) -> str:
        """Ask for sixteen figures; spaces between them do not matter."""
        nik = re.sub(r"\s", "", str(self.cleaned_data.get("nik", "")))
        if not _NIK.fullmatch(nik):
            raise ValidationError(_("NIK terdiri atas 16 angka."))
        return nik

    def clean(self) -> dict[str, Any]:
        """Ask for the passphrase only where somebody signs."""
        cleaned = super().clean() or {}
        if self.is_signing and not cleaned.get("passphrase"):
            self.add_error("passphrase", _("Ketik frasa sandi sertifikat Anda."))
        return cleaned
