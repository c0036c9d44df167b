"""F and X, from the text alone: language, spelling, words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Attachment, Decree, Row, Table, nodes
from diktum.core.document.persons import persons
from diktum.core.document.rules.citing import mentions
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.samples import SOUND, clauses, dicta, framed, people, sample, with_dictum
from diktum.core.language import check_nip, number_words
from diktum.core.refusal import gettext_noop

_FORCE = SOUND.dicta[-1].text
_WHO = ("Nama", "Jabatan")
_ENGLISH = re.compile(r"\b(the|of|shall|this|that|with|for|and|is|are|by|from|which)\b", re.IGNORECASE)


@rule(
    "F3",
    Severity.ERROR,
    source="UU 30/2014 Pasal 74 ayat (1)",
    good=SOUND,
    bad=with_dictum("The team shall report to the chair of the commission by the end of this year."),
)
def language_is_indonesian(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write in Indonesian."""
    for node in nodes(decree):
        words = len(node.text.split())
        if words >= 5 and len(_ENGLISH.findall(node.text)) * 4 >= words:
            yield hit(gettext_noop("Keputusan ditulis dalam bahasa Indonesia."), node=node.id)


@rule(
    "F5",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II, kerangka",
    good=SOUND,
    bad=sample(considerations=clauses("bahwa perlu dibentuk tim;", "  ")),
)
def no_part_is_empty(decree: Decree, _: Context) -> Iterator[Hit]:
    """Leave no part without text, and no attachment without content."""
    articles = {a.id for part in decree.attachments for chapter in part.chapters for a in chapter.articles}
    for node in nodes(decree):
        if node.id not in articles and not node.text.strip(" |\n\t"):
            yield hit(gettext_noop("Bagian ini masih kosong."), node=node.id)
    for attachment in decree.attachments:
        if _is_hollow(attachment):
            yield hit(gettext_noop("Lampiran belum berisi tabel atau bab."), node=attachment.id)


def _is_hollow(attachment: Attachment) -> bool:
    return not attachment.chapters and not (attachment.table and attachment.table.rows)


_DOUBLED = re.compile(r"(?<![-\w])([^\W\d_]{2,})\s+\1(?![-\w])", re.IGNORECASE)
_LINKS = frozenset(
    [
        "yang",
        "dan",
        "di",
        "dalam",
        "pada",
        "dengan",
        "untuk",
        "dari",
        "ke",
        "oleh",
        "tentang",
        "atas",
        "sebagai",
        "sebagaimana",
        "adalah",
        "bahwa",
        "serta",
        "atau",
        "telah",
        "akan",
        "agar",
        "nomor",
        "tahun",
        "tanggal",
        "keputusan",
        "komisi",
        "pemilihan",
        "umum",
        "kabupaten",
    ]
)
_TWINS = frozenset(["masing", "sama", "rata", "tiap", "sungguh", "bersama", "kadang", "surat", "undang"])


@rule(
    "X1",
    Severity.WARN,
    source="Teknik penyusunan",
    good=SOUND,
    bad=sample(dicta=dicta("Menetapkan tim tim pelaksana sampai dengan 2026.", _FORCE)),
)
def no_word_is_doubled(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write no word twice in a row, and join a word that Indonesian doubles with a hyphen."""
    for node in nodes(decree):
        if found := _DOUBLED.search(node.text):
            word = found[1].casefold()
            once = {**dict.fromkeys(_LINKS, found[1]), **dict.fromkeys(_TWINS, f"{found[1]}-{word}")}.get(
                word
            )
            whole = None if once is None else node.text[: found.start()] + once + node.text[found.end() :]
            yield hit(
                gettext_noop("Kata “%(word)s” tertulis dua kali berturut-turut."),
                node=node.id,
                mend=None if " | " in node.text else whole,
                word=found[1],
            )


_TITLE_YEAR = re.compile(r"\bTAHUN (?:ANGGARAN )?([0-9]{4})\b")
_YEAR = re.compile(
    r"\b(?:[Tt]ahun(?: [Aa]nggaran)?|TAHUN(?: ANGGARAN)?|Desember|Januari|Juni|Juli) ([0-9]{4})\b"
)


@rule(
    "X4",
    Severity.WARN,
    source="Praktik: sisa naskah tahun lalu",
    good=SOUND,
    bad=with_dictum("Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran Tahun Anggaran 2025."),
)
def nothing_is_left_from_last_year(decree: Decree, context: Context) -> Iterator[Hit]:
    """Let no year or name remain from the decree that this one was cloned from."""
    years = set(_TITLE_YEAR.findall(decree.title.upper()))
    parts = [*((dictum.id, dictum.text) for dictum in decree.dicta)]
    parts += [(point.id, point.text) for dictum in decree.dicta for point in dictum.points]
    parts += [(attachment.id, attachment.title) for attachment in decree.attachments]
    for node, text in parts if len(years) == 1 and not _revises(decree) else ():
        spans = [(mention.start, mention.end) for mention in mentions(text)]
        for found in _YEAR.finditer(text):
            cited = any(start <= found.start() < end for start, end in spans)
            if not cited and int(found[1]) < int(min(years)) and "dicabut" not in text:
                yield hit(
                    gettext_noop(
                        "Tertulis %(said)s, sedangkan judul menyebut tahun %(year)s; sisa naskah lama?"
                    ),
                    node=node,
                    said=found[1],
                    year=min(years),
                )
    for one in nodes(decree):
        for word in context.facts.stale:
            if word and re.search(rf"\b{re.escape(word)}\b", one.text):
                yield hit(
                    gettext_noop("“%(word)s” berasal dari naskah yang ditiru; periksa apakah masih benar."),
                    node=one.id,
                    word=word,
                )


def _revises(decree: Decree) -> bool:
    return decree.title.strip().upper().startswith(("PERUBAHAN", "PENCABUTAN", "EVALUASI", "LAPORAN"))


_NUMBER_WORDS = re.compile(
    r"(se|nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu|juta|miliar|\s)+"
)
_WITH_WORDS = re.compile(r"(?<![\d.,/])(\d{1,9}|\d{1,3}(?:\.\d{3}){1,3}) \(([A-Za-z][A-Za-z ]*)\)")


@rule(
    "X5",
    Severity.ERROR,
    source="UU 12/2011 Lampiran II; kebiasaan penulisan bilangan",
    good=SOUND,
    bad=sample(dicta=dicta("Menetapkan tim dengan 5 (enam) anggota.", _FORCE)),
)
def figure_and_words_agree(decree: Decree, _: Context) -> Iterator[Hit]:
    """Let a figure and the words in parentheses behind it say the same."""
    for node in nodes(decree):
        for figure, said in _WITH_WORDS.findall(node.text):
            words = " ".join(said.lower().split()).removesuffix(" rupiah")
            right = number_words(int(figure.replace(".", "")))
            if _NUMBER_WORDS.fullmatch(words) and words != right:
                yield hit(
                    gettext_noop("Angka %(figure)s berbunyi “%(words)s”, bukan “%(said)s”."),
                    node=node.id,
                    figure=figure,
                    words=right,
                    said=said,
                )


_PERSONAL = (
    ("NIK", re.compile(r"(?<!\d)\d{16}(?!\d)")),
    ("NIP", re.compile(r"(?<!\d)(?:19|20)\d{6}\s?\d{6}\s?[12]\s?\d{3}(?!\d)")),
    ("nomor telepon", re.compile(r"(?<!\d)(?:\+62|0)8\d{2}[- ]?\d{3,4}[- ]?\d{3,5}(?!\d)")),
    ("nomor rekening", re.compile(r"\b[Rr]ek(?:ening|\.)?\s*(?:[Nn]o(?:mor|\.)?)?\s*:?\s*\d{8,}")),
)


@rule(
    "X6",
    Severity.ERROR,
    source="UU 27/2022 tentang Pelindungan Data Pribadi",
    good=framed(is_public=True),
    bad=framed(
        sample(attachments=people(("Nama", "NIK"), ("Melati Contoh", "9204010101900001"))), is_public=True
    ),
)
def nothing_personal_is_published(decree: Decree, context: Context) -> Iterator[Hit]:
    """Keep NIK, NIP, telephone and account numbers out of what everybody reads."""
    for node in nodes(decree) if context.facts.is_public else ():
        for kind, pattern in _PERSONAL:
            if pattern.search(node.text):
                yield hit(
                    gettext_noop("Bagian ini memuat %(kind)s; hapus dari naskah yang dibaca umum."),
                    node=node.id,
                    kind=kind,
                )
                break


@rule(
    "X8",
    Severity.WARN,
    source="Praktik: susunan NIP",
    good=SOUND,
    bad=sample(attachments=people(("Nama", "NIP"), ("Melati Contoh", "19801301 200501 1 999"))),
)
def nip_has_its_form(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write a NIP as it is made up; commissioners have none."""
    for row, columns in _rows(decree):
        for head, cell in zip(columns, row.cells, strict=False):
            if not re.match(r"nip\b", head.strip(), re.IGNORECASE) or not re.search(r"\d", cell):
                continue
            for warning in check_nip(cell)[:1]:
                yield hit(warning.message, node=row.id)


_DEGREES = {
    "SH": "S.H.",
    "SE": "S.E.",
    "ST": "S.T.",
    "SPd": "S.Pd.",
    "SIP": "S.I.P.",
    "SSos": "S.Sos.",
    "SKom": "S.Kom.",
    "MH": "M.H.",
    "MM": "M.M.",
    "MSi": "M.Si.",
    "MPd": "M.Pd.",
    "MKn": "M.Kn.",
}
_DEGREE = re.compile(rf"(?<=, )({'|'.join(_DEGREES)})(?![\w.])")


@rule(
    "X11",
    Severity.ADVICE,
    source="Ejaan Bahasa Indonesia yang Disempurnakan",
    good=SOUND,
    bad=sample(attachments=people(_WHO, ("Melati Contoh, SH", "Pelaksana"))),
)
def degrees_have_their_stops(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write degrees with full stops."""
    named = {person.row_id for person in persons(decree)}
    for row, _columns in _rows(decree):
        if row.id in named and any(_DEGREE.search(cell) for cell in row.cells):
            yield hit(
                gettext_noop("Gelar ditulis dengan titik, misalnya “S.H.”."),
                node=row.id,
                cells=tuple(_DEGREE.sub(lambda found: _DEGREES[found[1]], cell) for cell in row.cells),
            )


_CITATION = re.compile(r"\btentang\b.*?(?=[,;.]? (?:perlu|mempunyai|dan|sebagaimana)\b|[;.]|$)", re.DOTALL)


@rule(
    "X12",
    Severity.ADVICE,
    source="Keterbacaan",
    good=SOUND,
    bad=with_dictum(f"Tim bertugas {'menyusun dan melaksanakan ' * 25}kegiatan."),
)
def sentence_is_not_too_long(decree: Decree, _: Context) -> Iterator[Hit]:
    """Keep a sentence within sixty words; names of regulations do not count."""
    bases = {clause.id for clause in (*decree.legal_bases, *decree.considerations[-1:])}
    for node in nodes(decree):
        if node.id in bases or " | " in node.text or node.group == "lampiran":
            continue
        count = max(
            (len(each.split()) for each in re.split(r"(?<=[.;])\s", _CITATION.sub("", node.text))), default=0
        )
        if count > 60:
            yield hit(
                gettext_noop("Kalimat ini memuat %(count)s kata; pecah agar mudah dibaca."),
                node=node.id,
                count=str(count),
            )


def _rows(decree: Decree) -> Iterator[tuple[Row, tuple[str, ...]]]:
    for attachment in decree.attachments:
        table: Table | None = attachment.table
        for row in table.rows if table else ():
            yield row, table.columns if table else ()
