"""Menimbang, Mengingat and Memperhatikan: lines as clauses, also when marks and words stand in columns apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diktum.core.document.model import Clause
from diktum.core.document.reading.labels_of_parts import Part
from diktum.core.document.reading.lines import Line, Sink, joined
from diktum.core.document.reading.marks import Mark, marks_of
from diktum.core.document.reading.sections import refers_on

_REGULATION = re.compile(
    r"(?:Undang|Peraturan|Keputusan|Ketetapan|Pasal|Instruksi|UUD)\b",
)
_CONSIDERATION = re.compile(r"bahwa\b", re.IGNORECASE)
_ONLY_SIGNS = re.compile(r"[\W_]+")
_KINDS = {Part.CONSIDERATIONS: "a", Part.LEGAL_BASES: "1", Part.NOTINGS: "1"}


@dataclass(slots=True)
class _Entry:
    mark: Mark | None = None
    parts: list[str] = field(default_factory=list)

    @property
    def is_finished(self) -> bool:
        return bool(self.parts) and self.parts[-1].endswith((";", ".", "; dan"))


def clauses_of(lines: Sequence[Line], part: Part, sink: Sink) -> tuple[Clause, ...]:
    """Return the clauses of one part of the preamble, without ids."""
    entries = _entries(lines, part, sink)
    clauses: list[Clause] = []
    for entry in entries:
        text = joined(entry.parts, sink)
        place = f"{part}-{len(clauses) + 1}"
        if entry.mark is None and len(entries) > 1:
            sink.doubt(
                place, 0.6, "Butir ini tidak bertanda huruf atau angka; dibaca sebagai butir tersendiri."
            )
        if not text:
            sink.doubt(place, 0.3, "Butir ini bertanda tetapi tidak berisi.")
        clauses.append(Clause("", text))
    return tuple(clauses)


def _entries(lines: Sequence[Line], part: Part, sink: Sink) -> list[_Entry]:
    entries: list[_Entry] = []
    waiting = 0  # the first entry that has a mark and no words yet
    current: _Entry | None = None
    for line in lines:
        if _ONLY_SIGNS.fullmatch(line.text):
            sink.frame.append(line.text)
            continue
        mark = _mark(line.text, part, entries, current)
        if mark is not None:
            sink.frame.append(mark.raw)
            current = _Entry(mark, [mark.rest] if mark.rest else [])
            _note_gap(entries, mark, part, sink)
            entries.append(current)
            continue
        while waiting < len(entries) and entries[waiting].parts:
            waiting += 1
        if current is None or not current.parts or _opens_anew(current, line):
            if waiting < len(entries):
                current = entries[waiting]
            else:
                current = _Entry()
                entries.append(current)
        current.parts.append(line.text)
    return entries


def _note_gap(entries: Sequence[_Entry], mark: Mark, part: Part, sink: Sink) -> None:
    marked = [entry.mark.number for entry in entries[-1:] if entry.mark]
    expected = (marked[-1] if marked else len(entries)) + 1
    if mark.number != expected:
        sink.doubt(f"{part}-{len(entries) + 1}", 0.6, f"Urutan butir melompat di “{mark.raw}”.")


def _mark(text: str, part: Part, entries: Sequence[_Entry], current: _Entry | None) -> Mark | None:
    """Return the mark with which a line opens the next clause; None when the line continues one."""
    if current is not None and current.parts and refers_on(current.parts[-1]):
        return None
    last = next((entry.mark for entry in reversed(entries) if entry.mark), None)
    found = [mark for mark in marks_of(text, loose=True) if mark.kind != "-"]
    if last is None:
        return _first(found, part, entries)
    for mark in found:
        if mark.kind == last.kind and mark.number == last.number + 1:
            return mark
    if current is None or current.is_finished or not current.parts:
        return next((mark for mark in found if mark.kind == last.kind and mark.number > last.number), None)
    return None


def _first(found: Sequence[Mark], part: Part, entries: Sequence[_Entry]) -> Mark | None:
    """Return the mark of the first clause: a letter in Menimbang, a number elsewhere, unless it can only be the other."""
    if entries and not entries[-1].is_finished:
        return None
    right = [mark for mark in found if _KINDS[part] in mark.kind]
    return next((mark for mark in (*right, *found) if mark.number <= 2 or mark.rest), None)


def _opens_anew(current: _Entry, line: Line) -> bool:
    if not current.is_finished:
        return False
    last = current.parts[-1]
    return last.endswith(";") or line.after_blank or _CONSIDERATION.match(line.text) is not None


def sorted_out(
    considerations: tuple[Clause, ...], legal_bases: tuple[Clause, ...], sink: Sink
) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """Return both lists, each clause where its words say it belongs, when all of them stood under one label."""
    both = (*considerations, *legal_bases)
    if not both or (considerations and legal_bases):
        return considerations, legal_bases
    reasons = tuple(clause for clause in both if _CONSIDERATION.match(clause.text))
    bases = tuple(clause for clause in both if not _CONSIDERATION.match(clause.text))
    if not reasons or not bases or not all(_REGULATION.match(clause.text) for clause in bases):
        return considerations, legal_bases
    message = "Label dan isi berdiri di kolom terpisah; butir dibagi menurut isinya."
    sink.doubt("menimbang", 0.7, message)
    sink.doubt("mengingat", 0.7, message)
    return reasons, bases
