"""A short sound decree, and how to change one thing in it, for the examples that rules carry."""

from __future__ import annotations

from dataclasses import replace

from diktum.core.document.model import Attachment, Clause, Decree, DecreeKind, Dictum, Row, Table

SOUND = Decree(
    kind=DecreeKind.APPOINTING,
    title="TIM PELAKSANA KEGIATAN CONTOH TAHUN 2026",
    issuer="Ketua Komisi Pemilihan Umum Kabupaten Contoh",
    considerations=(
        Clause("m1", "bahwa untuk kelancaran kegiatan contoh, perlu dibentuk tim pelaksana;"),
        Clause("m2", "bahwa nama yang tercantum dalam lampiran memenuhi syarat sebagai anggota tim;"),
        Clause(
            "m3",
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan "
            "Keputusan Komisi Pemilihan Umum Kabupaten Contoh tentang Tim Pelaksana Kegiatan Contoh Tahun 2026;",
        ),
    ),
    legal_bases=(
        Clause(
            "d1",
            "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 "
            "Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109);",
        ),
        Clause(
            "d2",
            "Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata Naskah Dinas (Berita Negara Republik "
            "Indonesia Tahun 2021 Nomor 784);",
        ),
    ),
    dicta=(
        Dictum(
            "k1",
            "Menetapkan Tim Pelaksana Kegiatan Contoh Tahun 2026 sebagaimana tercantum dalam Lampiran yang merupakan "
            "bagian tidak terpisahkan dari Keputusan ini.",
        ),
        Dictum(
            "k2", "Masa kerja tim sebagaimana dimaksud dalam Diktum KESATU sampai dengan 31 Desember 2026."
        ),
        Dictum("k3", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ),
    attachments=(
        Attachment(
            "l1",
            "SUSUNAN TIM PELAKSANA KEGIATAN CONTOH",
            Table(("Nama", "Jabatan"), (Row("b1", ("Melati Contoh", "Pelaksana")),)),
        ),
    ),
)


def clauses(*texts: str) -> tuple[Clause, ...]:
    """Return clauses with ids made of their position."""
    return tuple(Clause(f"c{number}", text) for number, text in enumerate(texts, start=1))


def dicta(*texts: str) -> tuple[Dictum, ...]:
    """Return dicta with ids made of their position."""
    return tuple(Dictum(f"k{number}", text) for number, text in enumerate(texts, start=1))


def sample(
    *,
    title: str = SOUND.title,
    issuer: str = SOUND.issuer,
    considerations: tuple[Clause, ...] = SOUND.considerations,
    legal_bases: tuple[Clause, ...] = SOUND.legal_bases,
    dicta: tuple[Dictum, ...] = SOUND.dicta,
    attachments: tuple[Attachment, ...] = SOUND.attachments,
) -> Decree:
    """Return the sound decree with some parts put in place of its own."""
    return replace(
        SOUND,
        title=title,
        issuer=issuer,
        considerations=considerations,
        legal_bases=legal_bases,
        dicta=dicta,
        attachments=attachments,
    )
