"""The tests run on the real database: the embedded PostgreSQL, or the server that DATABASE_OWNER_URL names."""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import TransactionTestCase

from diktum.config import databases, env
from diktum.config.postgres import running


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings_parallel_suffix):
    """Start the embedded server and connect as the owner: tests create databases."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with ExitStack() as stack:
        if not env.text("DATABASE_URL"):
            stack.enter_context(running(settings.HOME))
        os.environ["DIKTUM_DB_ROLE"] = "owner"
        owner = databases.default(settings.HOME)
        kept = {name: owner[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
        test_name = connections["default"].settings_dict["TEST"]["NAME"]
        connections["default"].settings_dict.update(kept)
        connections["default"].settings_dict["TEST"]["NAME"] = test_name or f"test_diktum_{os.getpid()}"
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings, django_db_setup):
    """Create the test database while the server is up."""


@pytest.fixture(autouse=True)
def files_of_the_test(tmp_path, settings):
    """Give every test a file store of its own."""
    settings.DIKTUM_FILES = tmp_path / "files"
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
