"""Verify everything that must never change."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diktum.ledger.verify import Report, verify
from diktum.people.models import Commission


class Command(BaseCommand):
    """Read the ledger, the rows and the files again; end with code 1 and name the row if anything was changed."""

    help = "Memeriksa rantai, baris data, dan berkas; menyebut baris yang diubah di luar program."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one office, by its code, and the form of the answer."""
        parser.add_argument(
            "--commission", default="", help="Kode satuan kerja; tanpa ini semuanya diperiksa."
        )
        parser.add_argument("--json", action="store_true", help="Jawab dengan satu objek JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and answer."""
        report = verify(_commission_id(options["commission"]))
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if not report.is_sound:
            sys.exit(1)


def _commission_id(code: str) -> int | None:
    if not code:
        return None
    commission = Commission.objects.filter(code=code).first()
    if commission is None:
        raise CommandError(f"Tidak ada satuan kerja dengan kode {code}.")
    return int(commission.pk)


def _as_json(report: Report) -> str:
    answer = {**asdict(report), "is_sound": report.is_sound}
    return json.dumps(answer, ensure_ascii=False, sort_keys=True)


def _as_text(report: Report) -> str:
    read = f"{report.entries} baris rantai, {report.rows} baris data, {report.files} berkas dibaca ulang."
    if report.is_sound:
        return f"{read}\nSemuanya seperti saat ditulis."
    return "\n".join([read, f"{len(report.wrong)} temuan:", *(f"- {w.sentence}" for w in report.wrong)])
