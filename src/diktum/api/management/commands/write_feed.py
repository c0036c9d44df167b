"""Write the JDIHN feed of every office, or of one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diktum.api.feed.writing import note_of, write_feed
from diktum.core.moment import Moment
from diktum.people import queries as people
from diktum.people.clock import now


class Command(BaseCommand):
    """Tulis umpan JDIHN."""

    help = "Menulis umpan JDIHN; yang lama tetap ada bila ada catatan yang keliru."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the office and whether an empty feed may replace one with records."""
        parser.add_argument("--office", default="", help="slug satuan kerja")
        parser.add_argument("--force", action="store_true", help="umpan kosong boleh mengganti yang berisi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and name the record that stopped the writing."""
        offices = people.commissions()
        if options["office"]:
            offices = offices.filter(slug=options["office"])
        stopped = 0
        for office in offices:
            alarm = write_feed(office, Moment.in_office(now(), office.zone), force=options["force"])
            note = note_of(office)
            if alarm:
                stopped += 1
                self.stderr.write(
                    f"{office.slug}: tertahan pada catatan {alarm.record or '-'} {alarm.address}"
                )
                for problem in alarm.problems:
                    self.stderr.write(f"  {problem}")
            elif note:
                self.stdout.write(
                    f"{office.slug}: {note.records} Keputusan, {note.size} bita, {note.sha256[:12]}"
                )
        if stopped:
            raise CommandError(f"{stopped} umpan tertahan; yang lama tetap dipakai.")
