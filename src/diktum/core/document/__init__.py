"""Hold a decree as a typed tree: its parts, canonical form, labels, differences and drafting rules."""

from diktum.core.document.data import DocumentIsBroken, fingerprint, from_data, to_data
from diktum.core.document.differences import Change, ChangeKind, Word, differences
from diktum.core.document.identity import keep_ids, with_ids
from diktum.core.document.labels import labels, places
from diktum.core.document.model import (
    Article,
    Attachment,
    Chapter,
    Clause,
    Decree,
    DecreeKind,
    Dictum,
    Node,
    Point,
    Row,
    Table,
    nodes,
)
from diktum.core.document.persons import PersonRow, persons
from diktum.core.document.rules import RULES, Finding, Rule, Severity, findings

__all__ = [
    "RULES",
    "Article",
    "Attachment",
    "Change",
    "ChangeKind",
    "Chapter",
    "Clause",
    "Decree",
    "DecreeKind",
    "Dictum",
    "DocumentIsBroken",
    "Finding",
    "Node",
    "PersonRow",
    "Point",
    "Row",
    "Rule",
    "Severity",
    "Table",
    "Word",
    "differences",
    "findings",
    "fingerprint",
    "from_data",
    "keep_ids",
    "labels",
    "nodes",
    "persons",
    "places",
    "to_data",
    "with_ids",
]
