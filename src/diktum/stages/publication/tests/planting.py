"""A decree with made-up personal data in fifty places, and every public output in which none of them may be."""

from dataclasses import replace

from diktum.core.document import Attachment, Dictum, Point, Row, Table
from diktum.core.document.rules.samples import SOUND

NIK = "92040101019000{:02}"
PEOPLE = 10
TEXT_PLACES = (
    "9204 0102 0290 0007",
    "9204.0103.0390.0008",
    "198501012010121003",
    "19850102 201012 1 004",
    "0812-3456-7801",
    "+62 813 4567 8902",
    "(0951) 312345",
    "melati.contoh@surel.example",
    "09.254.294.3-407.001",
    "0123-01-012345-50-1",
)


def rows():
    return tuple(
        Row(
            f"o{n}",
            (
                f"Orang Contoh {n}",
                NIK.format(n),
                f"1990010120100110{n:02}",
                f"Jalan Rekaan Nomor {n}{n}",
                f"08123000{n:04}",
            ),
        )
        for n in range(1, PEOPLE + 1)
    )


def planted_decree():
    """Return a sound decree with personal data in ten texts and forty cells."""
    points = tuple(Point(f"t{n}", f"petugas dengan NIP {each};") for n, each in enumerate(TEXT_PLACES[3:4]))
    more = [f"Petugas dengan data {each} ikut bekerja." for each in TEXT_PLACES[:3]]
    more += [f"Petugas dihubungi melalui {each} setiap hari." for each in TEXT_PLACES[4:9]]
    more.append(f"Honorarium dibayarkan ke rekening BRI {TEXT_PLACES[9]} atas nama tim.")
    return replace(
        SOUND,
        dicta=(
            *SOUND.dicta[:-1],
            Dictum("y0", "Tim mempunyai tugas:", points),
            *(Dictum(f"y{n}", text) for n, text in enumerate(more, start=1)),
            SOUND.dicta[-1],
        ),
        attachments=(
            Attachment(
                "l1",
                SOUND.attachments[0].title,
                Table(("Nama", "NIK", "NIP", "Alamat", "Nomor HP"), rows()),
            ),
        ),
    )


def secrets():
    """Return the fifty planted values."""
    return (*TEXT_PLACES, *(cell for row in rows() for cell in row.cells[1:]))


def plant(monkeypatch, decree=None):
    """Have the plenary adopt the decree with personal data."""
    decree = decree or planted_decree()
    monkeypatch.setattr("diktum.stages.plenary.tests.acting.SOUND", decree, raising=True)
    monkeypatch.setattr(
        "diktum.stages.plenary.tests.acting.reconcile.__defaults__", (decree, (), None), raising=True
    )
    return decree
