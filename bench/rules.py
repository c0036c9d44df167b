"""
How well the drafting rules find what is planted, and how quickly.

Over twenty good decrees and the faults planted in them (`tests/corpus`): recall is the share of planted faults found under
their rule; a false alarm is a finding on a good decree, or one that neither names the planted fault nor follows from it.
Advice counts like an error. The corpus was written beside the rules, so these are figures of regression, not of the world.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter
from typing import Any

from bench.table import Table

FAMILIES = {
    "J": "judul",
    "P": "pejabat penetap",
    "M": "Menimbang",
    "D": "Mengingat",
    "T": "Memutuskan",
    "B": "diktum",
    "C": "cabut dan ubah",
    "K": "penutup",
    "L": "lampiran",
    "F": "bentuk",
    "X": "silang",
}
ROUNDS = 20


def run() -> dict[str, Any]:
    """Hold the corpus against the rules and answer the figures."""
    from tests.corpus import good_files, opened, planted
    from tests.corpus.faults import FAULTS

    from diktum.core.document import RULES, Severity, findings

    hit: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    errors_on_good = 0
    for path in good_files():
        found = findings(*opened(path.read_text(encoding="utf-8"), is_json=path.suffix == ".json"))
        errors_on_good += sum(one.severity is Severity.ERROR for one in found)
        false.update(one.id[0] for one in found)
    for fault in FAULTS:
        ids = {one.id for one in findings(*planted(fault))}
        (hit if fault.rule in ids else missed)[fault.rule[0]] += 1
        false.update(one[0] for one in ids - {fault.rule, *fault.also})
    families = {
        letter: _figures(hit[letter], missed[letter], false[letter])
        | {"rules": sum(rule.family == letter for rule in RULES.values())}
        for letter in FAMILIES
    }
    return {
        "good": len(good_files()),
        "faulty": len(FAULTS),
        "rules": len(RULES),
        "errors_on_good": errors_on_good,
        "families": families,
        "total": _figures(hit.total(), missed.total(), false.total()),
        "milliseconds": _speed(),
    }


def show(figures: dict[str, Any]) -> str:
    """Set the figures as a table for people."""
    table = Table(
        f"Kaidah penyusunan: {figures['good']} naskah baik, {figures['faulty']} naskah keliru, {figures['rules']} kaidah",
        ("keluarga", "kaidah", "ditanam", "ketemu", "salah lapor", "presisi", "daya temu"),
    )
    for letter, name in FAMILIES.items():
        each = figures["families"][letter]
        table.row(f"{letter} {name}", str(each["rules"]), *_cells(each))
    table.row("semua", str(figures["rules"]), *_cells(figures["total"]))
    speed = figures["milliseconds"]
    return (
        f"{table}\nkesalahan pada naskah baik: {figures['errors_on_good']}\n"
        f"baca + periksa naskah {speed['words']} kata: median {speed['median']:.1f} ms, terlama {speed['worst']:.1f} ms, "
        f"waktu prosesor {speed['median_of_processor']:.1f} ms"
    )


def _figures(hit: int, missed: int, false: int) -> dict[str, Any]:
    return {
        "planted": hit + missed,
        "found": hit,
        "false": false,
        "precision": round(hit / (hit + false), 4) if hit + false else None,
        "recall": round(hit / (hit + missed), 4) if hit + missed else None,
    }


def _cells(each: dict[str, Any]) -> tuple[str, ...]:
    ratios = (f"{each[key]:.1%}" if each[key] is not None else "–" for key in ("precision", "recall"))
    return (str(each["planted"]), str(each["found"]), str(each["false"]), *ratios)


def _speed() -> dict[str, float]:
    """Read and check a guideline of five pages: from JSON text to findings, against the whole registry."""
    from diktum import rulebook
    from diktum.config import env
    from diktum.core.document import Context, findings, from_data, nodes

    text = (env.ROOT / "examples" / "pengaturan" / "decree.json").read_text(encoding="utf-8")
    context = Context(registry=rulebook.registry())
    took, busy = [], []
    for _ in range(ROUNDS):
        began, began_busy = time.perf_counter(), time.process_time()
        decree = from_data(json.loads(text))
        findings(decree, context)
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - began_busy) * 1000)
    words = sum(len(node.text.split()) for node in nodes(decree))
    return {
        "words": words,
        "median": round(statistics.median(took), 2),
        "worst": round(max(took), 2),
        "median_of_processor": round(statistics.median(busy), 2),
    }
