"""D, from the text alone: Mengingat and Memperhatikan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree
from diktum.core.document.rules.citing import mentions, read_basis
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.samples import SOUND, clauses, framed, sample
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_GAZETTE = "(Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109);"
_ELECTIONS = f"Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum {_GAZETTE}"


@rule("D1", Severity.ERROR, source=f"{_LAW} angka 28", good=SOUND, bad=sample(legal_bases=()))
def legal_basis_is_there(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite at least one legal basis."""
    if not decree.legal_bases:
        yield hit(gettext_noop("Mengingat memuat sekurang-kurangnya satu dasar hukum."), place="Mengingat")


@rule(
    "D2",
    Severity.ERROR,
    source=f"{_LAW} angka 52",
    good=SOUND,
    bad=sample(legal_bases=clauses(f"{_ELECTIONS[:-1]}.")),
)
def legal_basis_ends_with_semicolon(decree: Decree, _: Context) -> Iterator[Hit]:
    """Close every legal basis and every noting with a semicolon."""
    for clause in (*decree.legal_bases, *decree.notings):
        text = clause.text.rstrip()
        if text and not text.endswith(";"):
            yield hit(
                gettext_noop("Akhiri dasar hukum dengan titik koma (;)."),
                node=clause.id,
                mend=f"{text.rstrip('.,: ')};",
            )


_LOWER = re.compile(
    r"^(Keputusan Sekretaris|Surat Edaran|Instruksi|Standar Operasional Prosedur|Peraturan Desa|Pengumuman)\b",
    re.I,
)


@rule(
    "D4",
    Severity.WARN,
    source=f"{_LAW} angka 41",
    good=SOUND,
    bad=sample(legal_bases=clauses(_ELECTIONS, "Surat Edaran Nomor 4 Tahun 2025 tentang Contoh;")),
)
def legal_basis_is_not_lower(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite only regulations of the same or a higher level."""
    if decree.issuer.startswith("Sekretaris"):
        return
    for clause in decree.legal_bases:
        if found := _LOWER.match(clause.text.strip()):
            yield hit(
                gettext_noop("%(kind)s lebih rendah tingkatnya daripada Keputusan ini; bukan dasar hukum."),
                node=clause.id,
                kind=found[1],
            )


@rule(
    "D5",
    Severity.ERROR,
    source=f"{_LAW} angka 42",
    good=framed(),
    bad=framed(
        sample(
            legal_bases=clauses(
                _ELECTIONS, "Undang-Undang Nomor 1 Tahun 2031 tentang Contoh (Lembaran Negara …);"
            )
        )
    ),
)
def legal_basis_is_in_force(decree: Decree, context: Context) -> Iterator[Hit]:
    """Cite nothing that this decree revokes or that is not yet made."""
    revoked = {
        mention.key
        for dictum in decree.dicta
        for text in (dictum.text, *(point.text for point in dictum.points))
        if re.search(r"[Mm]encabut|dicabut|ditarik kembali", dictum.text)
        for mention in mentions(text)
    }
    day = context.facts.enacted_on or context.on
    for clause in decree.legal_bases:
        basis = read_basis(clause.text.strip())
        if basis is None:
            continue
        mention = basis.main.mention
        if mention.key in revoked:
            yield hit(
                gettext_noop("%(name)s dicabut oleh Keputusan ini, jadi tidak menjadi dasar hukumnya."),
                node=clause.id,
                name=mention.name,
            )
        elif day and mention.year.isdigit() and int(mention.year) > day.year:
            yield hit(
                gettext_noop("%(name)s belum ada pada tanggal penetapan Keputusan ini."),
                node=clause.id,
                name=mention.name,
            )


@rule(
    "D6",
    Severity.WARN,
    source="KMK 527/KMK.01/2022 butir 27, sebagai pembanding",
    good=SOUND,
    bad=sample(
        title="PERUBAHAN ATAS KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH NOMOR 3 TAHUN 2025 TENTANG TIM CONTOH"
    ),
)
def amended_decree_is_cited(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite the decree that this one amends."""
    found = re.match(r"PERUBAHAN\b.*?\bNOMOR ([0-9]+)\S* TAHUN ([0-9]{4})", decree.title.strip())
    if found is None:
        return
    cited = {mention.key[1:] for clause in decree.legal_bases for mention in mentions(clause.text)}
    if (found[1].lstrip("0"), found[2]) not in cited:
        yield hit(
            gettext_noop(
                "Cantumkan Keputusan Nomor %(number)s Tahun %(year)s yang diubah sebagai dasar hukum."
            ),
            place="Mengingat",
            number=found[1],
            year=found[2],
        )


_STATE = re.compile(
    r"^(Undang-Undang|Peraturan Pemerintah|Peraturan Presiden|Peraturan Komisi Pemilihan Umum|"
    r"Keputusan Komisi Pemilihan Umum) Republik Indonesia(?= Nomor\b)",
    re.IGNORECASE,
)


@rule(
    "D7",
    Severity.WARN,
    source=f"{_LAW} angka 45",
    good=SOUND,
    bad=sample(
        legal_bases=clauses(
            f"Undang-Undang Republik Indonesia Nomor 7 Tahun 2017 tentang Pemilihan Umum {_GAZETTE}"
        )
    ),
)
def legal_basis_names_no_article(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite kind, number and name, without article and without “Republik Indonesia”."""
    for clause in decree.legal_bases:
        text = clause.text.strip()
        if found := _STATE.match(text):
            yield hit(
                gettext_noop("Tulis “%(kind)s Nomor …”, tanpa “Republik Indonesia”."),
                node=clause.id,
                mend=f"{found[1]}{text[found.end() :]}",
                kind=found[1],
            )
        if re.match(r"(?:Ketentuan )?(?:Pasal|Bab) [0-9IVX]+", text) and "Undang-Undang Dasar" not in text:
            yield hit(
                gettext_noop("Kutip peraturannya saja, tanpa pasal; pasal disebut dalam Menimbang."),
                node=clause.id,
            )


_KINDS = re.compile(
    r"\b(undang[- ]undang|peraturan pemerintah pengganti undang-undang|peraturan pemerintah|peraturan presiden|"
    r"peraturan komisi pemilihan umum|keputusan komisi pemilihan umum)(?= Nomor\b)",
    re.IGNORECASE,
)


@rule(
    "D8",
    Severity.ERROR,
    source=f"{_LAW} angka 44 dan 46",
    good=SOUND,
    bad=sample(legal_bases=clauses(f"Undang-undang Nomor 7 Tahun 2017 tentang Pemilihan Umum {_GAZETTE}")),
)
def kind_is_in_capitals(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write “Undang-Undang” with two capitals, and every kind of regulation with a capital for each word."""
    for clause in decree.legal_bases:
        for found in _KINDS.finditer(clause.text):
            right = _titled(found[1])
            if found[1] != right:
                yield hit(
                    gettext_noop("Tulis “%(right)s”, bukan “%(said)s”."),
                    node=clause.id,
                    mend=_KINDS.sub(lambda each: _titled(each[1]), clause.text),
                    right=right,
                    said=found[1],
                )


def _titled(kind: str) -> str:
    words = re.sub(r"(?i)undang[- ]undang", "undang-undang", kind).split()
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)


@rule(
    "D9",
    Severity.ERROR,
    source=f"{_LAW} angka 47",
    good=SOUND,
    bad=sample(legal_bases=clauses("Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;")),
)
def law_carries_its_gazette(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite Undang-Undang and Peraturan Pemerintah with Lembaran Negara and Tambahan Lembaran Negara."""
    for clause in decree.legal_bases:
        basis = read_basis(clause.text.strip())
        for cited in basis.both() if basis else ():
            if not re.match(r"(undang[- ]undang|peraturan pemerintah)\b", cited.mention.kind, re.I):
                continue
            if not re.match(r"\((Lembaran|LN).*(Tambahan|TLN)", cited.gazette, re.IGNORECASE):
                yield hit(
                    gettext_noop(
                        "Lengkapi %(name)s dengan (Lembaran Negara Republik Indonesia Tahun … Nomor …, Tambahan Lembaran "
                        "Negara Republik Indonesia Nomor …)."
                    ),
                    node=clause.id,
                    name=cited.mention.name,
                )


@rule(
    "D10",
    Severity.WARN,
    source="Kebiasaan Keputusan KPU",
    good=SOUND,
    bad=sample(
        legal_bases=clauses(
            _ELECTIONS, "Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata Naskah Dinas;"
        )
    ),
)
def regulation_carries_its_gazette(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite Peraturan Presiden with Lembaran Negara, other regulations of the state with Berita Negara."""
    for clause in decree.legal_bases:
        basis = read_basis(clause.text.strip())
        for cited in basis.both() if basis else ():
            volume = _volume(cited.mention.kind)
            if volume and not cited.gazette:
                yield hit(
                    gettext_noop("Lengkapi %(name)s dengan (%(volume)s Republik Indonesia Tahun … Nomor …)."),
                    node=clause.id,
                    name=cited.mention.name,
                    volume=volume,
                )


def _volume(kind: str) -> str:
    if kind.startswith("Peraturan Presiden"):
        return "Lembaran Negara"
    if re.match(r"Peraturan (?!Pemerintah|Daerah|Gubernur|Bupati|Wali|Desa)", kind):
        return "Berita Negara"
    return ""


_SMALL = re.compile(r"(?<=\s)(Tentang|Dan|Atas|Untuk|Dengan|Yang|Serta|Atau|Dalam(?! Negeri))(?=\s)")


@rule(
    "D14",
    Severity.WARN,
    source="KMK 527/KMK.01/2022 butir 32, sebagai pembanding",
    good=SOUND,
    bad=sample(legal_bases=clauses(_ELECTIONS.replace("tentang", "Tentang"))),
)
def small_words_are_small(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write “tentang”, “atas” and conjunctions in a citation with small letters."""
    for clause in decree.legal_bases:
        if found := _SMALL.search(clause.text):
            yield hit(
                gettext_noop("Tulis “%(right)s” dengan huruf kecil."),
                node=clause.id,
                mend=_SMALL.sub(lambda each: each[1].lower(), clause.text),
                right=found[1].lower(),
            )


_MATERIAL = re.compile(
    r"^(Surat(?! Edaran)|Nota Dinas|Berita Acara|Daftar Isian Pelaksanaan Anggaran|DIPA|Memo|Hasil Rapat)\b",
    re.I,
)


@rule(
    "D15",
    Severity.ADVICE,
    source="KMK 527/KMK.01/2022 butir 36, sebagai pembanding",
    good=SOUND,
    bad=sample(legal_bases=clauses(_ELECTIONS, "Berita Acara Nomor 4/PL.02-BA/9204/2026 tentang Contoh;")),
)
def material_stands_in_memperhatikan(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name minutes, letters and budgets under Memperhatikan."""
    for clause in decree.legal_bases:
        if found := _MATERIAL.match(clause.text.strip()):
            yield hit(
                gettext_noop("Pindahkan “%(kind)s” ke Memperhatikan: bukan peraturan."),
                node=clause.id,
                kind=found[1],
            )


_WHOLE = {
    "LNRI": "Lembaran Negara Republik Indonesia",
    "TLN": "Tambahan Lembaran Negara",
    "TLNRI": "Tambahan Lembaran Negara Republik Indonesia",
    "LN": "Lembaran Negara",
    "BN": "Berita Negara",
    "RI": "Republik Indonesia",
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "PKPU": "Peraturan Komisi Pemilihan Umum",
    "No.": "Nomor",
    "Perpres": "Peraturan Presiden",
}
_SHORT = re.compile(r"\b(LNRI|TLNRI|LN|TLN|BN|RI|UU|PP|PKPU|Perpres|No\.(?= ?\d))(?!\w)")


@rule(
    "D17",
    Severity.WARN,
    source=f"{_LAW} angka 47",
    good=SOUND,
    bad=sample(legal_bases=clauses(_ELECTIONS.replace("Lembaran Negara Republik Indonesia", "LN RI"))),
)
def citation_is_written_out(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write kinds and gazettes out in full."""
    for clause in decree.legal_bases:
        if found := _SHORT.search(clause.text):
            yield hit(
                gettext_noop("Tulis lengkap, jangan disingkat: “%(words)s”, bukan “%(short)s”."),
                node=clause.id,
                mend=_SHORT.sub(lambda each: _WHOLE[each[1]], clause.text),
                words=_WHOLE[found[1]],
                short=found[1],
            )


_SPELT = (
    (r"Perundangan[- ]undangan", "Perundang-undangan"),
    (r"Perundang-undang(?!an)", "Perundang-undangan"),
    (r"Lembar Negara", "Lembaran Negara"),
    (r"Pemiliham", "Pemilihan"),
    (r"Adminstrasi|Admininstrasi", "Administrasi"),
    (r"Penyelengaraan", "Penyelenggaraan"),
    (r"Sekretaiat|Sekertariat", "Sekretariat"),
)


@rule(
    "D18",
    Severity.WARN,
    source=f"{_LAW} angka 44 dan 46",
    good=SOUND,
    bad=sample(legal_bases=clauses(_ELECTIONS.replace("Pemilihan Umum", "Peraturan Perundangan-Undangan"))),
)
def citation_is_spelt_right(decree: Decree, _: Context) -> Iterator[Hit]:
    """Spell “Perundang-undangan” and other words of titles as the law does."""
    for clause in decree.legal_bases:
        for wrong, right in _SPELT:
            if found := re.search(wrong, clause.text, re.IGNORECASE):
                yield hit(
                    gettext_noop("Tulis “%(right)s”, bukan “%(said)s”."),
                    node=clause.id,
                    mend=re.sub(wrong, right, clause.text, flags=re.IGNORECASE),
                    right=right,
                    said=found.group(),
                )
