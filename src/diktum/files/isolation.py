"""Open a PDF that packs objects in a process of its own first: what swells beyond measure ends there, not the worker."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

MOST_MEMORY = 450 * 1024 * 1024
MOST_SECONDS = 20
# An object stream by its name, also where the name hides in #-escapes.
_PACKED = re.compile(rb"/ObjStm|/[A-Za-z]{0,5}#[0-9A-Fa-f]{2}")
_OPEN = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MOST_MEMORY}, {MOST_MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({MOST_SECONDS}, {MOST_SECONDS}))
import pikepdf
try:
    with pikepdf.open(sys.argv[1], attempt_recovery=False, suppress_warnings=True) as pdf:
        len(pdf.pages)
        for each in pdf.objects:
            pass
        told = " ".join(str(each) for each in pdf.get_warnings())
        sys.exit(9 if "alloc" in told or "unfilterable" in told else 0)
except (pikepdf.PdfError, ValueError) as error:
    sys.exit(9 if "alloc" in str(error) else 0)
"""


def swells(path: Path) -> bool:
    """Say whether a PDF with packed objects needs more memory or time than a worker has."""
    if sys.platform == "win32" or not _PACKED.search(path.read_bytes()):
        return False
    try:
        done = subprocess.run(
            [sys.executable, "-c", _OPEN, str(path)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=3 * MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0
