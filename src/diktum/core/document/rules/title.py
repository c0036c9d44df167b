"""J and P: the title and the enacting official."""

from __future__ import annotations

from collections.abc import Iterator

from diktum.core.document.model import Decree
from diktum.core.document.rules.registry import Hit, Severity, hit, rule
from diktum.core.document.rules.samples import SOUND, sample
from diktum.core.refusal import gettext_noop

_TITLE = "Judul"


@rule("J1", Severity.ERROR, source="UU 12/2011 Lampiran II angka 2", good=SOUND, bad=sample(title="  "))
def title_is_there(decree: Decree) -> Iterator[Hit]:
    """Give the decree a name."""
    if not decree.title.strip():
        yield hit(gettext_noop("Judul belum diisi."), place=_TITLE)


@rule(
    "J2",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 4",
    good=SOUND,
    bad=sample(title="Tim Pelaksana Kegiatan Contoh Tahun 2026."),
)
def title_is_in_capitals_without_stop(decree: Decree) -> Iterator[Hit]:
    """Write the title in capitals and without a closing mark."""
    title = decree.title.strip()
    if title != title.upper():
        yield hit(gettext_noop("Judul ditulis seluruhnya dengan huruf kapital."), place=_TITLE)
    if title.endswith((".", ",", ";", ":")):
        yield hit(gettext_noop("Judul tidak diakhiri tanda baca."), place=_TITLE)


@rule(
    "J5",
    Severity.ADVICE,
    source="UU 12/2011 Lampiran II angka 3",
    good=SOUND,
    bad=sample(title="TIM " * 31),
)
def title_is_short(decree: Decree) -> Iterator[Hit]:
    """Keep the title short: at most thirty words."""
    count = len(decree.title.split())
    if count > 30:
        yield hit(
            gettext_noop("Judul memuat %(count)s kata; usahakan singkat dan mencerminkan isi."),
            place=_TITLE,
            count=str(count),
        )


@rule(
    "J9",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 2",
    good=SOUND,
    bad=sample(title="KEPUTUSAN KOMISI PEMILIHAN UMUM TENTANG TIM CONTOH"),
)
def title_begins_after_tentang(decree: Decree) -> Iterator[Hit]:
    """Write only what follows TENTANG: kind and number are printed by themselves."""
    if decree.title.strip().upper().startswith(("KEPUTUSAN ", "TENTANG ", "NOMOR ")):
        yield hit(
            gettext_noop(
                "Tulis hanya nama Keputusan setelah kata TENTANG; jenis dan nomor tercetak dengan sendirinya."
            ),
            place=_TITLE,
        )


@rule(
    "P2",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 16",
    good=SOUND,
    bad=sample(issuer="Ketua Komisi Pemilihan Umum Kabupaten Contoh,"),
)
def issuer_is_there_without_comma(decree: Decree) -> Iterator[Hit]:
    """Name the enacting official; the closing comma is printed by itself."""
    issuer = decree.issuer.strip()
    if not issuer or issuer.endswith((",", ".", ";")):
        yield hit(
            gettext_noop("Tulis jabatan pejabat penetap tanpa tanda baca penutup; komanya tercetak sendiri."),
            place="Pejabat penetap",
        )
