"""Lay out a Word page: frame texts, borderless tables, sections, numbered points. It knows nothing of what is where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from diktum.core.document import Word
from diktum.core.document.differences import words as differing
from diktum.formats.docx.lists import DEEPEST, Lists, Scheme
from diktum.formats.docx.marking import Fate, Marked, Words, text_after, text_before
from diktum.formats.docx.remarks import Remarks
from diktum.formats.docx.runs import Author, RunWriter, shown
from diktum.formats.docx.styles import Role

_PAPERS = {"F4": (12189, 18709), "F4-210": (11906, 18709), "A4": (11906, 16838)}
_MARGIN, _BOTTOM = 1417, 1247
_DOTS = "." * 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a decree on paper has that its tree has not; all finished Indonesian text, all may be empty.

    `heading` is "KEPUTUSAN …" line by line (derived from the issuer when empty); `number_line` is "NOMOR 3 TAHUN 2026"
    (a blank to be filled in when empty, with `year`); `office` stands above the signature, line by line. `draft` prints
    RANCANGAN on the first page; `tracked` opens the file with Word's tracking of changes switched on.
    """

    letterhead: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    number_line: str = ""
    year: str = ""
    place_and_date: tuple[str, ...] = (
        "Ditetapkan di ....................",
        "pada tanggal ....................",
    )
    office: tuple[str, ...] = ()
    mark: str = ""
    signatory: str = ""
    footer: str = ""
    paper: str = "F4"
    draft: bool = False
    tracked: bool = False

    @property
    def number_words(self) -> str:
        """Return the line of the number, with blanks where there is none yet."""
        return self.number_line or f"NOMOR {_DOTS} TAHUN {self.year or '........'}"


def heading_of(issuer: str, facts: Facts) -> tuple[str, ...]:
    """Return the heading in capitals, broken before the name of the region."""
    if facts.heading:
        return facts.heading
    name = f"KEPUTUSAN {issuer.removeprefix('Ketua ')}".upper()
    for word in (" KABUPATEN ", " KOTA ", " PROVINSI "):
        head, found, tail = name.partition(word)
        if found:
            return head, f"{found.strip()} {tail}"
    return (name,)


def clause_indent(numbered: bool) -> str:
    """Return the indent of a clause: none of its own, the list's where there is a list."""
    return "" if numbered else '<w:ind w:left="0"/>'


def plain(text: str) -> Words:
    """Return a text that did not change."""
    return (Word(Fate.EQUAL.value, text),) if text else ()


class Sheet:
    """The body of a document as it grows, with its lists and the frame texts that a reader may ignore."""

    def __init__(
        self,
        facts: Facts,
        author: Author,
        titles: Mapping[str, str],
        remarks: Remarks | None = None,
    ) -> None:
        self.facts = facts
        self.writer = RunWriter(author)
        self.lists = Lists()
        self.frames: list[str] = []
        self.remarks = remarks or Remarks()
        self._titles = titles
        self._body: list[str] = []
        self._paper = _PAPERS.get(facts.paper, _PAPERS["F4"])

    @property
    def width(self) -> int:
        """Return the width between the margins in twips."""
        return self._paper[0] - 2 * _MARGIN

    def add(self, xml: str) -> None:
        """Append block-level XML."""
        self._body.append(xml)

    def body(self) -> str:
        """Return everything that was added."""
        return "".join(self._body)

    def node(
        self,
        node: str,
        role: Role,
        words: Words,
        *,
        fate: Fate = Fate.EQUAL,
        numbered: tuple[int, int] | None = None,
        properties: str = "",
        lead: str = "",
        tail: str = "",
    ) -> str:
        """Return the paragraph of a part in its content control."""
        paragraph = self.writer.paragraph(
            role,
            words,
            fate=fate,
            numbered=numbered,
            properties=properties,
            lead=lead,
            tail=tail,
        )
        paragraph = self.remarks.around(node, paragraph)
        return self.writer.control(node, self._titles.get(node, node.lstrip("~")), paragraph)

    def points(self, points: Sequence[Marked]) -> str:
        """Return points, and those below them, as one list."""
        if not points:
            return ""
        begun = self.lists.begin(Scheme.LETTERS)
        return "".join(self._points(points, begun, 0))

    def _points(self, points: Sequence[Marked], begun: int, level: int) -> list[str]:
        written: list[str] = []
        for point in points:
            place = (begun, min(level, DEEPEST))
            written.append(self.node(point.id, Role.POINT, point.words, fate=point.fate, numbered=place))
            written += self._points(point.below, begun, level + 1)
        return written

    def changed(self, words: Words, text: Callable[[str], str]) -> Words:
        """Return a text that is made of another, in both versions of that other."""
        return differing(text(text_before(words)), text(text_after(words)))

    def framed(self, role: Role, words: Words, *, fate: Fate = Fate.EQUAL, properties: str = "") -> str:
        """Return a paragraph that the reader derives anew, and remember its words."""
        if fate is not Fate.EQUAL:
            words = tuple(Word(fate.value, word.text) for word in words if word.kind in (Fate.EQUAL, fate))
        self.frames += {shown(text_before(words)), shown(text_after(words))}
        return self.writer.paragraph(role, words, fate=fate, properties=properties)

    def frame(
        self,
        role: Role,
        text: str,
        *,
        before: int = 0,
        after: int = 0,
        keep: bool = False,
        fate: Fate = Fate.EQUAL,
    ) -> None:
        """Append a frame text."""
        room = ("<w:keepNext/>" if keep else "") + f'<w:spacing w:before="{before}" w:after="{after}"/>'
        self.add(self.framed(role, plain(text), fate=fate, properties=room))

    def label(self, text: str) -> str:
        """Return a label cell's paragraph: Menimbang, a colon."""
        return self.framed(Role.LABEL, plain(text))

    def head(self, heading: Sequence[str]) -> None:
        """Append the letterhead and the heading."""
        for line in self.facts.letterhead:
            self.frame(Role.FRAME, line)
        for place, line in enumerate(heading):
            self.frame(Role.FRAME, line, before=240 if place == 0 and self.facts.letterhead else 0)

    def closing(self, fate: Fate = Fate.EQUAL) -> None:
        """Append place, date, office, room for the signature, name."""
        facts = self.facts
        office = [*facts.office[:-1], f"{facts.office[-1]},"] if facts.office else []
        for place, line in enumerate((*facts.place_and_date, *office)):
            self.frame(Role.FRAME_RIGHT, line, before=360 if place == 0 else 0, fate=fate)
        self.frame(Role.FRAME_RIGHT, facts.mark, before=600, after=400, fate=fate)
        self.frame(Role.FRAME_RIGHT, facts.signatory or _DOTS, fate=fate)

    def row(
        self,
        cells: Sequence[str],
        widths: Sequence[int],
        *,
        fate: Fate = Fate.EQUAL,
        header: bool = False,
        whole: bool = False,
    ) -> str:
        """Return a table row; `header` repeats it on every page, `whole` keeps it on one page."""
        kind = {Fate.ADDED: "ins", Fate.REMOVED: "del"}.get(fate)
        properties = (
            ("<w:cantSplit/>" if whole else "")
            + ("<w:tblHeader/>" if header else "")
            + (f"<{self.writer.change(kind)}/>" if kind else "")
        )
        return (
            "<w:tr>"
            + (f"<w:trPr>{properties}</w:trPr>" if properties else "")
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                for cell, width in zip(cells, widths, strict=True)
            )
            + "</w:tr>"
        )

    def table(self, rows: Sequence[str], widths: Sequence[int], *, borders: bool = False) -> None:
        """Append a table of fixed widths."""
        edge = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        drawn = (
            f"<w:tblBorders>{''.join(f'<w:{side} {edge}/>' for side in sides)}</w:tblBorders>"
            if borders
            else ""
        )
        margins = (
            '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
            if borders
            else '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        self.add(
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{drawn}<w:tblLayout w:type="fixed"/>{margins}'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def end_section(self, *, first: bool, last: bool, fate: Fate = Fate.EQUAL) -> None:
        """Append the properties of the section that ends here; the last stand in the body, the others in a paragraph."""
        width, height = self._paper
        title = (
            '<w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirst"/>'
            '<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFooter"/>'
        )
        section = (
            f'<w:sectPr>{title}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"/>'
            f'<w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_BOTTOM}" w:left="{_MARGIN}" w:header="720" '
            f'w:footer="567" w:gutter="0"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
        )
        if last:
            self.add(section)
        else:
            self.add(
                f'<w:p><w:pPr><w:pStyle w:val="{Role.FRAME.style_id}"/><w:spacing w:line="20" w:lineRule="exact"/>'
                f"{self.writer.mark(fate)}{section}</w:pPr></w:p>"
            )
