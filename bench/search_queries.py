"""What people would ask of such decrees, drawn as often as the words are used."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bench.search_rows import KINDS, SEED, Vocabulary, entries

KINDS_OF_QUERY = (
    "one word",
    "one word, newest first",
    "two words",
    "phrase",
    "prefix of 3-5 letters",
    "prefix of 6-8 letters",
    "typo",
    "word, year, kind",
)


@dataclass(frozen=True, slots=True)
class Question:
    """One query, with what each engine has to know of it."""

    typed: str
    is_phrase: bool = False
    is_prefix: bool = False
    newest_first: bool = False
    year: int = 0
    kind: str = ""


def questions(kind: str, made: Vocabulary, rows: int, count: int) -> Iterator[Question]:
    """Give `count` queries of a kind, the same ones at every call."""
    chance = random.Random(f"{SEED} {kind}")
    texts = [each.text.split() for each in islice(entries(rows, made), 300)]
    for _ in range(count):
        yield _question(kind, chance, made, texts)


def _question(kind: str, chance: random.Random, made: Vocabulary, texts: list[list[str]]) -> Question:
    word = _word(chance, made)
    match kind:
        case "two words":
            return Question(f"{word} {_word(chance, made)}")
        case "phrase":
            text = chance.choice(texts)
            start = chance.randrange(len(text) - 2)
            return Question(f'"{" ".join(text[start : start + 2])}"', is_phrase=True)
        case "prefix of 3-5 letters":
            return Question(word[: chance.choice((3, 4, 5))], is_prefix=True)
        case "prefix of 6-8 letters":
            return Question(_word(chance, made, longer_than=8)[: chance.choice((6, 7, 8))], is_prefix=True)
        case "typo":
            at = chance.randrange(1, len(word) - 2)
            return Question(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
        case "word, year, kind":
            return Question(word, year=chance.randint(2005, 2025), kind=chance.choice(KINDS))
        case _:
            return Question(word, newest_first=kind.endswith("newest first"))


def _word(chance: random.Random, made: Vocabulary, longer_than: int = 4) -> str:
    while True:
        word = chance.choices(made.words, cum_weights=made.weights)[0]
        if len(word) > longer_than:
            return word
