"""
Bring the database to this version, in one process: `python -m diktum.config.preparing practice|office|scratch`.

Migrations, the application role's rights, the rulebook, the holidays; to be served, the static files as well;
for practice, the practice office. Each part is as good the second time as the first.
"""

from __future__ import annotations

import io
import sys
from hashlib import sha256
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands

from diktum.config import databases, purpose
from diktum.config.failure import CannotStart, explain

YEARS = ("2024", "2028")


def prepare(wanted: purpose.Purpose | None) -> None:
    """Make the database ready for a purpose; None: for work that leaves no trace."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if wanted is not None:
        purpose.claim(Path(settings.HOME), wanted, databases.default(settings.HOME))
    unseen = io.StringIO()
    call_command("grant_app_role", stdout=unseen)
    call_command("load_rulebook", stdout=unseen)
    call_command("seed_holidays", *YEARS, stdout=unseen)
    if wanted is not None:
        _collect_static()
    if wanted is purpose.Purpose.PRACTICE and "seed_demo" in get_commands():
        call_command("seed_demo")


def _collect_static() -> None:
    """Name the static files by their hashes and compress them, when any has changed since the last time."""
    found = sorted(storage.path(path) for finder in get_finders() for path, storage in finder.list(()))
    seen = [(path, stat.st_size, stat.st_mtime_ns) for path in found for stat in (Path(path).stat(),)]
    print_of_them = sha256(repr(seen).encode()).hexdigest()
    note = Path(settings.STATIC_ROOT) / "collected-from"
    if not note.exists() or note.read_text() != print_of_them:
        call_command("collectstatic", verbosity=0, interactive=False)
        note.write_text(print_of_them)


if __name__ == "__main__":
    try:
        prepare(None if sys.argv[1] == "scratch" else purpose.Purpose(sys.argv[1]))
    except CannotStart as error:
        explain(error)
        raise SystemExit(1) from None
