"""B: what stands inside a dictum or an article: points, numbers, phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diktum.core.document.model import Decree, Dictum, Point, nodes
from diktum.core.document.rules.engine import Hit, Severity, hit, rule
from diktum.core.document.rules.facts import Context
from diktum.core.document.rules.samples import SOUND, tasks, with_dictum
from diktum.core.document.rules.samples import sample as changed
from diktum.core.language import number_words
from diktum.core.refusal import gettext_noop

_LAW = "UU 12/2011 Lampiran II"
_DEEPEST = 4
_JOIN = re.compile(r"[;,] (?:dan/atau|dan|atau)$")
_NOUNS = "Menteri|Media|Mekanisme|Metode|Mesin|Meterai|Merek|Meja|Medan|Merauke|Mei|Memorandum|Mebel"
_VERB = re.compile(rf"(?!(?:{_NOUNS})\b)(?:Mem|Men|Meng|Meny|Mel|Mer|Mew)[a-z]{{4,}}\b")


@rule(
    "B3",
    Severity.WARN,
    source=f"{_LAW} angka 86–91",
    good=changed(dicta=tasks("menyusun rencana;", "melaksanakan kegiatan; dan", "menyampaikan laporan.")),
    bad=changed(dicta=tasks("menyusun rencana.", "melaksanakan kegiatan,", "menyampaikan laporan")),
)
def points_have_their_marks(decree: Decree, _: Context) -> Iterator[Hit]:
    """Start a point small, close it with a semicolon, join the last two, close the last with a full stop."""
    for dictum in decree.dicta:
        yield from _points(dictum.points, 1, nested=False)
    for attachment in decree.attachments:
        for chapter in attachment.chapters:
            for article in chapter.articles:
                for paragraph in article.paragraphs:
                    yield from _points(paragraph.points, 1, nested=False)


def _points(points: tuple[Point, ...], level: int, *, nested: bool) -> Iterator[Hit]:
    for position, point in enumerate(points):
        text = point.text.strip()
        left = len(points) - position - 1
        if level > _DEEPEST:
            yield hit(
                gettext_noop("Butir bersusun paling banyak empat tingkat: a., 1., a), 1)."), node=point.id
            )
        if _VERB.match(text):
            yield hit(
                gettext_noop("Awali butir dengan huruf kecil."),
                node=point.id,
                mend=text[0].lower() + text[1:],
            )
        if text:
            yield from _mark(point, text, left, nested=nested)
        yield from _points(point.points, level + 1, nested=True)


def _mark(point: Point, text: str, left: int, *, nested: bool) -> Iterator[Hit]:
    bare = text.rstrip(".,;: ")
    joined = _JOIN.search(text)
    if point.points:
        if not text.endswith(":"):
            yield hit(
                gettext_noop("Akhiri dengan titik dua (:) karena masih diikuti butir."),
                node=point.id,
                mend=f"{bare}:",
            )
    elif left == 0:
        if not text.endswith((".", ";") if nested else ".") and not (nested and joined):
            yield hit(gettext_noop("Akhiri butir terakhir dengan titik (.)."), node=point.id, mend=f"{bare}.")
    elif left == 1 and not joined:
        yield hit(
            gettext_noop("Akhiri butir kedua dari akhir dengan “; dan”, “; atau”, atau “; dan/atau”."),
            node=point.id,
        )
    elif left > 1 and joined:
        yield hit(
            gettext_noop(
                "Kata penghubung hanya pada butir kedua dari akhir; akhiri butir ini dengan titik koma (;)."
            ),
            node=point.id,
            mend=f"{text[: joined.start()]};",
        )
    elif left > 1 and not text.endswith(";"):
        yield hit(gettext_noop("Akhiri butir dengan titik koma (;)."), node=point.id, mend=f"{bare};")


_COUNT = re.compile(
    r"(?<![\d.,/])([1-9][0-9]{0,2}) (orang|bulan|minggu|rangkap|kali|lembar|eksemplar|hari kerja|hari)\b"
)


@rule(
    "B4",
    Severity.ADVICE,
    source="KMK 527/KMK.01/2022 butir 54 huruf j, sebagai pembanding",
    good=with_dictum("Laporan disampaikan paling lambat 7 (tujuh) hari setelah kegiatan."),
    bad=with_dictum("Laporan disampaikan paling lambat 7 hari setelah kegiatan."),
)
def number_is_said_in_words(decree: Decree, _: Context) -> Iterator[Hit]:
    """Write a number with its words behind it: 3 (tiga)."""
    for dictum in _with_points(decree):
        if found := _COUNT.search(dictum.text):
            words = number_words(int(found[1]))
            yield hit(
                gettext_noop("Tulis bilangan dengan katanya: “%(right)s”."),
                node=dictum.id,
                mend=_COUNT.sub(
                    lambda each: f"{each[1]} ({number_words(int(each[1]))}) {each[2]}", dictum.text
                ),
                right=f"{found[1]} ({words}) {found[2]}",
            )


_VAGUE = re.compile(
    r"(?:tanpa|dengan tidak) mengurangi (?:ketentuan|maksud|berlakunya)|(?:pasal|ayat|huruf|diktum)? ?tersebut di ?atas|sebagaimana tersebut di atas",
    re.I,
)


@rule(
    "B5",
    Severity.WARN,
    source=f"{_LAW} angka 251 dan 280",
    good=SOUND,
    bad=with_dictum("Tim tersebut di atas bertanggung jawab kepada Ketua."),
)
def reference_is_exact(decree: Decree, _: Context) -> Iterator[Hit]:
    """Refer to a named place, not to what stands above."""
    for node in nodes(decree):
        if found := _VAGUE.search(node.text):
            yield hit(
                gettext_noop("Ganti “%(said)s” dengan rujukan yang jelas, misalnya “dalam Diktum KESATU”."),
                node=node.id,
                said=found.group().strip(),
            )


_BLANKET = re.compile(
    r"\b(?:segala |semua )?(?:hal-hal|hal-hal lain|hal lain|hal) yang belum (?:diatur|ditetapkan|cukup diatur)",
    re.I,
)


@rule(
    "B6",
    Severity.WARN,
    source=f"{_LAW} angka 200",
    good=SOUND,
    bad=with_dictum("Hal-hal yang belum diatur dalam Keputusan ini akan diatur kemudian."),
)
def delegation_names_its_scope(decree: Decree, _: Context) -> Iterator[Hit]:
    """Delegate a named matter to a named instrument, never all that is left."""
    for node in nodes(decree):
        if _BLANKET.search(node.text):
            yield hit(
                gettext_noop(
                    "Sebut pokok yang diatur lebih lanjut dan bentuk pengaturannya; jangan “hal yang belum diatur”."
                ),
                node=node.id,
            )


@rule(
    "B7",
    Severity.ADVICE,
    source=f"{_LAW} angka 265–270",
    good=SOUND,
    bad=with_dictum("Anggota tim tidak boleh merangkap tugas."),
)
def operator_words_are_used(decree: Decree, _: Context) -> Iterator[Hit]:
    """Say a prohibition with “dilarang”."""
    for node in nodes(decree):
        if found := re.search(r"\b(tidak boleh|tidak diperbolehkan|tidak diperkenankan)\b", node.text):
            yield hit(
                gettext_noop("Nyatakan larangan dengan “dilarang”, bukan “%(said)s”."),
                node=node.id,
                said=found[1],
            )


def _with_points(decree: Decree) -> Iterator[Dictum | Point]:
    for dictum in decree.dicta:
        yield dictum
        yield from _below(dictum.points)


def _below(points: tuple[Point, ...]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _below(point.points)
