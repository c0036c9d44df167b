"""The migration operation for tables that are only ever added to."""

from diktum.files.append_only import APP_ROLE, TRIGGER, AppendOnly

__all__ = ["APP_ROLE", "TRIGGER", "AppendOnly"]
