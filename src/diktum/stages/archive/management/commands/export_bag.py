"""Write decrees of the archive as a BagIt bag."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.people.clock import now
from diktum.stages.archive.bags import export_bag
from diktum.stages.archive.command_line import office_named


class Command(BaseCommand):
    """Ekspor kantong BagIt."""

    help = (
        "Menulis berkas satu atau beberapa keputusan sebagai kantong BagIt (SHA-256) dengan peristiwa PREMIS."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the codes, the folder to make, and the office where there are several."""
        parser.add_argument("codes", nargs="+", metavar="CODE", help="kode berkas atau kode SK lama")
        parser.add_argument("folder", metavar="DIR", help="folder kantong yang akan dibuat")
        parser.add_argument("--office", default="", help="slug satuan kerja")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the bag and say what is in it."""
        office = office_named(options["office"])
        when = Moment.in_office(now(), office.zone)
        try:
            manifest = export_bag(office, options["codes"], Path(options["folder"]), when)
        except Refused as refusal:
            raise CommandError(f"{refusal.code}: {refusal}. {_(refusal.remedy)}") from refusal
        self.stdout.write(f"{len(manifest)} berkas, SHA-256, {options['folder']}")
