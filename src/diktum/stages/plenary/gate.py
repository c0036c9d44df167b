"""Where a correction may change the text, and what else changed: nothing may that the plenary did not name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diktum.core.document import Change, ChangeKind, Decree, differences, nodes, places

WHOLE = "*"
WHOLE_LABEL = "Seluruh naskah"
NEW = "+"  # before the id of a list: parts may be added to it, those that are there stay as they are
_LISTS = {
    "menimbang": "Menimbang",
    "mengingat": "Mengingat",
    "memperhatikan": "Memperhatikan",
    "diktum": "Diktum",
    "lampiran": "Lampiran",
}
_HEADS = {"judul": "Judul", "pejabat": "Pejabat penetap", "tembusan": "Tembusan"}
_APPENDIX = re.compile(r"Lampiran(?: [IVXLC]+)? (?=Pasal|BAB)")
_NEXT = r"\s+(?:KE\w+|huruf\s+\w|angka\s+\d+)(?!\w)"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the text, or a list of parts, with the words that a reader knows it by."""

    node: str
    label: str


def place_choices(decree: Decree) -> tuple[Place, ...]:
    """Return every part of a text that somebody may want changed, in reading order, the whole text last."""
    found = [Place("judul", _HEADS["judul"])]
    known = places(decree)
    seen: set[str] = set()
    for node in nodes(decree):
        if node.group in _LISTS and node.group not in seen:
            seen.add(node.group)
            found.append(Place(NEW + node.group, f"{_LISTS[node.group]}: bagian baru"))
        found.append(Place(node.id, known.get(node.id, node.id)))
    found += [Place("tembusan", _HEADS["tembusan"]), Place(WHOLE, WHOLE_LABEL)]
    return tuple(found)


def place_of(decree: Decree, node: str) -> Place | None:
    """Return the place of an id, or None where the text has no such part."""
    more = [Place(key, words) for key, words in {**_LISTS, **_HEADS}.items()]
    more += [Place(NEW + key, f"{words}: bagian baru") for key, words in _LISTS.items()]
    return next((place for place in (*place_choices(decree), *more) if place.node == node), None)


def places_named(text: str, decree: Decree) -> tuple[Place, ...]:
    """
    Return the places that a sentence names: "Diktum KEEMPAT: sebutkan batas waktu."

    What stands before the first colon counts where it names a place, else the whole sentence. A part that is not there yet
    ("Diktum KELIMA" of four) means a new part of that list.
    """
    known = _words(decree)
    before, colon, _rest = text.partition(":")
    return (tuple(_found(before, known)) if colon else ()) or tuple(_found(text, known))


def _words(decree: Decree) -> dict[str, str]:
    """Map the words of a place to its id; parts of a lampiran also without its name in front."""
    words = {label: key for key, label in _LISTS.items()}
    words |= {label: key for key, label in _HEADS.items()} | {WHOLE_LABEL: WHOLE}
    for key, label in places(decree).items():
        words[label] = key
        words.setdefault(_APPENDIX.sub("", label, count=1), key)
    return words


def _found(text: str, known: Mapping[str, str]) -> Iterator[Place]:
    left = text
    for label in sorted(known, key=len, reverse=True):
        pattern = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)
        if not pattern.search(left):
            continue
        key = known[label]
        if key in _LISTS and re.search(pattern.pattern + _NEXT, left, re.IGNORECASE):
            yield Place(NEW + key, f"{label}: bagian baru")
        else:
            yield Place(key, label)
        left = pattern.sub(" ", left)


def changes_within(
    changes: Sequence[Change], before: Decree, after: Decree, allowed: Collection[str]
) -> tuple[Change, ...]:
    """Return those of the changes from `before` to `after` that lie at these places or below them."""
    lists = {**_lists(before), **_lists(after)}
    old = frozenset(_lists(before))
    return tuple(change for change in changes if _is_within(change, lists, old, frozenset(allowed)))


def ungrounded(before: Decree, after: Decree, allowed: Collection[str]) -> tuple[Change, ...]:
    """Return every change from `before` to `after` that no applied correction named."""
    changes = differences(before, after)
    grounded = changes_within(changes, before, after, allowed)
    return tuple(change for change in changes if change not in grounded)


def text_at(decree: Decree, node: str) -> str | None:
    """Return the own words of a part, or None where it is not there."""
    if node == "judul":
        return decree.title
    return next((each.text for each in nodes(decree) if each.id == node), None)


def is_worded(decree: Decree, node: str, wording: str) -> bool:
    """Return whether a part has exactly these words; white space does not count."""
    return " ".join((text_at(decree, node) or "").split()) == " ".join(wording.split())


def _lists(decree: Decree) -> dict[str, str]:
    return {node.id: node.group for node in nodes(decree)}


def _is_within(
    change: Change, lists: Mapping[str, str], old: frozenset[str], allowed: frozenset[str]
) -> bool:
    if WHOLE in allowed:
        return True
    is_new = change.kind is ChangeKind.ADDED
    key = change.node.partition(":")[0]
    while key:
        if key in allowed or (is_new and NEW + key in allowed):
            return True
        is_new = is_new and key not in old
        key = lists.get(key, "")
    return False
