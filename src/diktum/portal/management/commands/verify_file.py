"""Check one file against the database of this installation (`./diktum verify FILE.pdf` without a proof file)."""

from __future__ import annotations

import hashlib
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from diktum.ledger.kept_files import KeptFile, kept_files
from diktum.ledger.offline import PROVEN, REFUTED, UNKNOWN, Answer, Said
from diktum.stages.publication import public_data, queries

NEVER: tuple[Said, ...] = (
    (
        "Bahwa keputusannya masih berlaku hari ini: lihat statusnya pada halaman keputusan.",
        "That the decree is in force today: see its page.",
    ),
    (
        "Apa pun kepada orang lain: jawaban ini berasal dari basis data sendiri. Untuk itu unduh berkas bukti dan pakai --proof.",
        "Anything to others: this answer comes from the own database. For that, download the proof file and use --proof.",
    ),
)


class Command(BaseCommand):
    """Say whether a file is one that is kept here; end with 0 if so, 1 if its record was changed, 2 if it is unknown."""

    help = "Memeriksa satu berkas terhadap catatan instalasi ini."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and the form of the answer."""
        parser.add_argument("file")
        parser.add_argument("--json", action="store_true", help="Jawab dengan satu objek JSON.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and answer."""
        path = Path(options["file"])
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise CommandError(f"{path}: tidak dapat dibaca. / cannot be read.") from error
        kept = kept_files(sha256)
        answer = _answer(path.name, sha256, kept)
        self.stdout.write(_as_json(answer, sha256, kept) if options["json"] else answer.text())
        if answer.code != PROVEN:
            sys.exit(answer.code)


def _answer(name: str, sha256: str, kept: tuple[KeptFile, ...]) -> Answer:
    if not kept:
        return Answer(
            UNKNOWN,
            (
                f"TIDAK DIKENAL: berkas dengan sidik {sha256} tidak disimpan di sini. Salinan per penerima dicetak saat "
                "diminta; bandingkan lewat halaman Cek keaslian dengan kodenya.",
                f"UNKNOWN: no file with the fingerprint {sha256} is kept here.",
            ),
        )
    wrong = [each for each in kept if not each.is_sound]
    if wrong:
        number = wrong[0].stored.pk
        return Answer(
            REFUTED,
            (
                f"CATATANNYA BERUBAH: baris berkas nomor {number} tidak seperti saat disegel. Jalankan ./diktum verify.",
                f"ITS RECORD WAS CHANGED: row {number} is not as it was sealed. Run ./diktum verify.",
            ),
        )
    return Answer(
        PROVEN,
        (f"ASLI: {name} disimpan di sini, setiap bit.", f"GENUINE: {name} is kept here, every bit."),
        proven=tuple(said for each in kept for said in _what(each)),
        not_proven=NEVER,
    )


def _what(each: KeptFile) -> list[Said]:
    stored = each.stored
    office, day = stored.commission.name, stored.kept_on.isoformat()
    said: list[Said] = [
        (
            f"Disimpan oleh {office} sebagai {stored.original_name} pada {day}; baris rantai ke-{each.position}.",
            f"Kept by {office} as {stored.original_name} on {day}; line {each.position} of its ledger.",
        )
    ]
    for row in queries.public_decrees().filter(entry__copy=stored):
        decree = f"{public_data.number_of(row).in_text()} tentang {row.title}"
        said.append((f"Salinan untuk publikasi dari Keputusan {decree}.", f"The published copy of {decree}."))
    if each.is_covered:
        said.append(("Tercakup oleh titik jejak terakhir.", "Covered by the newest checkpoint."))
    return said


def _as_json(answer: Answer, sha256: str, kept: tuple[KeptFile, ...]) -> str:
    return json.dumps(
        {
            "code": answer.code,
            "verdict": answer.verdict[0],
            "sha256": sha256,
            "files": [
                {"file": each.stored.pk, "position": each.position, "is_sound": each.is_sound}
                for each in kept
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )
