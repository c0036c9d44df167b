"""A database of its own for work that must leave no trace in the installation's: made, migrated, used, dropped."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from diktum.config import databases, env

FIXED_KEY = "a walk repeats byte for byte because its key is no secret"


@contextmanager
def scratch_database(name: str, prepare: Callable[[], None]) -> Iterator[None]:
    """
    Point the environment at a fresh database and an empty file store, and remove both at the end.

    Everything that would differ from run to run is fixed: the key that codes are derived from, and the address on papers.
    """
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="diktum-") as files:
        os.environ.update(
            DIKTUM_DB_NAME=name,
            DIKTUM_FILES=str(Path(files) / "files"),
            DIKTUM_FILES_S3="",
            DIKTUM_SECRET_KEY=FIXED_KEY,
            DIKTUM_PUBLIC_URL=kept.get("DIKTUM_PUBLIC_URL", "https://keputusan.example"),
            DIKTUM_DEMO="1",
        )
        try:
            _recreate(name, wanted=True)
            prepare()
            yield
        finally:
            _recreate(name, wanted=False)
            os.environ.clear()
            os.environ.update(kept)


def _recreate(name: str, *, wanted: bool) -> None:
    os.environ["DIKTUM_DB_ROLE"] = "owner"
    described = databases.default(env.home())
    with psycopg.connect(
        host=described["HOST"] or None,
        port=described["PORT"] or None,
        user=described["USER"],
        password=described["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        if wanted:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
