"""A start that cannot go on ends in one plain sentence, in both languages."""

from __future__ import annotations

import sys


class CannotStart(Exception):  # noqa: N818  a fact, as refusals are
    """What was asked cannot be done on this machine now; the sentence says why and what to do."""

    def __init__(self, indonesian: str, english: str = "") -> None:
        super().__init__(f"{indonesian} / {english}" if english else indonesian)


def explain(error: CannotStart) -> None:
    """Say it where the user looks."""
    sys.stderr.write(f"diktum: {error}\n")
