"""Hold a decree as a typed tree: its parts, canonical form, labels, differences and drafting rules."""

from diktum.core.document.citations import Registry, Regulation, Standing, load_registry
from diktum.core.document.comparison import ComparedPart, Comparison, Counts, Section, compare
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
from diktum.core.document.person_changes import PersonChange, PersonChangeKind
from diktum.core.document.persons import PersonRow, persons
from diktum.core.document.rewriting import rewritten
from diktum.core.document.rules import (
    RULES,
    Context,
    Facts,
    Finding,
    Mended,
    Rule,
    Severity,
    Waiver,
    findings,
    mend,
)

__all__ = [
    "RULES",
    "Article",
    "Attachment",
    "Change",
    "ChangeKind",
    "Chapter",
    "Clause",
    "ComparedPart",
    "Comparison",
    "Context",
    "Counts",
    "Decree",
    "DecreeKind",
    "Dictum",
    "DocumentIsBroken",
    "Facts",
    "Finding",
    "Mended",
    "Node",
    "PersonChange",
    "PersonChangeKind",
    "PersonRow",
    "Point",
    "Registry",
    "Regulation",
    "Row",
    "Rule",
    "Section",
    "Severity",
    "Standing",
    "Table",
    "Waiver",
    "Word",
    "compare",
    "differences",
    "findings",
    "fingerprint",
    "from_data",
    "keep_ids",
    "labels",
    "load_registry",
    "mend",
    "nodes",
    "persons",
    "places",
    "rewritten",
    "to_data",
    "with_ids",
]
