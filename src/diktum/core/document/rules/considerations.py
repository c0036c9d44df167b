"""M: Menimbang."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Clause, Decree
from diktum.core.document.rules.citing import Mention, mentions, read_basis
from diktum.core.document.rules.engine import (
    LAW_ON_ADMINISTRATION,
    SECOND_AMENDMENT,
    Hit,
    Severity,
    hit,
    rule,
)
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.offices import body_of, plain
from diktum.core.document.rules.samples import SOUND, clauses, sample
from diktum.core.language import letter
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_FIRST = "bahwa untuk kelancaran kegiatan contoh, perlu dibentuk tim pelaksana;"
_CLOSING = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
    "Komisi Pemilihan Umum Kabupaten Contoh tentang Tim Pelaksana Kegiatan Contoh Tahun 2026;"
)
_FORMULA = re.compile(
    r"bahwa berdasarkan pertimbangan(?:-pertimbangan)?\s+sebagaimana\s+dimaksud\s+(dalam|pada)\s+huruf\s",
    re.I,
)


@rule("M1", Severity.ERROR, source=f"{_LAW} angka 17", good=SOUND, bad=sample(considerations=()))
def consideration_is_there(decree: Decree, _: Context) -> Iterator[Hit]:
    """State at least one consideration."""
    if not decree.considerations:
        yield hit(gettext_noop("Menimbang memuat sekurang-kurangnya satu pertimbangan."), place="Menimbang")


@rule(
    "M2",
    Severity.ERROR,
    source=f"{_LAW} angka 22",
    good=SOUND,
    bad=sample(considerations=clauses("Perlu dibentuk tim.")),
)
def consideration_is_one_sentence_from_bahwa(decree: Decree, _: Context) -> Iterator[Hit]:
    """Start every consideration with “bahwa”, keep it one sentence, close it with a semicolon."""
    for clause in decree.considerations:
        text = clause.text.strip()
        if not text:
            continue
        if not text.startswith("bahwa "):
            opened = f"b{text[1:]}" if text.startswith("Bahwa ") else None
            yield hit(
                gettext_noop("Awali pertimbangan dengan kata “bahwa” (huruf kecil)."),
                node=clause.id,
                mend=opened,
            )
        if not text.endswith(";"):
            yield hit(
                gettext_noop("Akhiri pertimbangan dengan titik koma (;)."),
                node=clause.id,
                mend=f"{text.rstrip('.,: ')};",
            )
        if re.search(r"[a-z)]{3,}\. +[A-Z]", text):
            yield hit(gettext_noop("Satu pertimbangan memuat satu kalimat saja."), node=clause.id)


@rule(
    "M3",
    Severity.WARN,
    source=f"{_LAW} angka 24–25 dan 27",
    good=SOUND,
    bad=sample(
        considerations=clauses(
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Komisi "
            "Pemilihan Umum Kabupaten Contoh tentang Tim Pelaksana Kegiatan Contoh Tahun 2026;"
        )
    ),
)
def lone_consideration_has_no_formula(decree: Decree, _: Context) -> Iterator[Hit]:
    """Use the formula “berdasarkan pertimbangan …” only behind other considerations."""
    if len(decree.considerations) == 1 and _FORMULA.match(decree.considerations[0].text.strip()):
        yield hit(
            gettext_noop(
                "Satu-satunya pertimbangan tidak memakai “berdasarkan pertimbangan sebagaimana dimaksud …”."
            ),
            node=decree.considerations[0].id,
        )


@rule(
    "M4",
    Severity.ERROR,
    source=f"{_LAW} angka 23",
    good=SOUND,
    bad=sample(considerations=clauses(_FIRST, "bahwa perlu menetapkan Keputusan tentang tim;")),
)
def last_consideration_sums_up(decree: Decree, _: Context) -> Iterator[Hit]:
    """Close several considerations with the formula “bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam …”."""
    if len(decree.considerations) < 2:
        return
    last = decree.considerations[-1]
    found = _FORMULA.match(last.text.strip())
    if found is None:
        yield hit(
            gettext_noop(
                "Butir terakhir berbunyi “bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf …, "
                "perlu menetapkan Keputusan … tentang …;”."
            ),
            node=last.id,
        )
    elif found[1] == "pada":
        yield hit(
            gettext_noop("Tulis “dimaksud dalam huruf”, bukan “dimaksud pada huruf”."),
            node=last.id,
            severity=Severity.WARN,
            mend=re.sub(r"dimaksud\s+pada\s+huruf", "dimaksud dalam huruf", last.text, count=1),
        )


@rule(
    "M5",
    Severity.ERROR,
    source=f"{_LAW} angka 23",
    good=SOUND,
    bad=sample(
        considerations=clauses(_FIRST, _FIRST, _CLOSING.replace("huruf a dan huruf b", "huruf a dan b"))
    ),
)
def last_consideration_names_every_letter(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name each earlier item in the last one, the word “huruf” before every letter."""
    last = decree.considerations[-1] if len(decree.considerations) > 1 else None
    if last is None or not _FORMULA.match(last.text.strip()):
        return
    expected = [letter(number) for number in range(1, len(decree.considerations))]
    opening = re.split(r"\bperlu\b", last.text, maxsplit=1)[0]
    if re.findall(r"\bhuruf ([a-z]{1,2})\b", opening) != expected:
        right = _enumeration(expected)
        listed = r"huruf [a-z]{1,2}\b(?:(?:,? (?:dan|serta) |, ?| s\.?d\.? | sampai dengan )(?:huruf )?[a-z]{1,2}\b(?! [a-z]{3}))*"
        yield hit(
            gettext_noop("Sebut semua butir sebelumnya, masing-masing dengan kata “huruf”: %(letters)s."),
            node=last.id,
            mend=re.sub(listed, right, last.text, count=1)
            if re.search(rf"{listed}(?=,? perlu\b)", last.text)
            else None,
            letters=right,
        )


@rule(
    "M6",
    Severity.ERROR,
    source=f"{_LAW} angka 23 dan 58",
    good=SOUND,
    bad=sample(title="TIM YANG LAIN SAMA SEKALI"),
)
def last_consideration_names_the_title(decree: Decree, _: Context) -> Iterator[Hit]:
    """Name the decree in the last consideration as in the title."""
    if not decree.considerations or not decree.title.strip():
        return
    last = decree.considerations[-1]
    found = re.search(r"\bmenetapkan Keputusan\b.*?\btentang\s+(.+)", last.text, re.DOTALL)
    if found and plain(found[1]) != plain(decree.title):
        yield hit(
            gettext_noop("Nama Keputusan setelah “tentang” tidak sama dengan judul “%(title)s”."),
            node=last.id,
            title=decree.title,
        )


_NEEDED = re.compile(
    r"bahwa (?:dipandang |dianggap |dirasa )?perlu (?:untuk )?(?:menetapkan|membuat|mengeluarkan) Keputusan\b"
)


@rule(
    "M7",
    Severity.ADVICE,
    source=f"{_LAW} angka 20",
    good=SOUND,
    bad=sample(considerations=clauses("bahwa dipandang perlu menetapkan Keputusan tentang tim;")),
)
def consideration_gives_a_reason(decree: Decree, _: Context) -> Iterator[Hit]:
    """Give a reason: that the decree is deemed necessary is none."""
    for clause in decree.considerations:
        if _NEEDED.match(clause.text.strip()):
            yield hit(
                gettext_noop("Sebut alasan ditetapkannya Keputusan; “dipandang perlu” saja tidak memadai."),
                node=clause.id,
            )


@rule(
    "M8",
    Severity.ADVICE,
    source=f"{_LAW} angka 19 (UU 13/2022)",
    since=SECOND_AMENDMENT,
    good=SOUND,
    bad=sample(considerations=clauses(*[_FIRST] * 7)),
)
def considerations_are_few(decree: Decree, _: Context) -> Iterator[Hit]:
    """Keep to one philosophical, two sociological and two juridical considerations at most."""
    count = len(decree.considerations) - 1
    if count > 5:
        yield hit(
            gettext_noop(
                "Menimbang memuat %(count)s alasan; cukup satu filosofis, dua sosiologis, dan dua yuridis."
            ),
            place="Menimbang",
            count=str(count),
        )


_JURIDICAL = re.compile(
    r"\b(ketentuan|pasal|amanat|syarat|undang-undang|peraturan|keputusan komisi pemilihan umum nomor|kewajiban|wewenang|kewenangan|"
    r"surat|berita acara|putusan)\b",
    re.IGNORECASE,
)


@rule(
    "M9",
    Severity.ADVICE,
    source=f"UU 30/2014 Pasal 55 ayat (1); {_LAW} angka 19",
    since=LAW_ON_ADMINISTRATION,
    good=SOUND,
    bad=sample(considerations=clauses("bahwa kegiatan itu bermanfaat bagi masyarakat;", _CLOSING)),
)
def considerations_name_the_law(decree: Decree, _: Context) -> Iterator[Hit]:
    """Give a juridical reason among the considerations."""
    reasons = [clause for clause in decree.considerations if not _FORMULA.match(clause.text.strip())]
    if reasons and not any(_JURIDICAL.search(clause.text) for clause in reasons):
        yield hit(
            gettext_noop("Menimbang belum memuat alasan yuridis: ketentuan atau wewenang yang dilaksanakan."),
            place="Menimbang",
        )


_UNCITED = "bahwa untuk melaksanakan ketentuan Pasal 9 Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan, perlu dibentuk tim;"
_NATIONAL = re.compile(r"(Undang-Undang|Peraturan\b|Keputusan Komisi Pemilihan Umum$)")


@rule(
    "M10",
    Severity.ERROR,
    source=f"{_LAW} angka 28 huruf b dan 40",
    good=SOUND,
    bad=sample(considerations=clauses(_UNCITED, SOUND.considerations[1].text, _CLOSING)),
)
def named_regulation_is_cited(decree: Decree, _: Context) -> Iterator[Hit]:
    """Cite in Mengingat every regulation that Menimbang names."""
    known = _cited(decree)
    own = {mention.key for mention in mentions(decree.title)}
    said: set[tuple[str, str, str]] = set()
    for clause, mention in _named(decree):
        if mention.key not in known | own | said and mention.year:
            said.add(mention.key)
            yield hit(
                gettext_noop("%(name)s disebut dalam Menimbang, tetapi tidak tercantum dalam Mengingat."),
                node=clause.id,
                name=mention.name,
            )


def _cited(decree: Decree) -> set[tuple[str, str, str]]:
    """Return what Mengingat cites, amendments included; what only stands in the title of something is not cited."""
    known: set[tuple[str, str, str]] = set()
    for clause in decree.legal_bases:
        basis = read_basis(clause.text.strip())
        if basis:
            known |= {one.mention.key for one in basis.both()}
            known |= {mention.key for mention in mentions(basis.phrase)}
    return known


def _named(decree: Decree) -> Iterator[tuple[Clause, Mention]]:
    """Give what Menimbang names, but for the titles of what it names and for decrees of the office itself."""
    body = plain(body_of(decree.issuer))
    for clause in decree.considerations:
        for mention in mentions(clause.text):
            before = clause.text[: mention.start].rstrip()
            if before.endswith(("atas", "Pelaksanaan", "Penetapan")):
                continue
            if _NATIONAL.match(mention.kind) and plain(mention.kind) != f"keputusan {body}":
                yield clause, mention


@rule(
    "M11",
    Severity.WARN,
    source=f"{_LAW} angka 23",
    good=SOUND,
    bad=sample(considerations=clauses(_FIRST, _FIRST, _CLOSING.replace(", perlu", " maka perlu"))),
)
def consideration_says_perlu(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write “perlu menetapkan”, not “maka perlu menetapkan”."""
    for clause in decree.considerations:
        if re.search(r"\bmaka perlu\b", clause.text):
            yield hit(
                gettext_noop("Tulis “perlu”, bukan “maka perlu”."),
                node=clause.id,
                mend=re.sub(r",? maka perlu\b", ", perlu", clause.text),
            )


_HALF = re.compile(r"bahwa (?:dalam rangka|untuk|guna|sehubungan dengan|demi)\b[^,]*;?$", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(perlu|diperlukan|harus|wajib|telah|dapat|merupakan|adalah|membutuhkan|memerlukan|dibentuk|ditetapkan|"
    r"dilaksanakan|diatur)\b",
    re.IGNORECASE,
)


@rule(
    "M12",
    Severity.WARN,
    source=f"{_LAW} angka 20 dan 22",
    good=SOUND,
    bad=sample(
        considerations=clauses("bahwa dalam rangka penyelenggaraan kegiatan contoh;", _FIRST, _CLOSING)
    ),
)
def consideration_is_a_whole_sentence(decree: Decree, _: Context) -> Iterator[Hit]:
    """Let a consideration say something, not only for what."""
    for clause in decree.considerations:
        text = clause.text.strip()
        if _HALF.match(text) and not _PREDICATE.search(text):
            yield hit(
                gettext_noop(
                    "Lengkapi kalimat ini: sebut apa yang perlu dilakukan, misalnya “…, perlu dibentuk …;”."
                ),
                node=clause.id,
            )


def _enumeration(letters: list[str]) -> str:
    named = [f"huruf {each}" for each in letters]
    if len(named) < 3:
        return " dan ".join(named)
    return f"{', '.join(named[:-1])}, dan {named[-1]}"
