"""`python -m diktum.config.backup backup|restore|drill …`: the three verbs, with the database already up."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import django
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from diktum.config import env
from diktum.config.failure import CannotStart, explain
from diktum.core.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diktum.config.backup.saving import Progress

ERRORS = Console(stderr=True)


@contextmanager
def _bar(title: str) -> Iterator[Progress]:
    with Bar(
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        console=ERRORS,
        transient=True,
        disable=not ERRORS.is_terminal,
    ) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="diktum")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("backup", "restore", "drill"):
        made = verbs.add_parser(verb)
        made.add_argument("place", nargs="?", default="", help="folder, atau s3://wadah/awalan")
        made.add_argument("--identity", type=Path, help="berkas kunci age untuk membuka")
        made.add_argument("--json", action="store_true")
        if verb == "backup":
            made.add_argument(
                "--recipient", action="append", default=[], help="kunci umum age untuk menyandi"
            )
            made.add_argument("--make-key", type=Path, help="buat kunci baru ke berkas ini")
        if verb == "restore":
            made.add_argument("--snapshot", default="")
            made.add_argument(
                "--files", action="store_true", help="hanya berkas yang hilang atau berubah; basis data tetap"
            )
    return parser.parse_args(list(arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one of the verbs. Answers 0 when all is well, 1 when refused, 2 when wrongly called."""
    options = _options(arguments)
    if options.verb == "backup" and options.make_key:
        from diktum.config.backup.boxes import make_key

        print(make_key(options.make_key))
        return 0
    if not options.place:
        sys.stderr.write("diktum: sebutkan foldernya, misalnya: ./diktum backup /media/usb/diktum\n")
        return 2
    django.setup()
    verbs = {
        "backup": _backup,
        "restore": _heal if getattr(options, "files", False) else _restore,
        "drill": _drill,
    }
    return verbs[options.verb](options)


def _backup(options: argparse.Namespace) -> int:
    from diktum.config.backup.boxes import Box
    from diktum.config.backup.places import place_of
    from diktum.config.backup.saving import save

    with _bar("Menyalin") as progress:
        made = save(
            place_of(options.place),
            Box(options.recipient),
            datetime.now(UTC).replace(microsecond=0),
            progress,
            home=env.home(),
        )
    rows = sum(table.rows for table in made.tables.values())
    told = {
        "snapshot": made.name,
        "tables": len(made.tables),
        "rows": rows,
        "files": len(made.files),
        "encrypted": made.encrypted,
    }
    _tell(
        options,
        told,
        f"Cadangan {made.name} selesai: {len(made.tables)} tabel, {rows} baris, {len(made.files)} berkas.",
    )
    return 0


def _restore(options: argparse.Namespace) -> int:
    from diktum.config.backup.boxes import Box
    from diktum.config.backup.checking import newest, strangers
    from diktum.config.backup.drilling import STALE
    from diktum.config.backup.places import place_of
    from diktum.config.backup.restoring import restore

    place = place_of(options.place)
    with _bar("Memulihkan") as progress:
        name = options.snapshot or newest(place)
        made = restore(place, Box(identity=options.identity), name, progress, home=env.home())
    rows = sum(table.rows for table in made.tables.values())
    told = {"snapshot": made.name, "tables": len(made.tables), "rows": rows, "files": len(made.files)}
    told["age_hours"] = int((datetime.now(UTC) - made.at).total_seconds() // 3600)
    told["strangers"] = len(strangers(place))
    said = (
        f"Cadangan {made.name} dipulihkan dan dibandingkan: {len(made.tables)} tabel, {rows} baris, "
        f"{len(made.files)} berkas, rantai catatan, dan nomor terakhir sama."
    )
    if datetime.now(UTC) - made.at > STALE:
        said += f"\nPerhatian: cadangan ini berumur {told['age_hours']} jam; yang terjadi sesudahnya tidak ada di dalamnya."
    if told["strangers"]:
        said += f"\nPerhatian: {told['strangers']} berkas di folder cadangan bukan milik cadangan mana pun."
    _tell(options, told, said)
    return 0


def _heal(options: argparse.Namespace) -> int:
    from diktum.config.backup.boxes import Box
    from diktum.config.backup.checking import newest
    from diktum.config.backup.healing import heal
    from diktum.config.backup.places import place_of

    place = place_of(options.place)
    with _bar("Mengembalikan berkas") as progress:
        name = options.snapshot or newest(place)
        healed = heal(place, Box(identity=options.identity), name, progress)
    said = f"{healed.put} berkas yang hilang atau berubah dikembalikan dari cadangan {name}."
    if healed.unknown:
        said += f"\nPerhatian: {len(healed.unknown)} berkas tidak ada dalam cadangan itu; yang pertama {healed.unknown[0]}."
    _tell(options, {"snapshot": name, "files": healed.put, "unknown": list(healed.unknown)}, said)
    return 1 if healed.unknown else 0


def _drill(options: argparse.Namespace) -> int:
    from diktum.config.backup.boxes import Box
    from diktum.config.backup.drilling import drill
    from diktum.config.backup.places import place_of

    with _bar("Latihan pemulihan") as progress:
        place, box = place_of(options.place), Box(identity=options.identity)
        result = drill(place, box, datetime.now(UTC), progress, home=env.home())
    said = (
        f"Latihan pemulihan berhasil: cadangan {result.snapshot}, {result.tables} tabel, {result.rows} baris, "
        f"{result.files} berkas sama; {result.seconds} detik."
        if result.is_sound
        else f"Latihan pemulihan GAGAL: {result.code}: {result.problem}"
    )
    _tell(options, asdict(result), said)
    return 0 if result.is_sound else 1


def _tell(options: argparse.Namespace, told: dict[str, object], said: str) -> None:
    print(json.dumps(told, ensure_ascii=False) if options.json else said)


if __name__ == "__main__":
    try:
        raise SystemExit(run(sys.argv[1:]))
    except Refused as refused:
        sys.stderr.write(f"diktum: {refused.code}: {refused} {refused.advice}\n")
        raise SystemExit(1) from None
    except CannotStart as error:
        explain(error)
        raise SystemExit(1) from None
