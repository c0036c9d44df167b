"""The drafting rules: one rule is one function with its number, its source, a good and a bad example."""

from diktum.core.document.rules import attachments, dicta, preamble, title, wording
from diktum.core.document.rules.registry import RULES, Finding, Rule, Severity, findings

__all__ = [
    "RULES",
    "Finding",
    "Rule",
    "Severity",
    "attachments",
    "dicta",
    "findings",
    "preamble",
    "title",
    "wording",
]
