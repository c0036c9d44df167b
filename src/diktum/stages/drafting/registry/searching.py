"""Find regulations by what people type ("uu 7 2017", "pkpu 8/2019", "tata kerja") and order them by rank. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diktum.core.document import Regulation

SHORT_KINDS = {
    "uud": "Undang-Undang Dasar",
    "tap": "Ketetapan Majelis Permusyawaratan Rakyat",
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "keppres": "Keputusan Presiden",
    "pkpu": "Peraturan Komisi Pemilihan Umum",
    "permendagri": "Peraturan Menteri Dalam Negeri",
    "permenkeu": "Peraturan Menteri Keuangan",
    "pmk": "Peraturan Menteri Keuangan",
    "permen": "Peraturan Menteri",
    "perda": "Peraturan Daerah",
    "perbup": "Peraturan Bupati",
    "kpt": "Keputusan Komisi Pemilihan Umum",
}
# UU 12/2011 Pasal 7 dan 8; Lampiran II angka 41. The longer beginnings stand before the shorter ones.
_RANKS = (
    ("undang-undang dasar", 0),
    ("ketetapan majelis", 1),
    ("peraturan pemerintah pengganti", 2),
    ("undang-undang", 2),
    ("peraturan pemerintah", 3),
    ("peraturan presiden", 4),
    ("keputusan presiden", 4),
    ("instruksi presiden", 4),
    ("peraturan daerah", 6),
    ("peraturan gubernur", 7),
    ("peraturan bupati", 8),
    ("peraturan wali kota", 8),
    ("peraturan", 5),
    ("keputusan", 9),
)
LAST_RANK = 10
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")


def rank_of(words: str) -> int:
    """Return the place in the hierarchy of what begins with these words, 0 the highest."""
    lowered = words.strip().casefold()
    return next((rank for beginning, rank in _RANKS if lowered.startswith(beginning)), LAST_RANK)


def found_in(regulations: Iterable[Regulation], typed: str, *, limit: int = 8) -> tuple[Regulation, ...]:
    """
    Return the regulations that hold everything typed, the best first, at most `limit`.

    A short kind ("uu") stands for the kind, a number for the number or the year, any other word for the beginning of a
    word of kind or title.
    """
    asked = [word.casefold() for word in _WORD.findall(typed)]
    scored = ((_score(each, asked), each) for each in regulations) if asked else ()
    hits = [(score, each) for score, each in scored if score]
    hits.sort(key=lambda pair: (-pair[0], rank_of(pair[1].kind), -pair[1].year, pair[1].number))
    return tuple(each for _, each in hits[:limit])


def _score(regulation: Regulation, asked: list[str]) -> int:
    """Return how well a regulation answers, 0 when one of the words is not there."""
    named = [word.casefold() for word in _WORD.findall(f"{regulation.kind} {regulation.title}")]
    numbers = (regulation.number.split("/", 1)[0].lstrip("0"), str(regulation.year))
    short = regulation.ref.split(" ", 1)[0].casefold()
    total = 0
    for word in asked:
        score = _score_of_word(word, short, regulation.kind, numbers, named)
        if not score:
            return 0
        total += score
    return total


def _score_of_word(word: str, short: str, kind: str, numbers: tuple[str, str], named: list[str]) -> int:
    if word == short or SHORT_KINDS.get(word, "").casefold() == kind.casefold():
        return 4
    if word.isdecimal():
        return 3 * (word.lstrip("0") in numbers) or 1 * any(each.startswith(word) for each in numbers)
    return 1 * any(each.startswith(word) for each in named)
