"""The words of the frame that every written form of a decree repeats: heading, number, labels, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diktum.core.document import Clause, Decree, Point
from diktum.core.document.labels import point_mark
from diktum.core.document.reading import Particulars
from diktum.core.language import dictum_name, letter, roman

DOTS = "...................."
MOST_NAMED = 99


def heading(decree: Decree) -> str:
    """Return "KEPUTUSAN KOMISI PEMILIHAN UMUM …": the kind and the body that its issuer stands for."""
    return f"KEPUTUSAN {decree.issuer.removeprefix('Ketua ')}".upper().strip()


def number_line(particulars: Particulars) -> str:
    """Return the line of the number, with blanks where there is none yet."""
    return f"NOMOR {particulars.number}" if particulars.number else f"NOMOR {DOTS} TAHUN ........"


def decides(decree: Decree) -> str:
    """Return what follows Menetapkan."""
    return f"{heading(decree)} TENTANG {decree.title}.".upper()


def place_line(particulars: Particulars) -> str:
    """Return "Ditetapkan di …"."""
    return f"Ditetapkan di {particulars.place or DOTS}"


def date_line(particulars: Particulars) -> str:
    """Return "pada tanggal …"."""
    return f"pada tanggal {particulars.date or DOTS}"


def clause_marks(clauses: Sequence[Clause], *, lettered: bool) -> Iterator[tuple[str, Clause]]:
    """Give each clause with its mark; a lone one has none."""
    for number, clause in enumerate(clauses, start=1):
        mark = f"{letter(number)}." if lettered else f"{number}."
        yield "" if len(clauses) == 1 else mark, clause


def dictum_mark(number: int) -> str:
    """Return KESATU, KEDUA …; KE-100 and so on where the names end."""
    return dictum_name(number) if number <= MOST_NAMED else f"KE-{number}"


def attachment_mark(decree: Decree, number: int) -> str:
    """Return LAMPIRAN, or LAMPIRAN II when there are several."""
    return f"LAMPIRAN {roman(number)}" if len(decree.attachments) > 1 else "LAMPIRAN"


@dataclass(frozen=True, slots=True)
class Marked:
    """A point with its printed mark and its level from 0."""

    mark: str
    level: int
    point: Point


def marked_points(points: Sequence[Point], level: int = 0) -> Iterator[Marked]:
    """Give points and what is below them in reading order."""
    for number, point in enumerate(points, start=1):
        yield Marked(point_mark(number, level), level, point)
        yield from marked_points(point.points, level + 1)
