"""The abstract of a decree in three parts and its notes. It summarises; it never comments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from diktum.core.document import Decree
from diktum.core.language import clean_text, date_words, dictum_name
from diktum.stages.publication.origin import Origin

_PARTS = (
    ("considerations", re.compile(r"(?i)^(?:dasar\s+)?(?:pertimbangan|menimbang)$|^dasar pertimbangan$")),
    ("legal_bases", re.compile(r"(?i)^dasar hukum$|^mengingat$")),
    ("substance", re.compile(r"(?i)^(?:isi|materi) pokok$")),
    ("notes", re.compile(r"(?i)^catatan$")),
)
_LONGEST_DICTUM = 220


@dataclass(frozen=True, slots=True)
class Abstract:
    """Abstrak: why (menimbang), on what ground (mengingat), what (materi pokok), and notes."""

    considerations: str
    legal_bases: str
    substance: str
    notes: tuple[str, ...] = ()

    def all_lines(self) -> tuple[str, ...]:
        """Return every line of it."""
        return (self.considerations, self.legal_bases, self.substance, *self.notes)

    def to_data(self) -> dict[str, object]:
        """Return the abstract as it is kept."""
        return {
            "considerations": self.considerations,
            "legal_bases": self.legal_bases,
            "substance": self.substance,
            "notes": list(self.notes),
        }


def abstract_from(data: Mapping[str, object]) -> Abstract:
    """Read an abstract as it was kept."""
    notes = data.get("notes", ())
    assert isinstance(notes, list | tuple)
    return Abstract(
        considerations=str(data.get("considerations", "")),
        legal_bases=str(data.get("legal_bases", "")),
        substance=str(data.get("substance", "")),
        notes=tuple(str(note) for note in notes),
    )


def abstract_of(origin: Origin, typed: str = "") -> Abstract:
    """
    Return the abstract of a decree, made from its own words.

    `typed` are lines such as "Isi pokok: …" (Dasar pertimbangan, Dasar hukum, Isi pokok, Catatan) that take the place of
    what would be made; what they leave out is still filled in.
    """
    decree = origin.issued.decree
    given = _read(typed)
    return Abstract(
        considerations=given.get("considerations", [_considerations(decree)])[0],
        legal_bases=given.get("legal_bases", [_legal_bases(decree)])[0],
        substance=given.get("substance", [_substance(decree)])[0],
        notes=tuple(given.get("notes", _notes(origin))),
    )


def _read(typed: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    loose: list[str] = []
    for line in clean_text(typed).splitlines():
        head, colon, rest = line.partition(":")
        key = next((key for key, head_of in _PARTS if colon and head_of.match(head.strip())), "")
        if key:
            found.setdefault(key, []).append(rest.strip())
        elif line.strip():
            loose.append(line.strip())
    if loose and "substance" not in found:
        found["substance"] = [" ".join(loose)]
    return {key: [line for line in lines if line] for key, lines in found.items() if any(lines)}


def _considerations(decree: Decree) -> str:
    return " ".join(clause.text for clause in decree.considerations)


def _legal_bases(decree: Decree) -> str:
    names = [
        re.split(r"\s+tentang\s+|\s+\(", clause.text, maxsplit=1)[0].rstrip(";. ")
        for clause in decree.legal_bases
    ]
    return f"Dasar hukum Keputusan ini adalah: {'; '.join(names)}." if names else "–"


def _substance(decree: Decree) -> str:
    chapters = [chapter.title for attachment in decree.attachments for chapter in attachment.chapters]
    if chapters:
        return f"Dalam Keputusan ini diatur tentang: {'; '.join(title.capitalize() for title in chapters)}."
    heads = [
        f"{dictum_name(number)}: {_short(dictum.text)}" for number, dictum in enumerate(decree.dicta, start=1)
    ]
    return f"Dalam Keputusan ini ditetapkan: {' '.join(heads)}"


def _short(text: str) -> str:
    if len(text) <= _LONGEST_DICTUM:
        return text
    return f"{text[:_LONGEST_DICTUM].rsplit(' ', 1)[0]} …"


def _notes(origin: Origin) -> list[str]:
    day = date_words(origin.issued.enacted_on)
    at_once = any("mulai berlaku pada tanggal ditetapkan" in d.text for d in origin.issued.decree.dicta)
    count = len(origin.issued.decree.attachments)
    notes = [
        f"Keputusan ini mulai berlaku pada tanggal ditetapkan, {day}."
        if at_once
        else f"Keputusan ini ditetapkan pada tanggal {day}."
    ]
    return [*notes, f"Lampiran: {count}."] if count else notes
