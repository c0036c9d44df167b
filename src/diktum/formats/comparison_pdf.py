"""Set a comparison of two decrees as matriks perubahan: semula, menjadi, alasan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from diktum.core.document.comparison import ComparedPart, Comparison
from diktum.formats.comparison_words import (
    PERSON_KINDS,
    Sides,
    counts_words,
    kind_words,
    person_counts_words,
    person_facts,
    place_words,
    shown_words,
)
from diktum.formats.paper_parts import Fact, Layout, Letterhead, Paper
from diktum.formats.pdf import render


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words in a cell: `kind` is "equal", "removed" (struck through) or "added" (underlined)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One change: where, what happened, semula, menjadi, alasan (empty: room to write)."""

    number: str
    place: str
    kind: str
    before: tuple[Run, ...]
    after: tuple[Run, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person who came, left, was changed or moved."""

    number: str
    name: str
    kind: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPaper(Paper):
    """Matriks perubahan: every change between two texts, and every person."""

    template: ClassVar[str] = "comparison_matrix"

    name: str
    facts: tuple[Fact, ...]
    summary: str
    rows: tuple[MatrixRow, ...]
    persons_summary: str = ""
    persons: tuple[PersonLine, ...] = ()


def matrix_paper(
    comparison: Comparison,
    sides: Sides,
    *,
    reasons: Mapping[str, str] | None = None,
    grounds: tuple[str, ...] = (),
    letterhead: Letterhead | None = None,
    layout: Layout | None = None,
    reference: str = "",
) -> MatrixPaper:
    """Return the matrix as a paper. `reasons` are by part id; `grounds` hold for all changes (why the text came back)."""
    given = reasons or {}
    basis = (Fact("Dasar perubahan", "\n".join(grounds)),) if grounds else ()
    return MatrixPaper(
        title=f"Matriks Perubahan Keputusan tentang {comparison.after.title}",
        letterhead=letterhead or Letterhead(),
        layout=layout or Layout(),
        reference=reference,
        name=comparison.after.title,
        facts=(Fact("Semula", sides.before), Fact("Menjadi", sides.after), *basis),
        summary=counts_words(comparison.counts),
        rows=tuple(
            MatrixRow(
                number=f"{number}.",
                place=place_words(part),
                kind=kind_words(part),
                before=_runs(part, "added"),
                after=_runs(part, "removed"),
                reason=given.get(part.node, ""),
            )
            for number, part in enumerate(comparison.changed_parts, start=1)
        ),
        persons_summary=person_counts_words(comparison.person_counts),
        persons=tuple(
            PersonLine(
                number=f"{number}.",
                name=change.name,
                kind=PERSON_KINDS[change.kind.value],
                facts=person_facts(change),
            )
            for number, change in enumerate(comparison.persons, start=1)
        ),
    )


def comparison_pdf(
    comparison: Comparison,
    sides: Sides,
    *,
    made_at: datetime,
    reasons: Mapping[str, str] | None = None,
) -> bytes:
    """Return the matrix as PDF/A, without a letterhead. The same input gives the same bytes."""
    return render(matrix_paper(comparison, sides, reasons=reasons), made_at=made_at)


def _runs(part: ComparedPart, without: str) -> tuple[Run, ...]:
    """Return one side of a change; where all is new or gone nothing needs to be marked."""
    marked = part.kind is not None and part.kind.value == "changed"
    if not (part.before if without == "added" else part.after):
        return ()
    return tuple(
        Run(word.kind if marked else "equal", word.text)
        for word in shown_words(part, between="\n")
        if word.kind != without
    )
