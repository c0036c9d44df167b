"""Find the parts of one decree in another: by id, by person, by the same text, by a similar text, by what is below."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from diktum.core.document.identity import with_other_ids
from diktum.core.document.model import Decree
from diktum.core.document.outline import Part, outline

_SIMILAR = 0.5
_SAME_ID_SIMILAR = 0.25
_SAME_WORD = 0.8
_CANDIDATES = 16
_FROM_BELOW = (("butir",), ("ayat", "diktum"), ("pasal",), ("bab",), ("lampiran",))


def aligned(before: Decree, after: Decree, *, same_origin: bool) -> Decree:
    """Return `before` with the ids of `after` where a part continues in `after`, and ids of its own elsewhere.

    `same_origin` says that both are versions of one text, so that an id always means the same part (but a row that now
    names another person is another row). Otherwise an id is only a hint. The time grows with the number of parts.
    """
    found = _Matching(outline(before), outline(after))
    found.by_person()
    if same_origin:
        found.by_id(lambda _old, _new: True)
    found.by_id(lambda old, new: old.text == new.text)
    found.by_text()
    found.by_similarity()
    found.by_id(lambda old, new: likeness(old, new) >= _SAME_ID_SIMILAR)
    found.by_what_is_below()
    found.by_order("lampiran")
    return with_other_ids(before, found.names())


def likeness(old: Part, new: Part) -> float:
    """Return how alike two texts are, from 0 to 1: words in common among all words."""
    return _jaccard(old.tokens, new.tokens)


def _jaccard(old: frozenset[str], new: frozenset[str]) -> float:
    every = len(old | new)
    return len(old & new) / every if every else 0.0


class _Matching:
    """Pairs of parts found so far, each part at most once, only parts of one kind with each other."""

    def __init__(self, before: tuple[Part, ...], after: tuple[Part, ...]) -> None:
        self.before, self.after = before, after
        self.new_of: dict[str, str] = {}
        self.taken: set[str] = set()
        self._new = {part.id: part for part in after}

    def pair(self, old: Part, new: Part) -> None:
        if old.id not in self.new_of and new.id not in self.taken:
            self.new_of[old.id] = new.id
            self.taken.add(new.id)

    def names(self) -> dict[str, str]:
        """Return the new id of every old part; what did not continue keeps its own unless a new part has it."""
        used = {part.id for part in self.after} | {part.id for part in self.before}
        names = dict(self.new_of)
        for part in self.before:
            if part.id not in names and part.id in self._new:
                names[part.id] = _free(part.id, used)
        return names

    def by_person(self) -> None:
        """Pair rows that name the same person, then those whose name was corrected."""
        self._by_key(lambda part: (part.kind, part.person) if part.person else None)
        old = [part for part in self._old() if part.person]
        new = [part for part in self._left() if part.person]
        self._best(old, new, lambda part: frozenset(part.person.split()), _name_score)

    def by_id(self, holds: Callable[[Part, Part], bool]) -> None:
        for old in self._old():
            new = self._new.get(old.id)
            if new is not None and old.kind == new.kind and _same_person(old, new) and holds(old, new):
                self.pair(old, new)

    def by_text(self) -> None:
        self._by_key(lambda part: (part.kind, part.text) if part.text and not part.person else None)

    def by_similarity(self) -> None:
        for kind in {part.kind: None for part in self.before}:
            old = [part for part in self._old() if part.kind == kind and not part.person]
            new = [part for part in self._left() if part.kind == kind and not part.person]
            self._best(old, new, lambda part: part.tokens, self._text_score)

    def by_what_is_below(self) -> None:
        """Pair parts most of whose own parts are pairs already, the deepest first."""
        for kinds in _FROM_BELOW:
            votes = self._votes()
            for old in self._old():
                for new_id, _count in votes[old.id].most_common(3) if old.kind in kinds else ():
                    new = self._new.get(new_id)
                    if new is not None and new.kind == old.kind:
                        self.pair(old, new)

    def _votes(self) -> dict[str, Counter[str]]:
        parent_of = {part.id: part.parent for part in self.after}
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for part in self.before:
            if part.id in self.new_of:
                votes[part.parent][parent_of[self.new_of[part.id]]] += 1
        return votes

    def by_order(self, kind: str) -> None:
        old = [part for part in self._old() if part.kind == kind]
        new = [part for part in self._left() if part.kind == kind]
        for one, other in zip(old, new, strict=False):
            self.pair(one, other)

    def _old(self) -> list[Part]:
        return [part for part in self.before if part.id not in self.new_of]

    def _left(self) -> list[Part]:
        return [part for part in self.after if part.id not in self.taken]

    def _by_key(self, key: Callable[[Part], tuple[str, str] | None]) -> None:
        """Pair parts with one key in their order, those below one parent first."""
        left: dict[tuple[str, str], list[Part]] = defaultdict(list)
        for part in self._left():
            own = key(part)
            if own is not None:
                left[own].append(part)
        for old in self._old():
            own = key(old)
            candidates = left.get(own, []) if own is not None else []
            if candidates:
                parent = self.new_of.get(old.parent, old.parent)
                new = next(
                    (part for part in candidates[:_CANDIDATES] if part.parent == parent), candidates[0]
                )
                candidates.remove(new)
                self.pair(old, new)

    def _best(
        self,
        old: list[Part],
        new: list[Part],
        tokens: Callable[[Part], frozenset[str]],
        score: Callable[[Part, Part, frozenset[str], frozenset[str]], float],
    ) -> None:
        """Pair the likest parts first, looking only at the nearest parts that share a word."""
        old_words, new_words = [tokens(part) for part in old], [tokens(part) for part in new]
        scored: list[tuple[float, int, int, int]] = []
        for at, near in enumerate(_nearest(old_words, new_words)):
            for there in near:
                value = score(old[there], new[at], old_words[there], new_words[at])
                if value > 0:
                    scored.append((-value, abs(there - at), at, there))
        for _value, _distance, at, there in sorted(scored):
            self.pair(old[there], new[at])

    def _text_score(
        self, old: Part, new: Part, old_words: frozenset[str], new_words: frozenset[str]
    ) -> float:
        alike = _jaccard(old_words, new_words)
        same_place = self.new_of.get(old.parent, old.parent) == new.parent
        return alike + 0.05 * same_place if alike >= _SIMILAR else 0.0


def _name_score(old: Part, new: Part, _old_words: frozenset[str], _new_words: frozenset[str]) -> float:
    """Say how sure it is that a name was only corrected: a slip in a word, or a word more. Adi is not Budi."""
    one, other = old.person.split(), new.person.split()
    if len(one) == len(other):
        alike = min(map(_word_score, one, other))
        return alike if alike >= _SAME_WORD else 0.0
    shorter, longer = sorted((set(one), set(other)), key=len)
    return _SAME_WORD if len(shorter) > 1 and shorter < longer else 0.0


def _word_score(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if not (one.isalpha() and other.isalpha()) or one[0] != other[0]:
        return 0.0
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio()


def _same_person(old: Part, new: Part) -> bool:
    """Say whether rows that name persons may be one row: only a name that was corrected, or none on one side."""
    if not old.person or not new.person or old.person == new.person:
        return True
    return _name_score(old, new, frozenset(), frozenset()) > 0


def _nearest(old: list[frozenset[str]], new: list[frozenset[str]]) -> Iterator[Iterable[int]]:
    """Give for each new part the few old parts with which it shares the most words, nearest places first."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, tokens in enumerate(old):
        for token in tokens:
            places[token].append(at)
    for at, tokens in enumerate(new):
        shared: Counter[int] = Counter()
        expected = at * len(old) // len(new)
        for token in tokens:
            held = places.get(token, ())
            middle = bisect_left(held, expected)
            shared.update(held[max(0, middle - _CANDIDATES // 2) : middle + _CANDIDATES // 2])
        ranked = sorted(shared, key=lambda there: (-shared[there], abs(there - expected), there))
        yield ranked[:_CANDIDATES]


def _free(name: str, used: set[str]) -> str:
    number = 1
    while f"{name}-lama-{number}" in used:
        number += 1
    used.add(f"{name}-lama-{number}")
    return f"{name}-lama-{number}"
