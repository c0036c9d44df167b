"""Invent decrees for measuring: the same every time."""

from __future__ import annotations

import random

from diktum.core.document import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Point,
    Row,
    Table,
    nodes,
    rewritten,
    with_ids,
)
from diktum.core.document.identity import with_other_ids

_TEXT = """
komisi pemilihan umum kabupaten menetapkan tim pelaksana kegiatan dengan susunan sebagaimana tercantum dalam lampiran
keputusan ini tugas melaporkan hasil kepada ketua setiap bulan biaya dibebankan anggaran tahun berjalan mulai berlaku
pada tanggal ditetapkan penyelenggara wajib menjamin keterbukaan informasi data pemilih logistik distrik kampung
sekretariat pengadaan penyimpanan pengiriman kotak suara bilik tinta segel formulir gudang keamanan pengawasan jadwal
tahapan sosialisasi pelatihan petugas rekapitulasi verifikasi faktual administrasi dokumen arsip retensi salinan
pengumuman papan laman masyarakat tanggapan klarifikasi perbaikan berita acara saksi pengawas honorarium
"""
_WORDS = tuple(_TEXT.split())
_OFFICE = "Komisi Pemilihan Umum Kabupaten Sorong Selatan"
_PER_ARTICLE, _PER_CHAPTER = 3, 10


def pair_of_versions(parts: int = 500, *, ids: str = "") -> tuple[Decree, Decree]:
    """Return two versions of a guideline of about `parts` parts: every tenth reworded, one article moved, one gone, one new.

    With `ids` the later version bears other ids, as a file from elsewhere does.
    """
    chance = random.Random(42)
    before = _guideline(chance, parts)
    worded = [node for node in nodes(before) if node.text]
    after = rewritten(before, {node.id: _edited(chance, node.text) for node in worded[::10]})
    after = _moved(chance, after)
    if ids:
        after = with_other_ids(after, {node.id: f"{ids}-{at}" for at, node in enumerate(nodes(after))})
    return before, after


def team_of_forty(number: int) -> Decree:
    """Return a decree of three pages with 40 persons, each time with another number in its words."""
    chance = random.Random(7)
    rows = tuple(
        Row("", (f"Orang Contoh {chance.choice(_WORDS).title()} {at + 1}", "Pelaksana", "Anggota"))
        for at in range(40)
    )
    return with_ids(
        Decree(
            DecreeKind.APPOINTING,
            f"KELOMPOK KERJA CONTOH NOMOR {number} TAHUN 2026",
            f"Ketua {_OFFICE}",
            considerations=(Clause("", f"bahwa {_sentence(chance, 14)};"),),
            legal_bases=tuple(Clause("", f"Peraturan tentang {_sentence(chance, 14)};") for _ in range(2)),
            dicta=tuple(Dictum("", f"{_sentence(chance, 10).capitalize()}.") for _ in range(3)),
            attachments=(
                Attachment(
                    "", "SUSUNAN KELOMPOK KERJA", Table(("Nama", "Jabatan", "Kedudukan dalam Tim"), rows)
                ),
            ),
        )
    )


def _guideline(chance: random.Random, parts: int) -> Decree:
    each = 1 + _PER_CHAPTER * (1 + _PER_ARTICLE)
    return with_ids(
        Decree(
            DecreeKind.REGULATING,
            "PEDOMAN TEKNIS CONTOH",
            f"Ketua {_OFFICE}",
            considerations=tuple(Clause("", f"bahwa {_sentence(chance, 40)};") for _ in range(8)),
            legal_bases=tuple(Clause("", f"Peraturan tentang {_sentence(chance, 25)};") for _ in range(12)),
            dicta=tuple(Dictum("", f"{_sentence(chance, 30).capitalize()}.") for _ in range(6)),
            attachments=(
                Attachment(
                    "",
                    "PEDOMAN",
                    None,
                    tuple(_chapter(chance) for _ in range(max(1, round((parts - 27) / each)))),
                ),
            ),
        )
    )


def _chapter(chance: random.Random) -> Chapter:
    return Chapter("", _sentence(chance, 3).upper(), tuple(_article(chance) for _ in range(_PER_CHAPTER)))


def _article(chance: random.Random) -> Article:
    points = (Point("", f"{_sentence(chance, 35).capitalize()}.") for _ in range(_PER_ARTICLE))
    return Article("", tuple(points))


def _moved(chance: random.Random, decree: Decree) -> Decree:
    (held,) = decree.attachments
    first, *rest = held.chapters
    moved, gone, *stay = first.articles
    del gone
    new = Article("pasal-baru", (Point("ayat-baru", f"{_sentence(chance, 35).capitalize()}."),))
    chapters = (Chapter(first.id, first.title, (*stay, moved, new)), *rest)
    return Decree(
        decree.kind,
        decree.title,
        decree.issuer,
        decree.considerations,
        decree.legal_bases,
        decree.notings,
        decree.dicta,
        (Attachment(held.id, held.title, None, chapters),),
        decree.copies_to,
    )


def _edited(chance: random.Random, text: str) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 8)):
        words[chance.randrange(len(words))] = chance.choice(_WORDS)
    return " ".join(words)


def _sentence(chance: random.Random, length: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(length))
