"""A file of a decree, with what the drafting rules know beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diktum import rulebook
from diktum.core.document import Context
from diktum.core.document.reading import Reading
from diktum.core.document.rules import context_of_paper
from diktum.desk.text_verbs.loading import READERS, load
from diktum.formats.text_files import decoded

_PLAIN = (".txt", ".md", ".markdown", "")


@dataclass(frozen=True, slots=True)
class Opened:
    """A reading from a file and what it is held against."""

    path: Path
    reading: Reading
    context: Context


def open_decree(path: Path, *, on: date | None = None) -> Opened:
    """Open the file of a decree; raises a Refused that says why it cannot be read.

    The rules of `on` count, else those of the day that stands on the decree, else those of now. Rules about the frame on
    paper need its text: they count for text files, for other forms as far as the reader could make it out.
    """
    reading = load(path)
    text = decoded(path.read_bytes()) if path.suffix.casefold() in _PLAIN else ""
    return Opened(path, reading, context_of_paper(reading, text, rulebook.registry(), on=on))


def files_in(names: Sequence[str]) -> tuple[tuple[Path, bool], ...]:
    """Return the files that are named, each with whether it only lies in a folder that was named.

    A folder stands for the files in it that can be read, by name.
    """
    found: list[tuple[Path, bool]] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found += [(each, True) for each in sorted(path.rglob("*")) if each.suffix.casefold() in READERS]
        else:
            found.append((path, False))
    return tuple(found)
