"""Diktum: lines as dicta with their points, also when their names stand in a column apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diktum.core.document.model import Dictum
from diktum.core.document.reading.lines import Line, Sink
from diktum.core.document.reading.marks import MOST_DICTA, DictumMark, dictum_of, marks_of
from diktum.core.document.reading.outline import outline, points_of
from diktum.core.document.reading.sections import goes_on

_ONLY_SIGNS = re.compile(r"[\W_]+")
_NAME_OF_DECREE = re.compile(r"KEPUTUSAN\s.*", re.DOTALL)


@dataclass(slots=True)
class _Open:
    number: int
    lines: list[Line] = field(default_factory=list)


def dicta_of(lines: Sequence[Line], sink: Sink) -> tuple[Dictum, ...]:
    """Return the dicta without ids; what follows the ninety-ninth is left over."""
    opened = _opened(lines, sink)
    _set_name_apart(opened, sink)
    dicta = []
    for position, each in enumerate(opened, start=1):
        if position > MOST_DICTA:
            sink.leave(line.text for line in each.lines)
            sink.doubt(
                "diktum", 0.2, "Diktum lebih dari sembilan puluh sembilan; selebihnya ada dalam sisa teks."
            )
            continue
        place = f"diktum-{position}"
        if each.number != position:
            sink.doubt(place, 0.6, "Nama diktum tidak berurutan.")
        whole = outline(each.lines, sink, place)
        text = whole.text(sink)
        if not text and not whole.below:
            sink.doubt(place, 0.3, "Diktum ini tidak berisi.")
        dicta.append(Dictum("", text, points_of(whole.below, sink)))
    return tuple(dicta)


def _opened(lines: Sequence[Line], sink: Sink) -> list[_Open]:
    """Put each line to the dictum it belongs to. Names that wait for words are served in their order."""
    opened: list[_Open] = []
    current: _Open | None = None
    before = ""
    waiting = 0
    for line in lines:
        mark = None if goes_on(before, line) else dictum_of(line.text)
        before = line.text
        if mark is not None and _is_next(mark, opened):
            sink.frame.append(mark.raw)
            current = _Open(mark.number, [Line(mark.rest, line.indent, False)] if mark.rest else [])
            opened.append(current)
        elif _ONLY_SIGNS.fullmatch(line.text):
            sink.frame.append(line.text)
        else:
            while waiting < len(opened) and opened[waiting].lines:
                waiting += 1
            current = _receiver(opened, current, waiting, line)
            current.lines.append(line)
    return opened


def _receiver(opened: list[_Open], current: _Open | None, waiting: int, line: Line) -> _Open:
    """Return the dictum that a line without a name belongs to."""
    if current is None:
        current = _Open(1)
        opened.append(current)
    elif waiting < len(opened) and _may_turn(current, line):
        return opened[waiting]
    return current


def _may_turn(current: _Open, line: Line) -> bool:
    if not current.lines:
        return True
    return current.lines[-1].text.endswith(".") and line.text[:1].isupper() and not tuple(marks_of(line.text))


def _is_next(mark: DictumMark, opened: Sequence[_Open]) -> bool:
    return mark.is_signed or mark.number == (opened[-1].number if opened else 0) + 1


def _set_name_apart(opened: Sequence[_Open], sink: Sink) -> None:
    """Move the name of the decree, which belongs to Menetapkan, out of the first dictum."""
    if len(opened) < 2 or not opened[0].lines:
        return
    first = opened[0].lines[0].text
    if first.isupper() and _NAME_OF_DECREE.fullmatch(first) and len(opened[0].lines) > 1:
        sink.frame.append(opened[0].lines.pop(0).text)
