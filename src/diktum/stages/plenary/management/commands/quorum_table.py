"""Print the quorum table of a day."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diktum.core.plenary import NoLawOnPlenary
from diktum.stages.plenary.law import laws
from diktum.stages.plenary.quorum_table import as_text


class Command(BaseCommand):
    """Print for every number of seats, present and agreeing what the law of a day says, with the article."""

    help = "Mencetak tabel kuorum dan persetujuan rapat pleno menurut undang-undang pada suatu tanggal."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day, as 2022-01-17."""
        parser.add_argument("--on", required=True, help="Tanggal rapat, misalnya 2022-01-17.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table; end with a sentence where the day is none or no law is known for it."""
        try:
            on = date.fromisoformat(options["on"])
        except ValueError as error:
            raise CommandError(
                f"Tanggal {options['on']!r} tidak dapat dibaca; tulis seperti 2022-01-17."
            ) from error
        try:
            self.stdout.write(as_text(laws(), on))
        except NoLawOnPlenary as error:
            raise CommandError(str(error)) from error
