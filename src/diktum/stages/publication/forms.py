"""The forms of the publication pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.procedure.model import Act
from diktum.core.refusal import Refused
from diktum.stages.publication.abstracts import Abstract
from diktum.stages.publication.metadata import FIELDS
from diktum.stages.publication.personal_data import PersonalData
from diktum.stages.publication.work import LONGEST, web_address
from diktum.ui import outcome_forms
from diktum.ui.forms import Form


def _text(
    label: Any, hint: Any = "", *, rows: int = 3, required: bool = True, limit: int = LONGEST
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


def stable_address(url: str) -> None:
    try:
        web_address(url)
    except Refused as refusal:
        raise ValidationError(f"{_(refusal.message) % refusal.facts} {_(refusal.remedy)}") from refusal


def _address(label: Any, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=500,
        validators=[stable_address],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )


def lines_in(text: str) -> tuple[str, ...]:
    """Return the filled lines of a text."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class OpenForm(Form):
    """Kelayakan, and the publication that follows from it."""

    eligible = forms.ChoiceField(
        label=gettext_lazy("Kelayakan publikasi"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Layak dipublikasikan")),
            ("no", gettext_lazy("Tidak layak dipublikasikan")),
        ],
    )
    reason = _text(gettext_lazy("Alasan"), gettext_lazy("Tercetak pada lembar kelayakan."), limit=2_000)
    subjects = _text(
        gettext_lazy("Subjek"),
        gettext_lazy("Satu subjek setiap baris, misalnya Kearsipan."),
        required=False,
        rows=2,
    )


class PlanForm(Form):
    """Rencana publikasi."""

    agenda = _text(gettext_lazy("Agenda rapat"), gettext_lazy("Satu pokok setiap baris."), rows=2)
    plan = _text(
        gettext_lazy("Rencana konten"), gettext_lazy("Apa yang diunggah, di mana, kapan, dan oleh siapa.")
    )


class MeetingForm(Form):
    """Rapat pengelolaan JDIH."""

    held_on = _day(gettext_lazy("Tanggal rapat"))
    place = forms.CharField(label=gettext_lazy("Tempat"), max_length=250)
    invitees = _text(
        gettext_lazy("Yang diundang"),
        gettext_lazy("Satu nama setiap baris. Kosongkan bila sama dengan yang hadir."),
        required=False,
    )
    attendees = _text(gettext_lazy("Yang hadir"), gettext_lazy("Satu nama setiap baris."))
    minutes = _text(gettext_lazy("Notulen"), rows=5)

    def __init__(self, data: QueryDict | None, *, today: dt.date) -> None:
        super().__init__(data, initial={"held_on": today})
        self.today = today

    def clean_held_on(self) -> dt.date:
        """Refuse a day that has not come."""
        day: dt.date = self.cleaned_data["held_on"]
        if day > self.today:
            raise ValidationError(_("Tanggal rapat belum tiba."))
        return day


class AuthenticateForm(Form):
    """Otentikasi: the person confirms what was compared."""

    conform = forms.BooleanField(
        label=gettext_lazy("Materi sama dengan Keputusan yang ditandatangani"),
        error_messages={
            "required": gettext_lazy("Nyatakan kesesuaiannya; bila tidak sesuai, jangan dipublikasikan.")
        },
    )
    kept = forms.MultipleChoiceField(
        error_messages={"invalid_choice": gettext_lazy("Pilihan ini tidak ada dalam daftar temuan.")},
        label=gettext_lazy("Tetap terbaca umum"),
        help_text=gettext_lazy("Yang tidak dicentang disamarkan pada salinan, teks, data, dan gambar."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    keep_reason = _text(
        gettext_lazy("Alasan tetap terbaca"),
        gettext_lazy("Wajib bila ada yang dicentang."),
        required=False,
        rows=2,
        limit=500,
    )
    hidden = _text(
        gettext_lazy("Samarkan juga"),
        gettext_lazy("Bagian lain, satu setiap baris, tertulis seperti dalam naskah."),
        required=False,
        rows=2,
        limit=4_000,
    )
    personal_data_confirmed = forms.BooleanField(
        label=gettext_lazy("Setiap bagian yang tampak seperti data pribadi sudah diperiksa"),
        required=False,
    )
    note = _text(gettext_lazy("Catatan"), required=False)

    def __init__(
        self, data: QueryDict | None, *, findings: Sequence[PersonalData] = (), is_first: bool = False
    ) -> None:
        super().__init__(data)
        if not is_first:
            for name in ("kept", "keep_reason", "hidden", "personal_data_confirmed"):
                del self.fields[name]
            return
        if not findings:
            del self.fields["kept"], self.fields["keep_reason"]
            self.fields["personal_data_confirmed"].widget = forms.HiddenInput()
        self.has_findings = bool(findings)
        if findings:
            kept = self.fields["kept"]
            assert isinstance(kept, forms.MultipleChoiceField)
            kept.choices = [
                (each.key, f"{_(each.label)}: {each.excerpt} ({each.place})") for each in findings
            ]

    def clean(self) -> dict[str, Any]:
        """Ask for the look at the findings, and for a reason where one stays readable."""
        cleaned = super().clean() or {}
        if not hasattr(self, "has_findings"):
            return cleaned
        if self.has_findings and not cleaned.get("personal_data_confirmed"):
            self.add_error(
                "personal_data_confirmed", _("Periksa setiap bagian yang ditandai, lalu nyatakan di sini.")
            )
        if cleaned.get("kept") and not cleaned.get("keep_reason", "").strip():
            self.add_error("keep_reason", _("Tuliskan alasannya."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        """Return what the command asks for; ask `is_valid()` before."""
        typed = dict(self.cleaned_data)
        phrases = lines_in(typed.pop("hidden", ""))
        kept = dict.fromkeys(typed.pop("kept", ()), typed.pop("keep_reason", ""))
        looked_at = bool(typed["personal_data_confirmed"] or phrases)
        return typed | {"kept": kept, "hidden": phrases, "personal_data_confirmed": looked_at}


class ContentForm(Form):
    """Rancangan konten: metadata that is not in the decree itself, the abstract, the words for the public."""

    subjects = _text(gettext_lazy("Subjek"), gettext_lazy("Satu subjek setiap baris."), rows=2, limit=1_000)
    field = forms.ChoiceField(label=gettext_lazy("Bidang hukum"), choices=[(each, each) for each in FIELDS])
    source = forms.CharField(label=gettext_lazy("Sumber"), max_length=300)
    location = forms.CharField(label=gettext_lazy("Lokasi"), max_length=300)
    considerations = _text(gettext_lazy("Abstrak: dasar pertimbangan"))
    legal_bases = _text(gettext_lazy("Abstrak: dasar hukum"))
    substance = _text(gettext_lazy("Abstrak: materi pokok"))
    notes = _text(
        gettext_lazy("Abstrak: catatan"), gettext_lazy("Satu catatan setiap baris."), required=False
    )
    channel = forms.CharField(label=gettext_lazy("Kanal"), max_length=200)
    heading = forms.CharField(label=gettext_lazy("Judul konten"), max_length=300)
    body = _text(gettext_lazy("Teks konten"), gettext_lazy("Keterangan yang menyertai gambar."), rows=4)
    alternative_text = _text(
        gettext_lazy("Teks alternatif gambar"),
        gettext_lazy("Apa yang tampak pada gambar, bagi pembaca yang tidak melihatnya."),
        limit=2_000,
    )

    def __init__(self, data: QueryDict | None, *, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        chosen = initial.get("field", "")
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        if chosen and chosen not in FIELDS:
            field.choices = [(chosen, chosen), *((each, each) for each in FIELDS)]

    def abstract(self) -> Abstract:
        """Return the abstract that was typed; ask `is_valid()` before."""
        typed = self.cleaned_data
        return Abstract(
            typed["considerations"], typed["legal_bases"], typed["substance"], lines_in(typed["notes"])
        )


class OutcomeForm(outcome_forms.OutcomeForm):
    """How an act of decision ends: the pressed button, a note, and a reason where it goes back."""

    missing_reason = gettext_lazy("Tuliskan alasannya.")
    note = _text(gettext_lazy("Catatan"), required=False, rows=2)
    reason = _text(
        gettext_lazy("Alasan"),
        gettext_lazy("Dibaca tim JDIH. Sebutkan apa yang harus diperbaiki."),
        required=False,
    )


class CheckContentForm(OutcomeForm):
    """Pemeriksaan desain has no note of its own."""

    note = None  # type: ignore[assignment]


class LinkForm(OutcomeForm):
    """Pemeriksaan tautan: what a person saw at the link outside."""

    http_status = forms.IntegerField(
        label=gettext_lazy("Jawaban tautan luar"),
        help_text=gettext_lazy("Buka tautannya. 200 bila terbuka, 404 bila tidak ditemukan."),
        required=False,
        min_value=100,
        max_value=599,
    )
    field_order = ("http_status", "note", "reason")

    def __init__(self, data: QueryDict | None, *, act: Act | None, has_outside: bool) -> None:
        super().__init__(data, act=act)
        self.has_outside = has_outside
        if not has_outside:
            del self.fields["http_status"]

    def clean(self) -> dict[str, Any]:
        """Ask what answered outside before the link is verified."""
        cleaned = super().clean()
        seen = cleaned.get("http_status")
        if (
            self.outcome
            and not self.outcome.needs_reason
            and self.has_outside
            and "http_status" not in self.errors
        ):
            if seen is None:
                self.add_error("http_status", _("Catat jawaban tautan itu."))
            elif seen != 200:
                self.add_error(
                    "http_status", _("Tautan yang tidak menjawab 200 dikembalikan, bukan dinyatakan sesuai.")
                )
        return cleaned


class UploadForm(Form):
    """Tautan tetap JDIH."""

    url = _address(
        gettext_lazy("Alamat salinan pada jdih.kpu.go.id"),
        gettext_lazy(
            "Alamat tombol Unduh, bukan halaman rincian: alamat rincian berubah setiap kali dibuka."
        ),
        required=False,
    )
    abstract_url = _address(gettext_lazy("Alamat abstrak pada jdih.kpu.go.id"), required=False)


class EvaluateForm(Form):
    """Evaluasi pengelolaan JDIH."""

    findings = _text(gettext_lazy("Temuan"), rows=4)
    follow_up = _text(gettext_lazy("Tindak lanjut"), rows=3)
