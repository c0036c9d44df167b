"""The JDIHN feed: decrees per second and memory, beside writing the same records without database and checks."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.test import override_settings

from bench.database import a_bench_database
from bench.public_rows import AT, publish_many
from bench.table import Table
from diktum.api.feed.writing import note_of, records_of, write_feed
from diktum.core.moment import Moment

DECREES = 100_000
FEW = 5_000


def arguments(words: list[str]) -> dict[str, Any]:
    """Read `--decrees N`."""
    return {"decrees": int(words[words.index("--decrees") + 1])} if "--decrees" in words else {}


def run(decrees: int = DECREES) -> dict[str, Any]:
    """Write a feed of many decrees, twice: memory must not grow with their number."""
    with ExitStack() as stack:
        stack.enter_context(a_bench_database())
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(
            override_settings(DIKTUM_FEEDS=Path(folder), DIKTUM_PUBLIC_URL="https://jdih.example.go.id")
        )
        office = publish_many(decrees)
        when = Moment.in_office(AT, office.zone)
        for _ in zip(records_of(office, when), range(FEW), strict=False):
            pass  # everything is imported and warm
        before = _memory()
        began = time.perf_counter()
        alarm = write_feed(office, when)
        took = time.perf_counter() - began
        grown = _memory() - before
        note = note_of(office)
        assert alarm is None and note is not None and note.records == decrees
        _row, record = next(iter(records_of(office, when)))
        bare = _bare(dict(record), decrees, Path(folder) / "bare.json")
        packed = (Path(folder) / office.slug / "document.json.gz").stat().st_size
    return {
        "decrees": decrees,
        "seconds": round(took, 2),
        "per_second": round(decrees / took),
        "bytes": note.size,
        "packed_bytes": packed,
        "grown_kb": grown,
        "bare_per_second": round(decrees / bare),
        "ratio": round(bare / took, 3),
    }


def _bare(record: dict[str, Any], decrees: int, path: Path) -> float:
    """Write the same JSON as often, from memory: what the interpreter and the disk could do at best."""
    began = time.perf_counter()
    with path.open("w") as stream:
        for number in range(decrees):
            stream.write(json.dumps(record | {"idData": str(number)}, ensure_ascii=False))
    return time.perf_counter() - began


def _memory() -> int:
    """Give the most memory this process ever held, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def show(figures: dict[str, Any]) -> str:
    """Set the figures in a table."""
    table = Table(f"Umpan JDIHN, {figures['decrees']} Keputusan", ("ukuran", "nilai"))
    table.row("Keputusan per detik (basis data, pemeriksaan, gzip)", str(figures["per_second"]))
    table.row("json.dumps saja, catatan yang sama", str(figures["bare_per_second"]))
    table.row("perbandingan", str(figures["ratio"]))
    table.row("besar berkas, MB", f"{figures['bytes'] / 1e6:.1f}")
    table.row("terkompresi, MB", f"{figures['packed_bytes'] / 1e6:.1f}")
    table.row(f"memori bertambah sesudah {FEW} catatan pertama, kB", str(figures["grown_kb"]))
    return str(table)
