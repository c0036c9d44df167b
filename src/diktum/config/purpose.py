"""
What an installation's data are for: practice or the office's real work. Never both.

Practice data are thrown away with `demo --reset` and hold accounts whose passwords everybody knows. A note
in the home says which they are; the first `demo` or `serve` writes it.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

import psycopg

from diktum.config import env
from diktum.config.failure import CannotStart


class Purpose(StrEnum):
    """What the data are for."""

    PRACTICE = "practice"
    OFFICE = "office"


def purpose_of(home: Path) -> Purpose | None:
    """Say what the data in `home` are for, None as long as nothing was served from them."""
    note = home / "purpose"
    return Purpose(note.read_text().strip()) if note.exists() else None


def check(home: Path, wanted: Purpose, *, reset: bool = False) -> None:
    """Refuse (CannotStart) to use the data of `home` for anything but their purpose, or to throw away any but practice data."""
    if purpose_of(home) is None and not (home / "db").exists():
        _note(home, wanted)
    if wanted is Purpose.PRACTICE and purpose_of(home) is Purpose.OFFICE:
        raise CannotStart(
            f"Data di {home} adalah data kantor, bukan data latihan. Tetapkan DIKTUM_HOME ke folder lain untuk berlatih.",
            "these are an office's real data: set DIKTUM_HOME to another folder to practise.",
        )
    if wanted is Purpose.OFFICE and purpose_of(home) is Purpose.PRACTICE:
        raise CannotStart(
            f"Data di {home} adalah data latihan dengan kata sandi yang diketahui umum. "
            "Tetapkan DIKTUM_HOME ke folder lain untuk pekerjaan kantor.",
            "these are practice data with well-known passwords: set DIKTUM_HOME to another folder for real work.",
        )

    if reset and purpose_of(home) is not Purpose.PRACTICE:
        raise CannotStart(
            f"Data di {home} belum ditandai sebagai data latihan, jadi tidak dihapus. Jalankan ./diktum demo tanpa --reset.",
            "these are not marked as practice data and are kept: run ./diktum demo without --reset.",
        )


def _note(home: Path, wanted: Purpose) -> None:
    (env.made(home) / "purpose").write_text(f"{wanted}\n")


def claim(home: Path, wanted: Purpose, database: dict[str, Any]) -> None:
    """Note the purpose of migrated data; data that already know accounts cannot become practice data."""
    if purpose_of(home) is None:
        if wanted is Purpose.PRACTICE and _has_accounts(database):
            raise CannotStart(
                "Basis data ini sudah berisi akun yang bukan akun latihan. Berlatihlah dengan DIKTUM_HOME lain, "
                "tanpa DATABASE_URL.",
                "this database already has real accounts: practise with another DIKTUM_HOME, without DATABASE_URL.",
            )
        _note(home, wanted)


def _has_accounts(database: dict[str, Any]) -> bool:
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    where = {ours: database[theirs] for theirs, ours in names.items() if database.get(theirs)}
    with psycopg.connect(**where) as connection:
        return connection.execute("SELECT FROM auth_user LIMIT 1").fetchone() is not None
