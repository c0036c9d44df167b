"""Verify everything that must never change."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diktum.core.refusal import Refused
from diktum.ledger.verify import Report, verify
from diktum.ledger.witness import Comparison, compare
from diktum.people.models import Commission


class Command(BaseCommand):
    """Read the ledger, the rows and the files again; end with code 1 and name the row if anything was changed."""

    help = "Memeriksa rantai, baris data, dan berkas; menyebut baris yang diubah di luar program."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one office, by its code, and the form of the answer."""
        parser.add_argument(
            "--commission", default="", help="Kode satuan kerja; tanpa ini semuanya diperiksa."
        )
        parser.add_argument(
            "--checkpoint",
            default="",
            help="Berkas titik jejak yang disimpan di luar; menemukan potongan, cadangan lama, dan sejarah lain.",
        )
        parser.add_argument("--json", action="store_true", help="Jawab dengan satu objek JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify and answer."""
        commission = _commission_id(options["commission"])
        compared = _compared(options["checkpoint"], commission) if options["checkpoint"] else None
        report = verify(commission)
        self.stdout.write(_as_json(report, compared) if options["json"] else _as_text(report, compared))
        if not report.is_sound or (compared is not None and not compared.is_sound):
            sys.exit(1)


def _commission_id(code: str) -> int | None:
    if not code:
        return None
    commission = Commission.objects.filter(code=code).first()
    if commission is None:
        raise CommandError(f"Tidak ada satuan kerja dengan kode {code}.")
    return int(commission.pk)


def _compared(path: str, commission_id: int | None) -> Comparison:
    try:
        return compare(Path(path).read_text(encoding="utf-8"), commission_id)
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: tidak dapat dibaca.") from error
    except Refused as refusal:
        raise CommandError(f"{refusal} {refusal.advice}") from refusal


def _as_json(report: Report, compared: Comparison | None) -> str:
    answer = {**asdict(report), "is_sound": report.is_sound}
    if compared is not None:
        answer["checkpoint"] = {**asdict(compared), "is_sound": compared.is_sound}
    return json.dumps(answer, ensure_ascii=False, sort_keys=True)


def _as_text(report: Report, compared: Comparison | None) -> str:
    lines = [f"{report.entries} baris rantai, {report.rows} baris data, {report.files} berkas dibaca ulang."]
    if report.is_sound:
        lines.append("Semuanya seperti saat ditulis.")
    else:
        lines += [f"{len(report.wrong)} temuan:", *(f"- {w.sentence}" for w in report.wrong)]
    if compared is not None:
        lines.append(f"Dibandingkan dengan titik jejak {compared.checkpoint.origin}:")
        lines += [f"- {sentence}" for sentence in compared.sentences]
    return "\n".join(lines)
