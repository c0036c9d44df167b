"""Read the words of a Word paragraph as they stand when some tracked changes are accepted and the others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from diktum.formats.docx.intake import Element
from diktum.formats.docx.walking import Paragraph, Revision, w

Accepts = Callable[[str], bool]  # is a change of this author accepted?


def as_before(_author: str) -> bool:
    """Accept nothing: the text before all tracked changes."""
    return False


def as_after(_author: str) -> bool:
    """Accept every tracked change."""
    return True


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its words in one view; `joined` are the paragraphs that have run into it."""

    paragraph: Paragraph
    text: str
    joined: tuple[Paragraph, ...] = ()


TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_PUT_IN = {w("ins"), w("moveTo")}
_TAKEN_OUT = {w("del"), w("moveFrom")}
_SILENT = {
    w(name)
    for name in ("pPr", "rPr", "instrText", "delInstrText", "txbxContent", "sdtPr", "sdtEndPr", "tblPr")
}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}


def words_of(element: Element, accepts: Accepts) -> str:
    """Return the words of a paragraph in a view. Text boxes in it are paragraphs of their own."""
    return "".join(_words(element, accepts))


def _words(parent: Element, accepts: Accepts) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag == w("t") or tag == w("delText"):
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == w("sym"):
            yield _symbol(child)
        elif not _is_silent(child, accepts):
            yield from _words(child, accepts)


def _is_silent(element: Element, accepts: Accepts) -> bool:
    tag = element.tag
    if tag in _PUT_IN:
        return not accepts(element.get(w("author"), ""))
    if tag in _TAKEN_OUT:
        return accepts(element.get(w("author"), ""))
    if tag == w("sdt"):
        return element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
    return tag in _SILENT or str(tag).endswith("}Fallback")


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(w("char"), ""), 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or code < 32 else chr(code)


def stands(revision: Revision | None, accepts: Accepts) -> bool:
    """Say whether what carries a revision is there in a view."""
    if revision is None:
        return True
    return accepts(revision.author) == (revision.kind == "ins")


def lines_of(found: Sequence[Paragraph], accepts: Accepts = as_before) -> tuple[Line, ...]:
    """Return the paragraphs of a view: rows that are not there are left out, paragraphs whose mark is not there run together."""
    lines: list[Line] = []
    carried: Line | None = None
    for paragraph in found:
        if not stands(paragraph.row_revision, accepts):
            continue
        line = Line(paragraph, "" if paragraph.placeholder else words_of(paragraph.element, accepts))
        if carried is not None:
            if carried.paragraph.container == paragraph.container:
                line = _joined(carried, line)
            elif carried.text:
                lines.append(carried)
            carried = None
        if stands(paragraph.mark, accepts):
            lines.append(line)
        else:
            carried = line
    if carried is not None and carried.text:
        lines.append(carried)
    return tuple(lines)


def _joined(first: Line, second: Line) -> Line:
    """Join two paragraphs; the part they belong to is that of the one that has words."""
    keeper = first.paragraph if first.text and not second.text else second.paragraph
    text = first.text + second.text
    joined = (*first.joined, first.paragraph, *second.joined)
    return Line(replace(keeper, element=second.paragraph.element), text, joined)
