"""Check a BagIt bag and take it in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.people.clock import now
from diktum.stages.archive.bags import import_bag, read_bag
from diktum.stages.archive.command_line import actor_named, office_named


class Command(BaseCommand):
    """Impor kantong BagIt."""

    help = "Memeriksa kantong BagIt dan membandingkannya; dimasukkan hanya dengan --apply."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder; `--apply` and `--as` to take it in."""
        parser.add_argument("folder", metavar="DIR", help="folder kantong")
        parser.add_argument("--office", default="", help="slug satuan kerja")
        parser.add_argument("--apply", action="store_true", help="masukkan; tanpa ini hanya diperiksa")
        parser.add_argument("--as", dest="account", default="", help="nama akun pengelola arsip")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say file by file what the bag brings, then take it in where it was asked for."""
        office, folder = office_named(options["office"]), Path(options["folder"])
        when = Moment.in_office(now(), office.zone)
        try:
            reading = read_bag(office.pk, folder)
            for path, sha256, is_here in reading.files:
                self.stdout.write(f"{sha256[:12]}  {'sudah ada' if is_here else 'baru     '}  {path}")
            known = ", sudah pernah dimasukkan" if reading.known else ""
            self.stdout.write(f"{reading.identifier}: {len(reading.files)} berkas utuh{known}.")
            if not options["apply"]:
                self.stdout.write("Belum ada yang dimasukkan. Ulangi dengan --apply --as AKUN.")
                return
            row = import_bag(folder, by=actor_named(options["account"], office, when), when=when)
        except Refused as refusal:
            raise CommandError(f"{refusal.code}: {refusal}. {_(refusal.remedy)}") from refusal
        self.stdout.write(f"Dimasukkan: {row.identifier}, manifes {row.manifest_sha256[:12]}.")
