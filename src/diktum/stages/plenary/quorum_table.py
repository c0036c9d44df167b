"""The whole law on quorum and majority as one table: every number of seats, of members present, of members agreeing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diktum.core.language import date_words
from diktum.core.plenary import Laws, NoLawOnPlenary, judge

MOST_SEATS = 7
DISTRICT = "KPU Kabupaten/Kota"
VALID, NOT_ADOPTED, NO_QUORUM = "sah", "tidak disetujui", "tidak kuorum"


@dataclass(frozen=True, slots=True)
class Cell:
    """One combination and what the law of the day says about it; `verdict` is empty where the law is silent."""

    seats: int
    present: int
    agreeing: int
    verdict: str
    article: str
    body: str = ""


def cells(laws: Laws, on: date, *, most: int = MOST_SEATS) -> Iterator[Cell]:
    """Yield every combination of 1 to `most` seats, for each body that the law knows. Raises NoLawOnPlenary before the first law."""
    law = laws.on(on)
    for seats in range(1, most + 1):
        for body in [each.body for each in law.thresholds_of(seats)] or [""]:
            for present in range(seats + 1):
                for agreeing in range(present + 1):
                    yield _cell(laws, on, seats, present, agreeing, body)


def _cell(laws: Laws, on: date, seats: int, present: int, agreeing: int, body: str) -> Cell:
    try:
        verdict = judge(laws, seats=seats, present=present, agreeing=agreeing, on=on, body=body)
    except NoLawOnPlenary:
        return Cell(seats, present, agreeing, "", "")
    word = (VALID if verdict.adopted else NOT_ADOPTED) if verdict.has_quorum else NO_QUORUM
    return Cell(seats, present, agreeing, word, verdict.article, body)


def as_text(laws: Laws, on: date) -> str:
    """Return the table for a terminal: one line for each number of seats, body, and number of members present."""
    law = laws.on(on)
    lines = [
        f"Kuorum dan persetujuan rapat pleno pada {date_words(on)}",
        f"{law.name}: kuorum {law.quorum_article}, persetujuan {law.approval_article}",
        f"Sumber: {law.source}",
        f"Keyakinan: {law.confidence}. {law.note}".rstrip(),
        "",
        "kursi  hadir  setuju",
    ]
    rows: dict[tuple[int, str, int], list[Cell]] = {}
    for cell in cells(laws, on):
        rows.setdefault((cell.seats, cell.body, cell.present), []).append(cell)
    for (seats, body, present), row in rows.items():
        if not row[0].verdict:
            lines += [f"{seats:>5}      -  tidak diatur: rapat tidak dapat dinyatakan sah"] * (present == 0)
            continue
        if present == 0:
            lines.append(f"{seats} kursi, {body or DISTRICT}")
        lines.append(f"{seats:>5}  {present:>5}  {_spans(row)}")
    return "\n".join(lines)


def _spans(row: list[Cell]) -> str:
    """Join neighbours with the same verdict: "0-2 tidak disetujui · 3-5 sah (Pasal 44)"."""
    spans: list[tuple[int, int, Cell]] = []
    for cell in row:
        if spans and spans[-1][2].verdict == cell.verdict:
            spans[-1] = (spans[-1][0], cell.agreeing, cell)
        else:
            spans.append((cell.agreeing, cell.agreeing, cell))
    parts = [
        f"{first}{f'-{last}' if last > first else ''} {cell.verdict} ({cell.article})"
        for first, last, cell in spans
    ]
    return " · ".join(parts)
