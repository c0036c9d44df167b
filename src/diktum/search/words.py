"""Words as the search compares them: folded, and brought to their Indonesian stem."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

LONGEST_WORD = 40
_WORD = re.compile(r"\w+", re.UNICODE)
_OWN = threading.local()  # a stemmer holds the word it works on: every thread has its own

# Where the stemmer misses: a melted first letter, or a root that looks like a longer word. All forms lead to one stem.
_MEND = {
    "etap": "tetap",
    "ugas": "tugas",
    "andatangan": "tandatangan",
    "tandatang": "tandatangan",
    "erima": "terima",
    "ima": "terima",
    "unjuk": "tunjuk",
    "erap": "terap",
    "imbang": "timbang",
    "elola": "kelola",
    "lola": "kelola",
    "sampa": "sampai",
    "selesa": "selesai",
    "pilu": "pemilu",
    "pilik": "milik",
    "putakhir": "mutakhir",
    "awasi": "awas",
    "doman": "pedoman",
    "pedom": "pedoman",
    "rubah": "ubah",
    "lompok": "kelompok",
}

_COMMON = """yang dan di ke dari untuk pada dengan atau ini itu dalam oleh sebagai adalah akan serta bahwa para agar
    sebagaimana dapat telah juga tidak ada antara atas bagi maka hal karena secara suatu tersebut"""
STOP_WORDS = frozenset(_COMMON.split())


def folded(text: str) -> str:
    """Return a text without accents, in small letters: what two spellings of a name have in common."""
    spread = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in order; of a word over 40 letters its beginning."""
    return [
        word[:LONGEST_WORD] for word in _WORD.findall(folded(text) if not text.isascii() else text.lower())
    ]


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each word as it stands in a text, with where it begins and ends."""
    for match in _WORD.finditer(text):
        yield match.group(), match.start(), match.end()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a folded word: "menetapkan", "ditetapkan" and "penetapan" have one. Numbers stay as they are."""
    if not word.isalpha() or len(word) < 4:
        return word
    if not hasattr(_OWN, "stemmer"):
        _OWN.stemmer = snowballstemmer.stemmer("indonesian")
    found = str(_OWN.stemmer.stemWord(word))
    return _MEND.get(found, found)
