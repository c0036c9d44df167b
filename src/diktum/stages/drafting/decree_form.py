"""The structured form of a whole decree: what drafting and the reconciliation after the plenary write in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Attachment, Chapter, Clause, Decree, DecreeKind, Dictum, Table, keep_ids
from diktum.core.document.model import Row
from diktum.core.language import dictum_name, letter, roman
from diktum.stages.drafting.attachment_form import AttachmentForm, PartForm, attachment_initial
from diktum.stages.drafting.decree_forms import PERSON_COLUMNS
from diktum.stages.drafting.outline import read_points, write_points
from diktum.ui.forms import ROW_BUTTONS, Form, is_writing
from diktum.ui.rows import Rows, Values, posted_rows, pressed

LONGEST_TEXT = 20_000
MOST_ATTACHMENTS = 50
ACT_FIELDS = ("request_key", "seen_seq")
EDITOR_FIELDS = ("seen_draft", "find_regulation")


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


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One row with its printed mark, how the rules mark it, its place and the last place."""

    mark: str
    form: ClauseForm
    css: str
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class ClausePart:
    """A part of the decree made of rows. `prefix` is what the row buttons name."""

    prefix: str
    title: str
    note: str
    add: str
    lines: tuple[ClauseLine, ...]


@dataclass(frozen=True, slots=True)
class FormsOfLampiran:
    """Several forms under one noun, as the error summary takes them."""

    forms: list[Form]
    noun: str
    errors: tuple[str, ...] = ()


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
        self.marked: Mapping[str, str] = {}
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
            shown = [attachment_initial(attachment) for attachment in initial]
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
    def parts(self) -> tuple[ClausePart, ...]:
        """Return Menimbang, Mengingat, Memperhatikan and the dicta, each row with its printed mark."""
        return (
            ClausePart(
                "considerations",
                _("Menimbang"),
                _("alasan filosofis, sosiologis, yuridis"),
                _("Tambah pertimbangan"),
                self._lines(self.considerations, lambda n: f"{letter(n)}."),
            ),
            ClausePart(
                "legal_bases",
                _("Mengingat"),
                _("dasar hukum, dari yang tertinggi"),
                _("Tambah dasar hukum"),
                self._lines(self.legal_bases, lambda n: f"{n}."),
            ),
            ClausePart(
                "notings",
                _("Memperhatikan"),
                _("bila perlu: surat, nota dinas, berita acara"),
                _("Tambah hal yang diperhatikan"),
                self._lines(self.notings, lambda n: f"{n}."),
            ),
            ClausePart(
                "dicta",
                _("Memutuskan"),
                _("diktum; butir ditulis pada baris sendiri"),
                _("Tambah diktum"),
                self._lines(self.dicta, lambda n: dictum_name(min(n, 99))),
            ),
        )

    def _lines(self, rows: Rows[ClauseForm], mark: Callable[[int], str]) -> tuple[ClauseLine, ...]:
        last = len(rows.forms) - 1
        return tuple(
            ClauseLine(mark(n), form, self.marked.get(form.part_id, ""), n - 1, last)
            for n, form in enumerate(rows.forms, start=1)
        )

    @property
    def attachment_parts(self) -> tuple[tuple[str, AttachmentForm, int, int], ...]:
        """Return each lampiran with its label, its place and the place of the last one."""
        many, last = len(self.attachments) > 1, len(self.attachments) - 1
        return tuple(
            (f"Lampiran {roman(n)}" if many else "Lampiran", each, n - 1, last)
            for n, each in enumerate(self.attachments, start=1)
        )

    @property
    def attachment_rows(self) -> FormsOfLampiran:
        """Return every form inside the lampiran, as the error summary takes them."""
        return FormsOfLampiran(
            [form for each in self.attachments for form in each.forms], _("isian lampiran")
        )

    def mark(self, faults: Mapping[str, bool]) -> None:
        """Show at which parts the drafting rules found something: part id to "is an error"."""
        self.marked = {part: "fault" if is_error else "hit" for part, is_error in faults.items()}

    def anchor_of(self, part_id: str) -> str:
        """Return the id of the control in which a part is written, or nothing."""
        for rows in (self.considerations, self.legal_bases, self.notings, self.dicta):
            for form in rows.forms:
                if part_id and form.part_id == part_id:
                    return str(form["text"].auto_id)
        for each in self.attachments:
            for inner in each.forms:
                if part_id and isinstance(inner, PartForm) and inner.part_id == part_id:
                    return str(next(iter(inner)).auto_id)
        return ""

    @property
    def forms(self) -> list[Form]:
        """Return every single form, for the error summary."""
        parts = (self.considerations, self.legal_bases, self.notings, self.dicta)
        inner = [form for rows in parts for form in rows.forms]
        return [self.head, *inner, *(form for each in self.attachments for form in each.forms)]

    def is_valid(self) -> bool:
        """Return whether everything typed can be kept (drafting rules are asked elsewhere) and nobody adds rows."""
        if not self.is_bound or self.still_writing:
            return False
        parts: tuple[HeadForm | Rows[ClauseForm] | AttachmentForm, ...] = (
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
        """Return what was typed as a decree; parts keep their ids. Ask `is_valid()` before."""
        names = _OnceOnly()
        typed = Decree(
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
        return keep_ids(self.before, typed)

    def typed(self, data: QueryDict) -> dict[str, list[str]]:
        """Return what was posted, for Simpan sementara: every field but the machinery of the form."""
        machinery = {"csrfmiddlewaretoken", *ACT_FIELDS, "do", *EDITOR_FIELDS, *ROW_BUTTONS}
        return {key: [str(v) for v in values] for key, values in data.lists() if key not in machinery}


def typed_of(decree: Decree) -> dict[str, list[str]]:
    """Return a decree as if it had been typed into its form, for Simpan sementara."""
    typed: dict[str, list[str]] = {}
    for form in DecreeForm.from_decree(decree).forms:
        typed |= {bound.html_name: [str(bound.value() or "")] for bound in form}
        if isinstance(form, PartForm) and form.part_id:
            typed[form.id_name] = [form.part_id]
    return typed


def posted(typed: Mapping[str, Sequence[str]]) -> QueryDict:
    """Return what was kept as if it had just been posted."""
    data = QueryDict(mutable=True)
    for key, values in typed.items():
        data.setlist(key, list(values))
    return data


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


def _renumbered(data: QueryDict, number: int, row: Values) -> QueryDict:
    """Return the fields of one lampiran under its present number, with the row button that was pressed inside it."""
    own = QueryDict(mutable=True)
    for name, values in row.items():
        own.setlist(f"attachments-{number}-{name}", values)
    for button in ROW_BUTTONS:
        if button in data:
            own[button] = str(data[button])
    return own


def _clauses(data: QueryDict | None, prefix: str, initial: Sequence[Clause], noun: str) -> Rows[ClauseForm]:
    shown = [{"id": clause.id, "text": clause.text} for clause in initial]
    return Rows(ClauseForm, data, prefix=prefix, initial=shown, maximum=200, noun=noun)


def _dicta(data: QueryDict | None, initial: Sequence[Dictum]) -> Rows[ClauseForm]:
    shown = [{"id": dictum.id, "text": write_points(dictum.text, dictum.points)} for dictum in initial]
    return Rows(ClauseForm, data, prefix="dicta", initial=shown, maximum=99, noun=_("diktum"))


def _one_line(form: ClauseForm) -> str:
    return " ".join(form.cleaned_data["text"].split())
