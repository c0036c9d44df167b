"""Have the database refuse every change of a table: the migration operation and its SQL.

The trigger stops the owner too; the privileges stop the application's own role a second time. `session_replication_role`
is the one way around the trigger, and only a superuser of the server can set it.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

TRIGGER = "diktum_append_only"
APP_ROLE = "diktum_app"

_FUNCTION = """
CREATE OR REPLACE FUNCTION diktum_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Write a new row that supersedes the old one.';
END $$
"""
_TRIGGER = """
CREATE TRIGGER {trigger} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION diktum_refuse_change()
"""
_REVOKE = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role};
    END IF;
END $$
"""


class AppendOnly(Operation):
    """Make a table append-only: `AppendOnly("signing_signature")` in the migration that creates it."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str) -> None:
        self.table = table

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Return how the operation is written in a migration."""
        return (self.__class__.__name__, [self.table], {})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing that models know of."""

    def database_forwards(
        self,
        app_label: str,  # noqa: ARG002  the signature is Django's
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,  # noqa: ARG002  the signature is Django's
        to_state: ProjectState,  # noqa: ARG002  the signature is Django's
    ) -> None:
        """Put the trigger on the table and take the rights from the application's role."""
        table = schema_editor.quote_name(self.table)
        schema_editor.execute(_FUNCTION, params=None)
        schema_editor.execute(_TRIGGER.format(trigger=TRIGGER, table=table), params=None)
        schema_editor.execute(_REVOKE.format(role=APP_ROLE, table=table), params=None)

    def database_backwards(
        self,
        app_label: str,  # noqa: ARG002  the signature is Django's
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,  # noqa: ARG002  the signature is Django's
        to_state: ProjectState,  # noqa: ARG002  the signature is Django's
    ) -> None:
        """Take the trigger off."""
        table = schema_editor.quote_name(self.table)
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TRIGGER} ON {table}", params=None)

    def describe(self) -> str:
        """Return what `migrate --plan` shows."""
        return f"Make {self.table} append-only"
