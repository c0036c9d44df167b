"""A short sound decree, and how to change one thing in it, for the examples that rules carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from diktum.core.document.citations import Registry, Regulation, Standing
from diktum.core.document.model import Attachment, Clause, Decree, DecreeKind, Dictum, Point, Row, Table
from diktum.core.document.rules.engine import Case
from diktum.core.document.rules.facts import Context, Facts

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


def tasks(*texts: str) -> tuple[Dictum, ...]:
    """Return the dicta of the sound decree with one more before the last, which has these points."""
    points = tuple(Point(f"p{number}", text) for number, text in enumerate(texts, start=1))
    return (*SOUND.dicta[:-1], Dictum("k9", "Tim mempunyai tugas:", points), SOUND.dicta[-1])


def with_dictum(text: str) -> Decree:
    """Return the sound decree with one more dictum before the last."""
    return sample(dicta=(*SOUND.dicta[:-1], Dictum("k9", text), SOUND.dicta[-1]))


def people(columns: tuple[str, ...], *rows: tuple[str, ...]) -> tuple[Attachment, ...]:
    """Return the lampiran of the sound decree with another table."""
    table = Table(columns, tuple(Row(f"b{number}", cells) for number, cells in enumerate(rows, start=1)))
    return (replace(SOUND.attachments[0], table=table),)


def sample(
    *,
    kind: DecreeKind = SOUND.kind,
    title: str = SOUND.title,
    issuer: str = SOUND.issuer,
    considerations: tuple[Clause, ...] = SOUND.considerations,
    legal_bases: tuple[Clause, ...] = SOUND.legal_bases,
    notings: tuple[Clause, ...] = SOUND.notings,
    dicta: tuple[Dictum, ...] = SOUND.dicta,
    attachments: tuple[Attachment, ...] = SOUND.attachments,
) -> Decree:
    """Return the sound decree with some parts put in place of its own."""
    return replace(
        SOUND,
        kind=kind,
        title=title,
        issuer=issuer,
        considerations=considerations,
        legal_bases=legal_bases,
        notings=notings,
        dicta=dicta,
        attachments=attachments,
    )


def _regulation(
    ref: str, kind: str, title: str, standing: Standing, *amended_by: str, **gazette: str
) -> Regulation:
    number, year = ref.rsplit(" ", 1)[1].split("/")
    return Regulation(ref, kind, number, int(year), title, gazette, standing, amended_by, "sure", "contoh")


_LAW = "Undang-Undang"
_RULE = "Peraturan Komisi Pemilihan Umum"
REGISTRY = Registry(
    {
        each.ref: each
        for each in (
            _regulation(
                "UU 7/2017",
                _LAW,
                "Pemilihan Umum",
                Standing.IN_FORCE,
                LN="Tahun 2017 Nomor 182",
                TLN="Nomor 6109",
            ),
            _regulation(
                "UU 2/2008",
                _LAW,
                "Partai Politik",
                Standing.AMENDED,
                "UU 2/2011",
                LN="Tahun 2008 Nomor 2",
                TLN="Nomor 4801",
            ),
            _regulation(
                "UU 2/2011",
                _LAW,
                "Perubahan atas Undang-Undang Nomor 2 Tahun 2008 tentang Partai Politik",
                Standing.IN_FORCE,
                LN="Tahun 2011 Nomor 8",
                TLN="Nomor 5189",
            ),
            _regulation(
                "UU 15/2011",
                _LAW,
                "Penyelenggara Pemilihan Umum",
                Standing.REVOKED,
                LN="Tahun 2011 Nomor 101",
                TLN="Nomor 5246",
            ),
            _regulation(
                "PKPU 2/2021", _RULE, "Tata Naskah Dinas", Standing.IN_FORCE, BN="Tahun 2021 Nomor 784"
            ),
        )
    }
)
"""A registry of five regulations, for the examples."""

REGISTERED = Context(registry=REGISTRY)


def cited(*texts: str) -> Case:
    """Return the sound decree with these legal bases, held against the registry of the examples."""
    return Case(sample(legal_bases=clauses(*texts)), REGISTERED)


FRAME = Facts(
    number="NOMOR 5 TAHUN 2026",
    body="KOMISI PEMILIHAN UMUM KABUPATEN CONTOH",
    resolution=(
        "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH TENTANG TIM PELAKSANA KEGIATAN CONTOH TAHUN 2026."
    ),
    place="Contoh",
    seat="Contoh",
    plenary_on=date(2026, 3, 2),
    enacted_on=date(2026, 3, 2),
    booked_on=date(2026, 3, 2),
    signatory_title="KETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH,",
    signatory_name="ANGGREK PERCONTOHAN",
    signatories=("Anggrek Percontohan",),
    attachment_headings=(
        "LAMPIRAN KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH NOMOR 5 TAHUN 2026 TENTANG TIM PELAKSANA KEGIATAN "
        "CONTOH TAHUN 2026",
    ),
)
"""The frame of the sound decree as it stands on paper."""


def framed(decree: Decree = SOUND, **changes: object) -> Case:
    """Return a decree within the sound frame, some facts of which are others."""
    return Case(decree, Context(facts=replace(FRAME, **changes)))  # type: ignore[arg-type]


def read_as(text: str) -> Case:
    """Return the sound decree as if it had been read from this text."""
    return Case(SOUND, Context(text=text))
