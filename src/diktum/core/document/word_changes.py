"""Compare two texts word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from diktum.core.document.ordering import rising


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text inside a changed part; `kind` is "equal", "removed" or "added"."""

    kind: str
    text: str


_WORD = r"\w+(?:[./-]\w+)*|[^\w\s]"
_TOKEN = re.compile(rf"(?:{_WORD})\s*|\s+")
_FINE = re.compile(rf"{_WORD}|\s+")
_MOST = 400_000  # pairs of tokens that SequenceMatcher compares in a blink
_SHINGLE = 4

_Opcode = tuple[bool, int, int, int, int]  # is the same, from and to in the old, from and to in the new


def words(before: str, after: str) -> tuple[Word, ...]:
    """Return the word-level difference of two texts; a number such as 12/2011 is one word.

    Joining what is not "added" gives `before`, what is not "removed" `after`. One single word that stayed between two
    changes goes with them: that reads better. Time grows with the length of the texts, not with its square.
    """
    if before == after:
        return (Word("equal", after),) if after else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    return tuple(_joined(_trimmed(_spans(old, new))))


def _spans(old: list[str], new: list[str]) -> Iterator[tuple[bool, str, str]]:
    opcodes = list(_opcodes(old, new))
    for place, (same, old_from, old_to, new_from, new_to) in enumerate(opcodes):
        is_alone = old_to - old_from == 1 and 0 < place < len(opcodes) - 1
        yield same and not is_alone, "".join(old[old_from:old_to]), "".join(new[new_from:new_to])


def _opcodes(old: list[str], new: list[str]) -> Iterator[_Opcode]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_to, new_to = len(old) - tail, len(new) - tail
    if head:
        yield True, 0, head, 0, head
    middle = _small if (old_to - head) * (new_to - head) <= _MOST else _large
    for same, a, b, c, d in middle(old[head:old_to], new[head:new_to]):
        yield same, a + head, b + head, c + head, d + head
    if tail:
        yield True, old_to, len(old), new_to, len(new)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _small(old: list[str], new: list[str]) -> Iterator[_Opcode]:
    if old or new:
        for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
            yield tag == "equal", a, b, c, d


def _large(old: list[str], new: list[str]) -> Iterator[_Opcode]:
    """Compare long texts between the runs of words that each has once and that kept their order."""
    old_at = old_to = new_to = 0
    for old_at, new_at in (*_anchors(old, new), (len(old), len(new))):
        if old_at < old_to or new_at < new_to:
            continue  # inside what was just read
        yield from _between(old, new, (old_to, old_at, new_to, new_at))
        old_to, new_to = old_at, new_at
        while old_to < len(old) and new_to < len(new) and old[old_to] == new[new_to]:
            old_to, new_to = old_to + 1, new_to + 1
        if old_to > old_at:
            yield True, old_at, old_to, new_at, new_to


def _between(old: list[str], new: list[str], span: tuple[int, int, int, int]) -> Iterator[_Opcode]:
    a, b, c, d = span
    if (b - a) * (d - c) > _MOST:
        yield False, a, b, c, d
        return
    for same, old_from, old_to, new_from, new_to in _small(old[a:b], new[c:d]):
        yield same, a + old_from, a + old_to, c + new_from, c + new_to


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    old_at, new_at = _once(old), _once(new)
    shared = [(at, new_at[key]) for key, at in old_at.items() if key in new_at]
    return [shared[index] for index in rising([to for _, to in shared])]


def _once(tokens: list[str]) -> dict[tuple[str, ...], int]:
    shingles = [tuple(tokens[at : at + _SHINGLE]) for at in range(len(tokens) - _SHINGLE + 1)]
    counts = Counter(shingles)
    return {key: at for at, key in enumerate(shingles) if counts[key] == 1}


def _trimmed(spans: Iterator[tuple[bool, str, str]]) -> Iterator[tuple[str, str]]:
    """Give the runs of each span, without the words and spaces that a change has in common at its ends."""
    for same, removed, added in _changes_together(spans):
        if same:
            yield "equal", added
            continue
        old, new = _FINE.findall(removed), _FINE.findall(added)
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        yield "equal", "".join(new[:head])
        yield "removed", "".join(old[head : len(old) - tail])
        yield "added", "".join(new[head : len(new) - tail])
        yield "equal", "".join(new[len(new) - tail :])


def _changes_together(spans: Iterator[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    removed = added = ""
    for same, old, new in spans:
        if not same:
            removed, added = removed + old, added + new
            continue
        if removed or added:
            yield False, removed, added
        removed = added = ""
        yield True, old, new
    if removed or added:
        yield False, removed, added


def _joined(runs: Iterator[tuple[str, str]]) -> Iterator[Word]:
    kind = text = ""
    for next_kind, next_text in runs:
        if not next_text:
            continue
        if next_kind == kind:
            text += next_text
            continue
        if text:
            yield Word(kind, text)
        kind, text = next_kind, next_text
    if text:
        yield Word(kind, text)
