"""Report on the store: what is missing, damaged, overdue, or known to nobody."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from diktum.files import fixity, quarantine, store
from diktum.files.bearers import dossiers_of
from diktum.files.models import StoredFile
from diktum.people.clock import now


class Command(BaseCommand):
    """Name what is wrong with the store, each file with its dossiers; end with code 1 when a file is lost or damaged."""

    help = "Melaporkan berkas yang hilang, rusak, lama tidak diperiksa, atau tidak dikenal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether every file is to be read now."""
        parser.add_argument("--read", action="store_true", help="Baca dan bandingkan setiap berkas sekarang.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report."""
        wrong = dict(store.wrong() if options["read"] else ((row, "hilang") for row in store.missing()))
        problems = {row.sha256: f"{row.original_name}: {why}" for row, why in wrong.items()}
        for sha256, finding in fixity.wrong_now():
            problems.setdefault(sha256, f"{_name(sha256)}: {finding.label}")
        for sha256, sentence in sorted(problems.items()):
            bearers = ", ".join(dossiers_of(sha256)) or "belum tertaut"
            self.stdout.write(f"RUSAK {sha256[:16]} {sentence} ({bearers})")
        strangers = list(store.orphans())
        for name in strangers:
            self.stdout.write(f"TAK DIKENAL {name[:16]}")
        quarantine.take_up()
        self.stdout.write(
            f"{store.count()} berkas tercatat, {len(problems)} hilang atau rusak, {len(strangers)} tak dikenal, "
            f"{fixity.overdue(now())} lebih dari tujuh hari tidak diperiksa, "
            f"{quarantine.held_bytes()} bita dalam karantina."
        )
        if problems:
            sys.exit(1)


def _name(sha256: str) -> str:
    row = StoredFile.objects.filter(sha256=sha256).first()
    return row.original_name if row else sha256
