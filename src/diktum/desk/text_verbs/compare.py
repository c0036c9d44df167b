"""`./diktum compare A B [--html|--docx|--pdf|--json OUT]`: what changed from one decree to another."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from diktum.core.document import ComparedPart, Comparison, compare
from diktum.core.document.reading import Reading
from diktum.core.refusal import Refused
from diktum.desk.text_verbs.loading import FileCannotBeOpened, load, why_not
from diktum.formats.comparison_html import comparison_html
from diktum.formats.comparison_json import comparison_json
from diktum.formats.comparison_pdf import comparison_pdf
from diktum.formats.comparison_words import (
    MARKS,
    PERSON_KINDS,
    Sides,
    counts_words,
    kind_words,
    person_counts_words,
    person_facts,
    place_words,
    shown_words,
)
from diktum.formats.docx import redline_docx

DONE, UNREADABLE = 0, 2
FORMS = ("html", "docx", "pdf", "json")
_STYLES = {"equal": "", "removed": "red strike", "added": "green underline"}
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Compared:
    """Two files side by side; `made_at` is the day of the newer file, so that the same files give the same bytes."""

    comparison: Comparison
    sides: Sides
    made_at: datetime
    readings: tuple[Reading, Reading]


def run(arguments: Sequence[str]) -> int:
    """Print counts and the list of changes, and write the files asked for. Exit 0, or 2 what cannot be read or written."""
    parser = argparse.ArgumentParser(prog="diktum compare", description="Bandingkan dua naskah Keputusan.")
    parser.add_argument("before", type=Path, metavar="A", help="semula: .json, .docx, .txt, .md, .pdf")
    parser.add_argument("after", type=Path, metavar="B", help="menjadi")
    for form in FORMS:
        parser.add_argument(f"--{form}", type=Path, metavar="OUT", help=_HELP[form])
    options = parser.parse_args(arguments)
    try:
        compared = compare_files(options.before, options.after)
        for form in FORMS:
            if target := getattr(options, form):
                _write(target, written(compared, form), (options.before, options.after))
    except Refused as refused:
        remedy = refused.advice
        sys.stderr.write(f"diktum: {refused.code}: {refused} {remedy}".rstrip() + "\n")
        return UNREADABLE
    show(Console(highlight=False, soft_wrap=True), compared)
    return DONE


_HELP = {
    "html": "halaman: sebaris dan berdampingan",
    "docx": "Word dengan perubahan terlacak",
    "pdf": "matriks semula · menjadi · alasan",
    "json": "daftar perubahan sebagai data",
}


def compare_files(before: Path, after: Path) -> Compared:
    """Read two files and compare them. Raises a Refused that says why one cannot be read."""
    readings = load(before), load(after)
    made_at = max(path.stat().st_mtime for path in (before, after))
    return Compared(
        compare(readings[0].decree, readings[1].decree),
        Sides(before.name, after.name),
        datetime.fromtimestamp(int(made_at), tz=UTC),
        readings,
    )


def written(compared: Compared, form: str) -> bytes:
    """Return a comparison as html, docx, pdf or json."""
    found, sides = compared.comparison, compared.sides
    match form:
        case "html":
            return comparison_html(found, sides).encode()
        case "docx":
            return redline_docx(found.before, found.after, author="Diktum", at=compared.made_at)
        case "pdf":
            return comparison_pdf(found, sides, made_at=compared.made_at)
        case _:
            return comparison_json(found, sides)


def show(console: Console, compared: Compared) -> None:
    """Tell a person what changed."""
    found, sides = compared.comparison, compared.sides
    console.print(Text(f"{sides.before} → {sides.after}", style="bold"))
    console.print(counts_words(found.counts))
    if found.persons:
        console.print(person_counts_words(found.person_counts))
    for part in found.changed_parts:
        _show_part(console, part)
    for change in found.persons:
        console.print(Text(f"  {PERSON_KINDS[change.kind.value]}: {change.name} ({person_facts(change)})"))
    for name, reading in zip((sides.before, sides.after), compared.readings, strict=True):
        for text in reading.left_over:
            console.print(
                Text(f"  ? {name}, tidak mendapat tempat dan tidak dibandingkan: {text}", style="dim")
            )


def _show_part(console: Console, part: ComparedPart) -> None:
    mark = MARKS[part.kind.value] if part.kind else ""
    console.print(Text(f"{mark} {place_words(part)}: {kind_words(part).lower()}", style="bold"))
    told = Text("    ")
    for word in shown_words(part):
        before, after = {"removed": ("[−", "−]"), "added": ("[+", "+]")}.get(word.kind, ("", ""))
        text = word.text.replace("\n", " / ")
        told.append(f"{before}{text if before else _shortened(text)}{after}", style=_STYLES[word.kind])
    console.print(told)


def _shortened(text: str) -> str:
    """Return the ends of a long run that did not change: the change is what matters."""
    if len(text) <= 2 * _CONTEXT:
        return text
    return f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"


def _write(target: Path, content: bytes, sources: tuple[Path, Path]) -> None:
    """Write a file whole or not at all, never over one of the texts."""
    try:
        if target.exists() and any(target.samefile(source) for source in sources):
            raise FileCannotBeOpened(name=target.name, why="berkas hasil sama dengan berkas asal")
        draft = target.with_name(f".{target.name}.sebagian")
        draft.write_bytes(content)
        draft.replace(target)
    except OSError as error:
        raise FileCannotBeOpened(name=target.name, why=why_not(error)) from error
