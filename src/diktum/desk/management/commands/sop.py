"""Draw a procedure: the SOP's own table as PDF, SVG or spreadsheet, or BPMN 2.0 for other tools; read the table back."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diktum.core.procedure.bpmn import bpmn
from diktum.core.procedure.loading import fingerprint
from diktum.core.procedure.model import Procedure
from diktum.core.procedure.plain import differences, toml_text
from diktum.core.procedure.rulebook_error import RulebookError
from diktum.core.procedure.svg import svg
from diktum.desk.sop_document import sop_pdf
from diktum.desk.sop_table import read_table, write_table
from diktum.formats.sheet_rows import UnreadableSheetError
from diktum.rulebook import procedure, procedures

FORMATS = ("pdf", "svg", "bpmn", "xlsx", "csv", "toml")


class Command(BaseCommand):
    """Write the drawing to a file, or to standard output with `--out -`; `read FILE` compares a table with what runs."""

    help = "Gambar SOP: pdf, svg, bpmn, xlsx, csv, atau toml; “read BERKAS” membandingkan tabel dengan yang berlaku."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the format and the procedure's code, or `read` and a file."""
        parser.add_argument("format", choices=(*FORMATS, "read"))
        parser.add_argument("procedure")
        parser.add_argument("--out", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw from the definition in the rulebook, or read a table back. Exit code 1 when the table differs."""
        if options["format"] == "read":
            self._read(Path(options["procedure"]), options["out"])
            return
        try:
            drawn = procedure(options["procedure"])
        except KeyError as error:
            known = ", ".join(each.code for each in procedures())
            raise CommandError(
                f"Prosedur “{options['procedure']}” tidak dikenal. Yang ada: {known}."
            ) from error
        content = {
            "pdf": lambda: sop_pdf(drawn),
            "svg": lambda: svg(drawn).encode(),
            "bpmn": lambda: bpmn(drawn),
            "xlsx": lambda: write_table(drawn, "xlsx"),
            "csv": lambda: write_table(drawn, "csv"),
            "toml": lambda: toml_text(drawn).encode(),
        }[options["format"]]()
        if options["out"] == "-":
            sys.stdout.buffer.write(content)
            return
        target = Path(options["out"] or f"sop-{drawn.code}.{options['format']}")
        target.write_bytes(content)
        self.stdout.write(f"{target} ({len(content):,} bait)".replace(",", "."))

    def _read(self, file: Path, out: str) -> None:
        """Say what a table has otherwise than the procedure in force; with `--out`, write it as a rulebook file."""
        try:
            read = read_table(file.read_bytes(), name=file.name)
        except (OSError, UnreadableSheetError, RulebookError) as error:
            raise CommandError(str(error)) from error
        if out:
            Path(out).write_text(toml_text(read), encoding="utf-8")
        found = self._differences(read)
        for sentence in found or ("Tidak ada perbedaan dengan prosedur yang berlaku.",):
            self.stdout.write(sentence)
        if found:
            self.stdout.write(f"{len(found)} perbedaan.")
            sys.exit(1)

    def _differences(self, read: Procedure) -> tuple[str, ...]:
        try:
            running = procedure(read.code)
        except KeyError:
            return (f"Prosedur “{read.code}” belum ada pada rulebook.",)
        same = fingerprint(running) == fingerprint(read)
        return () if same else differences(running, read)
