"""Tracked changes and comments: those that come in are suggestions, those that go out show what became of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby

from diktum.core.document import Decree, nodes
from diktum.formats.docx.body import Facts
from diktum.formats.docx.intake import Element
from diktum.formats.docx.own import OwnReader
from diktum.formats.docx.reader import WordFile, open_word, reading_of
from diktum.formats.docx.remarks import Remark
from diktum.formats.docx.runs import Author
from diktum.formats.docx.styles import FRAMES, Role
from diktum.formats.docx.views import TRACKED, Accepts, as_after, as_before, stands, words_of
from diktum.formats.docx.walking import Paragraph, w
from diktum.formats.docx.writer import redlined


class SuggestionKind(StrEnum):
    """What a suggestion asks for."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Saran perbaikan from Word: on which part, by whom, when, and what.

    `node` is the id of a part in the decree that `read_docx` gives of the same file; for a part that is to be added, the id
    of the part it follows. "judul" and "pejabat" are the title and the issuer; it is empty for what stands outside. `at` is
    None when Word did not say. `before` and `after` are the whole text of the part; for a comment `before` is what it is
    about and `comment` what it says.
    """

    node: str
    author: str
    at: datetime | None
    kind: SuggestionKind
    before: str
    after: str
    comment: str = ""


def suggestions(content: bytes) -> tuple[Suggestion, ...]:
    """Return the tracked changes and comments of a Word file, in reading order, one for each part and author.

    Raises the refusals DKT-230 to DKT-237.
    """
    word = open_word(content)
    if next(word.parts.document.iter(*_REMARKS), None) is None:
        return ()
    finder = _Nodes(word)
    found: list[Suggestion] = []
    for row, group in groupby(word.paragraphs, key=_changed_row):
        together = list(group)
        if row is None:
            found += [each for paragraph in together for each in finder.suggestions_in(paragraph)]
        else:
            found += finder.suggestions_for_row(together)
    return tuple(found)


def redline_docx(
    before: Decree,
    after: Decree,
    *,
    author: str,
    at: datetime,
    facts: Facts | None = None,
    remarks: Sequence[Remark] = (),
) -> bytes:
    """Return `after` as a Word file in which every difference from `before` is a tracked change by `author`.

    Accepting all gives `after`, rejecting all gives `before`. ValueError for an `at` without a time zone.
    """
    if at.utcoffset() is None:
        raise ValueError("a tracked change needs an instant with a time zone")
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return redlined(before, after, facts or Facts(), Author(author, stamp), remarks)


def _changed_row(paragraph: Paragraph) -> tuple[int, int] | None:
    cell = paragraph.cell
    return (cell.table, cell.row) if cell and paragraph.row_revision else None


@dataclass(frozen=True, slots=True)
class _Note:
    author: str
    at: datetime | None
    text: str


class _Nodes:
    """Finds the part that a paragraph belongs to: by its content control, by its row, or by its words."""

    def __init__(self, word: WordFile) -> None:
        self.notes = _notes(word)
        self._names = OwnReader(word.known, None)
        self._is_own = word.is_own
        self._rows: dict[tuple[int, int], str] = {}
        decree = reading_of(word, as_before).decree
        self._present = {node.id for node in nodes(decree)}
        self._by_text = {" ".join(node.text.split()): node.id for node in nodes(decree) if node.text.strip()}
        self._frames = {*(word.baseline.frames if word.baseline else ()), ""}
        self._last = ""
        self._attachment = ""
        for paragraph in word.paragraphs:
            if paragraph.role is Role.ROW and paragraph.cell and paragraph.tag:
                place = (paragraph.cell.table, paragraph.cell.row)
                self._rows[place] = self._names.name_of(paragraph.tag)

    def suggestions_in(self, paragraph: Paragraph) -> Iterator[Suggestion]:
        """Give the changes and comments in one paragraph."""
        node = self.node_of(paragraph)
        if not self._is_derived(paragraph):
            yield from _changes(paragraph, node)
        yield from _comments(paragraph, node, self.notes)

    def suggestions_for_row(self, row: Sequence[Paragraph]) -> Iterator[Suggestion]:
        """Give a row that was put in or taken out: of a table of data as one suggestion, of the layout part by part."""
        parts = [paragraph for paragraph in row if paragraph.role not in FRAMES]
        if not any(paragraph.role in (Role.ROW, Role.CELL, None) for paragraph in parts):
            for paragraph in parts:
                yield from self.suggestions_in(paragraph)
            return
        node = self.node_of(parts[0])
        revision = parts[0].row_revision
        assert revision is not None
        is_added = revision.kind == "ins"
        words = (words_of(each.element, as_after if is_added else as_before) for each in parts)
        text = " | ".join(word for word in words if word.strip())
        kind = SuggestionKind.ADDED if is_added else SuggestionKind.REMOVED
        before, after = ("", text) if is_added else (text, "")
        yield Suggestion(node, revision.author, _instant(revision.at), kind, before, after)
        for paragraph in parts:
            yield from _comments(paragraph, node, self.notes)

    def node_of(self, paragraph: Paragraph) -> str:
        """Return the id of the part a paragraph stands in, or after which it stands when the part is not there yet."""
        if paragraph.role is Role.COPY:
            return "tembusan"
        if paragraph.role is Role.COLUMN:
            return f"{self._attachment}:kolom"
        name = self._own(paragraph) if self._is_own else self._foreign(paragraph)
        if paragraph.role is Role.ATTACHMENT:
            self._attachment = name
        if name in self._present or name in ("judul", "pejabat"):
            self._last = name
            return name
        is_outside = not name and paragraph.control == "" and not _is_new(paragraph)
        return "" if is_outside else self._last

    def _is_derived(self, paragraph: Paragraph) -> bool:
        """Say whether a paragraph only shows labels that follow from the tree: KEDUA that became KETIGA."""
        views = {words_of(paragraph.element, view) for view in (as_before, as_after)}
        return paragraph.role in FRAMES and views <= self._frames

    def _own(self, paragraph: Paragraph) -> str:
        cell = paragraph.cell
        row = self._rows.get((cell.table, cell.row), "") if cell else ""
        return row or self._names.name_of(paragraph.control)

    def _foreign(self, paragraph: Paragraph) -> str:
        words = " ".join(words_of(paragraph.element, as_before).split())
        if words in self._by_text:
            return self._by_text[words]
        if next(paragraph.element.iter(*_REMARKS), None) is None:
            return ""
        near = (
            node
            for text, node in self._by_text.items()
            if len(words) > 12 and (words in text or text in words)
        )
        return next(near, "")


_REMARKS = (*TRACKED, w("commentReference"))


def _is_new(paragraph: Paragraph) -> bool:
    return not words_of(paragraph.element, as_before).strip() and bool(
        words_of(paragraph.element, as_after).strip()
    )


def _changes(paragraph: Paragraph, node: str) -> Iterator[Suggestion]:
    """Give what each author changed in a paragraph, as if the others had changed nothing."""
    for author, at in _authors(paragraph).items():
        before = words_of(paragraph.element, as_before)
        after = words_of(paragraph.element, _only(author))
        if before == after and paragraph.row_revision is None:
            continue
        yield Suggestion(node, author, at, _kind(paragraph, author, before, after), before, after)


def _only(author: str) -> Accepts:
    return lambda other: other == author


def _kind(paragraph: Paragraph, author: str, before: str, after: str) -> SuggestionKind:
    revision = paragraph.row_revision
    if revision is not None and revision.author == author:
        return SuggestionKind.ADDED if revision.kind == "ins" else SuggestionKind.REMOVED
    whole_added = not before and not stands(paragraph.mark, as_before)
    whole_removed = not after and not stands(paragraph.mark, as_after)
    if whole_added or (not before.strip() and not paragraph.tag):
        return SuggestionKind.ADDED
    return SuggestionKind.REMOVED if whole_removed or not after.strip() else SuggestionKind.CHANGED


def _authors(paragraph: Paragraph) -> dict[str, datetime | None]:
    """Return who changed something in a paragraph, each with the latest time that Word noted."""
    found: dict[str, datetime | None] = {}
    for change in paragraph.element.iter(*TRACKED):
        _later(found, change.get(w("author"), ""), _instant(change.get(w("date"), "")))
    revision = paragraph.row_revision
    if revision is not None:
        _later(found, revision.author, _instant(revision.at))
    return found


def _later(found: dict[str, datetime | None], author: str, at: datetime | None) -> None:
    known = found.get(author)
    found[author] = at if known is None else max(known, at) if at else known


def _instant(text: str) -> datetime | None:
    """Read Word's time of a change; it writes local time with a Z, which nothing in the file can mend."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _notes(word: WordFile) -> dict[str, _Note]:
    if word.parts.comments is None:
        return {}
    return {
        note.get(w("id"), ""): _Note(
            note.get(w("author"), ""),
            _instant(note.get(w("date"), "")),
            "\n".join(words_of(paragraph, as_after) for paragraph in note.iter(w("p"))).strip(),
        )
        for note in word.parts.comments.iter(w("comment"))
    }


def _comments(paragraph: Paragraph, node: str, notes: Mapping[str, _Note]) -> Iterator[Suggestion]:
    for reference in paragraph.element.iter(w("commentReference")):
        name = reference.get(w("id"), "")
        note = notes.get(name)
        if note is not None:
            quoted = _quoted(paragraph.element, name)
            yield Suggestion(node, note.author, note.at, SuggestionKind.COMMENT, quoted, quoted, note.text)


def _quoted(element: Element, name: str) -> str:
    """Return the words of a paragraph that a comment is about: between its marks, or the whole paragraph."""
    pieces: list[str] = []
    inside = not any(start.get(w("id")) == name for start in element.iter(w("commentRangeStart")))
    for child in element.iter():
        if child.tag == w("commentRangeStart") and child.get(w("id")) == name:
            inside = True
        elif child.tag == w("commentRangeEnd") and child.get(w("id")) == name:
            inside = False
        elif inside and child.tag == w("t"):
            pieces.append(child.text or "")
    return "".join(pieces)
