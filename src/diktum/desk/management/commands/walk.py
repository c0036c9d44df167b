"""Carry one decree unattended through every act of a procedure, by the right posts, through the same commands as the screens."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from diktum import sop_map
from diktum.core.refusal import Refused
from diktum.desk.paper_shelf import printers
from diktum.desk.walk.doings import propose
from diktum.desk.walk.late_doings import DOINGS, publish
from diktum.desk.walk.people_list import take_people_in
from diktum.desk.walk.script import read_script
from diktum.desk.walk.walker import PaperWriter, Row, Walker, walk
from diktum.ledger.verify import verify
from diktum.people.practice import build_practice_office

EXAMPLES = {"tim-pelaksana": "tim", "pengaturan": "pengaturan", "publikasi-jdih": "pengaturan"}


class Command(BaseCommand):
    """Walk, write every paper, and print one row for each act and paper."""

    help = "Jalankan satu keputusan melalui seluruh langkah prosedur, tanpa ditunggui."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the procedure, the input and where the papers go."""
        parser.add_argument("procedure", choices=sorted(EXAMPLES))
        parser.add_argument("--input", default="")
        parser.add_argument("--out", default="")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk in the database that the launcher made for it."""
        folder = Path(options["input"] or Path("examples") / EXAMPLES[options["procedure"]])
        out = Path(options["out"]) if options["out"] else Path(tempfile.mkdtemp(prefix="diktum-walk-"))
        office = build_practice_office()
        try:
            rows = self._walk(folder, out, office.pk, office.zone, options["procedure"])
        except Refused as refusal:
            raise CommandError(f"{refusal.code}: {refusal}. {refusal.advice}") from refusal
        report = verify()
        self._show(rows, out, is_sound=report.is_sound, as_json=options["json"])
        if not report.is_sound:
            raise CommandError(str(report.first))

    def _walk(self, folder: Path, out: Path, commission_id: int, zone: str, procedure: str) -> list[Row]:
        script = read_script(folder, zone)
        if procedure != "publikasi-jdih" and script.procedure != procedure:
            raise CommandError(f"{folder} adalah masukan untuk “{script.procedure}”, bukan “{procedure}”.")
        walker = Walker(script, commission_id)
        take_people_in(walker, folder)
        papers = PaperWriter(out, sop_map.PAPERS, lambda dossier, key: printers()[key][1](dossier))
        dossier = walk(walker, propose(walker), DOINGS, papers=papers)
        publication = publish(walker, dossier)
        if publication is not None:
            walk(walker, publication, DOINGS, papers=papers)
        return walker.rows

    def _show(self, rows: list[Row], out: Path, *, is_sound: bool, as_json: bool) -> None:
        if as_json:
            told = {"out": str(out), "ledger_is_sound": is_sound, "rows": [asdict(row) for row in rows]}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        heads = ("baris", "kegiatan", "jabatan", "hasil", "kertas", "hal.", "sha256")
        lines = [
            (str(r.step), r.title, r.post, r.outcome, r.paper, str(r.pages or ""), r.sha256[:12])
            for r in rows
        ]
        widths = [min(44, max(len(line[i]) for line in [heads, *lines])) for i in range(len(heads))]
        for line in [heads, *lines]:
            self.stdout.write(
                "  ".join(cell[:w].ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip()
            )
        self.stdout.write(
            f"\n{len(rows)} baris; kertas di {out}; rantai catatan utuh: {'ya' if is_sound else 'TIDAK'}"
        )
