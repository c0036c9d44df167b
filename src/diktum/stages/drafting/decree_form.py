"""The structured form of a whole decree: what drafting and the reconciliation after the plenary write in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Attachment, Chapter, Clause, Decree, DecreeKind, Dictum, Table
from diktum.core.document.model import Row
from diktum.core.language import dictum_name, letter, roman
from diktum.stages.drafting.decree_forms import PERSON_COLUMNS
from diktum.stages.drafting.outline import read_articles, read_points, write_articles, write_points
from diktum.ui.forms import ROW_BUTTONS, Form, is_writing
from diktum.ui.rows import Rows, Values, posted_rows, pressed

LONGEST_TEXT = 20_000
MOST_COLUMNS = 8
MOST_ATTACHMENTS = 50
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


class ClauseForm(PartForm):
    """One consideration, legal basis, noting or dictum."""

    text = forms.CharField(
        label=gettext_lazy("Isi"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"class": "words", "rows": 2}),
    )


class HeadForm(Form):
    """What stands above and below the parts of a decree."""

    title = forms.CharField(
        label=gettext_lazy("Judul"),
        help_text=gettext_lazy(
            "Yang ditulis sesudah kata TENTANG. Dicetak dengan huruf kapital, tanpa titik."
        ),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    copies_to = forms.CharField(
        label=gettext_lazy("Tembusan"),
        help_text=gettext_lazy("Satu penerima satu baris."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


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
        f"cell{n}": forms.CharField(label=title or "–", required=False, max_length=1000)
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
        self.head.data = self.head.data.copy()
        self.head.data[f"{self.prefix}-paste"] = ""
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


class DecreeForm:
    """
    The whole decree in one form that also works without JavaScript.

    Give `request.POST or None` and the decree to begin with. A row button (`add_row`, `move_up`, `move_down`,
    `remove_row`) shows the form again with nothing checked. Include `drafting/_decree_form.html` with `form`.
    """

    def __init__(self, data: QueryDict | None = None, *, initial: Decree) -> None:
        self.before = initial
        self.is_bound = data is not None
        self.still_writing = is_writing(data)
        self.is_regulating = initial.kind is DecreeKind.REGULATING
        self.head = HeadForm(
            data, initial={"title": initial.title, "copies_to": "\n".join(initial.copies_to)}
        )
        self.considerations = _clauses(data, "considerations", initial.considerations, _("pertimbangan"))
        self.legal_bases = _clauses(data, "legal_bases", initial.legal_bases, _("dasar hukum"))
        self.notings = _clauses(data, "notings", initial.notings, _("hal yang diperhatikan"))
        self.dicta = _dicta(data, initial.dicta)
        self.attachments = self._attachments(data, initial.attachments)

    @classmethod
    def from_decree(cls, decree: Decree) -> DecreeForm:
        """Return the form filled with a decree."""
        return cls(initial=decree)

    def _attachments(self, data: QueryDict | None, initial: Sequence[Attachment]) -> list[AttachmentForm]:
        regulating = self.is_regulating
        if data is None:
            shown = [_attachment_initial(attachment) for attachment in initial]
            return [
                AttachmentForm(f"attachments-{n}", None, each, is_regulating=regulating)
                for n, each in enumerate(shown)
            ]
        rows = pressed(posted_rows(data, "attachments"), data, "attachments")[:MOST_ATTACHMENTS]
        fresh = {} if regulating else {"columns": [" | ".join(PERSON_COLUMNS)]}
        return [
            AttachmentForm(
                f"attachments-{n}", _renumbered(data, n, row or fresh), {}, is_regulating=regulating
            )
            for n, row in enumerate(rows)
        ]

    @property
    def clause_parts(self) -> tuple[tuple[Rows[ClauseForm], str, str, tuple[str, ...]], ...]:
        """Return the parts above Memutuskan: rows, title, a note, the printed mark of each row."""
        lettered = tuple(f"{letter(n)}." for n in range(1, len(self.considerations.forms) + 1))
        return (
            (self.considerations, _("Menimbang"), _("alasan filosofis, sosiologis, yuridis"), lettered),
            (
                self.legal_bases,
                _("Mengingat"),
                _("dasar hukum, dari yang tertinggi"),
                _numbers(self.legal_bases),
            ),
            (
                self.notings,
                _("Memperhatikan"),
                _("bila perlu: surat, nota dinas, berita acara"),
                _numbers(self.notings),
            ),
        )

    @property
    def dicta_marks(self) -> tuple[str, ...]:
        """Return the name of each dictum: KESATU, KEDUA, …"""
        return tuple(dictum_name(n) for n in range(1, min(len(self.dicta.forms), 99) + 1))

    @property
    def forms(self) -> list[Form]:
        """Return every single form, for the error summary."""
        parts = (self.considerations, self.legal_bases, self.notings, self.dicta)
        inner = [form for rows in parts for form in rows.forms]
        return [self.head, *inner, *(form for each in self.attachments for form in each.forms)]

    @property
    def attachment_marks(self) -> tuple[str, ...]:
        """Return the label of each lampiran: Lampiran, or Lampiran I, Lampiran II, …"""
        many = len(self.attachments) > 1
        return tuple(
            f"Lampiran {roman(n)}" if many else "Lampiran" for n in range(1, len(self.attachments) + 1)
        )

    def is_valid(self) -> bool:
        """Return whether everything typed can be kept (drafting rules are asked elsewhere) and nobody adds rows."""
        if not self.is_bound or self.still_writing:
            return False
        parts = (
            self.head,
            self.considerations,
            self.legal_bases,
            self.notings,
            self.dicta,
            *self.attachments,
        )
        answers = [part.is_valid() for part in parts]
        return all(answers)

    def decree(self) -> Decree:
        """Return what was typed as a decree; parts keep their ids, new ones have none yet. Ask `is_valid()` before."""
        names = _OnceOnly()
        return Decree(
            kind=self.before.kind,
            title=" ".join(self.head.cleaned_data["title"].split()).upper(),
            issuer=self.before.issuer,
            considerations=tuple(Clause(names(f.part_id), _one_line(f)) for f in self.considerations.filled),
            legal_bases=tuple(Clause(names(f.part_id), _one_line(f)) for f in self.legal_bases.filled),
            notings=tuple(Clause(names(f.part_id), _one_line(f)) for f in self.notings.filled),
            dicta=tuple(
                Dictum(names(f.part_id), *read_points(f.cleaned_data["text"])) for f in self.dicta.filled
            ),
            attachments=tuple(names.within(a.attachment()) for a in self.attachments if not a.is_empty),
            copies_to=tuple(filter(None, map(str.strip, self.head.cleaned_data["copies_to"].splitlines()))),
        )

    def typed(self, data: QueryDict) -> dict[str, list[str]]:
        """Return what was posted, for Simpan sementara: every field but the machinery of the form."""
        machinery = {"csrfmiddlewaretoken", "request_key", "seen_seq", "do", *ROW_BUTTONS}
        return {key: [str(v) for v in values] for key, values in data.lists() if key not in machinery}


class _OnceOnly:
    """Let every id through once: a part that claims an id already given is a new part."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def __call__(self, part_id: str) -> str:
        if part_id in self.given:
            return ""
        self.given.add(part_id)
        return part_id

    def within(self, attachment: Attachment) -> Attachment:
        own = self(attachment.id)
        chapters = tuple(Chapter(self(c.id), c.title, c.articles) for c in attachment.chapters)
        table = attachment.table
        if table is not None:
            table = Table(table.columns, tuple(Row(self(row.id), row.cells) for row in table.rows))
        return Attachment(own, attachment.title, table, chapters)


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


def _renumbered(data: QueryDict, number: int, row: Values) -> QueryDict:
    """Return the fields of one lampiran under its present number, with the row button that was pressed inside it."""
    own = QueryDict(mutable=True)
    for name, values in row.items():
        own.setlist(f"attachments-{number}-{name}", values)
    for button in ROW_BUTTONS:
        if button in data:
            own[button] = data[button]
    return own


def _clauses(data: QueryDict | None, prefix: str, initial: Sequence[Clause], noun: str) -> Rows[ClauseForm]:
    shown = [{"id": clause.id, "text": clause.text} for clause in initial]
    return Rows(ClauseForm, data, prefix=prefix, initial=shown, maximum=200, noun=noun)


def _dicta(data: QueryDict | None, initial: Sequence[Dictum]) -> Rows[ClauseForm]:
    shown = [{"id": dictum.id, "text": write_points(dictum.text, dictum.points)} for dictum in initial]
    return Rows(ClauseForm, data, prefix="dicta", initial=shown, maximum=99, noun=_("diktum"))


def _attachment_initial(attachment: Attachment) -> dict[str, Any]:
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


def _numbers(rows: Rows[ClauseForm]) -> tuple[str, ...]:
    return tuple(f"{n}." for n in range(1, len(rows.forms) + 1))


def _one_line(form: ClauseForm) -> str:
    return " ".join(form.cleaned_data["text"].split())
