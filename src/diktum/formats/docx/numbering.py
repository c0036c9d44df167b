"""Count the automatic numbers of a foreign Word file: they stand nowhere in its text, only in the rules of its lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from diktum.core.language import roman
from diktum.formats.docx.intake import Element, WordParts
from diktum.formats.docx.walking import Paragraph, attribute_of, w

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_STYLES_ABOVE = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: how it counts, the shape of its mark ("%1."), where it starts, after which level it restarts."""

    kind: str = "decimal"
    shape: str = ""
    start: int = 1
    restart: int | None = None


class Counter:
    """Counts through a document: ask for the mark of each paragraph in reading order, once."""

    def __init__(self, parts: WordParts) -> None:
        self._abstract_of: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._styles = _style_numbers(parts)
        if parts.numbering is not None:
            self._read(parts.numbering)

    def mark(self, paragraph: Paragraph) -> str:
        """Return the automatic mark of a paragraph ("a.", "2)", "Pasal 3", "•"), or empty text."""
        number, level = self._place(paragraph)
        abstract = self._abstract_of.get(number, "")
        if not abstract:
            return ""
        levels = {**self._levels.get(abstract, {}), **self._overrides.get(number, {})}
        counts = self._counts.setdefault(abstract, {})
        self._begin(number, counts)
        rule = levels.get(level, _Level())
        counts[level] = counts.get(level, rule.start - 1) + 1
        for below in [each for each in counts if each > level]:
            if levels.get(below, _Level()).restart != 0:
                del counts[below]
        return _PLACE.sub(lambda found: _shown(levels, counts, int(found[1]) - 1), _shape(rule)).strip()

    def _begin(self, number: str, counts: dict[int, int]) -> None:
        """Restart the levels that a list instance says it starts anew, the first time that it is met."""
        if number in self._begun:
            return
        self._begun.add(number)
        for level, start in self._starts.get(number, {}).items():
            counts[level] = start - 1

    def _place(self, paragraph: Paragraph) -> tuple[str, int]:
        properties = paragraph.element.find(f"{w('pPr')}/{w('numPr')}")
        number, level = self._styles.get(paragraph.style, ("", 0))
        if properties is not None:
            number = attribute_of(properties, "numId") or number
            text = attribute_of(properties, "ilvl")
            level = _whole(text, level)
        return ("" if number == "0" else number), min(level, _DEEPEST)

    def _read(self, numbering: Element) -> None:
        links: dict[str, str] = {}
        for abstract in numbering.iter(w("abstractNum")):
            name = abstract.get(w("abstractNumId"), "")
            self._levels[name] = {_level_number(level): _level(level) for level in abstract.iter(w("lvl"))}
            if attribute_of(abstract, "styleLink"):
                links[attribute_of(abstract, "styleLink")] = name
        for abstract in numbering.iter(w("abstractNum")):
            linked = links.get(attribute_of(abstract, "numStyleLink"))
            if linked:
                self._levels[abstract.get(w("abstractNumId"), "")] = self._levels[linked]
        for instance in numbering.iter(w("num")):
            self._read_instance(instance, instance.get(w("numId"), ""))

    def _read_instance(self, instance: Element, number: str) -> None:
        self._abstract_of[number] = attribute_of(instance, "abstractNumId")
        for override in instance.iter(w("lvlOverride")):
            place = _whole(override.get(w("ilvl"), ""), 0)
            level = override.find(w("lvl"))
            if level is not None:
                self._overrides.setdefault(number, {})[place] = _level(level)
            start = attribute_of(override, "startOverride")
            if start:
                self._starts.setdefault(number, {})[place] = _whole(start, 1)


def _level_number(level: Element) -> int:
    return _whole(level.get(w("ilvl"), ""), 0)


def _level(level: Element) -> _Level:
    restart = attribute_of(level, "lvlRestart")
    return _Level(
        kind=attribute_of(level, "numFmt") or "decimal",
        shape=attribute_of(level, "lvlText"),
        start=_whole(attribute_of(level, "start"), 1),
        restart=_whole(restart, 0) if restart else None,
    )


def _shape(rule: _Level) -> str:
    return "•" if rule.kind == "bullet" else "" if rule.kind == "none" else rule.shape


def _shown(levels: Mapping[int, _Level], counts: Mapping[int, int], place: int) -> str:
    rule = levels.get(place, _Level())
    return number_shown(counts.get(place, rule.start), rule.kind)


def number_shown(number: int, kind: str) -> str:
    """Return a number as Word's kinds of numbers show it; Word's letters after z are aa, bb, cc."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text.upper() if kind == "upperLetter" else text
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return roman(number) if kind == "upperRoman" else roman(number).lower()
    if kind == "decimalZero":
        return f"{number:02}"
    return "" if kind in ("none", "bullet") else str(number)


def _style_numbers(parts: WordParts) -> dict[str, tuple[str, int]]:
    """Return list and level that styles give to their paragraphs, those that they inherit too."""
    if parts.styles is None:
        return {}
    own: dict[str, tuple[str, str]] = {}
    above: dict[str, str] = {}
    for style in parts.styles.iter(w("style")):
        name = style.get(w("styleId"), "")
        own[name] = (attribute_of(style, "pPr/numPr/numId"), attribute_of(style, "pPr/numPr/ilvl"))
        above[name] = attribute_of(style, "basedOn")
    return {name: found for name in own if (found := _inherited(name, own, above))[0]}


def _inherited(name: str, own: Mapping[str, tuple[str, str]], above: Mapping[str, str]) -> tuple[str, int]:
    number = level = ""
    for _ in range(_STYLES_ABOVE):
        found_number, found_level = own.get(name, ("", ""))
        number, level = number or found_number, level or found_level
        name = above.get(name, "")
        if number or not name:
            break
    return number, _whole(level, 0)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise
