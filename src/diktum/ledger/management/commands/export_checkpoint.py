"""Write an office's checkpoint for a witness to keep."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.ledger.checkpoints import make_checkpoint
from diktum.ledger.note_key import public_key
from diktum.people.clock import now
from diktum.people.models import Commission


class Command(BaseCommand):
    """Make a checkpoint of the ledger as it is now, and write its text."""

    help = "Membuat titik jejak rantai saat ini dan menuliskannya, untuk disimpan saksi di luar mesin ini."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the office, by its code, and where to write."""
        parser.add_argument("--commission", default="", help="Kode satuan kerja; wajib bila ada beberapa.")
        parser.add_argument("--out", default="", help="Berkas tujuan; tanpa ini ditulis ke layar.")
        parser.add_argument(
            "--key", action="store_true", help="Tulis kunci publik pemeriksa, bukan titik jejak."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the checkpoint, or the key by which it is checked."""
        commission = _commission(options["commission"])
        try:
            checkpoint = make_checkpoint(commission.pk, Moment.in_office(now(), commission.zone))
        except Refused as refusal:
            raise CommandError(f"{refusal} {refusal.advice}") from refusal
        if checkpoint is None:
            raise CommandError(f"Rantai {commission.name} masih kosong; belum ada yang dapat dicatat.")
        text = f"{public_key(checkpoint.origin).text()}\n" if options["key"] else checkpoint.text
        if not options["out"]:
            self.stdout.write(text, ending="")
            return
        Path(options["out"]).write_text(text, encoding="utf-8")
        self.stdout.write(f"{options['out']}: {checkpoint.origin}, {checkpoint.size} baris.")


def _commission(code: str) -> Commission:
    found = list(Commission.objects.filter(code=code) if code else Commission.objects.all()[:2])
    if len(found) != 1:
        known = ", ".join(Commission.objects.values_list("code", flat=True)) or "belum ada"
        raise CommandError(f"Sebutkan satu satuan kerja dengan --commission KODE. Yang ada: {known}.")
    return found[0]
