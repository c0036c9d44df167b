"""
What the archive costs, beside what a user would pick instead.

* reading: pages per minute on two cores, compared page by page and with doubtful places read again, beside plain ocrmypdf on
  the same pages.
* intake: 1 000 files through every check, fsync and the ledger, beside a bare copy with fsync.
* fixity: MB per second of the weekly check beside sha256sum on the same files.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from django.conf import settings
from django.core.files.base import ContentFile
from django.test.utils import override_settings

from bench.database import a_bench_database
from bench.table import Table

FILES, FILE_BYTES, COPIES, DPI = 1_000, 256 * 1024, 2, 200
EXAMPLES = Path(__file__).parents[1] / "examples"


def run() -> dict[str, Any]:
    """Measure on a database and in folders of their own and answer the figures."""
    with tempfile.TemporaryDirectory(prefix="diktum-bench-") as folder:
        figures: dict[str, Any] = {"reading": _reading(Path(folder))}
        contents = [_a_file(number) for number in range(FILES)]
        with a_bench_database(), override_settings(DIKTUM_FILES=Path(folder, "files"), DIKTUM_FILES_S3=""):
            figures["intake"] = _intake(contents, Path(folder))
            figures["fixity"] = _fixity()
        return figures


def show(figures: dict[str, Any]) -> str:
    """Set the figures as tables for people."""
    table = Table(
        f"Arsip: {figures['intake']['files']} berkas, {figures['intake']['megabytes']:.0f} MB",
        ("yang diukur", "Diktum", "pembanding", "rasio"),
    )
    reading = figures["reading"]
    if reading:
        table.row(
            f"halaman dibaca per menit ({reading['pages']} halaman; pembanding: ocrmypdf)",
            *_beside(reading["pages_per_minute"], reading["ocrmypdf_pages_per_minute"]),
        )
    else:
        table.row("halaman dibaca per menit", "tidak ada Tesseract", "", "")
    intake, fixity = figures["intake"], figures["fixity"]
    table.row("berkas masuk per detik (salin + fsync)", *_beside(intake["per_s"], intake["copied_per_s"]))
    table.row(
        "MB diperiksa per detik (sha256sum)", *_beside(fixity["mb_per_s"], fixity["sha256sum_mb_per_s"])
    )
    return str(table)


def _beside(ours: float, other: float) -> tuple[str, str, str]:
    return f"{ours:.1f}", f"{other:.1f}", f"{ours / other:.2f}"


def _reading(folder: Path) -> dict[str, float]:
    """Read the pages of two example decrees: Diktum and plain ocrmypdf in turns, the better of the turns each."""
    from diktum.formats import ocr
    from diktum.formats.scan_comparison import compare_scan

    if not ocr.is_available():
        return {}
    prints = [_printed(name) for name in ("tim", "pengaturan")]
    scans = [_scanned(each) for each in prints]
    for number, scan in enumerate(scans):
        Path(folder, f"{number}.pdf").write_bytes(scan)
    pages = sum(_page_count(each) for each in scans)

    def ours() -> None:
        for signed, scan in zip(prints, scans, strict=True):
            assert compare_scan(signed, scan).resemblance.matches, "a clean scan matches"

    def plain() -> None:
        for number in range(len(scans)):
            command = [sys.executable, "-m", "ocrmypdf", "-l", "ind", "--jobs", "2", "-q"]
            subprocess.run([*command, f"{number}.pdf", f"{number}-read.pdf"], cwd=folder, check=True)

    took, other = _in_turns(ours, plain)
    return {
        "pages": pages,
        "cores": len(os.sched_getaffinity(0)),
        "pages_per_minute": pages * 60 / took,
        "ocrmypdf_pages_per_minute": pages * 60 / other,
    }


def _in_turns(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    turns = [(_timed(one), _timed(other)) for _turn in range(COPIES)]
    return min(first for first, _second in turns), min(second for _first, second in turns)


def _timed(what: Callable[[], None]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun


def _printed(name: str) -> bytes:
    import json

    from diktum.core.document import from_data
    from diktum.core.document.reading import Particulars
    from diktum.formats.decree_print import write_pdf

    known = Particulars("23 TAHUN 2022", "Teminabuan", "17 Maret 2022", "ORANG REKAAN")
    data = json.loads((EXAMPLES / name / "decree.json").read_text(encoding="utf-8"))
    return write_pdf(from_data(data), known)


def _scanned(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [
            page.render(scale=DPI / 72).to_pil().convert("L").rotate(0.3, fillcolor=255) for page in document
        ]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=DPI, quality=75)
    return out.getvalue()


def _page_count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _a_file(number: int) -> bytes:
    """Return a sound PDF of about 256 KB that no other is like."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Filling = pdf.make_stream(random.Random(number).randbytes(FILE_BYTES))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _intake(contents: list[bytes], folder: Path) -> dict[str, float]:
    from tests.office import an_office

    from diktum.files import store
    from diktum.ledger.chain import chaining

    office = an_office()
    when = office.moment()

    def keep() -> None:
        for number, content in enumerate(contents):
            with chaining(office.commission.pk, when) as chain:
                store.keep(chain, ContentFile(content, name=f"{number}.pdf"), allowed=("pdf",))

    def copy() -> None:
        bare = Path(folder, "bare")
        bare.mkdir()
        for number, content in enumerate(contents):
            with Path(bare, f"{number}.pdf").open("wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())

    took, copied = _timed(keep), _timed(copy)
    return {
        "files": len(contents),
        "megabytes": sum(map(len, contents)) / 1e6,
        "per_s": len(contents) / took,
        "copied_per_s": len(contents) / copied,
    }


def _fixity() -> dict[str, float]:
    from tests.office import MONDAY

    from diktum.files import fixity
    from diktum.files.models import StoredFile

    size = sum(StoredFile.objects.values_list("size", flat=True))
    paths = sorted(str(path) for path in Path(settings.DIKTUM_FILES).glob("??/??/*"))
    runs: list[fixity.Run] = []

    def check() -> None:
        runs.append(fixity.check_due(MONDAY + dt.timedelta(days=30), most_bytes=size * 2))

    def sha256sum() -> None:
        subprocess.run(["sha256sum", *paths], check=True, stdout=subprocess.DEVNULL)

    took, other = _timed(check), _timed(sha256sum)
    return {
        "files": runs[0].files,
        "wrong": runs[0].wrong,
        "mb_per_s": runs[0].bytes / 1e6 / took,
        "sha256sum_mb_per_s": size / 1e6 / other,
    }
