"""The tests run on the real database: the embedded PostgreSQL, or the server that DATABASE_OWNER_URL names."""

from __future__ import annotations

import datetime as dt
import os
from contextlib import ExitStack, suppress
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import sql

from diktum.config import databases, env
from diktum.config.postgres import running
from diktum.core.moment import Moment

PREFIX = "test_diktum_"
MONDAY = dt.datetime(2026, 11, 9, 0, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Start the embedded server and connect as the owner, to a test database that carries this process's number."""
    with ExitStack() as stack:
        if not env.text("DATABASE_URL"):
            stack.enter_context(running(settings.HOME))
        os.environ["DIKTUM_DB_ROLE"] = "owner"
        owner = databases.default(settings.HOME)
        described = connections["default"].settings_dict
        described.update({name: owner[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
        described["TEST"]["NAME"] = f"{PREFIX}{os.getpid()}"
        _drop_left_behind(owner)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup):
    """Create the test database while the server is up."""


def _drop_left_behind(owner) -> None:
    """Drop the test databases of processes that were killed."""
    where = {
        "user": owner["USER"],
        "password": owner["PASSWORD"],
        "host": owner["HOST"],
        "port": owner["PORT"],
    }
    with psycopg.connect(dbname=owner["NAME"], autocommit=True, **where) as open_connection:
        rows = open_connection.execute(
            "SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{PREFIX}[0-9]+$"]
        )
        for (name,) in rows.fetchall():
            if not Path(f"/proc/{name.removeprefix(PREFIX)}").exists() and Path("/proc/self").exists():
                with suppress(psycopg.errors.ObjectInUse):  # a child outlived it: a later run drops it
                    open_connection.execute(
                        sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
                    )


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Spend no time on hashing the passwords of the cast."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def moment():
    """Give the Monday morning on which stories begin: 9 November 2026, 09.30 WIT."""
    return Moment.in_office(MONDAY, "Asia/Jayapura")


@pytest.fixture(autouse=True)
def files_of_the_test(tmp_path, settings):
    """Give every test a file store of its own."""
    settings.DIKTUM_FILES = tmp_path / "files"
    settings.DIKTUM_FEEDS = tmp_path / "feeds"
    settings.STATIC_ROOT = tmp_path  # whitenoise warns of a folder that is not there


_teardown = TransactionTestCase._fixture_teardown


def _teardown_of_append_only_tables(self):
    """Flush as a superuser may: the guards of append-only tables refuse even TRUNCATE."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    try:
        _teardown(self)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")


TransactionTestCase._fixture_teardown = _teardown_of_append_only_tables


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """With CI=true a skipped test fails: nothing may be missing there."""
    report = (yield).get_result()
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI=true allows no skip: {report.longrepr}"


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector):
    """The same for a whole module that skips itself."""
    report = (yield).get_result()
    if report.outcome == "skipped" and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI=true allows no skip: {report.longrepr}"
