"""
Decrees as documents, in processor time, each beside what a user would pick instead on the same decree.

* check: a decree of five pages, read from plain text and held against every drafting rule.
* compare: two versions with 500 parts, every tenth part reworded; beside xmldiff and redlines on the same pair.
* pdf: three pages with 40 persons as PDF/A; beside WeasyPrint and LibreOffice.
* word: the same decree out to .docx and in again.
"""

from __future__ import annotations

import gc
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.document_pairs import pair_of_versions, team_of_forty
from bench.document_rivals import libreoffice_pdf, redlines_words, weasyprint_pdf, xmldiff_trees
from bench.table import Table
from diktum import rulebook
from diktum.core.document import Decree, Finding, compare, findings, from_data, nodes
from diktum.core.document.reading import read
from diktum.core.document.rules import context_of_paper
from diktum.formats.comparison_html import comparison_html
from diktum.formats.comparison_words import Sides
from diktum.formats.decree_print import write_pdf
from diktum.formats.docx import read_docx, redline_docx, write_docx
from diktum.formats.pdf import page_count
from diktum.formats.text import write_text

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "tim" / "decree.json"
BUDGET_MS = 50.0
ROUNDS = 40
FEW = 8
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)

Figures = dict[str, Any]


def run() -> Figures:
    """Measure everything and answer the figures; what is not installed is named and left out."""
    return {"check": _check(), "compare": _compare(), "pdf": _pdf(), "word": _word(), "budget_ms": BUDGET_MS}


def show(figures: Figures) -> str:
    """Set the figures as tables for people."""
    check, compared = figures["check"], figures["compare"]
    ours = Table("Waktu prosesor, milidetik", ("pekerjaan", "p50", "p95", "batas"))
    limit = f"{figures['budget_ms']:.0f}"
    ours.row(f"baca dan periksa {check['pages']} halaman", *_times(check), limit)
    ours.row(f"bandingkan {compared['nodes']} bagian, satu asal", *_times(compared["same_origin"]), limit)
    ours.row(
        f"bandingkan {compared['nodes']} bagian, tanpa id bersama", *_times(compared["strangers"]), limit
    )
    ours.row("bandingkan dan tulis HTML", *_times(compared["html"]), "–")
    ours.row("tulis Word", *_times(figures["word"]["write"]), "–")
    ours.row("baca Word", *_times(figures["word"]["read"]), "–")
    ours.row("tulis Word dengan perubahan terlacak", *_times(figures["word"]["redline"]), "–")
    return "\n\n".join((str(ours), _beside_pair(compared), _beside_pdf(figures["pdf"])))


def _beside_pair(compared: Figures) -> str:
    table = Table(
        f"Perbandingan naskah yang sama ({compared['nodes']} bagian, {compared['changes']} perubahan)",
        ("alat", "milidetik", "dibanding Diktum"),
    )
    own = compared["same_origin"]["p50_ms"]
    table.row("Diktum", f"{own:.1f}", "1")
    _rivals(table, compared["beside"], own)
    return str(table)


def _beside_pdf(figures: Figures) -> str:
    table = Table(
        f"PDF {figures['pages']} halaman, {figures['persons']} orang",
        ("alat", "milidetik", "dibanding Diktum"),
    )
    table.row("Diktum (PDF/A-2b)", f"{figures['p50_ms']:.1f}", "1")
    _rivals(table, figures["beside"], figures["p50_ms"])
    return str(table)


def _rivals(table: Table, beside: Figures, own: float) -> None:
    for name, found in beside.items():
        if "skipped" in found:
            table.row(name, "–", found["skipped"])
            continue
        least = "> " if found["is_cut_off"] else ""
        table.row(name, f"{least}{found['ms']:.0f}", f"{least}{found['ms'] / own:.0f} ×")


def _times(found: Figures) -> tuple[str, str]:
    return f"{found['p50_ms']:.1f}", f"{found['p95_ms']:.1f}"


def _measured(work: Callable[[int], object], rounds: int = ROUNDS) -> Figures:
    """Return median and 95th percentile of `rounds` runs; each is told its number, so that nothing is remembered.

    What the bench itself has loaded is kept out of the garbage collector's sight: it is no part of the work.
    """
    work(-1)
    gc.collect()
    gc.freeze()
    times = []
    for number in range(rounds):
        began = time.process_time()
        work(number)
        times.append((time.process_time() - began) * 1000)
    return {
        "p50_ms": statistics.median(times),
        "p95_ms": statistics.quantiles(times, n=20)[-1],
        "rounds": rounds,
    }


def _check() -> Figures:
    decree = from_data(json.loads(EXAMPLE.read_text(encoding="utf-8")))
    text = write_text(decree)

    return {
        "pages": page_count(write_pdf(decree)),
        "characters": len(text),
        "findings": len(_found(text)),
        **_measured(lambda _: _found(text)),
    }


def _found(text: str) -> tuple[Finding, ...]:
    reading = read(text)
    return findings(reading.decree, context_of_paper(reading, text, rulebook.registry()))


def _compare() -> Figures:
    before, after = pair_of_versions()
    _same, strangers = pair_of_versions(ids="asing")
    sides = Sides("Versi 1", "Versi 2")
    return {
        "nodes": len(nodes(before)),
        "changes": compare(before, after, same_origin=True).counts.total,
        "same_origin": _measured(lambda _: compare(before, after, same_origin=True)),
        "strangers": _measured(lambda _: compare(before, strangers)),
        "html": _measured(lambda _: comparison_html(compare(before, after, same_origin=True), sides)),
        "beside": {
            "xmldiff (Akoma Ntoso)": xmldiff_trees(before, after),
            "redlines (teks)": redlines_words(before, after),
        },
    }


def _pdf() -> Figures:
    decree = team_of_forty(0)
    return {
        "pages": page_count(write_pdf(decree)),
        "persons": len(_rows(decree)),
        **_measured(lambda number: write_pdf(team_of_forty(number)), FEW),
        "beside": {
            "WeasyPrint (PDF biasa)": weasyprint_pdf(team_of_forty),
            "LibreOffice (dari Word)": libreoffice_pdf(team_of_forty),
        },
    }


def _word() -> Figures:
    decree = team_of_forty(0)
    content = write_docx(decree)
    before, after = pair_of_versions(parts=100)
    return {
        "bytes": len(content),
        "write": _measured(lambda number: write_docx(team_of_forty(number)), FEW),
        "read": _measured(lambda _: read_docx(content), FEW),
        "redline": _measured(lambda _: redline_docx(before, after, author="Bangku ukur", at=NOON), FEW),
    }


def _rows(decree: Decree) -> tuple[object, ...]:
    return tuple(row for each in decree.attachments if each.table for row in each.table.rows)
