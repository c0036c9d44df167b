"""Read a Word file that we wrote ourselves: the styles say what each paragraph is, the content controls which part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from diktum.formats.docx.intake import Element
from diktum.formats.docx.marking import GONE
from diktum.formats.docx.runs import tag_of
from diktum.formats.docx.styles import FRAMES, Role
from diktum.formats.docx.views import Line
from diktum.formats.docx.walking import MOST_COLUMNS, attribute_of


@dataclass(slots=True)
class Part:
    """A part while it is being read; empty `id` for a part that is new."""

    id: str
    text: str
    below: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class AttachmentPart:
    """A lampiran while it is being read."""

    id: str
    title: str
    chapters: list[Part] = field(default_factory=list)
    columns: dict[int, str] | None = None
    rows: list[RowPart] = field(default_factory=list)


@dataclass(slots=True)
class RowPart:
    """A row while it is being read: cells by column of the grid."""

    place: tuple[int, int]
    id: str = ""
    cells: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """Everything that was read, before it is a tree."""

    title: str | None = None
    issuer: str | None = None
    considerations: list[Part] = field(default_factory=list)
    legal_bases: list[Part] = field(default_factory=list)
    notings: list[Part] = field(default_factory=list)
    dicta: list[Part] = field(default_factory=list)
    attachments: list[AttachmentPart] = field(default_factory=list)
    copies_to: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    frame: list[str] = field(default_factory=list)
    tags: int = 0


class OwnReader:
    """Turns lines into a draft, one line after the other."""

    def __init__(self, known: Sequence[str], frames: frozenset[str] | None) -> None:
        self.draft = Draft()
        self._clauses = {
            Role.CONSIDERATION: self.draft.considerations,
            Role.LEGAL_BASIS: self.draft.legal_bases,
            Role.NOTING: self.draft.notings,
        }
        self._ids = {tag_of(node): node for node in known}
        self._frames = frames
        self._seen: set[str] = set()
        self._last: Line | None = None
        self._role: Role | None = None
        self._stack: list[Part] = []
        self._dictum_place: tuple[int, int] | None = None

    def read(self, lines: Sequence[Line]) -> Draft:
        """Return what the lines say."""
        for line in lines:
            role = self._role_of(line)
            if role is None:
                self._left(line.text)
            elif role in FRAMES:
                self._frame(line)
            else:
                self._take(role, line)
            self._last, self._role = line, role
        return self.draft

    def id_of(self, line: Line) -> str:
        """Return the id that a line's tag names, once; a copy of a part is a new part."""
        name = self.name_of(line.paragraph.tag)
        if not name or name in self._seen:
            return ""
        self._seen.add(name)
        self.draft.tags += 1
        return name

    def name_of(self, tag: str) -> str:
        """Return the id that a tag stands for; nothing for a fingerprint that nobody remembers."""
        if tag in self._ids:
            return self._ids[tag]
        bare = tag.removeprefix(GONE)
        return self._ids.get(bare, "" if bare.startswith("#") else bare)

    def _role_of(self, line: Line) -> Role | None:
        """Return what a line is; a foreign paragraph inside a cell is what its neighbour above is."""
        role = line.paragraph.role
        if role is not None or self._last is None or not line.text.strip():
            return role if role is not None or line.text.strip() else Role.FRAME
        same_cell = (
            line.paragraph.container == self._last.paragraph.container and line.paragraph.cell is not None
        )
        if same_cell and self._role not in FRAMES:
            return self._role
        return None

    def _frame(self, line: Line) -> None:
        if self._frames is not None and line.text.strip() and line.text not in self._frames:
            self._left(line.text)
        elif line.text.strip():
            self.draft.frame.append(line.text)

    def _left(self, text: str) -> None:
        if text.strip():
            self.draft.left_over.append(text)

    def _follows(self, role: Role) -> bool:
        """Say whether the line before, in the same place, is of the same role: then it is the same text going on."""
        return self._role is role

    def _take(self, role: Role, line: Line) -> None:
        draft = self.draft
        match role:
            case Role.TITLE:
                draft.title = _and(draft.title, line.text)
            case Role.ISSUER:
                draft.issuer = _and(draft.issuer, line.text.removesuffix(","))
            case Role.CONSIDERATION | Role.LEGAL_BASIS | Role.NOTING:
                self._clauses[role].append(self._part(line))
            case Role.COPY:
                draft.copies_to.append(line.text)
            case Role.DICTUM:
                self._dictum(line)
            case Role.POINT:
                self._point(line)
            case _:
                self._attachment_line(role, line)

    def _part(self, line: Line) -> Part:
        part = Part(self.id_of(line), line.text)
        self._stack = [part]
        return part

    def _dictum(self, line: Line) -> None:
        cell = line.paragraph.cell
        place = (cell.table, cell.row) if cell else None
        if place is not None and place == self._dictum_place and self.draft.dicta and not line.paragraph.tag:
            self.draft.dicta[-1].text += f"\n{line.text}"
            return
        self._dictum_place = place
        self.draft.dicta.append(self._part(line))

    def _point(self, line: Line) -> None:
        level = _level(line.paragraph.element)
        if not self._stack:
            self._left(line.text)
            return
        del self._stack[min(level, len(self._stack) - 1) + 1 :]
        part = Part(self.id_of(line), line.text)
        self._stack[-1].below.append(part)
        self._stack.append(part)

    def _attachment_line(self, role: Role, line: Line) -> None:
        if role is Role.ATTACHMENT:
            self._attachment(line)
        elif not self.draft.attachments:
            self._left(line.text)
        elif role in (Role.CHAPTER, Role.ARTICLE, Role.PARAGRAPH):
            self._provision(role, line)
        else:
            self._cell(role, line, self.draft.attachments[-1])

    def _attachment(self, line: Line) -> None:
        attachments = self.draft.attachments
        if self._follows(Role.ATTACHMENT) and not line.paragraph.tag:
            attachments[-1].title += f"\n{line.text}"
            return
        attachments.append(AttachmentPart(self.id_of(line), line.text))

    def _provision(self, role: Role, line: Line) -> None:
        chapters = self.draft.attachments[-1].chapters
        if role is Role.CHAPTER:
            chapters.append(Part(self.id_of(line), line.text.removeprefix("\n")))
            return
        if not chapters:
            chapters.append(Part("", ""))
        articles = chapters[-1].below
        if role is Role.ARTICLE:
            articles.append(Part(self.id_of(line), ""))
            self._left(line.text)
            return
        if not articles:
            articles.append(Part("", ""))
        articles[-1].below.append(self._part(line))

    def _cell(self, role: Role, line: Line, attachment: AttachmentPart) -> None:
        cell = line.paragraph.cell
        if cell is None:
            self._left(line.text)
            return
        if role is Role.COLUMN:
            columns = attachment.columns if attachment.columns is not None else {}
            if len(columns) >= MOST_COLUMNS:
                self._left(line.text)
                return
            columns[cell.column] = _and(columns.get(cell.column), line.text)
            attachment.columns = columns
            return
        place = (cell.table, cell.row)
        if not attachment.rows or attachment.rows[-1].place != place:
            attachment.rows.append(RowPart(place))
        row = attachment.rows[-1]
        if role is Role.ROW:
            row.id = row.id or self.id_of(line)
            self._left(line.text if line.text.strip(" .0123456789") else "")
            return
        row.cells[cell.column] = _and(row.cells.get(cell.column), line.text)


def cells_of(row: RowPart, columns: Sequence[int]) -> Iterator[str]:
    """Give the cells of a row in the order of the columns; one that is not there is empty."""
    for column in columns:
        yield row.cells.get(column, "")


def _and(before: str | None, text: str) -> str:
    return text if before is None else f"{before}\n{text}"


def _level(element: Element) -> int:
    """Return the depth of a point from 0, from the level of its list."""
    text = attribute_of(element, "pPr/numPr/ilvl")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0
