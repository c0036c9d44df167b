"""What a user would pick instead, on the same decree. What is not installed is named, never guessed."""

from __future__ import annotations

import multiprocessing as mp
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from diktum.core.document import Decree
from diktum.formats.akn import write_akn
from diktum.formats.docx import write_docx
from diktum.formats.html import write_html
from diktum.formats.text import write_text

PATIENCE_S = 90.0
ROUNDS = 3

Figures = dict[str, Any]


def xmldiff_trees(before: Decree, after: Decree) -> Figures:
    """Compare two decrees as Akoma Ntoso with xmldiff."""
    try:
        from xmldiff.main import diff_texts
    except ImportError:
        return {"skipped": "xmldiff tidak terpasang"}
    old, new = write_akn(before), write_akn(after)
    return _patiently(lambda: diff_texts(old, new))


def redlines_words(before: Decree, after: Decree) -> Figures:
    """Compare two decrees as text with redlines."""
    try:
        from redlines import Redlines
    except ImportError:
        return {"skipped": "redlines tidak terpasang"}
    old, new = write_text(before), write_text(after)
    return _patiently(lambda: Redlines(old, new).output_markdown)


def weasyprint_pdf(decree: Callable[[int], Decree]) -> Figures:
    """Set a decree with WeasyPrint, from the HTML that Diktum writes."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):
        return {"skipped": "WeasyPrint atau Pango tidak terpasang"}
    pages = [write_html(decree(number)) for number in range(ROUNDS + 1)]
    HTML(string=pages[-1]).write_pdf()
    times = []
    for page in pages[:ROUNDS]:
        began = time.process_time()
        HTML(string=page).write_pdf()
        times.append(time.process_time() - began)
    return _answer(statistics.median(times))


def libreoffice_pdf(decree: Callable[[int], Decree]) -> Figures:
    """Turn a decree's Word file into PDF with LibreOffice, started anew for each file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return {"skipped": "LibreOffice tidak terpasang"}
    with tempfile.TemporaryDirectory() as name:
        folder, times = Path(name), []
        for number in range(-1, ROUNDS):
            source = folder / f"{number}.docx"
            source.write_bytes(write_docx(decree(number)))
            began = _children_s()
            home = f"-env:UserInstallation=file://{folder}/rumah"
            subprocess.run(
                [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
                check=True,
                capture_output=True,
            )
            times.append(_children_s() - began)
    return _answer(statistics.median(times[1:]))


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _patiently(work: Callable[[], object]) -> Figures:
    """Run something once in a process of its own, and stop it when patience ends."""
    context = mp.get_context("fork")
    answers = context.Queue()
    process = context.Process(target=_timed, args=(work, answers))
    process.start()
    process.join(PATIENCE_S)
    if process.is_alive():
        process.kill()
        process.join()
        return _answer(PATIENCE_S, is_cut_off=True)
    if process.exitcode != 0:
        return {"skipped": "gagal pada naskah ini"}
    return _answer(answers.get())


def _timed(work: Callable[[], object], answers: Any) -> None:
    began = time.process_time()
    work()
    answers.put(time.process_time() - began)


def _answer(seconds: float, *, is_cut_off: bool = False) -> Figures:
    return {"ms": seconds * 1000, "is_cut_off": is_cut_off}
