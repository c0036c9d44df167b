"""Compare two decrees as a reader wants to see it: part by part, in order, with counts and persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diktum.core.document.alignment import aligned
from diktum.core.document.differences import Change, ChangeKind, Parts, differences_of, parts_of
from diktum.core.document.model import Decree, Row
from diktum.core.document.person_changes import PersonChange, PersonChangeKind, person_changes
from diktum.core.document.persons import persons
from diktum.core.document.word_changes import Word, words


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """One part of either decree, in reading order.

    `kind` is None where nothing changed; `moved` may go with "changed". `place` says where it stands now, `place_before`
    where it stood ("" where it is not there). Joining the words that are not "added" gives `before`; those that are not
    "removed" give `after`. `cells` are the words of each cell of a row, in `columns`.
    """

    node: str
    section: str
    place: str
    place_before: str
    kind: ChangeKind | None
    moved: bool
    before: str
    after: str
    words: tuple[Word, ...]
    cells: tuple[tuple[Word, ...], ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def is_renumbered(self) -> bool:
        """Return whether only its number or letter became another because of other changes."""
        return bool(self.place_before and self.place and self.place_before != self.place and not self.moved)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many parts were added, removed, changed and moved; a part that was changed and moved counts once, as changed."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0

    @property
    def total(self) -> int:
        """Return the number of parts that are not as they were."""
        return self.added + self.removed + self.changed + self.moved


@dataclass(frozen=True, slots=True)
class Section:
    """A division of a decree (Menimbang, Lampiran I, …) with all its parts and its counts."""

    name: str
    parts: tuple[ComparedPart, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two decrees side by side. `before` carries the ids of `after` where a part continues."""

    before: Decree
    after: Decree
    changes: tuple[Change, ...]
    parts: tuple[ComparedPart, ...]
    persons: tuple[PersonChange, ...]

    @property
    def counts(self) -> Counts:
        """Return the counts over the whole."""
        return counted(self.parts)

    @property
    def changed_parts(self) -> tuple[ComparedPart, ...]:
        """Return the parts that are not as they were, in reading order."""
        return tuple(part for part in self.parts if part.kind is not None)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the divisions in reading order."""
        held: dict[str, list[ComparedPart]] = defaultdict(list)
        for part in self.parts:
            held[part.section].append(part)
        return tuple(Section(name, tuple(parts), counted(parts)) for name, parts in held.items())

    @property
    def person_counts(self) -> dict[str, int]:
        """Return how many persons came, left, were changed and moved."""
        found = Counter(change.kind for change in self.persons)
        return {kind.value: found[kind] for kind in PersonChangeKind}


def compare(before: Decree, after: Decree, *, same_origin: bool = False) -> Comparison:
    """Return what changed from `before` to `after`.

    Set `same_origin` for two versions of one text: then parts are paired by id first. Otherwise they are paired by what they
    say, so that last year's decree, or a file from elsewhere, can be compared as well. Rows of persons are paired by person.
    """
    before = aligned(before, after, same_origin=same_origin)
    old, new = parts_of(before), parts_of(after)
    changes = differences_of(old, new)
    parts = tuple(_compared(old, new, changes, _rows(before), _rows(after)))
    named = person_changes(persons(before, old.places), persons(after, new.places), changes)
    return Comparison(before, after, changes, parts, named)


def counted(parts: Iterable[ComparedPart]) -> Counts:
    """Count the parts that are not as they were, by what happened."""
    found = Counter(part.kind.value for part in parts if part.kind is not None)
    return Counts(**{kind.value: found[kind.value] for kind in ChangeKind})


_Rows = dict[str, tuple[Row, tuple[str, ...]]]


def _compared(
    old: Parts, new: Parts, changes: tuple[Change, ...], old_rows: _Rows, new_rows: _Rows
) -> Iterator[ComparedPart]:
    by_node: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_node[change.node].append(change)
    moved = {change.node for change in changes if change.kind is ChangeKind.MOVED}
    for key in _reading_order(old, new, moved):
        found = by_node.get(key, [])
        node = (new.nodes if key in new.nodes else old.nodes)[key]
        text = new.nodes[key].text if key in new.nodes else ""
        columns, cells = _cells(old_rows.get(key), new_rows.get(key))
        yield ComparedPart(
            node=key,
            section=(new if key in new.nodes else old).sections[key],
            place=new.places.get(key, ""),
            place_before=old.places.get(key, "") if key in old.nodes else "",
            kind=found[0].kind if found else None,
            moved=key in moved,
            before=old.nodes[key].text if key in old.nodes else "",
            after=text,
            words=found[0].words if found else ((Word("equal", node.text),) if node.text else ()),
            cells=cells,
            columns=columns,
        )


def _reading_order(old: Parts, new: Parts, moved: set[str]) -> Iterator[str]:
    """Give the parts of the newer decree in order, each removed part after what it stood behind."""
    gone: dict[str, list[str]] = defaultdict(list)
    behind = ""
    for key in old.nodes:
        if key not in new.nodes:
            gone[behind].append(key)
        elif key not in moved:
            behind = key
    yield from gone[""]
    for key in new.nodes:
        yield key
        yield from gone[key]


def _rows(decree: Decree) -> _Rows:
    return {
        row.id: (row, attachment.table.columns)
        for attachment in decree.attachments
        if attachment.table
        for row in attachment.table.rows
    }


def _cells(
    old: tuple[Row, tuple[str, ...]] | None, new: tuple[Row, tuple[str, ...]] | None
) -> tuple[tuple[str, ...], tuple[tuple[Word, ...], ...]]:
    """Return the columns and the words of each cell; a cell is paired with that of the same column name, else of its place."""
    if old is None and new is None:
        return (), ()
    columns = (new or old or (None, ()))[1]
    was = _by_column(old, columns)
    now = _by_column(new, columns)
    return columns, tuple(words(a, b) for a, b in zip(was, now, strict=True))


def _by_column(row: tuple[Row, tuple[str, ...]] | None, columns: tuple[str, ...]) -> tuple[str, ...]:
    if row is None:
        return ("",) * len(columns)
    cells, own = row[0].cells, row[1]
    if own == columns:
        return cells
    held = dict(zip(own, cells, strict=False))
    by_place = cells + ("",) * len(columns)
    return tuple(held.get(name, by_place[at]) for at, name in enumerate(columns))
