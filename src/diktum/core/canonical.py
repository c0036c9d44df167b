"""Write a value in the one form that its fingerprint is taken of."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from hashlib import sha256


def canonical(value: object) -> bytes:
    """Return `value` as JSON with sorted keys, no spaces, UTF-8 unescaped.

    Dates and datetimes are written in ISO 8601, sets are sorted, dataclasses become objects. A float has no single written
    form and is refused with TypeError, as is every other kind of value.
    """
    return json.dumps(
        _plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def fingerprint(value: object) -> str:
    """Return the SHA-256 of the canonical form of `value`, in lower-case hexadecimal."""
    return sha256(canonical(value)).hexdigest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _plain_compound(value)


def _plain_compound(value: object) -> object:
    if isinstance(value, Mapping):
        if any(not isinstance(key, str) for key in value):
            raise TypeError("a canonical object has text keys only")
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=str)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no canonical form")
