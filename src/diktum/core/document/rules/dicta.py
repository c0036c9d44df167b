"""B: the dicta."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree, DecreeKind, Dictum, nodes
from diktum.core.document.rules.registry import Hit, Severity, hit, rule
from diktum.core.document.rules.samples import SOUND, dicta, sample
from diktum.core.language import dictum_name
from diktum.core.refusal import gettext_noop

_DIGIT = "SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN"
_REFERENCE = re.compile(
    rf"\b[Dd]iktum (KE(?:SEPULUH|SEBELAS|(?:{_DIGIT})(?: BELAS| PULUH(?: (?:{_DIGIT}))?)?))\b"
)
_FORCE = "Keputusan ini mulai berlaku pada tanggal ditetapkan."
_SET = "Menetapkan Tim Pelaksana Kegiatan Contoh Tahun 2026."


@rule("B1", Severity.ERROR, source="Keputusan KPU 1442/2019", good=SOUND, bad=sample(dicta=()))
def dictum_is_there(decree: Decree) -> Iterator[Hit]:
    """State at least one dictum."""
    if not decree.dicta:
        yield hit(gettext_noop("Keputusan memuat sekurang-kurangnya satu diktum."), place="Diktum")


@rule(
    "B1a",
    Severity.WARN,
    source="Keputusan KPU 1442/2019",
    good=SOUND,
    bad=sample(dicta=dicta("KESATU: Tim Pelaksana Kegiatan Contoh.", _FORCE)),
)
def first_dictum_decides(decree: Decree) -> Iterator[Hit]:
    """Open the first dictum with a verb that decides."""
    verbs = ("Menetapkan", "Membentuk", "Mengangkat", "Mengubah", "Mencabut", "Memberhentikan", "Menunjuk")
    if decree.dicta and not decree.dicta[0].text.lstrip().startswith(verbs):
        yield hit(
            gettext_noop(
                "Diktum KESATU diawali kata kerja penetapan, misalnya “Menetapkan” atau “Membentuk”."
            ),
            node=decree.dicta[0].id,
        )


@rule(
    "B1b",
    Severity.ERROR,
    source="Keputusan KPU 1442/2019",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "masa kerja tim satu tahun", _FORCE)),
)
def dictum_is_a_sentence(decree: Decree) -> Iterator[Hit]:
    """Start a dictum with a capital and end it with a full stop, or with a colon before points."""
    for dictum in decree.dicta:
        text = dictum.text.strip()
        if text and not (text[0].isupper() or text[0].isdigit()):
            yield hit(gettext_noop("Awali diktum dengan huruf kapital."), node=dictum.id)
        if text and not text.endswith(":" if dictum.points else "."):
            yield hit(
                gettext_noop("Akhiri diktum dengan “%(mark)s”."),
                node=dictum.id,
                mark=":" if dictum.points else ".",
            )


@rule(
    "B2",
    Severity.ERROR,
    source="Keputusan KPU 1442/2019",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "Tim sebagaimana dimaksud dalam Diktum KELIMA bekerja satu tahun.", _FORCE)),
)
def referred_dictum_exists(decree: Decree) -> Iterator[Hit]:
    """Refer only to dicta that are there."""
    names = {dictum_name(number) for number in range(1, min(len(decree.dicta), 99) + 1)}
    for node in nodes(decree):
        for name in _REFERENCE.findall(node.text):
            if name not in names:
                yield hit(
                    gettext_noop("Rujukan ke Diktum %(name)s, tetapi diktum itu tidak ada."),
                    node=node.id,
                    name=name,
                )


@rule(
    "B8",
    Severity.WARN,
    source="UU 30/2014 Pasal 58 ayat (1) dan ayat (2)",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, _FORCE)),
)
def end_is_stated(decree: Decree) -> Iterator[Hit]:
    """State in a decree that appoints until when it holds."""
    if decree.kind is not DecreeKind.APPOINTING or not decree.dicta:
        return
    if not re.search(r"sampai dengan|berakhir|selama|masa kerja", _all_text(decree), re.IGNORECASE):
        yield hit(gettext_noop("Nyatakan batas akhir berlakunya, misalnya masa kerja tim."), place="Diktum")


@rule(
    "B10",
    Severity.ERROR,
    source="UU 30/2014 Pasal 57; UU 12/2011 Lampiran II angka 150",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "Masa kerja tim sampai dengan 31 Desember 2026.")),
)
def force_is_stated_last(decree: Decree) -> Iterator[Hit]:
    """Close with the dictum on entry into force."""
    if decree.dicta and "mulai berlaku pada tanggal" not in decree.dicta[-1].text:
        yield hit(
            gettext_noop("Diktum terakhir berbunyi “Keputusan ini mulai berlaku pada tanggal ditetapkan.”."),
            node=decree.dicta[-1].id,
        )


@rule(
    "B11",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 152",
    good=SOUND,
    bad=sample(dicta=dicta(_SET, "Keputusan ini mulai berlaku efektif pada tanggal 1 Maret 2026.")),
)
def force_is_not_effective(decree: Decree) -> Iterator[Hit]:
    """Avoid the phrase “mulai berlaku efektif pada tanggal”."""
    for dictum in decree.dicta:
        if "mulai berlaku efektif" in dictum.text:
            yield hit(
                gettext_noop("Tulis “mulai berlaku pada tanggal”, tanpa kata “efektif”."), node=dictum.id
            )


def _all_text(decree: Decree) -> str:
    return " ".join(_texts(decree.dicta))


def _texts(dicta: tuple[Dictum, ...]) -> Iterator[str]:
    for dictum in dicta:
        yield dictum.text
        yield from (point.text for point in dictum.points)
