"""What exactly is sealed: the content of a row, and a line of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.utils.functional import Promise

from diktum.core.canonical import canonical, fingerprint
from diktum.core.proofs import link
from diktum.ledger.models import LedgerEntry


def is_chained(model: type[models.Model]) -> bool:
    """Return whether the rows of a model belong in the ledger."""
    return bool(getattr(model, "chained", False))


def chained_models() -> Iterator[type[models.Model]]:
    """Give every model whose rows belong in the ledger, in a steady order."""
    yield from sorted(filter(is_chained, apps.get_models()), key=lambda model: model._meta.label)


def payload_of(row: models.Model) -> str:
    """Return the fingerprint of a row's content, the same just after writing as when read back."""
    return fingerprint(content_of(row))


def content_of(row: models.Model, *, without: frozenset[str] = frozenset()) -> dict[str, object]:
    """Return what is sealed of a row, by column; `without` names columns that are left out."""
    named = getattr(row, "ledger_fields", None)
    return {
        field.attname: _written(field, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if (not field.primary_key if named is None else field.name in named)
        and not field.generated
        and field.column not in without
    }


def sealed_content(row: models.Model, payload_sha256: str) -> dict[str, object] | None:
    """Return the content of a row as it was sealed under this fingerprint, None if it is not that content any more.

    A row may be older than the last columns of its table. It was sealed without them and keeps its seal for as long as
    they hold what the migration put there; once such a column says something else, the row counts as changed.
    """
    for without in _ways_of_sealing(row):
        try:
            content = content_of(row, without=without)
            if fingerprint(content) == payload_sha256:
                return content
        except (TypeError, ValueError):
            # A changed row may hold what was never writable, such as a fraction within JSON.
            return None
    return None


def is_as_sealed(row: models.Model, payload_sha256: str) -> bool:
    """Return whether a row still has the content that was sealed under this fingerprint."""
    return sealed_content(row, payload_sha256) is not None


def _ways_of_sealing(row: models.Model) -> Iterator[frozenset[str]]:
    """Give the columns to leave out: none, then the newest of the table one by one while they hold their default."""
    yield frozenset()
    fields = {field.column: field for field in row._meta.concrete_fields}
    left: set[str] = set()
    for column in reversed(_columns_by_age(row._meta.db_table)):
        field = fields.get(column)
        if field is None or field.primary_key or not _holds_default(field, row):
            return
        left.add(column)
        yield frozenset(left)


def _holds_default(field: models.Field[Any, Any], row: models.Model) -> bool:
    value = getattr(row, field.attname)
    return value in (None, "", [], {}) or (field.has_default() and value == field.get_default())


@cache
def _columns_by_age(table: str) -> tuple[str, ...]:
    """Return the columns of a table in the order in which the database got them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "ORDER BY attnum",
            [connection.ops.quote_name(table)],
        )
        return tuple(name for (name,) in cursor.fetchall())


def seal_of(entry: LedgerEntry) -> str:
    """Return the seal that a line must bear, from its own fields and the seal before it."""
    return link(entry.previous, line_of(entry))


def line_of(entry: LedgerEntry) -> bytes:
    """Return what a line says, as it is sealed."""
    line = {
        "commission": entry.commission_id,
        "position": entry.position,
        "kind": entry.kind,
        "subject": entry.subject,
        "payload": entry.payload_sha256,
        "at": entry.at.astimezone(UTC),
    }
    return canonical(line)


def _written(field: models.Field[Any, Any], value: object) -> object:
    """Write a value as the database would give it back; JSON stays as it is."""
    if value is None or isinstance(field, models.JSONField):
        return value
    value = field.to_python(str(value) if isinstance(value, Promise) else value)
    if isinstance(value, Decimal) and isinstance(field, models.DecimalField):
        return f"{value:.{field.decimal_places}f}"
    return _plain(value)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return str(value) if isinstance(value, UUID) else value
