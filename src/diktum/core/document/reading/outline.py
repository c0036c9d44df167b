"""Stage 3, lists: marked lines as items with items below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diktum.core.document.model import Point
from diktum.core.document.reading.lines import Line, Sink, joined
from diktum.core.document.reading.marks import Mark, marks_of
from diktum.core.document.reading.sections import refers_on

DEEPEST = 6


@dataclass(slots=True)
class Item:
    """A part of a list while it is being read."""

    kind: str = ""
    number: int = 0
    parts: list[str] = field(default_factory=list)
    below: list[Item] = field(default_factory=list)

    @property
    def last(self) -> str:
        """Return the words that the item ends with so far."""
        return self.parts[-1] if self.parts else ""

    def text(self, sink: Sink) -> str:
        """Return the words of the item as one text."""
        return joined(self.parts, sink)


def outline(lines: Iterable[Line], sink: Sink, place: str) -> Item:
    """Return lines as one item: its own words, and below it the marked lines, nested by the kinds of their marks."""
    path = [Item()]
    for line in lines:
        mark, depth = _placed(line.text, path)
        if mark is None:
            _continue(path, line, sink, place)
            continue
        del path[depth + 1 :]
        if mark.kind != "-" and mark.number != _expected(path[-1], mark.kind):
            sink.doubt(place, 0.6, f"Urutan butir melompat di “{mark.raw}”.")
        sink.frame.append(mark.raw)
        item = Item(mark.kind, mark.number, [mark.rest] if mark.rest else [])
        path[-1].below.append(item)
        path.append(item)
    return path[0]


def _expected(parent: Item, kind: str) -> int:
    siblings = parent.below
    return siblings[-1].number + 1 if siblings and siblings[-1].kind == kind else 1


def _continue(path: Sequence[Item], line: Line, sink: Sink, place: str) -> None:
    """Add an unmarked line to the item that is open; a new paragraph after a finished list has no place in the tree."""
    if len(path) > 1 and line.after_blank and path[-1].last.endswith(".") and line.text[:1].isupper():
        sink.leave([line.text])
        sink.doubt(place, 0.4, "Alinea sesudah butir terakhir tidak mendapat tempat; lihat sisa teks.")
    else:
        path[-1].parts.append(line.text)


def _placed(text: str, path: Sequence[Item]) -> tuple[Mark | None, int]:
    """Return the mark of a line and the depth of the item that it stands below; None when it only continues."""
    last = path[-1].last
    if refers_on(last) and not last.endswith(("; dan", "; atau", ", dan", ", atau")):
        return None, 0
    found = tuple(marks_of(text))
    for mark in found:
        depth = _next_in_a_row(mark, path)
        if depth is not None:
            return mark, depth
    for mark in found:
        depth = _opens_a_list(mark, path)
        if depth is not None:
            return mark, depth
    if found and _is_finished(last):
        return found[0], _nearest(found[0], path)
    return None, 0


def _next_in_a_row(mark: Mark, path: Sequence[Item]) -> int | None:
    for depth in range(len(path) - 1, 0, -1):
        item = path[depth]
        if item.kind == mark.kind and (mark.number == item.number + 1 or mark.kind == "-"):
            return depth - 1
    return None


def _opens_a_list(mark: Mark, path: Sequence[Item]) -> int | None:
    if mark.number > 1:
        return None
    if mark.kind == "(1)" and len(path) > 1 and not _is_finished(path[-1].last):
        return None
    fresh = all(item.kind != mark.kind for item in path) or path[-1].last.endswith(":")
    return min(len(path) - 1, DEEPEST) if fresh else None


def _nearest(mark: Mark, path: Sequence[Item]) -> int:
    for depth in range(len(path) - 1, 0, -1):
        if path[depth].kind == mark.kind:
            return depth - 1
    return min(len(path) - 1, DEEPEST)


def _is_finished(text: str) -> bool:
    return not text or text.endswith((".", ";", ":", "; dan", "; atau", ", dan", "dan/atau"))


def points_of(items: Iterable[Item], sink: Sink) -> tuple[Point, ...]:
    """Return items as points without ids."""
    return tuple(Point("", item.text(sink), points_of(item.below, sink)) for item in items)
