"""What exactly is sealed: the content of a row, and a line of the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
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
    named = getattr(row, "ledger_fields", None)
    return fingerprint(
        {
            field.attname: _written(field, getattr(row, field.attname))
            for field in row._meta.concrete_fields
            if (not field.primary_key if named is None else field.name in named) and not field.generated
        }
    )


def seal_of(entry: LedgerEntry) -> str:
    """Return the seal that a line must bear, from its own fields and the seal before it."""
    line = {
        "commission": entry.commission_id,
        "position": entry.position,
        "kind": entry.kind,
        "subject": entry.subject,
        "payload": entry.payload_sha256,
        "at": entry.at.astimezone(UTC),
    }
    return link(entry.previous, canonical(line))


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
