"""
The agenda book under fire: 16 writers, 1 000 numbers each, every fifth attempt broken off, kill -9 in rounds.

Writers and database server are killed together, several times over; afterwards every acknowledged number must be in the
book, none twice, none left out. Beside it: the rate without kills, and that of a bare counter row on the same server.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.table import Table
from diktum.config import env
from diktum.config.postgres import Server

WRITERS, EACH, ROUNDS = 16, 1_000, 8


def arguments(words: Sequence[str]) -> dict[str, int]:
    """Read the options of this bench: `--writers N --each N --rounds N`."""
    parser = argparse.ArgumentParser(prog="diktum bench numbers")
    parser.add_argument("--writers", type=_at_least_one, default=WRITERS)
    parser.add_argument("--each", type=_at_least_one, default=EACH)
    parser.add_argument("--rounds", type=int, choices=range(101), metavar="N", default=ROUNDS)
    return vars(parser.parse_args(words))


def _at_least_one(word: str) -> int:
    value = int(word)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value


def run(*, writers: int = WRITERS, each: int = EACH, rounds: int = ROUNDS) -> dict[str, Any]:
    """Number on an embedded server in a home of its own, gone afterwards, and answer the figures."""
    with _a_home() as home:
        Server(home).start()
        _python(home, "owner", "diktum.config.preparing", "scratch")
        plan = {"home": str(home), "writers": writers, "each": each, "rounds": rounds}
        plan["calm"] = min(100, max(5, each // 10))
        figures = json.loads(_python(home, "app", "bench.number_writers", json.dumps(plan)).splitlines()[-1])
        assert isinstance(figures, dict)
        return figures


def show(figures: dict[str, Any]) -> str:
    """Set the figures as tables for people."""
    book = Table(
        f"Buku agenda: {figures['writers']} penulis × {_dots(figures['each'])} nomor",
        ("yang dilihat", "hasil"),
    )
    for label, key in (
        ("diakui", "acknowledged"),
        ("ada di buku", "present"),
        ("diakui tetapi tidak ada", "acknowledged_but_absent"),
        ("keputusan tanpa nomor", "decrees_without_number"),
        ("nomor ganda", "duplicates"),
        ("nomor terlewat", "gaps"),
        ("percobaan yang digulung balik", "rolled_back"),
        ("penulis dimatikan (kill -9)", "writers_killed"),
        ("server basis data dimatikan (kill -9)", "server_kills"),
    ):
        book.row(label, _dots(figures[key]))
    book.row("semua baris sebagaimana disegel", "ya" if figures["lines_as_sealed"] else "TIDAK")
    book.row("pulih paling lama (detik)", f"{figures['slowest_recovery_s']:.1f}")
    rate = Table("Nomor per detik", ("keadaan", "per detik"))
    rate.row("digulung balik dan dimatikan", f"{figures['under_fire_per_s']:.0f}")
    rate.row("tenang, lewat pintu lengkap", f"{figures['numbers_per_s']:.0f}")
    rate.row("baris penghitung saja", f"{figures['bare_counter_per_s']:.0f}")
    rate.row("rasio", f"{figures['ratio']:.2f}")
    return f"{book}\n\n{rate}"


def _dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@contextmanager
def _a_home() -> Iterator[Path]:
    """Make a folder that the server's own user can reach, gone afterwards."""
    base = env.made(Path("/var/lib/diktum")) if hasattr(os, "geteuid") and os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="bench-", dir=base))
    if base:
        home.chmod(0o711)
    try:
        yield home
    finally:
        Server(home).stop()
        shutil.rmtree(home)


def _python(home: Path, role: str, module: str, *words: str) -> str:
    """Run a module in that home, as one role of its database; return what it prints."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    own = {
        "DIKTUM_HOME": str(home),
        "DIKTUM_FILES": str(home / "files"),
        "DIKTUM_DB_ROLE": role,
        "DIKTUM_DB_NAME": "",
        "DJANGO_SETTINGS_MODULE": "diktum.config.settings",
        "PYTHONPATH": f"{env.ROOT / 'src'}{os.pathsep}{env.ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=inherited | own,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=env.ROOT,
    )
    return done.stdout
