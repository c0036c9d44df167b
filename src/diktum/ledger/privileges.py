"""Give the application's own database role what it needs, and keep the append-only tables out of its hands."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from diktum.ledger.operations import APP_ROLE, TRIGGER

_APPEND_ONLY = """
SELECT c.relname FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE t.tgname = %s AND n.nspname = current_schema()
ORDER BY c.relname
"""


def append_only_tables(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Return the tables that bear the append-only trigger, as the database itself knows them."""
    with connection.cursor() as cursor:
        cursor.execute(_APPEND_ONLY, [TRIGGER])
        return tuple(name for (name,) in cursor.fetchall())


def grant(connection: BaseDatabaseWrapper, role: str = APP_ROLE) -> tuple[str, ...]:
    """Give `role` reading and writing everywhere but changing and deleting on append-only tables; return those.

    Run after every migration, as the owner of the tables. The role is created (without login) if it does not exist.
    """
    name = sql.Identifier(role)
    tables = append_only_tables(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema(), EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
        schema_name, exists = cursor.fetchone() or ("public", False)
        schema = sql.Identifier(schema_name)
        if not exists:
            cursor.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(name))
        for statement in (
            "GRANT USAGE ON SCHEMA {schema} TO {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {schema} TO {role}",
        ):
            cursor.execute(sql.SQL(statement).format(schema=schema, role=name))
        for table in tables:
            cursor.execute(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(
                    sql.Identifier(schema_name, table), name
                )
            )
    return tables
