"""Stage 2, parts: the lines of a text, each put into the part of the paper that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diktum.core.document.reading.labels_of_parts import (
    PREAMBLE,
    Label,
    Part,
    later_label,
    preamble_label,
)
from diktum.core.document.reading.lines import Line, Sink
from diktum.core.document.reading.marks import article_of, chapter_of, dictum_of

_REFERS = re.compile(
    r"\b(?:diktum|dalam|dimaksud|ketentuan|pada|dengan|pasal|ayat|huruf|angka|nomor|lampiran|dan|atau|sampai)$",
    re.IGNORECASE,
)
_PIPES = re.compile(r"(?:^|(?<=\s))\|+(?=\s|$)")


@dataclass(slots=True)
class Sections:
    """The lines of each part; the dicta keep their labels, the attachments have one list each."""

    lines: dict[Part, list[Line]] = field(default_factory=lambda: {part: [] for part in Part})
    attachments: list[list[Line]] = field(default_factory=list)
    seen: list[Part] = field(default_factory=list)


def refers_on(text: str) -> bool:
    """Tell whether a line ends in the middle of a reference, so that the next line cannot open a part."""
    return _REFERS.search(text[-24:]) is not None


def goes_on(before: str, line: Line) -> bool:
    """Tell whether a line only goes on with the reference that the line before it breaks off."""
    return not line.after_blank and refers_on(before)


def sections_of(lines: Sequence[Line], sink: Sink) -> Sections:
    """Return the lines part by part; labels go to the frame."""
    machine = _Machine(sink)
    for line in lines:
        machine.take(line)
    return machine.found


class _Machine:
    """Walks over the lines and knows in which part it stands."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        self.found = Sections()
        self.part = Part.HEAD
        self.before = ""

    def take(self, line: Line) -> None:
        if self.part not in (Part.ATTACHMENT, Part.BODY, Part.REST):
            line = self._without_pipes(line)
        if not line.text:
            return
        label = None if goes_on(self.before, line) else self._label(line.text)
        self.before = line.text
        if label is None:
            self._keep(line)
            return
        self._open(label)
        if label.rest:
            at = line.text.rfind(label.rest)
            self._keep(Line(label.rest, line.indent + max(at, 0), line.after_blank))

    def _without_pipes(self, line: Line) -> Line:
        """Take the borders of a table away that only lays out the preamble."""
        pipes = _PIPES.findall(line.text)
        if not pipes or _is_table(line.text, self.part):
            return line
        self.sink.frame.extend(pipes)
        return Line(_PIPES.sub(" ", line.text).strip(), line.indent, line.after_blank)

    def _keep(self, line: Line) -> None:
        if self.part is Part.ATTACHMENT:
            self.found.attachments[-1].append(line)
        else:
            self.found.lines[self.part].append(line)

    def _open(self, label: Label) -> None:
        self.part = label.part
        if label.raw:
            self.sink.frame.append(label.raw)
        if label.part is Part.ATTACHMENT:
            self.found.attachments.append([])
        if label.part not in self.found.seen[-1:]:
            self.found.seen.append(label.part)

    def _label(self, text: str) -> Label | None:
        if self.part is Part.REST:
            return None
        later = later_label(text)
        if later is not None and self._may_open(later.part):
            return later
        if self.part in (Part.ATTACHMENT, Part.COPIES, Part.CLOSING):
            return None
        return self._preamble(text) or self._dictum(text) or self._body(text)

    def _may_open(self, part: Part) -> bool:
        if part is Part.CLOSING:
            return self.part in (Part.DECIDES, Part.DICTA, Part.BODY, *PREAMBLE)
        return part is Part.ATTACHMENT or part is Part.COPIES or self.part is not Part.HEAD

    def _preamble(self, text: str) -> Label | None:
        label = preamble_label(text)
        if label is None:
            return None
        if self.part in (Part.HEAD, *PREAMBLE):
            return label
        if self.part is Part.DECIDES:
            return label if label.part is Part.DECIDES and not self.found.lines[Part.DECIDES] else None
        fresh = label.part in PREAMBLE and label.part not in self.found.seen
        return label if fresh and label.raw[-1:] in ":;" else None

    def _dictum(self, text: str) -> Label | None:
        mark = dictum_of(text)
        if mark is None or self.part is Part.BODY:
            return None
        if self.part in (Part.DECIDES, Part.DICTA) or (mark.is_signed and mark.number == 1):
            return Label(Part.DICTA, "", text)
        return None

    def _body(self, text: str) -> Label | None:
        opens = chapter_of(text) is not None or article_of(text) == 1
        if opens and self.part in (Part.DECIDES, Part.DICTA, Part.HEAD):
            return Label(Part.BODY, "", text)
        return None


def _is_table(text: str, part: Part) -> bool:
    return part is Part.HEAD and text.count("|") > 3 and dictum_of(text.strip("| ")) is None
