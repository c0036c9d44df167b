"""Write paragraphs of WordprocessingML: runs, tracked changes, content controls."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from xml.sax.saxutils import escape

from diktum.formats.docx.marking import GONE, Fate, Words
from diktum.formats.docx.styles import Role

LONGEST_TAG = 64  # what Word keeps of a tag and of a title
_HASHED = "#"
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN_TAG = re.compile(r"[\w.:/-]{1,64}")
_PIECES = re.compile(r"([\n\t])")


def shown(text: str) -> str:
    """Return `text` as it can stand in a Word file: one kind of line end, a sign for what XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def tag_of(node: str) -> str:
    """Return the tag of the content control of a part: its id, or a short fingerprint of an id that Word would cut."""
    gone, name = (GONE, node[1:]) if node.startswith(GONE) else ("", node)
    if not _PLAIN_TAG.fullmatch(name):
        name = _HASHED + sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return gone + name


@dataclass(frozen=True, slots=True)
class Author:
    """Who changed, and when (ISO 8601 in UTC), as Word shows it beside a tracked change."""

    name: str = ""
    at: str = "1980-01-01T00:00:00Z"


class RunWriter:
    """Writes paragraphs and counts what needs a number of its own in a file."""

    def __init__(self, author: Author) -> None:
        self._attributes = f'w:author="{attribute(author.name)}" w:date="{attribute(author.at)}"'
        self._count = 0

    def next_id(self) -> int:
        """Return a number that was not given yet."""
        self._count += 1
        return self._count

    def change(self, kind: str) -> str:
        """Return the opening of a tracked change without its bracket: `w:ins w:id=…`."""
        return f'w:{kind} w:id="{self.next_id()}" {self._attributes}'

    def paragraph(
        self,
        role: Role,
        words: Words,
        *,
        fate: Fate = Fate.EQUAL,
        numbered: tuple[int, int] | None = None,
        properties: str = "",
        lead: str = "",
        tail: str = "",
    ) -> str:
        """Return a paragraph. `numbered` is list and level; `lead` and `tail` are texts around the words.

        `properties` are further elements of w:pPr that stand after the numbering.
        """
        number = (
            f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
            if numbered
            else ""
        )
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{role.style_id}"/>{number}{properties}{self.mark(fate)}</w:pPr>'
            f"{self._around(lead, fate)}{self.runs(words)}{self._around(tail, fate)}</w:p>"
        )

    def _around(self, text: str, fate: Fate) -> str:
        return self._run(fate.value, text) if text else ""

    def runs(self, words: Words) -> str:
        """Return the runs of some words, those taken out and put in as tracked changes."""
        return "".join(self._run(word.kind, word.text) for word in words)

    def mark(self, fate: Fate) -> str:
        """Return what says that a paragraph's end was put in or taken out."""
        return "" if fate is Fate.EQUAL else f"<w:rPr><{self.change(_ELEMENT[fate])}/></w:rPr>"

    def _run(self, kind: str, text: str) -> str:
        if kind == Fate.EQUAL:
            return run(text)
        element = _ELEMENT[Fate(kind)]
        return f"<{self.change(element)}>{run(text, deleted=kind == Fate.REMOVED)}</w:{element}>"

    def control(self, node: str, title: str, content: str) -> str:
        """Return `content` inside a content control that carries the id of a part."""
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(title[:LONGEST_TAG])}"/>'
            f'<w:tag w:val="{attribute(tag_of(node))}"/><w:id w:val="{self.next_id()}"/>'
            '<w15:appearance w15:val="hidden"/></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


_ELEMENT = {Fate.ADDED: "ins", Fate.REMOVED: "del"}


def run(text: str, *, deleted: bool = False) -> str:
    """Return one run of text; a newline becomes a line break, a tab a tab."""
    name = "delText" if deleted else "t"
    pieces = "".join(_piece(piece, name) for piece in _PIECES.split(shown(text)) if piece)
    return f"<w:r>{pieces}</w:r>" if pieces else ""


def _piece(piece: str, name: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    return f'<w:{name} xml:space="preserve">{escape(piece)}</w:{name}>'


def attribute(value: str) -> str:
    """Return `value` fit to stand between quotation marks."""
    return escape(shown(value), {'"': "&quot;", "\n": " ", "\t": " "})
