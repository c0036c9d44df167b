"""Take a list of past decrees with their scans in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.people.clock import now
from diktum.stages.archive.command_line import actor_named, office_named
from diktum.stages.archive.old_decrees_commands import OldPlan, plan_old_decrees, take_old_decrees_in
from diktum.stages.archive.old_decrees_reading import files_in


class Command(BaseCommand):
    """Impor SK lama."""

    help = "Membaca daftar SK lama dan pindaiannya; dimasukkan hanya dengan --apply, seluruhnya atau tidak sama sekali."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the list and the folder; `--apply`, `--as` and `--reason` to take them in."""
        parser.add_argument("csv", metavar="CSV", help="daftar SK lama, CSV atau XLSX")
        parser.add_argument("folder", metavar="FOLDER", help="folder berisi PDF")
        parser.add_argument("--office", default="", help="slug satuan kerja")
        parser.add_argument("--apply", action="store_true", help="masukkan; tanpa ini hanya pratinjau")
        parser.add_argument("--as", dest="account", default="", help="nama akun pengelola arsip")
        parser.add_argument("--reason", default="Pemasukan SK lama dari buku fisik", help="alasan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say row by row what is wrong or odd, then take the list in where it was asked for."""
        office = office_named(options["office"])
        when = Moment.in_office(now(), office.zone)
        try:
            content, files = Path(options["csv"]).read_bytes(), files_in(Path(options["folder"]))
            plan = plan_old_decrees(office.pk, content, files, when)
            self._tell(plan)
            if not options["apply"]:
                self.stdout.write("Belum ada yang dimasukkan. Ulangi dengan --apply --as AKUN.")
                return
            done = take_old_decrees_in(
                content=content,
                filename=Path(options["csv"]).name,
                files=files,
                seen=plan.mark,
                reason=options["reason"],
                by=actor_named(options["account"], office, when),
                when=when,
            )
        except OSError as error:
            raise CommandError(f"{options['csv']}: {error.strerror}") from error
        except Refused as refusal:
            raise CommandError(f"{refusal.code}: {refusal}. {_(refusal.remedy)}") from refusal
        self.stdout.write(f"Dimasukkan: {done.rows} keputusan, {done.files} pindaian.")

    def _tell(self, plan: OldPlan) -> None:
        for title, faults in (("keliru", plan.faults), ("periksa", plan.warnings)):
            for fault in faults:
                self.stdout.write(f"baris {fault.row}: {title}: {_(fault.message) % dict(fault.facts)}")
        for name in plan.unnamed:
            self.stdout.write(f"tidak disebut daftar: {name}")
        self.stdout.write(
            f"{len(plan.rows)} baris baik, {plan.scans} pindaian, {len(plan.faults)} keliru, "
            f"{len(plan.warnings)} perlu diperiksa, {len(plan.unnamed)} berkas tidak disebut."
        )
