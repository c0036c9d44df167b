"""Walk a Word document: every paragraph wherever it stands, with its style, list, content control and table cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from diktum.formats.docx.intake import Element, W, WordParts
from diktum.formats.docx.styles import BY_ID, BY_NAME, Role

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

MOST_COLUMNS = 63  # what Word itself can hold


@cache
def w(name: str) -> str:
    """Return a WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: table, row and column from 0 in the document's order; `span` columns wide.

    `continues` is true for a cell that is merged with the one above it.
    """

    table: int
    row: int
    column: int
    span: int = 1
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change of a row or of a paragraph mark: "ins" or "del", by whom and when."""

    kind: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands: its element, role (None for a foreign style), list, level, tag, cell and container.

    `tag` is that of the content control around it, only for the first paragraph in there; `control` is the tag for all.
    `placeholder` is true where Word only invites to type: the control is empty.
    """

    element: Element
    style: str
    role: Role | None
    tag: str = ""
    control: str = ""
    cell: Cell | None = None
    container: int = 0
    row_revision: Revision | None = None
    mark: Revision | None = None
    box: bool = False
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What surrounds a block: the control that was just opened, the cell, the container, the row's revision."""

    control: str = ""
    fresh: bool = False
    cell: Cell | None = None
    container: int = 0
    row_revision: Revision | None = None
    box: bool = False
    placeholder: bool = False


def paragraphs(parts: WordParts) -> tuple[Paragraph, ...]:
    """Return every paragraph of the body in reading order, those in tables, controls and text boxes too."""
    return tuple(_Walk(parts).blocks(parts.document.find(w("body")), _Around()))


def style_names(parts: WordParts) -> dict[str, str]:
    """Return the names of the paragraph styles by their id."""
    if parts.styles is None:
        return {}
    return {
        style.get(w("styleId"), ""): (
            style.find(w("name")).get(w("val"), "") if style.find(w("name")) is not None else ""
        )
        for style in parts.styles.iter(w("style"))
    }


def attribute_of(element: Element | None, path: str, name: str = "val") -> str:
    """Return an attribute of the element at a path of w: names, or empty text."""
    if element is None:
        return ""
    found = element.find("/".join(w(step) for step in path.split("/")))
    return "" if found is None else str(found.get(w(name), ""))


class _Walk:
    def __init__(self, parts: WordParts) -> None:
        self.names = style_names(parts)
        self.tables = 0
        self.containers = 0

    def blocks(self, parent: Element, around: _Around) -> Iterator[Paragraph]:
        """Give the paragraphs among the children of `parent`."""
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph(child, around)
                around = replace(around, fresh=False) if around.fresh else around
            elif child.tag == w("tbl"):
                yield from self._table(child, around)
            elif child.tag == w("sdt"):
                yield from self._control(child, around)
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child, around)

    def _control(self, sdt: Element, around: _Around) -> Iterator[Paragraph]:
        content = sdt.find(w("sdtContent"))
        tag = attribute_of(sdt, "sdtPr/tag")
        if content is None:
            return
        empty = around.placeholder or sdt.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
        inside = replace(around, control=tag, fresh=True) if tag else around
        yield from self.blocks(content, replace(inside, placeholder=empty))

    def _paragraph(self, element: Element, around: _Around) -> Iterator[Paragraph]:
        style = attribute_of(element, "pPr/pStyle")
        name = self.names.get(style, "")
        inner = None if around.control else element.find(w("sdt"))
        tag = around.control or (attribute_of(inner, "sdtPr/tag") if inner is not None else "")
        yield Paragraph(
            element=element,
            style=style,
            role=BY_NAME.get(name.casefold()) or BY_ID.get(style.casefold()),
            tag=tag if around.fresh or not around.control else "",
            control=tag,
            cell=around.cell,
            container=around.container,
            row_revision=around.row_revision,
            mark=_revision(element.find(f"{w('pPr')}/{w('rPr')}")),
            box=around.box,
            placeholder=around.placeholder,
        )
        for box in element.iter(w("txbxContent")):
            if not any(above.tag == f"{{{_MC}}}Fallback" for above in box.iterancestors()):
                self.containers += 1
                yield from self.blocks(box, _Around(cell=around.cell, container=self.containers, box=True))

    def _table(self, table: Element, around: _Around) -> Iterator[Paragraph]:
        number = self.tables
        self.tables += 1
        for row_number, (row, control) in enumerate(_inside(table, w("tr"), around.control)):
            revision = _revision(row.find(w("trPr")))
            column = _number(attribute_of(row, "trPr/gridBefore"), 0)
            for cell, tag in _inside(row, w("tc"), control):
                span = min(_number(attribute_of(cell, "tcPr/gridSpan"), 1), MOST_COLUMNS)
                place = Cell(number, row_number, column, span, _continues(cell))
                column += span
                self.containers += 1
                inner = _Around(
                    tag, bool(tag), place, self.containers, revision or around.row_revision, around.box
                )
                yield from self.blocks(cell, inner)


_TRANSPARENT = {
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "customXml", "smartTag", "sdtContent")
}


def _inside(parent: Element, name: str, control: str) -> Iterator[tuple[Element, str]]:
    """Give the rows of a table or the cells of a row, those in content controls too, each with its control's tag."""
    for child in parent:
        if child.tag == name:
            yield child, control
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            if content is not None:
                yield from _inside(content, name, attribute_of(child, "sdtPr/tag") or control)
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, name, control)


def _revision(properties: Element | None) -> Revision | None:
    if properties is None:
        return None
    for name, kind in (("ins", "ins"), ("del", "del"), ("moveTo", "ins"), ("moveFrom", "del")):
        found = properties.find(w(name))
        if found is not None:
            return Revision(kind, found.get(w("author"), ""), found.get(w("date"), ""))
    return None


def _continues(cell: Element) -> bool:
    merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merged is not None and merged.get(w("val"), "continue") == "continue"


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else otherwise
