"""M and D: Menimbang and Mengingat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree
from diktum.core.document.rules.registry import Hit, Severity, hit, rule
from diktum.core.document.rules.samples import SOUND, clauses, sample
from diktum.core.language import letter
from diktum.core.refusal import gettext_noop

_FIRST = "bahwa untuk kelancaran kegiatan contoh, perlu dibentuk tim pelaksana;"
_CLOSING = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
    "Komisi Pemilihan Umum Kabupaten Contoh tentang Tim Pelaksana Kegiatan Contoh Tahun 2026;"
)


@rule(
    "M1", Severity.ERROR, source="UU 12/2011 Lampiran II angka 17", good=SOUND, bad=sample(considerations=())
)
def consideration_is_there(decree: Decree) -> Iterator[Hit]:
    """State at least one consideration."""
    if not decree.considerations:
        yield hit(gettext_noop("Menimbang memuat sekurang-kurangnya satu pertimbangan."), place="Menimbang")


@rule(
    "M2",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 22",
    good=SOUND,
    bad=sample(considerations=clauses("Perlu dibentuk tim.")),
)
def consideration_opens_with_bahwa(decree: Decree) -> Iterator[Hit]:
    """Start every consideration with “bahwa” and close it with a semicolon."""
    for clause in decree.considerations:
        text = clause.text.strip()
        if not text.startswith("bahwa "):
            yield hit(gettext_noop("Awali pertimbangan dengan kata “bahwa”."), node=clause.id)
        if not text.endswith(";"):
            yield hit(gettext_noop("Akhiri pertimbangan dengan titik koma (;)."), node=clause.id)


@rule(
    "M4",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 23",
    good=SOUND,
    bad=sample(considerations=clauses(_FIRST, "bahwa perlu menetapkan Keputusan tentang tim;")),
)
def last_consideration_sums_up(decree: Decree) -> Iterator[Hit]:
    """Close several considerations with the formula “bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam …”."""
    if len(decree.considerations) < 2:
        return
    last = decree.considerations[-1]
    if not re.match(r"bahwa berdasarkan pertimbangan sebagaimana dimaksud (dalam|pada) huruf ", last.text):
        yield hit(
            gettext_noop(
                "Butir terakhir berbunyi “bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf …, "
                "perlu menetapkan Keputusan … tentang …;”."
            ),
            node=last.id,
        )
    elif " pada huruf " in last.text:
        yield hit(gettext_noop("Tulis “dimaksud dalam huruf”, bukan “dimaksud pada huruf”."), node=last.id)


@rule(
    "M5",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 23",
    good=SOUND,
    bad=sample(
        considerations=clauses(_FIRST, _FIRST, _CLOSING.replace("huruf a dan huruf b", "huruf a dan b"))
    ),
)
def last_consideration_names_every_letter(decree: Decree) -> Iterator[Hit]:
    """Name each earlier item in the last one, the word “huruf” before every letter."""
    if len(decree.considerations) < 2 or "berdasarkan pertimbangan" not in decree.considerations[-1].text:
        return
    last = decree.considerations[-1]
    expected = [letter(number) for number in range(1, len(decree.considerations))]
    opening = re.split(r"\bperlu\b", last.text, maxsplit=1)[0]
    if re.findall(r"\bhuruf ([a-z]{1,2})\b", opening) != expected:
        yield hit(
            gettext_noop("Sebut semua butir sebelumnya, masing-masing dengan kata “huruf”: %(letters)s."),
            node=last.id,
            letters=_enumeration(expected),
        )


@rule(
    "M6",
    Severity.WARN,
    source="UU 12/2011 Lampiran II angka 23 dan 58",
    good=SOUND,
    bad=sample(title="TIM YANG LAIN SAMA SEKALI"),
)
def last_consideration_names_the_title(decree: Decree) -> Iterator[Hit]:
    """Name the decree in the last consideration as in the title."""
    if not decree.considerations or not decree.title.strip():
        return
    last = decree.considerations[-1]
    if "tentang " in last.text and _plain(decree.title) not in _plain(last.text):
        yield hit(gettext_noop("Nama Keputusan setelah “tentang” tidak sama dengan judul."), node=last.id)


@rule(
    "M11",
    Severity.WARN,
    source="UU 12/2011 Lampiran II angka 23",
    good=SOUND,
    bad=sample(considerations=clauses(_FIRST, _FIRST, _CLOSING.replace(", perlu", " maka perlu"))),
)
def consideration_says_perlu(decree: Decree) -> Iterator[Hit]:
    """Write “perlu menetapkan”, not “maka perlu menetapkan”."""
    for clause in decree.considerations:
        if re.search(r"\bmaka perlu\b", clause.text):
            yield hit(gettext_noop("Tulis “perlu”, bukan “maka perlu”."), node=clause.id)


@rule("D1", Severity.ERROR, source="UU 12/2011 Lampiran II angka 28", good=SOUND, bad=sample(legal_bases=()))
def legal_basis_is_there(decree: Decree) -> Iterator[Hit]:
    """Cite at least one legal basis."""
    if not decree.legal_bases:
        yield hit(gettext_noop("Mengingat memuat sekurang-kurangnya satu dasar hukum."), place="Mengingat")


@rule(
    "D2",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 52",
    good=SOUND,
    bad=sample(legal_bases=clauses("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum.")),
)
def legal_basis_ends_with_semicolon(decree: Decree) -> Iterator[Hit]:
    """Close every legal basis with a semicolon."""
    for clause in decree.legal_bases:
        if not clause.text.rstrip().endswith(";"):
            yield hit(gettext_noop("Akhiri dasar hukum dengan titik koma (;)."), node=clause.id)


@rule(
    "D9",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II angka 47",
    good=SOUND,
    bad=sample(legal_bases=clauses("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;")),
)
def law_carries_its_gazette(decree: Decree) -> Iterator[Hit]:
    """Cite Undang-Undang and Peraturan Pemerintah with Lembaran Negara and Tambahan Lembaran Negara."""
    for clause in decree.legal_bases:
        if not re.match(r"(undang-undang|peraturan pemerintah) ", clause.text, re.IGNORECASE):
            continue
        if not re.search(r"\(Lembaran Negara .*Tambahan Lembaran Negara ", clause.text, re.DOTALL):
            yield hit(
                gettext_noop(
                    "Lengkapi dengan (Lembaran Negara Republik Indonesia Tahun … Nomor …, Tambahan Lembaran Negara "
                    "Republik Indonesia Nomor …)."
                ),
                node=clause.id,
            )


@rule(
    "D17",
    Severity.WARN,
    source="UU 12/2011 Lampiran II angka 47",
    good=SOUND,
    bad=sample(
        legal_bases=clauses("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (LN RI 2017/182);")
    ),
)
def citation_is_written_out(decree: Decree) -> Iterator[Hit]:
    """Write gazettes out in full."""
    for clause in decree.legal_bases:
        if found := re.search(r"\b(LNRI|LN|TLN|BN|RI|UU|PP|PKPU)\b", clause.text):
            yield hit(
                gettext_noop("Tulis lengkap, jangan disingkat: “%(short)s”."),
                node=clause.id,
                short=found.group(),
            )


@rule(
    "D18",
    Severity.WARN,
    source="UU 12/2011 Lampiran II angka 44 dan 46",
    good=SOUND,
    bad=sample(
        legal_bases=clauses("Undang-undang Nomor 12 Tahun 2011 tentang Peraturan Perundangan-Undangan;")
    ),
)
def citation_is_spelt_right(decree: Decree) -> Iterator[Hit]:
    """Write “Undang-Undang” with two capitals and “Perundang-undangan” as the law does."""
    for clause in decree.legal_bases:
        if re.search(r"\b(Undang-undang|undang-undang|Undang Undang) Nomor\b", clause.text):
            yield hit(gettext_noop("Tulis “Undang-Undang” dengan dua huruf U kapital."), node=clause.id)
        if re.search(r"Perundangan-undangan", clause.text, re.IGNORECASE):
            yield hit(gettext_noop("Tulis “Perundang-undangan”."), node=clause.id)


def _enumeration(letters: list[str]) -> str:
    named = [f"huruf {each}" for each in letters]
    if len(named) < 3:
        return " dan ".join(named)
    return f"{', '.join(named[:-1])}, dan {named[-1]}"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())
