"""What was typed into the box, understood: words, phrases, numbers of decrees. No operator can be typed by accident."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from diktum.search.words import STOP_WORDS, words_of

LONGEST_QUERY = 200
MOST_WORDS = 12
_NUMBER = re.compile(
    r"\b(?:(?:nomor|nomer|no)\b\.?\s*:?\s*)?(\d{1,6})\s*(?:/|\s(?:tahun|thn|th)\b\.?\s*)\s*(\d{4})\b",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(r"\b(?:nomor|nomer|no)\b\.?\s*:?\s*(\d{1,6})\b", re.IGNORECASE)
_QUOTES = str.maketrans("“”„‟«»″", '"' * 7)


@dataclass(frozen=True)
class Asked:
    """
    A query: every word, phrase and number of it has to be in a decree.

    `typed` is the query as it is shown again. `is_unfinished` says that the last word may only have begun.
    """

    typed: str
    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    is_unfinished: bool = False
    was_cut: bool = False
    was_only_stop_words: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was asked that can be looked for."""
        return not (self.words or self.phrases or self.numbers)

    @cached_property
    def all_words(self) -> tuple[str, ...]:
        """Give every word that may be marked in what was found."""
        return (*self.words, *(word for phrase in self.phrases for word in phrase))


def understood(query: str) -> Asked:
    """
    Read what a person typed. Anything may come in: it never raises.

    "…" is a phrase (a quote that is not closed counts as no quote); "23/2022" and "nomor 23 tahun 2022" are one number.
    Common words and single letters are left out. At most 200 letters and 12 words are read.
    """
    typed = " ".join(query.replace("\x00", " ").translate(_QUOTES).split())
    was_cut = len(typed) > LONGEST_QUERY
    typed = typed[:LONGEST_QUERY]
    rest, phrases = _without_phrases(typed)
    rest, numbers = _without_numbers(rest)
    found = words_of(rest)
    telling = [word for word in found if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())]
    words = tuple(dict.fromkeys(telling))
    ends_open = bool(found) and bool(words) and found[-1] == words[-1]
    return Asked(
        typed=typed,
        words=words[:MOST_WORDS],
        phrases=phrases,
        numbers=numbers,
        is_unfinished=ends_open and len(words) <= MOST_WORDS and rest.rstrip().rstrip("*")[-1:].isalnum(),
        was_cut=was_cut or len(words) > MOST_WORDS,
        was_only_stop_words=bool(found) and not (words or phrases or numbers),
    )


def _without_phrases(typed: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    parts = typed.split('"')
    if len(parts) % 2 == 0:  # one quote is not closed: it counts as a blank
        parts[-2:] = [f"{parts[-2]} {parts[-1]}"]
    phrases = tuple(words for words in (tuple(words_of(part)[:MOST_WORDS]) for part in parts[1::2]) if words)
    return " ".join(parts[::2]), phrases[:4]


def _without_numbers(rest: str) -> tuple[str, tuple[str, ...]]:
    numbers = tuple(f"{int(number)}/{year}" for number, year in _NUMBER.findall(rest))
    rest = _NUMBER.sub(" ", rest)
    alone = tuple(str(int(number)) for number in _NUMBER_ALONE.findall(rest))
    return _NUMBER_ALONE.sub(" ", rest), (numbers + alone)[:4]


def pieces(asked: Asked) -> Iterator[str]:
    """Name what was looked for, for people."""
    yield from asked.words
    yield from (f"“{' '.join(phrase)}”" for phrase in asked.phrases)
    yield from asked.numbers
