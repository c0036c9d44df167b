"""Write a comparison of two decrees as JSON: the same comparison gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict

from diktum.core.document import fingerprint
from diktum.core.document.comparison import ComparedPart, Comparison
from diktum.core.document.person_changes import PersonChange
from diktum.core.document.persons import PersonRow
from diktum.formats.comparison_words import Sides

SCHEMA = 1


def comparison_json(comparison: Comparison, sides: Sides) -> bytes:
    """Return counts, persons and every changed part with its words, as UTF-8 JSON."""
    told = {
        "schema": SCHEMA,
        "before": {"name": sides.before, "sha256": fingerprint(comparison.before)},
        "after": {"name": sides.after, "sha256": fingerprint(comparison.after)},
        "counts": {**asdict(comparison.counts), "total": comparison.counts.total},
        "sections": [
            {"name": section.name, **asdict(section.counts), "total": section.counts.total}
            for section in comparison.sections
        ],
        "persons": {
            "counts": comparison.person_counts,
            "changes": [_person_change(change) for change in comparison.persons],
        },
        "changes": [_part(part) for part in comparison.changed_parts],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _part(part: ComparedPart) -> dict[str, object]:
    return {
        "node": part.node,
        "section": part.section,
        "place": part.place,
        "place_before": part.place_before,
        "kind": part.kind.value if part.kind else None,
        "moved": part.moved,
        "before": part.before,
        "after": part.after,
        "words": [[word.kind, word.text] for word in part.words],
    }


def _person_change(change: PersonChange) -> dict[str, object]:
    return {"kind": change.kind.value, "before": _person(change.before), "after": _person(change.after)}


def _person(row: PersonRow | None) -> dict[str, str] | None:
    if row is None:
        return None
    return {"place": row.place, "name": row.name, "post": row.post, "position": row.position}
