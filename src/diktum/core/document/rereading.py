"""Judge again what was read otherwise on a scan, after each place was read some more times, larger and alone.

A reader of paper (OCR) that errs errs differently each time; a number or a name that really is another is read as that other
again. The rule is narrow on purpose: a number counts as equal only when most readings say it digit by digit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diktum.core.document.resemblance import Difference, Resemblance, plain

LONG_ENOUGH = 6
_GAP = re.compile(r"(?<=\d[.,])\s+(?=\d)")


def reconsidered(found: Resemblance, readings: Mapping[Difference, Sequence[str]]) -> Resemblance:
    """Return the resemblance after a second look. `readings` gives what each place was read as; a place may be absent."""
    kept = [_judged(each, readings[each]) if readings.get(each) else each for each in found.differences]
    others = [each for each in found.near if _is_another(each, readings.get(each, ()))]
    return replace(found, differences=tuple(each for each in kept if each) + tuple(others), near=())


def _judged(difference: Difference, readings: Sequence[str]) -> Difference | None:
    """Return what is left of a difference: nothing, the same, or one that a person must judge."""
    if difference.signed and 2 * _count(difference.signed, readings) > len(readings):
        return None
    if not difference.scanned or not _count(difference.scanned, readings):
        return replace(difference, is_sure=False)
    return difference


def _is_another(near: Difference, readings: Sequence[str]) -> bool:
    """Say whether a word with other letters is another word: read so again most times, and never as it was signed."""
    return not _count(near.signed, readings) and 2 * _count(near.scanned, readings) > len(readings) > 0


def _count(word: str, readings: Sequence[str]) -> int:
    wanted = plain(word)
    return sum(_says(wanted, reading) for reading in readings)


def _says(wanted: str, reading: str) -> bool:
    words = [plain(each) for each in _GAP.sub("", reading).split()]
    return wanted in words or (len(wanted) >= LONG_ENOUGH and wanted in "".join(words))
