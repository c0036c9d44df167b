"""What the buttons of the editor change in the posted text: cite a regulation, order Mengingat, mend a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from django.http import QueryDict

from diktum.core.document import Decree, Finding, Registry, nodes, rewritten
from diktum.stages.drafting.decree_form import posted, typed_of
from diktum.stages.drafting.registry.queries import order_of
from diktum.ui.forms import ROW_BUTTONS
from diktum.ui.rows import Values, posted_rows

BASES = "legal_bases"
CITE, SORT, MEND, UNDO = "cite-", "legal_bases-sort", "mend-", "undo"
Check = Callable[[Decree], Sequence[Finding]]


def with_cited(data: QueryDict, registry: Registry) -> QueryDict:
    """Return the posted text after one of the buttons of Mengingat: a citation more, or all of them in order."""
    button = str(data.get("add_row", ""))
    if button == SORT:
        rows = sorted(posted_rows(data, BASES), key=lambda row: order_of(_text(row) or "~"))
        return _with_rows(data, BASES, rows)
    ref = button.removeprefix(CITE)
    if button.startswith(CITE) and ref in registry.regulations:
        rows = [row for row in posted_rows(data, BASES) if _text(row).strip()]
        return _with_rows(data, BASES, [*rows, {"text": [registry.citation(ref)]}])
    return data


def with_mended(data: QueryDict, decree: Decree, check: Check) -> QueryDict:
    """Return the posted text with the one right answer in the place of the finding whose button was pressed."""
    key = str(data.get("add_row", "")).removeprefix(MEND)
    finding = next((each for each in check(decree) if key_of(each) == key), None)
    if finding is None or not is_mendable(finding):
        return data
    changed = posted(typed_of(mended(decree, finding)))
    others = {name: data.getlist(name) for name in data if not _is_of_decree(name)}
    for name, values in others.items():
        changed.setlist(name, values)
    return changed


def without_buttons(data: QueryDict) -> QueryDict:
    """Return the posted text as if no row button had been pressed."""
    rest = data.copy()
    for button in ROW_BUTTONS:
        rest.pop(button, None)
    return rest


def key_of(finding: Finding) -> str:
    """Name a finding: the same rule saying the same of the same part."""
    words = "\x1f".join((finding.id, finding.node or finding.place, finding.message))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def is_mendable(finding: Finding) -> bool:
    """Answer whether the rule knows the one right text for this place."""
    return bool(_fix(finding)) and (bool(finding.node) or finding.place == "Judul")


def mended(decree: Decree, finding: Finding) -> Decree:
    """Return the decree with the right text in the place of a mendable finding."""
    fix = _fix(finding)
    if not finding.node:
        return replace(decree, title=fix)
    rows = {row.id for each in decree.attachments if each.table for row in each.table.rows}
    if finding.node in rows:
        return rewritten(decree, {}, {finding.node: tuple(fix.split(" | "))})
    known = {node.id for node in nodes(decree)}
    return rewritten(decree, {finding.node: fix}) if finding.node in known else decree


def _fix(finding: Finding) -> str:
    return str(getattr(finding, "fix", ""))


def _text(row: Values) -> str:
    return "".join(row.get("text", ()))


def _is_of_decree(name: str) -> bool:
    parts = ("considerations-", "legal_bases-", "notings-", "dicta-", "attachments-")
    return name in ("title", "copies_to") or name.startswith(parts)


def _with_rows(data: QueryDict, prefix: str, rows: Sequence[Values]) -> QueryDict:
    changed = QueryDict(mutable=True)
    for name, values in data.lists():
        if not name.startswith(f"{prefix}-"):
            changed.setlist(name, [str(value) for value in values])
    for number, row in enumerate(rows):
        for field, values in row.items():
            changed.setlist(f"{prefix}-{number}-{field}", list(values))
    return changed
