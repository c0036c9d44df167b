"""The place in a text where the words that were looked for stand, cut out, with the words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diktum.search.asking import Asked
from diktum.search.words import folded, placed_words, stem

WIDTH = 220
READ = 200_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, marked or not. It is plain text: the page escapes it."""

    text: str
    is_marked: bool = False


class Marker:
    """Mark in texts what a query looked for: the same stem, or a word that begins so or that is nearly so."""

    def __init__(self, asked: Asked, also: Iterable[str] = (), *, quotes: bool = True) -> None:
        self._quotes = quotes
        self._stems = frozenset(stem(word) for word in (*asked.all_words, *also))
        last = asked.words[-1] if asked.is_unfinished and asked.words else ""
        self._beginning = last if len(last) > 1 else ""
        self._numbers = frozenset(number for each in asked.numbers for number in each.split("/"))

    def is_marked(self, word: str) -> bool:
        """Say whether a word of a text was looked for."""
        plain = folded(word)
        return (
            stem(plain) in self._stems
            or plain in self._numbers
            or bool(self._beginning and plain.startswith(self._beginning))
        )

    def marked(self, text: str) -> tuple[Piece, ...]:
        """Give a whole text in pieces."""
        return _pieces(text, self._spots(text))

    def snippet(self, text: str) -> tuple[Piece, ...]:
        """Give the stretch of about 220 letters with the most different words found; nothing where none stands there."""
        if not self._quotes:
            return ()
        text = " ".join(text[:READ].split())
        spots = self._spots(text)
        if not spots:
            return ()
        start, end = _window(text, _best(text, spots))
        inside = [(a - start, b - start) for a, b in spots if a >= start and b <= end]
        cut = f"{text[start:end]}"
        found = list(_pieces(cut, inside))
        if start:
            found.insert(0, Piece("…"))
        if end < len(text):
            found.append(Piece("…"))
        return tuple(found)

    def _spots(self, text: str) -> list[tuple[int, int]]:
        return [(start, end) for word, start, end in placed_words(text) if self.is_marked(word)]


def _best(text: str, spots: list[tuple[int, int]]) -> int:
    """Return where the stretch begins that holds the most different words."""
    best, most = spots[0][0], 0
    for start, _end in spots[:200]:
        within = {text[a:b].casefold() for a, b in spots if start <= a < start + WIDTH - 60}
        if len(within) > most:
            best, most = start, len(within)
    return best


def _window(text: str, at: int) -> tuple[int, int]:
    start = max(0, at - 60)
    if start:
        start = text.find(" ", start, at) + 1 or start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        end = text.rfind(" ", at + 1, end) if text.rfind(" ", at + 1, end) > at else end
    return start, end


def _pieces(text: str, spots: list[tuple[int, int]]) -> tuple[Piece, ...]:
    found, at = [], 0
    for start, end in spots:
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], is_marked=True))
        at = end
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)
