"""Compare every dossier's searchable copies with its journal."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from diktum.dossiers.comparing import compare


class Command(BaseCommand):
    """Fold every journal and name each dossier whose copies differ. Exit code 1 when there is one."""

    help = "Bandingkan salinan status tiap berkas dengan jurnalnya."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take an optional commission code."""
        parser.add_argument("--commission", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk all dossiers, oldest first, in flat memory."""
        found = compare(options["commission"])
        for sentence in found.wrong:
            self.stdout.write(sentence)
        self.stdout.write(f"{found.checked} berkas diperiksa, {len(found.wrong)} perbedaan.")
        if found.wrong:
            sys.exit(1)
