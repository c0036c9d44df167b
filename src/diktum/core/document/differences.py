"""Compare two versions of a decree part by part, and inside a part word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diktum.core.document.labels import places
from diktum.core.document.model import Decree, Node, nodes
from diktum.core.document.ordering import rising
from diktum.core.document.word_changes import Word, words

__all__ = [
    "Change",
    "ChangeKind",
    "Parts",
    "Word",
    "differences",
    "differences_of",
    "parts_of",
    "words",
]


class ChangeKind(StrEnum):
    """What happened to a part between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


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


_HEAD_LABELS = {"judul": "Judul", "sifat": "Sifat", "pejabat": "Pejabat penetap", "tembusan": "Tembusan"}
_HEAD = "Judul"
_SECTIONS = {
    "menimbang": "Menimbang",
    "mengingat": "Mengingat",
    "memperhatikan": "Memperhatikan",
    "diktum": "Diktum",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything in a decree that can be compared: its parts in reading order, where each stands, in which division."""

    nodes: dict[str, Node]
    places: dict[str, str]
    sections: dict[str, str]


def differences(before: Decree, after: Decree) -> tuple[Change, ...]:
    """Return what changed from `before` to `after`, in the order of `after`, removed parts last.

    Parts are matched by id. Numbers and letters are derived, so a part that only got another letter is not a change. A part
    that is both rewritten and moved gives two changes.
    """
    return differences_of(parts_of(before), parts_of(after))


def differences_of(old: Parts, new: Parts) -> tuple[Change, ...]:
    """Return what changed between two decrees whose parts are listed already (see `differences`)."""
    moved = _moved(old.nodes, new.nodes)
    found: list[Change] = []
    for key, node in new.nodes.items():
        place = new.places[key]
        if key not in old.nodes:
            found.append(_change(key, place, ChangeKind.ADDED, "", node.text))
            continue
        if old.nodes[key].text != node.text:
            found.append(_change(key, place, ChangeKind.CHANGED, old.nodes[key].text, node.text))
        if key in moved:
            found.append(_change(key, place, ChangeKind.MOVED, old.nodes[key].text, node.text))
    for key, node in old.nodes.items():
        if key not in new.nodes:
            found.append(_change(key, old.places[key], ChangeKind.REMOVED, node.text, ""))
    return tuple(found)


def parts_of(decree: Decree) -> Parts:
    """Return the parts of `decree`, among them title, sifat, official, heads of tables and tembusan."""
    place_of = {**_HEAD_LABELS, **places(decree)}
    found = {"judul": decree.title, "sifat": decree.kind.value, "pejabat": decree.issuer}
    listed = {key: Node(key, key, text) for key, text in found.items()}
    section_of = dict.fromkeys(listed, _HEAD)
    section = ""
    tables = {attachment.id: attachment.table for attachment in decree.attachments if attachment.table}
    for node in nodes(decree):
        section = _section(node, section, place_of)
        listed[node.id], section_of[node.id] = node, section
        if node.group == "lampiran" and node.id in tables:
            key = f"{node.id}:kolom"
            listed[key] = Node(key, key, " | ".join(tables[node.id].columns))
            place_of[key], section_of[key] = f"{place_of[node.id]} kepala tabel", section
    if decree.copies_to:
        listed["tembusan"] = Node("tembusan", "tembusan", "\n".join(decree.copies_to))
        section_of["tembusan"] = _HEAD_LABELS["tembusan"]
    return Parts(listed, place_of, section_of)


def _section(node: Node, section: str, place_of: dict[str, str]) -> str:
    """Name the division in which a part stands: its own list, or that of the part before it."""
    if node.group == "lampiran":
        return place_of[node.id]
    return _SECTIONS.get(node.group, section)


def _change(key: str, place: str, kind: ChangeKind, before: str, after: str) -> Change:
    return Change(key, place, kind, before, after, words(before, after))


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
        moved |= set(keys) - {keys[index] for index in rising([order[key] for key in keys])}
    return moved
