"""Make a tree of what was read, with the very texts that were written wherever Word shows them unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from diktum.core.document import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Point,
    Row,
    Table,
    nodes,
)
from diktum.core.document.reading import Doubt, likely_kind
from diktum.core.refusal import gettext_noop
from diktum.formats.docx.own import AttachmentPart, Draft, Part, cells_of
from diktum.formats.docx.runs import shown


def decree_of(draft: Draft, versions: Sequence[Decree]) -> tuple[Decree, tuple[Doubt, ...]]:
    """Return the tree of a draft. Texts that Word cannot hold as they are come back from the `versions` written."""
    making = _Making(versions)
    return making.decree(draft), tuple(making.doubts)


def nameless(decree: Decree) -> Decree:
    """Return `decree` without ids."""
    bare = _bare(decree)
    assert isinstance(bare, Decree)
    return bare


def _bare(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(
        value, **{f.name: "" if f.name == "id" else _bare(getattr(value, f.name)) for f in fields(value)}
    )


class _Making:
    def __init__(self, versions: Sequence[Decree]) -> None:
        self.versions = versions
        self.doubts: list[Doubt] = []
        self._texts: dict[str, list[str]] = {}
        self._cells: dict[str, list[tuple[str, ...]]] = {}
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}
        for version in versions:
            self._remember(version)

    def _remember(self, version: Decree) -> None:
        for node in nodes(version):
            self._texts.setdefault(node.id, []).append(node.text)
            self._taken.add(node.id)
        for attachment in version.attachments:
            for row in attachment.table.rows if attachment.table else ():
                self._cells.setdefault(row.id, []).append(row.cells)

    def decree(self, draft: Draft) -> Decree:
        decree = self._decree(draft)
        return decree if self.versions else replace(decree, kind=likely_kind(decree))

    def _decree(self, draft: Draft) -> Decree:
        first = self.versions[0] if self.versions else None
        self._taken = {*self._taken, *_ids(draft)} if draft.tags else set()
        attachments = tuple(self.attachment(part) for part in draft.attachments)
        return Decree(
            kind=first.kind if first else DecreeKind.APPOINTING,
            title=_restored(draft.title or "", [version.title for version in self.versions]),
            issuer=_restored(draft.issuer or "", [version.issuer for version in self.versions]),
            considerations=self.clauses(draft.considerations, "menimbang"),
            legal_bases=self.clauses(draft.legal_bases, "mengingat"),
            notings=self.clauses(draft.notings, "memperhatikan"),
            dicta=tuple(
                Dictum(self.name(part, "diktum"), self.text(part), self.points(part))
                for part in self.kept(draft.dicta)
            ),
            attachments=attachments,
            copies_to=tuple(self.copies(draft.copies_to)),
        )

    def copies(self, seen: Sequence[str]) -> Iterator[str]:
        """Give the recipients; an empty line that was not written is only an empty line."""
        known = [copy for version in self.versions for copy in version.copies_to]
        for text in seen:
            if text or not self.versions or "" in known:
                yield _restored(text, known)

    def name(self, part: Part | AttachmentPart, group: str) -> str:
        """Return the id of a part; a new part never gets an id that a part had before, and none without a memory."""
        return part.id or self.fresh(group)

    def fresh(self, group: str) -> str:
        if not self._taken:
            return ""
        number = self._counts.get(group, 0) + 1
        while f"{group}-{number}" in self._taken:
            number += 1
        self._counts[group] = number
        return f"{group}-{number}"

    def text(self, part: Part) -> str:
        return _restored(part.text, self._texts.get(part.id, ()))

    def kept(self, parts: Sequence[Part]) -> Iterator[Part]:
        """Give the parts that are still there: one that was emptied in Word is taken for deleted, and said to be."""
        for part in parts:
            texts = self._texts.get(part.id, ())
            was_empty = "" in texts if part.id else not self.versions
            if part.text or part.below or was_empty or (part.id and not texts):
                yield part
            elif part.id:
                message = gettext_noop("Bagian ini dikosongkan di Word dan dianggap dihapus.")
                self.doubts.append(Doubt(part.id, 0.7, message))

    def clauses(self, parts: Sequence[Part], group: str) -> tuple[Clause, ...]:
        return tuple(Clause(self.name(part, group), self.text(part)) for part in self.kept(parts))

    def points(self, part: Part) -> tuple[Point, ...]:
        return tuple(
            Point(self.name(below, "butir"), self.text(below), self.points(below))
            for below in self.kept(part.below)
        )

    def attachment(self, part: AttachmentPart) -> Attachment:
        return Attachment(
            self.name(part, "lampiran"),
            _restored(part.title, self._texts.get(part.id, ())),
            self.table(part),
            tuple(self.chapter(chapter) for chapter in part.chapters),
        )

    def chapter(self, part: Part) -> Chapter:
        return Chapter(
            self.name(part, "bab"),
            self.text(part),
            tuple(
                Article(
                    self.name(article, "pasal"),
                    tuple(
                        Point(self.name(paragraph, "butir"), self.text(paragraph), self.points(paragraph))
                        for paragraph in self.kept(article.below)
                    ),
                )
                for article in part.below
            ),
        )

    def table(self, part: AttachmentPart) -> Table | None:
        if part.columns is None and not part.rows:
            return None
        columns = part.columns
        if columns is None:
            columns = dict.fromkeys(sorted({place for row in part.rows for place in row.cells}), "")
        places = sorted(columns)
        known = [
            column
            for version in self.versions
            for attachment in version.attachments
            if attachment.table and attachment.id == part.id
            for column in attachment.table.columns
        ]
        return Table(
            tuple(_restored(columns[place], known) for place in places),
            tuple(
                Row(row.id or self.fresh("baris"), self.row_cells(row.id, tuple(cells_of(row, places))))
                for row in part.rows
            ),
        )

    def row_cells(self, name: str, seen: tuple[str, ...]) -> tuple[str, ...]:
        for cells in self._cells.get(name, ()):
            if tuple(map(shown, cells)) == seen:
                return cells
        return tuple(
            _restored(text, [cells[place] for cells in self._cells.get(name, ()) if place < len(cells)])
            for place, text in enumerate(seen)
        )


def _restored(seen: str, texts: Sequence[str]) -> str:
    """Return the text of which Word shows `seen`, or what is seen if it was edited."""
    return next((text for text in texts if shown(text) == seen), seen)


def _ids(draft: Draft) -> Iterator[str]:
    for parts in (draft.considerations, draft.legal_bases, draft.notings, draft.dicta):
        yield from _part_ids(parts)
    for attachment in draft.attachments:
        yield attachment.id
        yield from (row.id for row in attachment.rows)
        yield from _part_ids(attachment.chapters)


def _part_ids(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        yield part.id
        yield from _part_ids(part.below)
