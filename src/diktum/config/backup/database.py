"""The database's part: one moment seen by pg_dump and by our own counting, and back again."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from diktum.config import databases, env
from diktum.config.backup.manifest import Table
from diktum.config.backup.refusals import DumpIsDamaged
from diktum.config.failure import CannotStart
from diktum.config.programs import tools_for

Connection = psycopg.Connection[tuple[Any, ...]]
SAME_TEXT = "-c timezone=UTC -c datestyle=ISO,MDY -c extra_float_digits=1 -c bytea_output=hex"


def described(name: str = "") -> dict[str, str]:
    """Give the owner's way into the database, as libpq's parameters; `name` names another database there."""
    os.environ["DIKTUM_DB_ROLE"] = "owner"
    known = databases.default(env.home())
    return {
        "host": str(known["HOST"]),
        "port": str(known["PORT"]),
        "user": str(known["USER"]),
        "password": str(known["PASSWORD"]),
        "dbname": name or str(known["NAME"]),
    }


def connect(name: str = "", *, autocommit: bool = False) -> Connection:
    """Open a plain connection as the owner, with the settings under which a row has one text only."""
    return psycopg.connect(make_conninfo(**described(name)), options=SAME_TEXT, autocommit=autocommit)


@contextmanager
def one_moment(name: str = "") -> Iterator[tuple[Connection, str]]:
    """Open one snapshot of the database; answer the connection and the snapshot's name for pg_dump."""
    with connect(name) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        yield connection, str(row[0])


def tables_of(connection: Connection) -> dict[str, Table]:
    """Count and hash every table, whatever the order of its rows. Memory stays flat."""
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    return {str(name): _table(connection, str(name)) for (name,) in names}


def _table(connection: Connection, name: str) -> Table:
    query = sql.SQL("SELECT encode(sha256(convert_to(t::text, 'UTF8')), 'hex') FROM {} t ORDER BY 1")
    digest, rows = hashlib.sha256(), 0
    with connection.cursor(name="counting") as cursor:
        cursor.itersize = 5000
        for (row,) in cursor.execute(query.format(sql.Identifier(name))):
            digest.update(str(row).encode())
            rows += 1
    return Table(rows, digest.hexdigest())


def files_of(connection: Connection) -> dict[str, int]:
    """Give the fingerprints and sizes of all recorded files."""
    rows = connection.execute("SELECT DISTINCT sha256, size FROM files_storedfile")
    return {str(sha256): int(size) for sha256, size in rows}


def ledger_of(connection: Connection) -> dict[str, str]:
    """Give where each commission's ledger stands."""
    rows = connection.execute("SELECT commission_id, position, hash FROM ledger_ledgerhead ORDER BY 1")
    return {str(commission): f"{position}:{seal}" for commission, position, seal in rows}


def numbers_of(connection: Connection) -> dict[str, str]:
    """Give each number series' counter row."""
    rows = connection.execute("SELECT id, to_jsonb(b)::text FROM signing_agendabook b ORDER BY 1")
    return {str(key): str(row) for key, row in rows}


def migrations_of(connection: Connection) -> tuple[str, ...]:
    """Name the migrations that were applied."""
    rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    return tuple(str(name) for (name,) in rows)


def dump(to: Path, snapshot: str) -> None:
    """Write the database's archive of one moment. Raises CannotStart with what pg_dump says."""
    done = _run(
        "pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", f"--file={to}"
    )
    if done.returncode != 0:
        raise CannotStart(
            f"Basis data tidak dapat disalin: {_last(done.stderr)}", "the database could not be dumped."
        )


def load(archive: Path, name: str, database: str = "") -> None:
    """Read an archive into an empty database, wholly or not at all. Raises DumpIsDamaged."""
    into = described(database)["dbname"]
    arguments = ("--no-owner", "--no-acl", "--single-transaction", "--exit-on-error", f"--dbname={into}")
    done = _run("pg_restore", *arguments, str(archive))
    if done.returncode != 0:
        raise DumpIsDamaged(name=name, part="Arsip basis data", what=_last(done.stderr))


def is_empty() -> bool:
    """Say whether the database holds no table yet."""
    with connect() as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        return row == (0,)


def clear() -> None:
    """Take everything out of a database that a restore has just filled."""
    with connect(autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


@contextmanager
def another_database(name: str) -> Iterator[str]:
    """Make an empty database beside ours, and drop it at the end."""
    with connect("postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield name
    finally:
        with connect("postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    way: Mapping[str, str] = described()
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PGHOST": way["host"],
        "PGPORT": way["port"],
        "PGUSER": way["user"],
        "PGPASSWORD": way["password"],
        "PGDATABASE": way["dbname"],
    }
    command = [str(tools_for(_server_major()) / program), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@cache
def _server_major() -> int:
    with connect() as connection:
        return connection.info.server_version // 10_000


def _last(said: str) -> str:
    return " · ".join(line for line in said.strip().splitlines()[-2:])[:300]
