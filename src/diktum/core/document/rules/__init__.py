"""The drafting rules: one rule is one function with its number, its source, a good and a bad example."""

from diktum.core.document.rules import (
    attachments,
    bases,
    considerations,
    crosschecks,
    dicta,
    frame,
    points,
    registered,
    revising,
    title,
    wording,
)
from diktum.core.document.rules.engine import RULES, Case, Finding, Rule, Severity, findings
from diktum.core.document.rules.facts import NOTHING_MORE, Context, Facts
from diktum.core.document.rules.mending import Mended, mend
from diktum.core.document.rules.paper import context_of_paper
from diktum.core.document.rules.waiving import Remaining, Waiver, baseline_of, set_aside

__all__ = [
    "NOTHING_MORE",
    "RULES",
    "Case",
    "Context",
    "Facts",
    "Finding",
    "Mended",
    "Remaining",
    "Rule",
    "Severity",
    "Waiver",
    "attachments",
    "baseline_of",
    "bases",
    "considerations",
    "context_of_paper",
    "crosschecks",
    "dicta",
    "findings",
    "frame",
    "mend",
    "points",
    "registered",
    "revising",
    "set_aside",
    "title",
    "wording",
]
