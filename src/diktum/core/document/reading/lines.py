"""Stage 1, lines: a text cut into lines, without page marks, running heads and catchwords."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diktum.core.document.reading.characters import PAGE_BREAK


@dataclass(slots=True)
class Sink:
    """Where a stage puts what the tree derives anew (`frame`), what finds no place (`left_over`), and its doubts."""

    frame: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    doubts: list[tuple[str, float, str]] = field(default_factory=list)

    def doubt(self, place: str, sure: float, message: str) -> None:
        """Keep a doubt once, however often the same thing is met."""
        if (place, sure, message) not in self.doubts[-8:]:
            self.doubts.append((place, sure, message))

    def leave(self, lines: Iterable[str]) -> None:
        """Keep words that found no place, one entry for lines that stand together."""
        kept = "\n".join(line for line in lines if line.strip())
        if kept:
            self.left_over.append(kept)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its words, how far it is indented, whether an empty line or a page end stands before."""

    text: str
    indent: int = 0
    after_blank: bool = False


_PAGE_MARK = re.compile(
    r"[\W_]{0,4}[-–—~_=]\s{0,3}\d{1,4}\s{0,3}[-–—~_=][\W_]{0,4}|(?:halaman|hal\.?|page)\s{0,3}\d{1,4}(?:\s{0,3}(?:dari|/|of)\s{0,3}\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_AND_SO_ON = re.compile(r"[/(]?\s?dst\s?(?:\.{1,6}|…)?\s?\)?", re.IGNORECASE)
_CATCHWORD = re.compile(r"[/(]?[^.…]{1,40}\s?(?:\.\s?\.\s?\.[.\s]*|…)\)?")
_SITE = re.compile(r"(?:https?://|www\.|jdih\.)[\w./-]{4,60}", re.IGNORECASE)
_HEAVY = re.compile(r"\*\*")
_HEADING = re.compile(r"#{1,6}\s|>\s?")
_NEVER_RUNNING = re.compile(
    r"LAMPIRAN|KEPUTUSAN|NOMOR|TENTANG|MENIMBANG|MENGINGAT|MEMUTUSKAN|MENETAPKAN|BAB\b|PASAL\b|KE[A-Z]+\s?[:;]|[|a-z0-9(]",
    re.IGNORECASE,
)
_EDGE = 2


def lines_of(text: str, sink: Sink) -> list[Line]:
    """Return the lines of a legible text that carry words of the decree; the rest goes to the frame."""
    raw = _raw_lines(text)
    marked = _is_marked_down(raw)
    drop = _page_furniture(raw)
    lines: list[Line] = []
    blank = True
    for number, (words, _) in enumerate(raw):
        if not words.strip():
            blank = True
        elif number in drop:
            sink.frame.append(words.strip())
        else:
            bare = _without_markup(words, sink) if marked else words
            if bare.strip():
                lines.append(Line(bare.strip(), len(bare) - len(bare.lstrip()), blank))
                blank = False
    return lines


def _raw_lines(text: str) -> list[tuple[str, bool]]:
    """Cut a text into lines, each with whether it stands at the end of a page."""
    raw: list[tuple[str, bool]] = []
    for page in text.split(PAGE_BREAK):
        if raw:
            raw.append(("", True))
        raw.extend((line.expandtabs(8) if "\t" in line[:1] else line, False) for line in page.split("\n"))
    return raw


def _page_furniture(raw: Sequence[tuple[str, bool]]) -> set[int]:
    """Return the places of page marks, of "dst…", of catchwords above a page mark, and of running heads beside one."""
    filled = [number for number, (words, _) in enumerate(raw) if words.strip()]
    order = {number: place for place, number in enumerate(filled)}
    marks = {number for number in filled if _PAGE_MARK.fullmatch(raw[number][0].strip())}
    drop = {number for number in filled if _AND_SO_ON.fullmatch(raw[number][0].strip())} | marks
    edges = [order[number] for number in sorted(marks)] + _ends_of_pages(raw, filled)
    beside = _beside(edges, len(filled))
    for place in edges:
        _take_catchword(raw, filled, place, drop)
    counts = Counter(_shape(raw[filled[place]][0]) for place in beside)
    for place in beside:
        words = raw[filled[place]][0].strip()
        if _is_running(words, counts[_shape(words)]):
            drop.add(filled[place])
    return drop


def _ends_of_pages(raw: Sequence[tuple[str, bool]], filled: Sequence[int]) -> list[int]:
    """Return, for every form feed, the place among the filled lines of the first line after it."""
    feeds = [number for number, (_, is_end) in enumerate(raw) if is_end]
    places, at = [], 0
    for feed in feeds:
        while at < len(filled) and filled[at] < feed:
            at += 1
        places.append(at)
    return places


def _beside(edges: Iterable[int], count: int) -> list[int]:
    near = {place + step for place in edges for step in range(-_EDGE, _EDGE + 1)}
    return sorted(place for place in near if 0 <= place < count)


def _take_catchword(
    raw: Sequence[tuple[str, bool]], filled: Sequence[int], place: int, drop: set[int]
) -> None:
    """Drop the catchword that stands as the last line above the end of a page: "b. bahwa …"."""
    if 0 < place <= len(filled):
        above = filled[place - 1]
        if _CATCHWORD.fullmatch(raw[above][0].strip()):
            drop.add(above)


def _is_running(words: str, times: int) -> bool:
    if _SITE.fullmatch(words):
        return True
    if _BARE_NUMBER.fullmatch(words):
        return False
    return times > 2 and len(words) <= 100 and not _NEVER_RUNNING.match(words)


def _shape(words: str) -> str:
    return re.sub(r"\d+", "0", " ".join(words.split()))


def _is_marked_down(raw: Sequence[tuple[str, bool]]) -> bool:
    return any(_HEADING.match(words) or "**" in words for words, _ in raw)


def _without_markup(words: str, sink: Sink) -> str:
    """Take the signs of Markdown away: heading, quotation, bold."""
    found = _HEADING.match(words)
    if found:
        sink.frame.append(found.group().strip())
        words = words[found.end() :]
    sink.frame.extend(_HEAVY.findall(words))
    return _HEAVY.sub("", words)


_BROKEN = re.compile(r"(\w+)-$")
_FIRST_WORD = re.compile(r"\w+")


def joined(parts: Sequence[str], sink: Sink) -> str:
    """Join lines to one text: words broken with a hyphen become whole, a doubled word keeps its hyphen."""
    pieces: list[str] = []
    for part in parts:
        words = " ".join(part.split())
        if not words:
            continue
        if pieces:
            pieces.append(_glue(pieces, words, sink))
        pieces.append(words)
    return "".join(pieces)


def _glue(pieces: list[str], words: str, sink: Sink) -> str:
    """Return what stands between the last piece and the words after it, taking a hyphen of the line's end away."""
    last = pieces[-1]
    if last.endswith("/"):
        return ""
    broken, first = _BROKEN.search(last[-40:]), _FIRST_WORD.match(words)
    if broken is None or first is None:
        return " "
    before, after = broken[1].casefold(), first.group()
    if after[0].islower() and not before[-1].isdigit() and not _is_doubled(before, after):
        pieces[-1] = last[:-1]
        sink.frame.append("-")
    return ""


def _is_doubled(before: str, after: str) -> bool:
    """Tell a doubled word (undang-undang, sehari-hari) from a word broken at the end of a line."""
    head = after[: min(4, len(after))]
    return (
        (len(head) >= 3 and before.endswith(head)) or before.endswith(after) or before in after[: len(before)]
    )
