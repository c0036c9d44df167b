"""Say whether a book is as it was written: no number left out, every line as it was sealed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from diktum.ledger.models import LedgerEntry
from diktum.ledger.sealing import is_as_sealed, seal_of
from diktum.stages.signing.queries import AgendaLine


@dataclass(frozen=True, slots=True)
class Soundness:
    """What was looked at, and the first number at which something is wrong."""

    lines: int
    first_wrong: int | None

    @property
    def is_sound(self) -> bool:
        """Return whether nothing is wrong."""
        return self.first_wrong is None


def soundness_of(lines: Sequence[AgendaLine], explained: Collection[int] = ()) -> Soundness:
    """
    Compare the lines of one agenda book with their seals and with the row of numbers (one statement).

    `explained` are numbers without a line of which the book says why: reserved, void before use, empty on paper.

    The whole chain, with its files, is read by `verify`; this looks only at the book on the page.
    """
    ordered = sorted(lines, key=lambda line: line.number)
    keys = [str(line.pk) for line in ordered]
    entries = {
        entry.subject: entry
        for entry in LedgerEntry.objects.filter(kind=AgendaLine._meta.label, subject__in=keys)
    }
    expected = 1
    for line in ordered:
        while expected < line.number and expected in explained:
            expected += 1
        if line.number != expected or not _is_sealed(line, entries.get(str(line.pk))):
            return Soundness(len(ordered), expected)
        expected += 1
    return Soundness(len(ordered), None)


def _is_sealed(line: AgendaLine, entry: LedgerEntry | None) -> bool:
    return entry is not None and is_as_sealed(line, entry.payload_sha256) and entry.hash == seal_of(entry)
