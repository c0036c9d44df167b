"""The form of one lampiran: its name, its list of rows (typed or pasted), its chapters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Attachment, Chapter, Table
from diktum.core.document.model import Row
from diktum.stages.drafting.outline import read_articles, write_articles
from diktum.ui.forms import Form
from diktum.ui.rows import Rows

MOST_COLUMNS = 8
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_CELL = re.compile(r"\t|\s*\|\s*|;(?=\s)")


class PartForm(Form):
    """A row of the form that stands for a part of the decree; the part keeps its id while it is moved and edited."""

    @property
    def part_id(self) -> str:
        """Return the id of the part that this row continues, or nothing for a new one."""
        held = self.data.get(self.add_prefix("id")) if self.is_bound else self.initial.get("id")
        return held if isinstance(held, str) and _ID.fullmatch(held) else ""

    @property
    def id_name(self) -> str:
        """Return the name of the hidden field that carries the id."""
        return self.add_prefix("id")


class AttachmentHeadForm(PartForm):
    """Name and columns of one lampiran."""

    title = forms.CharField(
        label=gettext_lazy("Nama lampiran"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    columns = forms.CharField(
        label=gettext_lazy("Kolom daftar"),
        help_text=gettext_lazy("Pisahkan dengan garis tegak. Kolom “Nama” dipakai pada verifikasi personil."),
        required=False,
        max_length=500,
    )
    paste = forms.CharField(
        label=gettext_lazy("Tempel daftar dari Excel atau Word"),
        help_text=gettext_lazy("Satu orang satu baris; kolom dipisahkan tab, garis tegak, atau titik koma."),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ChapterForm(PartForm):
    """One chapter of a regulating lampiran, its articles as plain text."""

    title = forms.CharField(label=gettext_lazy("Judul bab"), required=False, max_length=500)
    text = forms.CharField(
        label=gettext_lazy("Pasal-pasal"),
        help_text=gettext_lazy(
            "Tulis “Pasal” pada baris sendiri untuk membuka pasal, (1) untuk ayat, a. dan 1. untuk butir."
        ),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "paper"}),
    )


class RowForm(PartForm):
    """One row of the list of a lampiran: as many cells as the list has columns."""

    columns: tuple[str, ...] = ()

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the row, column by column."""
        values = self.cleaned_data
        return tuple(" ".join(str(values.get(f"cell{n}", "")).split()) for n in range(len(self.columns)))


@lru_cache(maxsize=128)
def row_form(columns: tuple[str, ...]) -> type[RowForm]:
    """Make the form of a row for a list with these columns."""
    fields: dict[str, Any] = {
        f"cell{n}": forms.CharField(
            label=title, required=False, max_length=1000, widget=forms.TextInput(attrs={"class": "input"})
        )
        for n, title in enumerate(columns)
    }
    return type("ColumnsRowForm", (RowForm,), {**fields, "columns": columns, "__doc__": RowForm.__doc__})


class AttachmentForm:
    """One lampiran: its head, its list of persons or other rows, its chapters."""

    def __init__(
        self, prefix: str, data: QueryDict | None, initial: Mapping[str, Any], *, is_regulating: bool
    ) -> None:
        self.prefix = prefix
        self.head = AttachmentHeadForm(
            data, prefix=prefix, initial={key: initial.get(key, "") for key in ("id", "title", "columns")}
        )
        self.columns = columns_of(str(self.head["columns"].value() or ""))
        rows_prefix, chapters_prefix = f"{prefix}-rows", f"{prefix}-chapters"
        has_chapters = bool(initial.get("chapters")) or any(
            key.startswith(chapters_prefix) for key in data or ()
        )
        self.shows_chapters = is_regulating or has_chapters
        if data is not None:
            data = self._with_pasted_rows(data, rows_prefix)
        self.rows = Rows(
            row_form(self.columns),
            data,
            prefix=rows_prefix,
            initial=initial.get("rows", ()),
            maximum=2000,
            noun=_("baris"),
        )
        self.chapters = Rows(
            ChapterForm,
            data,
            prefix=chapters_prefix,
            initial=initial.get("chapters", ()),
            maximum=200,
            noun=_("bab"),
        )
        self.forms: list[Form] = [self.head, *self.rows.forms, *self.chapters.forms]

    def _with_pasted_rows(self, data: QueryDict, rows_prefix: str) -> QueryDict:
        pasted = pasted_rows(str(data.get(f"{self.prefix}-paste", "")), len(self.columns))
        if not pasted:
            return data
        shown = QueryDict(mutable=True)
        shown.update(dict(self.head.data.items()))
        shown[f"{self.prefix}-paste"] = ""
        self.head.data = shown
        numbered = re.compile(rf"{re.escape(rows_prefix)}-([0-9]{{1,5}})-.+")
        taken = [int(found[1]) for found in map(numbered.fullmatch, data) if found]
        data = data.copy()
        for place, cells in enumerate(pasted, start=max(taken, default=-1) + 1):
            for n, cell in enumerate(cells):
                data[f"{rows_prefix}-{place}-cell{n}"] = cell
        return data

    def is_valid(self) -> bool:
        """Return whether head, rows and chapters are all right."""
        return all([self.head.is_valid(), self.rows.is_valid(), self.chapters.is_valid()])

    @property
    def last_row(self) -> int:
        """Return the place of the last row of the list."""
        return len(self.rows.forms) - 1

    @property
    def last_chapter(self) -> int:
        """Return the place of the last chapter."""
        return len(self.chapters.forms) - 1

    def attachment(self) -> Attachment:
        """Return the lampiran; ask `is_valid()` before."""
        rows = tuple(Row(form.part_id, form.cells()) for form in self.rows.filled)
        chapters = tuple(
            Chapter(
                form.part_id, form.cleaned_data["title"].strip(), read_articles(form.cleaned_data["text"])
            )
            for form in self.chapters.filled
        )
        title = " ".join(self.head.cleaned_data["title"].split()).upper()
        return Attachment(
            self.head.part_id, title, Table(self.columns, rows) if self.columns and rows else None, chapters
        )

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in this lampiran."""
        return not (self.head.cleaned_data["title"].strip() or self.rows.filled or self.chapters.filled)


def columns_of(written: str) -> tuple[str, ...]:
    """Return the columns named in one line, divided by vertical strokes."""
    return tuple(filter(None, (" ".join(name.split()) for name in written.split("|"))))[:MOST_COLUMNS]


def pasted_rows(written: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a pasted list; a leading column of running numbers is left out, cells too many are joined."""
    rows: list[tuple[str, ...]] = []
    for line in written.splitlines():
        cells = [" ".join(cell.split()) for cell in _CELL.split(line.strip("\r\n|"))]
        if len(cells) > 1 and re.fullmatch(r"[0-9]{1,4}[.)]?", cells[0]):
            cells = cells[1:]
        if columns and any(cells):
            joined = " ".join(filter(None, cells[columns - 1 :]))
            rows.append((*cells[: columns - 1], joined))
    return tuple(rows)


def attachment_initial(attachment: Attachment) -> dict[str, Any]:
    table = attachment.table
    rows = table.rows if table else ()
    first = 1
    chapters = []
    for chapter in attachment.chapters:
        chapters.append(
            {"id": chapter.id, "title": chapter.title, "text": write_articles(chapter.articles, first=first)}
        )
        first += len(chapter.articles)
    return {
        "id": attachment.id,
        "title": attachment.title,
        "columns": " | ".join(table.columns) if table else "",
        "rows": [{"id": r.id, **{f"cell{n}": cell for n, cell in enumerate(r.cells)}} for r in rows],
        "chapters": chapters,
    }
