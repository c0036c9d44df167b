"""Give the application's database role its rights."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from diktum.ledger.operations import APP_ROLE
from diktum.ledger.privileges import grant


class Command(BaseCommand):
    """Grant reading and writing, but no change of what is append-only. Run after `migrate`, as the tables' owner."""

    help = "Memberi hak basis data kepada peran aplikasi; tabel yang hanya boleh ditambah tetap terkunci."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the role."""
        parser.add_argument("--role", default=APP_ROLE)

    def handle(self, *args: Any, **options: Any) -> None:
        """Grant, and say how many tables are locked."""
        locked = grant(connection, options["role"])
        self.stdout.write(
            f"Hak diberikan kepada {options['role']}; {len(locked)} tabel hanya boleh ditambah."
        )
