"""Decrees by the hundred thousand: words with the frequencies of a language, names, numbers; the same for every engine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from diktum.core.language import DecreeNumber
from diktum.search.entries import Entry

SEED = 23_2022
SHORTEST, LONGEST = 60, 310
_BEGINNINGS = ("", "", "ber", "di", "ke", "me", "memper", "pe", "pen", "ter")
_ENDINGS = ("", "", "an", "kan", "i", "nya")
_LETTERS = ("b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny")
_VOWELS = ("a", "a", "e", "i", "o", "u")
_KNOWN = (
    "keputusan komisi pemilihan umum kabupaten tentang tim pelaksana kegiatan penetapan pembentukan anggaran tahun "
    "pemilu kampanye logistik sosialisasi pedoman teknis panitia kecamatan distrik petugas rekapitulasi suara calon "
    "anggota dewan perwakilan rakyat daerah jadwal tahapan verifikasi administrasi faktual partai politik saksi "
    "pengadaan barang jasa pejabat pembuat komitmen bendahara pengelola arsip dokumentasi informasi hukum sekretariat "
    "ketua sekretaris divisi subbagian perencanaan data keuangan sumber daya manusia zona integritas pelantikan"
)
KINDS = ("tim-pelaksana", "penetapan", "pengangkatan", "pedoman", "jadwal", "perubahan")
STATUSES = ("finished", "finished", "finished", "running", "cancelled")
UNITS = tuple(str(number) for number in range(1, 7))
CODES = tuple(f"HK.03.{number}" for number in range(1, 9))


@dataclass(frozen=True)
class Vocabulary:
    """Words from the most to the least frequent, with the running sum of their weights (Zipf)."""

    words: tuple[str, ...]
    weights: tuple[float, ...]


def vocabulary(size: int = 60_000) -> Vocabulary:
    """Make words that look Indonesian; the first are those that such decrees use."""
    chance = random.Random(SEED)
    words = dict.fromkeys(_KNOWN.split())
    while len(words) < size:
        root = "".join(
            chance.choice(_LETTERS) + chance.choice(_VOWELS) for _ in range(chance.choice((2, 2, 3)))
        ) + chance.choice(("", "", "n", "r", "s", "t", "k"))
        words[chance.choice(_BEGINNINGS) + root + chance.choice(_ENDINGS)] = None
    weights = tuple(accumulate(1 / (rank + 12) for rank in range(size)))
    return Vocabulary(tuple(words), weights)


def entries(rows: int, made: Vocabulary) -> Iterator[Entry]:
    """Give `rows` decrees of 60 to 310 words each, the same ones at every call."""
    chance = random.Random(SEED + 1)
    for ref in range(1, rows + 1):
        words = chance.choices(made.words, cum_weights=made.weights, k=chance.randint(SHORTEST, LONGEST))
        year = 2005 + ref * 21 // (rows + 1)
        yield Entry(
            ref=ref,
            title=" ".join(words[:12]),
            text=" ".join(words[12:]),
            kind=chance.choice(KINDS),
            status=chance.choice(STATUSES),
            unit=chance.choice(UNITS),
            archive_code=chance.choice(CODES),
            year=year,
            day=730_000 + ref,
            number=DecreeNumber("keputusan", ref % 900 + 1, year),
        )
