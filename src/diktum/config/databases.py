"""Where the database is: a server by `DATABASE_URL`, or the embedded one in the installation's home."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import environ

from diktum.config import env


def is_there(module: str) -> bool:
    """Say whether a module can be imported."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def default(home: Path) -> dict[str, Any]:
    """
    Give Django's description of the database.

    `DIKTUM_DB_ROLE=owner` (migrations, tests) connects as the owner: with a server, by `DATABASE_OWNER_URL` if it is
    set. Otherwise the weaker role of the application is used. `DIKTUM_DB_NAME` names another database there.
    """
    owner = env.text("DIKTUM_DB_ROLE", "app") == "owner"
    url = env.text("DATABASE_OWNER_URL") if owner else ""
    url = url or env.text("DATABASE_URL")
    if url:
        described = environ.Env.db_url_config(url)
    else:
        from diktum.config.postgres import connection_settings

        described = connection_settings(home, owner=owner)
    return {
        **described,
        "NAME": env.text("DIKTUM_DB_NAME") or described["NAME"],
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,  # the first request after the database came back finds a live connection
        "ATOMIC_REQUESTS": False,
    }
