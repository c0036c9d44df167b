"""What this machine offers, and what stays off without it."""

from __future__ import annotations

import json
import platform
import shutil
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from diktum.config import env, programs, purpose
from diktum.config.failure import CannotStart
from diktum.config.postgres import Server

OPTIONAL = {
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "uji tampilan pada peramban"),
    "Tesseract": (("tesseract",), "pembacaan teks hasil pindai (OCR)"),
    "LibreOffice": (("soffice", "libreoffice"), "pembacaan berkas Word lama"),
}
PACKAGES = ("django", "psycopg", "granian", "procrastinate", "typst")
ENOUGH_GB = 2


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. `programs` maps a name to its path and version, empty where it is missing."""

    python: str
    postgresql: str
    database: str
    home: str
    purpose: str
    free_gb: float
    packages: dict[str, str]
    programs: dict[str, str]


def examine(arguments: list[str]) -> int:
    """Print what was found: a table, or one object with `--json`. Answers 0: nothing here is required."""
    report = _look()
    if "--json" in arguments:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return 0
    rows = {
        "Python": report.python,
        "PostgreSQL": report.postgresql,
        "Basis data": report.database,
        "Folder": f"{report.home} ({report.purpose})",
        "Ruang": f"{report.free_gb} GB"
        + ("" if report.free_gb >= ENOUGH_GB else ": terlalu sedikit, kosongkan dahulu"),
        "Paket": ", ".join(f"{name} {version}" for name, version in report.packages.items()),
        **{name: found or f"tidak ada: tanpa {OPTIONAL[name][1]}" for name, found in report.programs.items()},
    }
    for name, value in rows.items():
        print(f"{name:<12} {value}")
    return 0


def _look() -> Report:
    home = env.home()
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    wanted = purpose.purpose_of(home)
    return Report(
        python=platform.python_version(),
        postgresql=_postgresql(),
        database=_database(home),
        home=str(home),
        purpose={None: "belum dipakai", "practice": "data latihan", "office": "data kantor"}[wanted],
        free_gb=round(shutil.disk_usage(there).free / 1e9, 1),
        packages={name: metadata.version(name) for name in PACKAGES},
        programs={name: _program(names) for name, (names, _) in OPTIONAL.items()},
    )


def _postgresql() -> str:
    try:
        return _version(str(programs.binaries() / "postgres")) or "tidak dapat dijalankan"
    except CannotStart as error:
        return str(error)


def _database(home: Path) -> str:
    if env.text("DATABASE_URL"):
        return "peladen yang disebut DATABASE_URL"
    if not (home / "db").exists():
        return "bawaan, belum dibuat"
    try:
        return "bawaan, menyala" if Server(home).is_running() else "bawaan, tidak menyala"
    except (CannotStart, OSError) as error:
        return f"bawaan, tidak terbaca: {error}"


def _program(names: tuple[str, ...]) -> str:
    path = next(filter(None, map(shutil.which, names)), "")
    return f"{path} ({_version(path) or 'versi tidak diketahui'})" if path else ""


def _version(path: str) -> str:
    try:
        done = programs.run([path, "--version"])
    except OSError:
        return ""
    return next(iter((done.stdout or done.stderr or "").strip().splitlines()), "")
