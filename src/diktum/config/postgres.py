"""
The embedded PostgreSQL: the real server from a wheel, with a manager of our own.

The wheel is taken for its programs alone. Its own manager opens folders above the data, trusts every login
and shares its socket; this one does none of that: passwords (scram-sha-256), a private socket, no TCP, data
checksums, an owner role for migrations and a weaker one for the application (docs/decisions/0001).
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from diktum.config import env, programs
from diktum.config.failure import CannotStart
from diktum.config.locks import FolderLock
from diktum.config.programs import ON_WINDOWS, binaries

OWNER = "diktum_owner"
APP = "diktum_app"
DATABASE = "diktum"
LONGEST_SOCKET = 100  # bytes; the kernel takes 107
START_SECONDS = 90
LEFTOVERS = ("pre-existing shared memory block", "Is another postmaster")  # of a killed server
OTHERS_FOLDER = (
    "{} milik pengguna lain. Jalankan sebagai pengguna yang memasangnya, atau tetapkan DIKTUM_HOME ke folder Anda.",
    "it belongs to another user: run as the one who installed it, or set DIKTUM_HOME to a folder of yours.",
)


def connection_settings(home: Path, *, owner: bool) -> dict[str, Any]:
    """Give Django's description of the embedded database, for the owner or for the application's role."""
    server = Server(home)
    role = OWNER if owner else APP
    return {
        "NAME": DATABASE,
        "USER": role,
        "PASSWORD": server.passwords[role],
        "HOST": server.host,
        "PORT": str(server.port),
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
        if len(os.fsencode(near / f".s.PGSQL.{self.port}")) <= LONGEST_SOCKET:
            return near
        return Path("/tmp") / f"diktum-{self._mark:.12}"

    @property
    def host(self) -> str:
        """Give the address that clients connect to."""
        return "127.0.0.1" if ON_WINDOWS else str(self.socket_folder)

    @property
    def port(self) -> int:
        """Give the port: on Windows one of the home's own, elsewhere only a part of the socket's name."""
        return 20_000 + int(self._mark[:8], 16) % 20_000 if ON_WINDOWS else 5432

    @cached_property
    def _mark(self) -> str:
        return sha256(os.fsencode(self.home)).hexdigest()

    @cached_property
    def passwords(self) -> dict[str, str]:
        """Give the two roles' passwords, made once and kept where only this user reads them."""
        keep = self.home / "db-passwords.json"
        try:
            if not keep.exists():
                self._make_passwords(keep)
            kept = json.loads(keep.read_text())
        except PermissionError as error:
            raise CannotStart(OTHERS_FOLDER[0].format(keep), OTHERS_FOLDER[1]) from error
        return {str(role): str(word) for role, word in kept.items()}

    def _make_passwords(self, keep: Path) -> None:
        env.made(self.home)
        fresh = keep.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps({role: secrets.token_urlsafe(24) for role in (OWNER, APP)}))
        env.keep_first(fresh, keep)

    # Starting and stopping

    def start(self) -> bool:
        """
        Bring the server up, and its roles and database with it. Answers whether it was down before.

        Raises CannotStart with the reason in one sentence.
        """
        with FolderLock(self.home / "starting.lock", shared=False):
            was_down = not self.is_running()
            if was_down:
                self._prepare_folders()
                if not (self.data / "PG_VERSION").exists():
                    self._initialise()
                self._check_version()
                self._configure(self.data)
                self._start()
            self._provide(fresh=was_down)
            return was_down

    def stop(self) -> None:
        """Shut the server down cleanly; open transactions are rolled back."""
        if self._pid():
            self._run("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-t", "60", "stop")

    def is_running(self) -> bool:
        """Say whether this very server answers; one that is still recovering is waited for."""
        return bool(self._pid()) and self._answers()

    def forget(self) -> None:
        """Stop the server and remove all its data. The passwords stay."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)

    def connect(self, role: str, database: str = DATABASE) -> psycopg.Connection[Any]:
        """Open a plain connection, for what must happen outside Django."""
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=role,
            password=self.passwords[role],
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        )

    def _pid(self) -> int:
        """Give the process id of the running server, 0 when there is none (whatever postmaster.pid says)."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return 0
        return pid if programs.is_postgres(pid, self.data) else 0

    def _answers(self) -> bool:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._pid():
            try:
                self.connect(OWNER, "postgres").close()
                return True
            except psycopg.OperationalError as error:
                if "authentication failed" in str(error):
                    raise CannotStart(
                        f"Kata sandi basis data di {self.home} tidak cocok lagi dengan datanya. "
                        "Kembalikan db-passwords.json dari cadangan.",
                        "the database's passwords do not fit its data: restore db-passwords.json from a backup.",
                    ) from error
                time.sleep(0.2)
        return False

    def _start(self) -> None:
        log = self.data / "server.log"
        for _ in range(5):
            if not self._pid():
                (self.data / "postmaster.pid").unlink(missing_ok=True)  # left behind by a kill
            size = log.stat().st_size if log.exists() else 0
            arguments = ("-D", str(self.data), "-l", str(log), "-w", "-t", str(START_SECONDS), "start")
            if self._run("pg_ctl", *arguments, quiet=True).returncode == 0:
                return
            said = log.read_bytes()[size:].decode(errors="replace") if log.exists() else ""
            if not any(sign in said for sign in LEFTOVERS):
                break
            time.sleep(2)  # processes of a killed server are still going
        last = " · ".join(said.strip().splitlines()[-3:])
        raise CannotStart(
            f"Basis data tidak mau menyala; catatannya di {log}: {last}",
            "the database does not start; its log is named above.",
        )

    # First time

    def _prepare_folders(self) -> None:
        env.made(self.home)
        account = self._account
        ours = {account, None if ON_WINDOWS else os.geteuid()}
        for folder in (self.data, self.socket_folder):
            folder.mkdir(mode=0o700, exist_ok=True)
            if folder.is_symlink() or (not ON_WINDOWS and folder.stat().st_uid not in ours):
                raise CannotStart(OTHERS_FOLDER[0].format(folder), OTHERS_FOLDER[1])
            folder.chmod(0o700)
            self._hand_over(folder)
        if account is not None and not self._reachable():
            raise CannotStart(
                "PostgreSQL tidak boleh berjalan sebagai root, dan pengguna sistemnya tidak dapat membuka "
                f"{self.data} atau {binaries()}. Tetapkan DIKTUM_HOME ke folder yang dapat dibukanya, "
                "misalnya /var/lib/diktum/kantor.",
                "the database's system user cannot reach these folders: set DIKTUM_HOME to one that it can reach.",
            )

    def _reachable(self) -> bool:
        looked = programs.run(["/bin/ls", str(self.data)], account=self._account)
        return looked.returncode == 0 and self._run("postgres", "--version").returncode == 0

    def _initialise(self) -> None:
        """Make the data beside their place and move them there whole: a kill leaves nothing half-made."""
        new = self.home / "db.new"
        word = self.home / "db.word"
        shutil.rmtree(new, ignore_errors=True)
        word.unlink(missing_ok=True)
        new.mkdir(mode=0o700)
        word.touch(mode=0o600)
        word.write_text(self.passwords[OWNER])
        self._hand_over(new)
        self._hand_over(word)
        try:
            done = self._run(
                "initdb",
                *("-D", str(new), "-U", OWNER, "--pwfile", str(word), "-A", "scram-sha-256"),
                *("-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                "--data-checksums",
            )
        finally:
            word.unlink()
        if done.returncode != 0:
            raise CannotStart(
                f"Basis data tidak dapat dibuat di {self.data}: {' '.join(done.stderr.split())[-300:]}",
                "the database could not be made there.",
            )
        self.data.rmdir()
        new.rename(self.data)

    def _check_version(self) -> None:
        kept = (self.data / "PG_VERSION").read_text().strip()
        answer = self._run("postgres", "--version").stdout
        if f" {kept}." not in answer:
            raise CannotStart(
                f"Data di {self.data} ditulis oleh PostgreSQL {kept}, sedangkan yang terpasang {answer.strip()}. "
                "Pulihkan dari cadangan dengan versi ini, atau pasang kembali versi Diktum sebelumnya.",
                f"the data were written by PostgreSQL {kept}: restore a backup, or go back to the version before.",
            )

    def _configure(self, data: Path) -> None:
        lines = {
            "listen_addresses": "'127.0.0.1'" if ON_WINDOWS else "''",
            "port": str(self.port),
            "unix_socket_directories": "''" if ON_WINDOWS else f"'{self.socket_folder}'",
            "unix_socket_permissions": "0700",
            "password_encryption": "'scram-sha-256'",
            "max_connections": "120",
            "fsync": "on",
            "log_min_messages": "warning",
            "timezone": "'UTC'",
        }
        self._write(
            data / "postgresql.auto.conf", "".join(f"{name} = {value}\n" for name, value in lines.items())
        )
        kind = "host all all 127.0.0.1/32" if ON_WINDOWS else "local all all"
        self._write(data / "pg_hba.conf", f"{kind} scram-sha-256\n")

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        self._hand_over(path)

    def _provide(self, *, fresh: bool) -> None:
        """Make the application's role and the database, where they are missing."""
        with self.connect(OWNER, "postgres") as connection:
            known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone()
            if fresh or not known:
                connection.execute(
                    sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
                        sql.SQL("ALTER" if known else "CREATE"),
                        sql.Identifier(APP),
                        sql.Literal(self.passwords[APP]),
                    )
                )
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))

    # Running programs

    @cached_property
    def _account(self) -> int | None:
        return programs.server_account(self.data)

    def _hand_over(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, self._account, -1)

    def _run(self, program: str, *arguments: str, quiet: bool = False) -> programs.Done:
        return programs.run([str(binaries() / program), *arguments], account=self._account, quiet=quiet)


@contextmanager
def running(home: Path) -> Iterator[Server]:
    """Keep the server up while the block runs. The last of several users shuts it down."""
    server = Server(home)
    try:
        with FolderLock(home / "users.lock", shared=True):
            server.start()
            yield server
    finally:
        last = FolderLock(home / "users.lock", shared=False, wait=False)
        if last.try_lock():
            try:
                server.stop()
            finally:
                last.release()
