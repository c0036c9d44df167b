"""The example decrees, and invented ones, for the tests of the written forms."""

from __future__ import annotations

import json
from pathlib import Path

from diktum.core.document import from_data
from diktum.core.document.reading import Particulars

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("tim", "pengaturan")
KNOWN = Particulars("23 TAHUN 2022", "Teminabuan", "17 Maret 2022", "ORANG REKAAN")


def example(name):
    """Return one of the decrees in examples/."""
    return from_data(json.loads((EXAMPLES / name / "decree.json").read_text(encoding="utf-8")))
