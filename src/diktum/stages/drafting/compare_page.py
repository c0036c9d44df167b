"""What the page of a comparison shows, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import ComparedPart, Comparison, Counts, PersonChange, Section, Word
from diktum.dossiers.summary import DossierSummary
from diktum.formats.comparison_words import MARKS, shown_words
from diktum.stages.drafting.compare_sides import Side
from diktum.ui.forms import Form

INLINE, BESIDE = "sebaris", "berdampingan"
_MOST_REASONS = 200


class CompareForm(Form):
    """Pick two texts: versions of this dossier, a dossier of the same kind, or any dossier by its code."""

    a = forms.ChoiceField(label=gettext_lazy("Semula"))
    b = forms.ChoiceField(label=gettext_lazy("Menjadi"))
    lain = forms.CharField(
        label=gettext_lazy("Atau kode berkas lain sebagai semula"),
        help_text=gettext_lazy("Misalnya Keputusan tahun lalu: SS-25-0007."),
        max_length=24,
        required=False,
    )

    def __init__(
        self,
        data: Any = None,
        *,
        versions: Iterable[tuple[str, str]],
        others: tuple[tuple[str, str], ...],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        own = [*versions]
        groups: list[Any] = [(_("Berkas ini"), own)]
        if others:
            groups.append((_("Keputusan lain sejenis"), list(others)))
        first, second = self.fields["a"], self.fields["b"]
        assert isinstance(first, forms.ChoiceField)
        assert isinstance(second, forms.ChoiceField)
        first.choices, second.choices = groups, own


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part as the page shows it: what happened in words and as a mark, and its words on one line or on two sides."""

    node: str
    place: str
    was: str
    kind: str
    happened: str
    mark: str
    words: tuple[Word, ...]
    before: tuple[Word, ...]
    after: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SectionRows:
    """A division with the parts to be shown, and how many of all its parts changed."""

    name: str
    anchor: str
    total: int
    rows: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person who came, left, was changed or moved, and what became another."""

    name: str
    happened: str
    mark: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Banding versi."""

    dossier: DossierSummary
    heading: str
    before: Side
    after: Side
    summary: str
    persons_summary: str
    persons: tuple[PersonLine, ...]
    sections: tuple[SectionRows, ...]
    view: str
    whole: bool
    form: CompareForm
    suggestions: tuple[tuple[str, str, str], ...]
    to_reason: tuple[PartRow, ...]

    @property
    def is_beside(self) -> bool:
        """Return whether the two texts stand side by side."""
        return self.view == BESIDE


def section_rows(comparison: Comparison, *, whole: bool) -> tuple[SectionRows, ...]:
    """Return the divisions to be shown: all parts, or only those that changed."""
    made = (_section(section, whole=whole) for section in comparison.sections)
    return tuple(section for section in made if section.rows)


def reason_rows(comparison: Comparison) -> tuple[PartRow, ...]:
    """Return the changes for which a reason can be written, none where they are too many for one form."""
    parts = comparison.changed_parts
    return tuple(_row(part) for part in parts) if len(parts) <= _MOST_REASONS else ()


def summary_words(counts: Counts) -> str:
    """Say how much changed: "3 perubahan: 1 ditambah, 2 diubah."."""
    told = _told(
        (
            (counts.added, _("%(count)s ditambah")),
            (counts.removed, _("%(count)s dihapus")),
            (counts.changed, _("%(count)s diubah")),
            (counts.moved, _("%(count)s dipindah")),
        )
    )
    return _("%(total)s perubahan: %(told)s.") % {"total": counts.total, "told": told} if told else ""


def persons_words(counts: dict[str, int]) -> str:
    """Say who came and left: "Personil: 3 masuk, 2 keluar."."""
    told = _told(
        (
            (counts["came"], _("%(count)s masuk")),
            (counts["left"], _("%(count)s keluar")),
            (counts["changed"], _("%(count)s diubah")),
            (counts["moved"], _("%(count)s pindah urutan")),
        )
    )
    return _("Personil: %(told)s.") % {"told": told} if told else ""


def person_line(change: PersonChange) -> PersonLine:
    """Return a person's change in words."""
    words = {
        "came": (_("Masuk"), "+"),
        "left": (_("Keluar"), "−"),
        "changed": (_("Diubah"), "±"),
        "moved": (_("Pindah urutan"), "↕"),
    }
    happened, mark = words[change.kind.value]
    return PersonLine(change.name, happened, mark, _facts(change))


def _facts(change: PersonChange) -> tuple[str, ...]:
    was, now = change.before, change.after
    if was is None or now is None:
        row = now or was
        return tuple(word for word in (row.post, row.position) if word) if row else ()
    pairs = (
        (_("Nama"), was.name, now.name),
        (_("Jabatan"), was.post, now.post),
        (_("Kedudukan"), was.position, now.position),
    )
    told = [(label, a, b) for label, a, b in pairs if a != b] or [("", was.place, now.place)]
    sentence = _("%(before)s menjadi %(after)s")
    return tuple(
        f"{label + ': ' if label else ''}{sentence % {'before': a or '–', 'after': b or '–'}}"
        for label, a, b in told
    )


def _told(counted: Iterable[tuple[int, str]]) -> str:
    return ", ".join(words % {"count": count} for count, words in counted if count)


def _section(section: Section, *, whole: bool) -> SectionRows:
    parts = section.parts if whole else tuple(part for part in section.parts if part.kind is not None)
    rows = tuple(_row(part) for part in parts)
    return SectionRows(section.name, slugify(section.name), section.counts.total, rows)


def _row(part: ComparedPart) -> PartRow:
    kind = part.kind.value if part.kind else ""
    found = shown_words(part)
    was = part.place_before if part.place and part.place_before != part.place else ""
    return PartRow(
        node=part.node,
        place=part.place or part.place_before,
        was=was.removeprefix(f"{part.section} "),
        kind=kind,
        happened=_happened(part),
        mark=MARKS.get(kind, ""),
        words=found,
        before=tuple(word for word in found if word.kind != "added") if part.before else (),
        after=tuple(word for word in found if word.kind != "removed") if part.after else (),
    )


def _happened(part: ComparedPart) -> str:
    if part.kind is None:
        return ""
    if part.moved and part.kind.value == "changed":
        return _("Diubah dan dipindah")
    words = {"added": _("Ditambah"), "removed": _("Dihapus"), "changed": _("Diubah"), "moved": _("Dipindah")}
    return words[part.kind.value]
