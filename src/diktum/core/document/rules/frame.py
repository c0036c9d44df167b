"""T and K: Memutuskan, Menetapkan and the closing, as they stand on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree, nodes
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import plain
from diktum.core.document.rules.samples import FRAME, SOUND, framed, read_as, with_dictum
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_DECIDES = "Memutuskan"
_CLOSING = "Penutup"


@rule(
    "T1",
    Severity.ERROR,
    source=f"{_LAW} angka 54",
    good=read_as("MEMUTUSKAN:\nMenetapkan : KEPUTUSAN …"),
    bad=read_as("M E M U T U S K A N :\nMenetapkan : KEPUTUSAN …"),
)
def memutuskan_is_written_close(decree: Decree, context: Context) -> Iterator[Hit]:
    """Write MEMUTUSKAN: in capitals, without spaces inside or before its colon."""
    found = re.search(r"^[ \t]*(M\s*E\s*M\s*U\s*T\s*U\s*S\s*K\s*A\s*N)([ \t]*:?)", context.text, re.M | re.I)
    if found and found.group().strip() != "MEMUTUSKAN:":
        yield hit(
            gettext_noop("Tulis “MEMUTUSKAN:” dengan huruf kapital, rapat, dan titik dua tanpa spasi."),
            place=_DECIDES,
        )
    for node in nodes(decree):
        if _DECIDES_LINE.search(node.text):
            yield hit(_DECIDES_IS_NO_PART, node=node.id)


@rule(
    "T2",
    Severity.ERROR,
    source=f"{_LAW} angka 57",
    good=read_as("MEMUTUSKAN:\nMenetapkan : KEPUTUSAN …"),
    bad=read_as("MEMUTUSKAN:\nKESATU : Membentuk tim."),
)
def menetapkan_is_there(decree: Decree, context: Context) -> Iterator[Hit]:
    """Put “Menetapkan :” under MEMUTUSKAN."""
    decided = re.search(r"M\s*E\s*M\s*U\s*T\s*U\s*S\s*K\s*A\s*N", context.text)
    if decided and not re.search(r"\b(Menetapkan|MENETAPKAN)\s*:", context.text[decided.end() :]):
        yield hit(gettext_noop("Di bawah MEMUTUSKAN belum ada “Menetapkan :”."), place=_DECIDES)
    for node in nodes(decree):
        if re.match(r"(Menetapkan|MENETAPKAN)\s*:", node.text.strip()):
            yield hit(_DECIDES_IS_NO_PART, node=node.id)


@rule(
    "T3",
    Severity.ERROR,
    source=f"{_LAW} angka 58 dan 59",
    good=framed(),
    bad=framed(resolution=FRAME.resolution.rstrip(".")),
)
def resolution_is_in_capitals_with_stop(_: Decree, context: Context) -> Iterator[Hit]:
    """Repeat kind and name behind Menetapkan in capitals, closed with a full stop."""
    said = context.facts.resolution.strip()
    if not said:
        return
    if said != said.upper() or not said.endswith("."):
        yield hit(
            gettext_noop(
                "Setelah “Menetapkan :” tulis jenis dan nama Keputusan dengan huruf kapital, diakhiri titik (.)."
            ),
            place=_DECIDES,
        )
    if "REPUBLIK INDONESIA" in said.upper():
        yield hit(gettext_noop("Setelah “Menetapkan :” tidak ditulis “REPUBLIK INDONESIA”."), place=_DECIDES)


@rule(
    "T4",
    Severity.ERROR,
    source=f"{_LAW} angka 58",
    good=framed(),
    bad=framed(resolution="KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH TENTANG TIM LAIN."),
)
def resolution_names_the_title(decree: Decree, context: Context) -> Iterator[Hit]:
    """Name the decree behind Menetapkan as in the title."""
    said = context.facts.resolution
    found = re.search(r"\btentang\s+(.+)", said, re.IGNORECASE | re.DOTALL)
    if said.strip() and (found is None or plain(found[1]) != plain(decree.title)):
        yield hit(
            gettext_noop("Nama Keputusan setelah “Menetapkan :” tidak sama dengan judul “%(title)s”."),
            place=_DECIDES,
            title=decree.title,
        )


@rule(
    "K1",
    Severity.ERROR,
    source=f"{_LAW} angka 164–166; UU 26/2002",
    good=framed(),
    bad=framed(place="Sorong"),
)
def enacted_at_the_seat(_: Decree, context: Context) -> Iterator[Hit]:
    """Enact at the seat of the office."""
    facts = context.facts
    if facts.place and facts.seat and plain(facts.place) != plain(facts.seat):
        yield hit(
            gettext_noop("Tertulis “Ditetapkan di %(said)s”, seharusnya “Ditetapkan di %(seat)s”."),
            place=_CLOSING,
            said=facts.place,
            seat=facts.seat,
        )


_DEGREE = re.compile(
    r",\s*\S|^(Drs?|Dra|Ir|Prof|H|Hj|dr)\.?\s|\b(S\.?\s?(H|E|Sos|IP|Kom|T|Pd|Ag)|M\.?\s?(H|M|Si|Pd|AP|Kn)|S\.?STP)\b\.?$|\bNIP\b|[0-9]{8}",
    re.IGNORECASE,
)


@rule(
    "K2",
    Severity.ERROR,
    source=f"{_LAW} angka 164–166; bahan ajar Biro Hukum KPU 2016",
    good=framed(),
    bad=framed(signatory_name="Anggrek Percontohan, S.H."),
)
def signatory_is_named_without_degree(_: Decree, context: Context) -> Iterator[Hit]:
    """Close with the post in capitals and a comma, and the name in capitals without degree, rank and NIP."""
    title, name = context.facts.signatory_title.strip(), context.facts.signatory_name.strip()
    if title and (
        title.upper().replace("PLT.", "Plt.").replace("PLH.", "Plh.")
        != title.replace("PLT.", "Plt.").replace("PLH.", "Plh.")
        or not title.endswith(",")
    ):
        yield hit(
            gettext_noop("Jabatan penanda tangan ditulis dengan huruf kapital dan diakhiri koma (,)."),
            place=_CLOSING,
        )
    if name and (name != name.upper() or _DEGREE.search(name)):
        yield hit(
            gettext_noop(
                "Nama penanda tangan ditulis dengan huruf kapital tanpa gelar, pangkat, golongan, dan NIP."
            ),
            place=_CLOSING,
        )


_DECIDES_LINE = re.compile(r"^[ \t]*M\s*E\s*M\s*U\s*T\s*U\s*S\s*K\s*A\s*N[ \t]*:", re.MULTILINE)
_DECIDES_IS_NO_PART = gettext_noop(
    "“MEMUTUSKAN:” dan “Menetapkan :” dicetak dengan sendirinya: hapus dari bagian ini."
)

_PROMULGATION = re.compile(r"Agar setiap orang mengetahui(?:nya)?|\bDiundangkan di\b", re.IGNORECASE)


@rule(
    "K3",
    Severity.ERROR,
    source=f"{_LAW} angka 160–163",
    good=SOUND,
    bad=with_dictum("Agar setiap orang mengetahuinya, memerintahkan pengundangan Keputusan ini."),
)
def nothing_is_promulgated(decree: Decree, context: Context) -> Iterator[Hit]:
    """Leave promulgation to regulations."""
    for node in nodes(decree):
        if _PROMULGATION.search(node.text):
            yield hit(_NOT_PROMULGATED, node=node.id)
    if _PROMULGATION.search(context.text):
        yield hit(_NOT_PROMULGATED, place=_CLOSING)


_NOT_PROMULGATED = gettext_noop("Keputusan tidak diundangkan: hapus perintah atau blok pengundangan.")


@rule(
    "K4",
    Severity.ERROR,
    source="SOP 23/2022 B.1 baris 6–8",
    good=framed(),
    bad=framed(number="", is_copy=True),
)
def number_and_date_stand_before_copies(_: Decree, context: Context) -> Iterator[Hit]:
    """Fill in number and date before a salinan is made, and both together."""
    facts = context.facts
    if facts.is_copy and not (facts.number and facts.enacted_on):
        yield hit(gettext_noop("Salinan dibuat setelah nomor dan tanggal terisi."), place="Nomor")
    elif facts.number and not facts.enacted_on and facts.signatory_title:
        yield hit(gettext_noop("Nomor sudah terisi, tetapi tanggal ditetapkan belum."), place=_CLOSING)
