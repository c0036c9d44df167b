"""J and P: the title and the enacting official."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree, nodes
from diktum.core.document.rules.engine import SECOND_AMENDMENT, Hit, Part, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import body_of, plain
from diktum.core.document.rules.samples import SOUND, clauses, dicta, framed, read_as, sample
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_MARKS = ".,;:"
_REVOKES = "Mencabut Keputusan Komisi Pemilihan Umum Kabupaten Contoh Nomor 3 Tahun 2025 tentang Tim Contoh."
_AMENDED = "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN CONTOH NOMOR 3 TAHUN 2025 TENTANG TIM CONTOH"


@rule("J1", Severity.ERROR, source=f"{_LAW} angka 2", good=SOUND, bad=sample(title="  "))
def title_is_there(decree: Decree, _: Context) -> Iterator[Hit]:
    """Give the decree a name."""
    if not decree.title.strip():
        yield hit(gettext_noop("Judul belum diisi."), place=Part.TITLE)


@rule(
    "J2",
    Severity.ERROR,
    source=f"{_LAW} angka 4",
    good=SOUND,
    bad=sample(title="Tim Pelaksana Kegiatan Contoh Tahun 2026."),
)
def title_is_in_capitals_without_stop(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write the title in capitals and without a closing mark."""
    title = decree.title.strip()
    right = title.upper().rstrip(f"{_MARKS} ")
    if title != title.upper():
        yield hit(
            gettext_noop("Judul ditulis seluruhnya dengan huruf kapital: “%(right)s”."),
            place=Part.TITLE,
            mend=right,
            right=right,
        )
    if title.endswith(tuple(_MARKS)):
        yield hit(
            gettext_noop("Judul tidak diakhiri tanda baca: hapus “%(mark)s” pada akhir judul."),
            place=Part.TITLE,
            mend=right,
            mark=title[-1],
        )


@rule(
    "J3",
    Severity.WARN,
    source="KMK 527/KMK.01/2022 butir 6, sebagai pembanding",
    good=read_as("KEPUTUSAN …\nTENTANG\nTIM CONTOH"),
    bad=read_as("KEPUTUSAN …\nT E N T A N G\nTIM CONTOH"),
)
def tentang_is_not_spaced(decree: Decree, context: Context) -> Iterator[Hit]:
    """Write TENTANG without spaces between its letters."""
    if re.search(r"\bT\s+E\s+N\s+T\s+A\s+N\s+G\b", f"{context.text}\n{decree.title}"):
        yield hit(gettext_noop("Tulis “TENTANG” rapat, tanpa spasi di antara hurufnya."), place=Part.TITLE)


@rule(
    "J4",
    Severity.ERROR,
    source=f"{_LAW} angka 2a (UU 13/2022)",
    since=SECOND_AMENDMENT,
    good=framed(),
    bad=framed(number="NOMOR 5/HK.03.1-Kpt/9204/KPU-Kab/III/2026"),
)
def number_has_digits_only(_: Decree, context: Context) -> Iterator[Hit]:
    """Number a decree with Arabic digits only."""
    number = context.facts.number.strip()
    if number and not re.fullmatch(r"NOMOR [0-9]+ TAHUN [0-9]{4}", number):
        yield hit(
            gettext_noop("Nomor ditulis “NOMOR … TAHUN …” dengan angka Arab saja, bukan “%(number)s”."),
            place="Nomor",
            number=number,
        )


@rule("J5", Severity.ADVICE, source=f"{_LAW} angka 3", good=SOUND, bad=sample(title="TIM " * 31))
def title_is_short(decree: Decree, _: Context) -> Iterator[Hit]:
    """Keep the title short: at most thirty words."""
    count = len(decree.title.split())
    if count > 30 and not decree.title.startswith(("PERUBAHAN", "PENCABUTAN")):
        yield hit(
            gettext_noop("Judul memuat %(count)s kata; usahakan singkat dan mencerminkan isi."),
            place=Part.TITLE,
            count=str(count),
        )


_SHORT = {
    "KPU": "KOMISI PEMILIHAN UMUM",
    "PKPU": "PERATURAN KOMISI PEMILIHAN UMUM",
    "RI": "REPUBLIK INDONESIA",
    "PPK": "PANITIA PEMILIHAN KECAMATAN",
    "PPS": "PANITIA PEMUNGUTAN SUARA",
    "KPPS": "KELOMPOK PENYELENGGARA PEMUNGUTAN SUARA",
    "PPD": "PANITIA PEMILIHAN DISTRIK",
    "PANTARLIH": "PETUGAS PEMUTAKHIRAN DATA PEMILIH",
    "JDIH": "JARINGAN DOKUMENTASI DAN INFORMASI HUKUM",
    "SPIP": "SISTEM PENGENDALIAN INTERN PEMERINTAH",
    "SOP": "STANDAR OPERASIONAL PROSEDUR",
    "PAW": "PENGGANTIAN ANTARWAKTU",
    "DPT": "DAFTAR PEMILIH TETAP",
    "DPS": "DAFTAR PEMILIH SEMENTARA",
    "TPS": "TEMPAT PEMUNGUTAN SUARA",
    "SDM": "SUMBER DAYA MANUSIA",
    "BMN": "BARANG MILIK NEGARA",
    "PPID": "PEJABAT PENGELOLA INFORMASI DAN DOKUMENTASI",
    "DIPA": "DAFTAR ISIAN PELAKSANAAN ANGGARAN",
    "PEMILU": "PEMILIHAN UMUM",
}


@rule(
    "J6",
    Severity.WARN,
    source=f"{_LAW} angka 4a dan 5 (UU 13/2022)",
    since=SECOND_AMENDMENT,
    good=SOUND,
    bad=sample(title="TIM PELAKSANA SPIP TAHUN 2026"),
)
def title_is_written_out(decree: Decree, _: Context) -> Iterator[Hit]:
    """Use no abbreviation in the title that has Indonesian words of its own."""
    for word in re.findall(r"[A-Z]+", decree.title.upper()):
        if word in _SHORT:
            yield hit(
                gettext_noop("Judul tidak memuat singkatan: tulis “%(words)s”, bukan “%(short)s”."),
                place=Part.TITLE,
                short=word,
                words=_SHORT[word],
            )


@rule(
    "J7",
    Severity.ERROR,
    source=f"{_LAW} angka 6 dan 7",
    good=sample(title=f"PERUBAHAN KEDUA ATAS {_AMENDED}"),
    bad=sample(title=f"PERUBAHAN {_AMENDED}"),
)
def amendment_says_so_in_the_title(decree: Decree, _: Context) -> Iterator[Hit]:
    """Title an amendment “PERUBAHAN ATAS …”, from the second on with its ordinal, without earlier amendments."""
    title = " ".join(decree.title.upper().split())
    if not title.startswith("PERUBAHAN") or "KEPUTUSAN" not in title:
        return
    if not re.match(r"PERUBAHAN (KE(?!SATU )[A-Z]+( (BELAS|PULUH( [A-Z]+)?))? )?ATAS KEPUTUSAN\b", title):
        yield hit(
            gettext_noop(
                "Judul perubahan berbunyi “PERUBAHAN ATAS KEPUTUSAN …”, lalu “PERUBAHAN KEDUA ATAS …”."
            ),
            place=Part.TITLE,
        )
    if "SEBAGAIMANA TELAH" in title:
        yield hit(
            gettext_noop(
                "Judul perubahan tidak menyebut perubahan sebelumnya: hapus mulai “SEBAGAIMANA TELAH”."
            ),
            place=Part.TITLE,
        )


@rule(
    "J8",
    Severity.ERROR,
    source=f"{_LAW} angka 9",
    good=sample(title=f"PENCABUTAN {_AMENDED}", dicta=dicta(_REVOKES, SOUND.dicta[-1].text)),
    bad=sample(dicta=dicta(_REVOKES, SOUND.dicta[-1].text)),
)
def revocation_says_so_in_the_title(decree: Decree, _: Context) -> Iterator[Hit]:
    """Title a decree that revokes another “PENCABUTAN …”."""
    opening = decree.dicta[0].text.strip() if decree.dicta else ""
    if opening.startswith(
        ("Mencabut Keputusan", "Menetapkan pencabutan")
    ) and not decree.title.upper().startswith(("PENCABUTAN ", "PEMBATALAN ")):
        yield hit(
            gettext_noop("Keputusan yang mencabut berjudul “PENCABUTAN KEPUTUSAN …”."), place=Part.TITLE
        )


@rule(
    "J9",
    Severity.ERROR,
    source=f"{_LAW} angka 2",
    good=SOUND,
    bad=sample(title="KEPUTUSAN KOMISI PEMILIHAN UMUM TENTANG TIM CONTOH"),
)
def title_begins_after_tentang(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write only what follows TENTANG: kind and number are printed by themselves."""
    if decree.title.strip().upper().startswith(("KEPUTUSAN ", "TENTANG ", "NOMOR ")):
        yield hit(
            gettext_noop(
                "Tulis hanya nama Keputusan setelah kata TENTANG; jenis dan nomor tercetak dengan sendirinya."
            ),
            place=Part.TITLE,
        )


_GRACE = re.compile(r"DENGAN RAHMAT TUHAN YANG MAHA ESA", re.IGNORECASE)


@rule(
    "P1",
    Severity.ERROR,
    source=f"{_LAW} angka 15; kebiasaan Keputusan KPU",
    good=read_as("KETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH,"),
    bad=read_as("DENGAN RAHMAT TUHAN YANG MAHA ESA\nKETUA KOMISI PEMILIHAN UMUM KABUPATEN CONTOH,"),
)
def no_grace_formula(decree: Decree, context: Context) -> Iterator[Hit]:
    """Leave out the phrase that belongs to regulations."""
    if _GRACE.search(context.text) or _GRACE.search(f"{decree.title} {decree.issuer}"):
        yield hit(
            gettext_noop(
                "Hapus “DENGAN RAHMAT TUHAN YANG MAHA ESA”: frasa itu milik peraturan, bukan Keputusan."
            ),
            place=Part.ISSUER,
        )
        return
    for node in nodes(decree):
        if _GRACE.search(node.text):
            yield hit(
                gettext_noop(
                    "Hapus “DENGAN RAHMAT TUHAN YANG MAHA ESA”: frasa itu milik peraturan, bukan Keputusan."
                ),
                node=node.id,
            )


@rule(
    "P2",
    Severity.ERROR,
    source=f"{_LAW} angka 16",
    good=SOUND,
    bad=sample(issuer="Ketua Komisi Pemilihan Umum Kabupaten Contoh,"),
)
def issuer_is_there_without_comma(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name the enacting official; the closing comma is printed by itself."""
    issuer = decree.issuer.strip()
    bare = issuer.rstrip(f"{_MARKS} ")
    if not bare:
        yield hit(gettext_noop("Tulis jabatan pejabat penetap."), place=Part.ISSUER)
    elif issuer != bare:
        yield hit(
            gettext_noop("Tulis jabatan pejabat penetap tanpa tanda baca penutup; komanya tercetak sendiri."),
            place=Part.ISSUER,
            mend=bare,
        )


_ONE_OFFICE = gettext_noop("Tertulis “%(said)s”, sedangkan pejabat penetapnya dari “%(body)s”.")
_OTHER_BODY = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Komisi "
    "Pemilihan Umum Kabupaten Lain tentang Tim Pelaksana Kegiatan Contoh Tahun 2026;"
)


@rule(
    "P3",
    Severity.ERROR,
    source=f"{_LAW} angka 16 dan 164–166",
    good=framed(),
    bad=sample(considerations=clauses(*(c.text for c in SOUND.considerations[:-1]), _OTHER_BODY)),
)
def one_office_decrees(decree: Decree, context: Context) -> Iterator[Hit]:
    """Let the issuer, the body in the title and in Menimbang, and the signatory be one office."""
    body = body_of(decree.issuer)
    if not body:
        return
    for clause in decree.considerations[-1:]:
        found = re.search(r"\bmenetapkan Keputusan (.+?) tentang\b", clause.text)
        if found and plain(found[1]) != plain(body):
            yield hit(_ONE_OFFICE, node=clause.id, said=found[1], body=body)
    facts = context.facts
    if facts.body and plain(facts.body).removeprefix("keputusan ") != plain(body):
        yield hit(_ONE_OFFICE, place=Part.TITLE, said=facts.body, body=body)
    signs = re.sub(r"^(a\.n\.|plt\.?|plh\.?)\s+", "", facts.signatory_title.strip(), flags=re.IGNORECASE)
    if signs and plain(signs) != plain(re.sub(r"^(Plt|Plh)\.?\s+", "", decree.issuer)):
        yield hit(
            gettext_noop("Penanda tangan “%(said)s” bukan pejabat penetap “%(issuer)s”."),
            place="Penutup",
            said=facts.signatory_title,
            issuer=decree.issuer,
        )
