"""Put other words into some parts of a decree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diktum.core.document.data import from_data, to_data
from diktum.core.document.model import Decree, nodes


def rewritten(
    decree: Decree, texts: Mapping[str, str], cells: Mapping[str, Sequence[str]] | None = None
) -> Decree:
    """Return `decree` with new words for the parts of these ids: `texts` for text or title, `cells` for table rows.

    KeyError for an id that the decree does not have.
    """
    rows = cells or {}
    known = {node.id for node in nodes(decree)}
    for wanted in (*texts, *rows):
        if wanted not in known:
            raise KeyError(wanted)
    return from_data(_rewrite(to_data(decree), texts, rows))


def _rewrite(value: object, texts: Mapping[str, str], rows: Mapping[str, Sequence[str]]) -> object:
    if isinstance(value, list):
        return [_rewrite(item, texts, rows) for item in value]
    if not isinstance(value, dict):
        return value
    changed = {key: _rewrite(item, texts, rows) for key, item in value.items()}
    own = value.get("id")
    if isinstance(own, str) and own in texts:
        changed["text" if "text" in value else "title"] = texts[own]
    if isinstance(own, str) and own in rows:
        changed["cells"] = list(rows[own])
    return changed
