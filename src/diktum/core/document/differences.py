"""Compare two versions of a decree part by part, and inside a part word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from diktum.core.document.labels import places
from diktum.core.document.model import Decree, Node, nodes


class ChangeKind(StrEnum):
    """What happened to a part between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text inside a changed part; `kind` is "equal", "removed" or "added"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the part, where it stands (in the newer version if it is there), and both texts.

    Joining the words that are not "added" gives `before`; those that are not "removed" give `after`.
    """

    node: str
    label: str
    kind: ChangeKind
    before: str
    after: str
    words: tuple[Word, ...]


_TOKEN = re.compile(r"\w+(?:[./-]\w+)*|\s+|[^\w\s]")
_HEAD_LABELS = {"judul": "Judul", "sifat": "Sifat", "pejabat": "Pejabat penetap", "tembusan": "Tembusan"}
_LONGEST = 4000


def differences(before: Decree, after: Decree) -> tuple[Change, ...]:
    """Return what changed from `before` to `after`, in the order of `after`, removed parts last.

    Parts are matched by id. Numbers and letters are derived, so a part that only got another letter is not a change. A part
    that is both rewritten and moved gives two changes.
    """
    old, new = _parts(before), _parts(after)
    old_places, new_places = _places(before), _places(after)
    moved = _moved(old, new)
    found: list[Change] = []
    for key, node in new.items():
        place = new_places[key]
        if key not in old:
            found.append(_change(key, place, ChangeKind.ADDED, "", node.text))
            continue
        if old[key].text != node.text:
            found.append(_change(key, place, ChangeKind.CHANGED, old[key].text, node.text))
        if key in moved:
            found.append(_change(key, place, ChangeKind.MOVED, old[key].text, node.text))
    for key, node in old.items():
        if key not in new:
            found.append(_change(key, old_places[key], ChangeKind.REMOVED, node.text, ""))
    return tuple(found)


def words(before: str, after: str) -> tuple[Word, ...]:
    """Return the word-level difference of two texts; a number such as 12/2011 is one word."""
    if before == after:
        return (Word("equal", after),) if after else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _LONGEST * _LONGEST:
        return tuple(_runs((("removed", before), ("added", after))))
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return tuple(_runs(_pieces(matcher, old, new)))


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield "equal", "".join(new[new_from:new_to])
        else:
            yield "removed", "".join(old[old_from:old_to])
            yield "added", "".join(new[new_from:new_to])


def _runs(pieces: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[Word]:
    for kind, text in pieces:
        if text:
            yield Word(kind, text)


def _change(key: str, place: str, kind: ChangeKind, before: str, after: str) -> Change:
    return Change(key, place, kind, before, after, words(before, after))


def _parts(decree: Decree) -> dict[str, Node]:
    head = (
        Node("judul", "judul", decree.title),
        Node("sifat", "sifat", decree.kind.value),
        Node("pejabat", "pejabat", decree.issuer),
    )
    columns = tuple(
        Node(f"{attachment.id}:kolom", f"{attachment.id}:kolom", " | ".join(attachment.table.columns))
        for attachment in decree.attachments
        if attachment.table
    )
    copies = (Node("tembusan", "tembusan", "\n".join(decree.copies_to)),) if decree.copies_to else ()
    return {node.id: node for node in (*head, *nodes(decree), *columns, *copies)}


def _places(decree: Decree) -> dict[str, str]:
    place_of = {**_HEAD_LABELS, **places(decree)}
    for attachment in decree.attachments:
        place_of[f"{attachment.id}:kolom"] = f"{place_of[attachment.id]} kepala tabel"
    return place_of


def _moved(old: dict[str, Node], new: dict[str, Node]) -> set[str]:
    """Return the fewest parts whose moving explains the new order, and those that went to another list."""
    elsewhere = {key for key, node in new.items() if key in old and old[key].group != node.group}
    moved = set(elsewhere)
    order = {key: position for position, key in enumerate(old)}
    groups: dict[str, list[str]] = {}
    for key, node in new.items():
        if key in old and key not in elsewhere:
            groups.setdefault(node.group, []).append(key)
    for keys in groups.values():
        moved |= set(keys) - _still(keys, order)
    return moved


def _still(keys: list[str], order: dict[str, int]) -> set[str]:
    """Return a longest run of `keys` that kept its order (longest increasing subsequence)."""
    tails: list[int] = []
    ends: list[str] = []
    previous: dict[str, str | None] = {}
    for key in keys:
        at = bisect_left(tails, order[key])
        previous[key] = ends[at - 1] if at else None
        if at == len(tails):
            tails.append(order[key])
            ends.append(key)
        else:
            tails[at], ends[at] = order[key], key
    still: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        still.add(last)
        last = previous[last]
    return still
