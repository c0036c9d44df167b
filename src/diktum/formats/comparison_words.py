"""The words in which a comparison of two decrees is told, on paper and in files."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.document.comparison import ComparedPart, Counts
from diktum.core.document.person_changes import PersonChange
from diktum.core.document.word_changes import Word

KINDS = {"added": "Ditambah", "removed": "Dihapus", "changed": "Diubah", "moved": "Dipindah"}
MARKS = {"added": "+", "removed": "−", "changed": "±", "moved": "↕"}
PERSON_KINDS = {"came": "Masuk", "left": "Keluar", "changed": "Diubah", "moved": "Pindah urutan"}
NOTHING = "Tidak ada perubahan."


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two texts are called: "Versi 2, 9 November 2026" and "Versi 3, 10 November 2026"."""

    before: str
    after: str


def counts_words(counts: Counts) -> str:
    """Return the counts as a sentence: "3 perubahan: 1 ditambah, 2 diubah."."""
    if not counts.total:
        return NOTHING
    told = (
        f"{getattr(counts, kind)} {word.lower()}" for kind, word in KINDS.items() if getattr(counts, kind)
    )
    return f"{counts.total} perubahan: {', '.join(told)}."


def person_counts_words(counts: dict[str, int]) -> str:
    """Return who came and left as a sentence, or "" where no person changed: "Personil: 3 masuk, 2 keluar."."""
    told = [f"{counts[kind]} {word.lower()}" for kind, word in PERSON_KINDS.items() if counts[kind]]
    return f"Personil: {', '.join(told)}." if told else ""


def kind_words(part: ComparedPart) -> str:
    """Return what happened to a part: "Diubah", "Diubah dan dipindah", "" where nothing did."""
    if part.kind is None:
        return ""
    both = part.moved and part.kind.value == "changed"
    return f"{KINDS[part.kind.value]}{' dan dipindah' if both else ''}"


def place_words(part: ComparedPart) -> str:
    """Return where a part stands, and where it stood if that was elsewhere: "Menimbang huruf b (semula huruf a)"."""
    if not part.place:
        return part.place_before
    if not part.place_before or part.place == part.place_before:
        return part.place
    was = part.place_before.removeprefix(f"{part.section} ")
    return f"{part.place} (semula {was})"


def shown_words(part: ComparedPart, between: str = " · ") -> tuple[Word, ...]:
    """Return the words of a part; cells of a row stand apart by `between`."""
    if not part.cells:
        return part.words
    found: list[Word] = []
    for number, cell in enumerate(part.cells):
        found += [Word("equal", between), *cell] if number else cell
    return tuple(found)


def person_facts(change: PersonChange) -> str:
    """Return what became another for a person: "Kedudukan: Anggota menjadi Sekretaris."."""
    was, now = change.before, change.after
    if was is None or now is None:
        row = now or was
        return ", ".join(word for word in (row.post, row.position) if word) if row else ""
    pairs = (
        ("Nama", was.name, now.name),
        ("Jabatan", was.post, now.post),
        ("Kedudukan", was.position, now.position),
    )
    told = [f"{label}: {a or '–'} menjadi {b or '–'}" for label, a, b in pairs if a != b]
    return "; ".join(told) if told else f"{was.place} menjadi {now.place}"
