"""Put the national holidays on the calendar."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diktum.people.commands import seed_national_days


class Command(BaseCommand):
    """Seed national holidays and joint leaves for a span of years; repeatable."""

    help = "Mengisi hari libur nasional dan cuti bersama untuk rentang tahun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the first and the last year."""
        parser.add_argument("first_year", type=int)
        parser.add_argument("last_year", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed, and say how many days were new."""
        first, last = options["first_year"], options["last_year"]
        if not 1945 <= first <= last <= first + 50:
            raise CommandError("Isi tahun awal dan tahun akhir, berurutan, paling lama 50 tahun.")
        self.stdout.write(f"{seed_national_days(first, last)} hari libur baru dicatat.")
