"""The text of a public decree with an anchor at every part, so that a diktum has an address of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diktum.stages.drafting.reading import ReadAttachment, ReadDecree, ReadLine

_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the text with its anchor: what stands above Memutuskan, one diktum with its points, a lampiran."""

    anchor: str
    label: str
    lines: tuple[ReadLine, ...] = ()
    attachment: ReadAttachment | None = None


@dataclass(frozen=True, slots=True)
class PublicText:
    """The whole text in the order of the paper."""

    preamble: tuple[Part, ...]
    dicta: tuple[Part, ...]
    attachments: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return all parts in their order."""
        return (*self.preamble, *self.dicta, *self.attachments)

    def part_named(self, name: str) -> Part | None:
        """Return the part that a relation names ("Diktum KEDUA huruf a", "KELIMA", "Lampiran II"), or None."""
        asked = anchor_of(name)
        asked = asked if asked.split("-")[0] in _STARTS else f"diktum-{asked}"
        fitting = [each for each in self.parts if f"{asked}-".startswith(f"{each.anchor}-")]
        return max(fitting, key=lambda each: len(each.anchor), default=None)


_STARTS = ("diktum", "lampiran", "menimbang", "mengingat", "memperhatikan")


def public_text(read: ReadDecree) -> PublicText:
    """Return a decree in parts with their anchors: #menimbang, #diktum-kedua, #lampiran-ii."""
    return PublicText(
        preamble=tuple(Part(anchor_of(name), name, lines) for name, lines in read.preamble),
        dicta=tuple(_dicta(read)),
        attachments=tuple(
            Part(anchor_of(each.label), each.label, each.lines, each) for each in read.attachments
        ),
    )


def anchor_of(words: str) -> str:
    """Return a name as an anchor: lower case, words joined by hyphens."""
    return "-".join(_WORDS.findall(words.casefold()))


def _dicta(read: ReadDecree) -> Iterator[Part]:
    gathered: list[ReadLine] = []
    for line in read.dicta:
        if not line.level and gathered:
            yield _diktum(gathered)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _diktum(gathered)


def _diktum(lines: list[ReadLine]) -> Part:
    mark = lines[0].mark
    return Part(f"diktum-{anchor_of(mark)}", mark, tuple(lines))
