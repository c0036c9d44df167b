"""`./diktum convert IN OUT`: a decree from one form into another, by the endings of the names."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from diktum.core.document import places
from diktum.core.document.reading import Reading
from diktum.core.refusal import Refused
from diktum.desk.text_verbs.loading import READERS, FileCannotBeOpened, FileKindIsUnknown, load, why_not
from diktum.formats.akn import write_akn
from diktum.formats.decree_print import write_pdf
from diktum.formats.html import write_html
from diktum.formats.json import write_json
from diktum.formats.text import write_markdown, write_text

UNREADABLE = 2


def _word(reading: Reading) -> bytes:
    from diktum.formats.docx.writer import Facts, write_docx

    known = reading.particulars
    if known.number:
        return write_docx(
            reading.decree,
            Facts(
                number_line=f"NOMOR {known.number}",
                place_and_date=(
                    f"Ditetapkan di {known.place or '....................'}",
                    f"pada tanggal {known.date or '....................'}",
                ),
                signatory=known.signatory,
            ),
        )
    return write_docx(reading.decree)


WRITERS: Mapping[str, Callable[[Reading], bytes]] = {
    ".json": lambda reading: write_json(reading.decree, reading.particulars),
    ".txt": lambda reading: write_text(reading.decree, reading.particulars).encode(),
    ".md": lambda reading: write_markdown(reading.decree, reading.particulars).encode(),
    ".html": lambda reading: write_html(reading.decree, reading.particulars).encode(),
    ".xml": lambda reading: write_akn(reading.decree, reading.particulars),
    ".pdf": lambda reading: write_pdf(reading.decree, reading.particulars),
    ".docx": _word,
}


def convert(arguments: Sequence[str]) -> int:
    """Write IN as OUT and say what a person must look at. Exit 0 done, 2 unreadable or impossible."""
    parser = argparse.ArgumentParser(
        prog="diktum convert",
        description=f"IN: {' '.join(READERS)} · OUT: {' '.join(WRITERS)} (.xml: Akoma Ntoso 3.0)",
    )
    parser.add_argument("source", metavar="IN", type=Path)
    parser.add_argument("target", metavar="OUT", type=Path)
    options = parser.parse_args(arguments)
    try:
        written = _convert(options.source, options.target)
    except Refused as refusal:
        sys.stderr.write(f"diktum: {refusal.code}: {refusal} {refusal.advice}".rstrip() + "\n")
        return UNREADABLE
    sys.stderr.write("".join(f"{line}\n" for line in report(written)))
    return 0


def _convert(source: Path, target: Path) -> Reading:
    suffix = target.suffix.casefold()
    if suffix not in WRITERS:
        raise FileKindIsUnknown(suffix=suffix or target.name, known=", ".join(WRITERS))
    reading = load(source)
    try:
        if target.exists() and target.samefile(source):
            raise FileCannotBeOpened(name=target.name, why="berkas hasil sama dengan berkas asal")
        _put(target, WRITERS[suffix](reading))
    except OSError as error:
        raise FileCannotBeOpened(name=target.name, why=why_not(error)) from error
    return reading


def _put(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def report(reading: Reading) -> list[str]:
    """Return what was read, every doubt with its place, and the words that found no place."""
    decree = reading.decree
    where = places(decree)
    rows = sum(len(attachment.table.rows) for attachment in decree.attachments if attachment.table)
    lines = [
        f"{reading.nature.value}: {len(decree.considerations)} menimbang, {len(decree.legal_bases)} mengingat, "
        f"{len(decree.dicta)} diktum, {len(decree.attachments)} lampiran, {rows} baris tabel"
    ]
    lines += [
        f"periksa {where.get(doubt.place, doubt.place)} ({doubt.sure:.0%} yakin): {doubt.message}"
        for doubt in reading.doubts
    ]
    lines += [f"sisa teks: {words}" for words in reading.left_over]
    return lines
