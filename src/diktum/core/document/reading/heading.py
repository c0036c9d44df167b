"""Judul and jabatan pembentuk: the lines above Menimbang."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diktum.core.document.reading.lines import Line, Sink, joined
from diktum.core.document.reading.result import Nature

_OFFICES = "KETUA|SEKRETARIS|KOMISI|BUPATI|GUBERNUR|WALI|WALIKOTA|MENTERI|PRESIDEN|KEPALA|DIREKTUR|REKTOR|JAKSA|PANGLIMA|DEWAN|CAMAT"
_OFFICE = re.compile(rf"(?:{_OFFICES})\b", re.IGNORECASE)
_TYPE = re.compile(r"(?:SURAT\s)?(?:KEPUTUSAN|PERATURAN|UNDANG-UNDANG|INSTRUKSI|KETETAPAN)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W?N[O0]M[O0]R\b\s*[:;.]?\s*(?P<number>.*)", re.IGNORECASE | re.DOTALL)
_ABOUT = re.compile(r"T\s?E\s?N\s?T\s?A\s?N\s?G\s*:?(?:\s+(?P<rest>\S.*))?", re.DOTALL)
_IN_ONE = re.compile(
    r"(?P<type>.+?)\s(?P<number>NOMOR\s*:?\s*.+?)\sTENTANG\s(?P<title>.+)", re.DOTALL | re.IGNORECASE
)
_KIND = re.compile(r"Sifat Keputusan\s*:\s*(?P<kind>penetapan|pengaturan)", re.IGNORECASE)
_FURNITURE = re.compile(r"SALINAN|RANCANGAN|PETIKAN|DRAF|DRAFT|KONSEP", re.IGNORECASE)
_BLESSING = re.compile(r"DENGAN RAHMAT TUHAN", re.IGNORECASE)
_SMALL = frozenset({"DAN", "DI", "PADA", "UNTUK", "DARI", "KEPADA", "ATAS"})
_SHORT_NAMES = frozenset({"KPU", "KIP", "RI", "PPK", "PPS", "KPPS", "DKI"})
_PARTS_OF_WORDS = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lines above Menimbang say."""

    title: str = ""
    issuer: str = ""
    type: str = ""
    number: str = ""
    kind: str = ""
    nature: Nature = Nature.UNKNOWN


def heading_of(lines: Sequence[Line], sink: Sink) -> Heading:
    """Return title, issuer, number and nature; what is no part of a heading is left over."""
    lines, kind = _without_kind(_split(lines), sink)
    about = next((place for place, line in enumerate(lines) if _ABOUT.fullmatch(line.text)), None)
    above = lines if about is None else lines[:about]
    below = [] if about is None else _below(lines[about:], sink)
    if about is None:
        above, below = _untitled(above)
    type_words, number = _above(above, sink)
    title_lines, issuer_lines = _issuer_apart(below)
    title_lines = _without_blessing(title_lines, sink)
    title = joined([line.text for line in title_lines], sink)
    issuer = _issuer(joined([line.text for line in issuer_lines], sink), type_words, sink)
    if not title:
        sink.doubt("judul", 0.2, "Nama Keputusan sesudah TENTANG tidak ditemukan.")
    return Heading(title, issuer, type_words, number, kind, nature_of(type_words))


def _split(lines: Sequence[Line]) -> list[Line]:
    """Cut a heading that stands in one line into its three."""
    cut: list[Line] = []
    for line in lines:
        found = _IN_ONE.fullmatch(line.text) if _TYPE.match(line.text) else None
        if found:
            cut.append(Line(found["type"], line.indent, line.after_blank))
            cut.extend((Line(found["number"]), Line("TENTANG"), Line(found["title"])))
        else:
            cut.append(line)
    return cut


def _without_kind(lines: Sequence[Line], sink: Sink) -> tuple[list[Line], str]:
    kept, kind = [], ""
    for line in lines:
        found = _KIND.fullmatch(line.text)
        if found:
            kind = found["kind"].casefold()
            sink.frame.append(line.text)
        else:
            kept.append(line)
    return kept, kind


def _below(lines: Sequence[Line], sink: Sink) -> list[Line]:
    found = _ABOUT.fullmatch(lines[0].text)
    rest = found["rest"] if found else None
    sink.frame.append(lines[0].text[: len(lines[0].text) - len(rest or "")].strip())
    return ([Line(rest, 0, True)] if rest else []) + list(lines[1:])


def _untitled(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part a heading without TENTANG: the lines from the last one of an office on may be the issuer."""
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].text.endswith(",") and _OFFICE.match(lines[place].text):
            return list(lines[:place]), list(lines[place:])
    return list(lines), []


def _above(lines: Sequence[Line], sink: Sink) -> tuple[str, str]:
    """Read the lines above TENTANG: kind and body in capitals, then the number."""
    type_lines: list[str] = []
    number = ""
    is_open = False
    for line in lines:
        text = line.text
        found = _NUMBER.fullmatch(text)
        if found and (is_open or not number):
            number = _number(found["number"])
            is_open = False
            sink.frame.append(text)
        elif _TYPE.match(text) and text.isupper():
            type_lines, is_open = [text], True
            sink.frame.append(text)
        elif text.isupper() or _FURNITURE.fullmatch(text):
            if is_open:
                type_lines.append(text)
            sink.frame.append(text)
        else:
            sink.leave([text])
    return " ".join(" ".join(type_lines).split()), number


_SPACED_YEAR = re.compile(r"(TAHUN|Tahun|tahun)\s+(\d(?:\s?\d){3})$")
_SPACED_DIGITS = re.compile(r"(?<=\d)\s+(?=\d)")


def _number(words: str) -> str:
    """Return a number with the blanks inside its digits and around its strokes taken away; a blank number is empty."""
    words = " ".join(words.split())
    if not any(character.isdigit() for character in words):
        return ""
    words = _SPACED_DIGITS.sub(
        "", _SPACED_YEAR.sub(lambda found: f"{found[1]} {found[2].replace(' ', '')}", words)
    )
    return re.sub(r"\s?/\s?", "/", words)


def _issuer_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the title from the jabatan pembentuk, which is the last to stand there and ends with a comma."""
    if not lines:
        return [], []
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].after_blank and place and lines[-1].text.endswith(","):
            return list(lines[:place]), list(lines[place:])
        if (
            _OFFICE.match(lines[place].text)
            and place >= len(lines) - 3
            and (place or len(lines) > 1)
            and _ends_issuer(lines)
        ):
            return list(lines[:place]), list(lines[place:])
    alone = lines[0].text
    if len(lines) == 1 and (alone == "," or (alone.endswith(",") and _OFFICE.match(alone))):
        return [], list(lines)
    return list(lines), []


def _ends_issuer(lines: Sequence[Line]) -> bool:
    return lines[-1].text.endswith((",", ".", ";", ":")) or _OFFICE.match(lines[-1].text) is not None


def _without_blessing(lines: Sequence[Line], sink: Sink) -> list[Line]:
    kept = []
    for line in lines:
        if _BLESSING.match(line.text):
            sink.leave([line.text])
            sink.doubt(
                "judul",
                0.8,
                "“Dengan rahmat Tuhan Yang Maha Esa” bukan bagian Keputusan KPU; lihat sisa teks.",
            )
        else:
            kept.append(line)
    return kept


def _issuer(words: str, type_words: str, sink: Sink) -> str:
    if words.endswith((",", ";", ".")):
        sink.frame.append(words[-1])
        return office_words(words[:-1].rstrip())
    if words:
        return office_words(words)
    named = re.sub(r"^(?:SURAT )?KEPUTUSAN ", "", type_words)
    if not named or named == type_words:
        sink.doubt("jabatan", 0.2, "Jabatan pembentuk tidak ditemukan.")
        return ""
    sink.doubt("jabatan", 0.5, "Jabatan pembentuk tidak tertulis; diambil dari nama Keputusan.")
    return _office_named(named)


def _office_named(named: str) -> str:
    """Return the office that a kind of decree names."""
    if _OFFICE.match(named) is None or named.startswith("KOMISI"):
        return office_words(f"KETUA {named}")
    return office_words(named)


def office_words(capitals: str) -> str:
    """Return an office that is written in capitals as running text carries it; any other text as it stands."""
    if not (capitals.isascii() and capitals.isupper()):
        return capitals
    return " ".join(
        _office_word(word) if place else _capital(word) for place, word in enumerate(capitals.split(" "))
    )


def _office_word(word: str) -> str:
    return word.casefold() if word in _SMALL else _capital(word)


def _capital(word: str) -> str:
    if word in _SHORT_NAMES:
        return word
    return _PARTS_OF_WORDS.sub(lambda found: found.group().capitalize(), word)


_OWN = re.compile(r"KOMISI (?:INDEPENDEN )?PEMILIHAN|\bKPU\b|\bKIP\b")


def nature_of(type_words: str) -> Nature:
    """Return what a heading says a text is."""
    upper = type_words.upper()
    if upper.startswith(("KEPUTUSAN", "SURAT KEPUTUSAN")):
        return Nature.OWN if _OWN.search(upper) or upper.endswith("KEPUTUSAN") else Nature.OTHER_AGENCY
    return Nature.LAW if upper else Nature.UNKNOWN
