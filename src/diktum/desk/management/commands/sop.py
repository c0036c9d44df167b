"""Draw a procedure: the SOP's own table as PDF or SVG, or BPMN 2.0 for other tools."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diktum.core.procedure.bpmn import bpmn
from diktum.core.procedure.svg import svg
from diktum.desk.sop_document import sop_pdf
from diktum.rulebook import procedure, procedures

FORMATS = ("pdf", "svg", "bpmn")


class Command(BaseCommand):
    """Write the drawing to a file, or to standard output with `--out -`."""

    help = "Gambar SOP: pdf, svg, atau bpmn."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the format and the procedure's code."""
        parser.add_argument("format", choices=FORMATS)
        parser.add_argument("procedure")
        parser.add_argument("--out", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw from the definition in the rulebook."""
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
        }[options["format"]]()
        if options["out"] == "-":
            sys.stdout.buffer.write(content)
            return
        target = Path(options["out"] or f"sop-{drawn.code}.{options['format']}")
        target.write_bytes(content)
        self.stdout.write(f"{target} ({len(content):,} bait)".replace(",", "."))
