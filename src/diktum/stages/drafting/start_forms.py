"""The forms with which a draft begins: the blanks of the Template SK, an earlier decree, rows from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.formats.sheet_rows import UnreadableSheetError, read_rows
from diktum.stages.drafting.attachment_form import pasted_rows
from diktum.stages.drafting.filling import Blank
from diktum.ui.forms import Form

LONGEST_ANSWER = 2000
LONGEST_PASTE = 200_000


class StartForm(Form):
    """The questions of the guided first draft."""

    people = forms.CharField(
        label=gettext_lazy("Daftar orang"),
        help_text=gettext_lazy("Boleh menyusul. Tempel dari Excel atau Word: satu orang satu baris."),
        required=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: QueryDict | None, *, blanks: Sequence[Blank], columns: tuple[str, ...]) -> None:
        super().__init__(data)
        self.columns = columns
        self.names = [f"blank{each.number}" for each in blanks]
        asked = {
            f"blank{each.number}": forms.CharField(
                label=each.label,
                help_text=each.hint,
                max_length=LONGEST_ANSWER,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": _("Jawab pertanyaan ini; bunyinya dapat diubah kemudian.")},
            )
            for each in blanks
        }
        people = self.fields.pop("people")
        self.fields |= asked
        if columns:
            people.label = _("Daftar orang (%(columns)s)") % {"columns": " | ".join(columns)}
            self.fields["people"] = people

    def answers(self) -> list[str]:
        """Return the answers in the order of the blanks; ask `is_valid()` before."""
        return [str(self.cleaned_data[name]) for name in self.names]

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the pasted list."""
        return pasted_rows(str(self.cleaned_data.get("people", "")), len(self.columns))


class CloneForm(Form):
    """The earlier decree whose text a draft begins with."""

    source = forms.TypedChoiceField(label=gettext_lazy("Keputusan terdahulu"), coerce=int)

    def __init__(self, data: QueryDict | None, *, sources: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih keputusan")), *sources]
        self.has_sources = bool(sources)


class RowsForm(Form):
    """A spreadsheet whose rows are to go into a lampiran."""

    table = forms.FileField(
        label=gettext_lazy("Berkas XLSX atau CSV"),
        help_text=gettext_lazy("Lembar pertama dibaca. Paling besar 5 MB."),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files=files)
        self.rows: tuple[tuple[str, ...], ...] = ()

    def clean_table(self) -> object:
        """Read the table, or say why it cannot be read."""
        upload = self.cleaned_data["table"]
        try:
            self.rows = read_rows(upload.read())
        except UnreadableSheetError as reason:
            raise forms.ValidationError(_(str(reason))) from reason
        return upload


class IntakeForm(Form):
    """A text from outside: pasted, or in a file."""

    text = forms.CharField(
        label=gettext_lazy("Tempel seluruh naskah"),
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label=gettext_lazy("Atau pilih berkas"),
        help_text=gettext_lazy("Word (.docx), teks (.txt), atau JSON dari Diktum."),
        required=False,
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files=files)

    def clean(self) -> dict[str, Any]:
        """Ask for one of both."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not str(cleaned.get("text", "")).strip():
            self.add_error("text", _("Tempel naskah, atau pilih berkasnya."))
        return cleaned
