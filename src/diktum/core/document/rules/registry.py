"""Collect the drafting rules and apply them to a decree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from diktum.core.document.labels import places
from diktum.core.document.model import Decree


class Severity(StrEnum):
    """How definite a rule is. Only an error stands in the way of handing a draft in."""

    ERROR = "error"
    WARN = "warn"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the node (or "" for a part that has none), a template and its facts, a place without node."""

    template: str
    node: str = ""
    place: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Temuan: the rule, how serious it is, where in the decree, what is wrong and expected, on which source."""

    id: str
    severity: Severity
    place: str
    message: str
    source: str
    node: str = ""
    template: str = ""
    facts: tuple[tuple[str, str], ...] = ()


Check = Callable[[Decree], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A drafting rule with an example that it accepts and one that it does not."""

    id: str
    severity: Severity
    source: str
    good: Decree
    bad: Decree
    check: Check


_COLLECTED: dict[str, Rule] = {}
RULES: Mapping[str, Rule] = _COLLECTED


def rule(id_: str, severity: Severity, *, source: str, good: Decree, bad: Decree) -> Callable[[Check], Check]:
    """Enter a function into the rules under its number; a number used twice is a defect."""

    def enter(check: Check) -> Check:
        if id_ in _COLLECTED:
            raise ValueError(f"rule {id_} is there twice")
        _COLLECTED[id_] = Rule(id_, severity, source, good, bad, check)
        return check

    return enter


def hit(template: str, *, node: str = "", place: str = "", **facts: str) -> Hit:
    """Return what a rule found, as one value."""
    return Hit(template, node, place, tuple(facts.items()))


def findings(decree: Decree) -> tuple[Finding, ...]:
    """Return what every rule finds in `decree`: errors first, then in the order of the rules."""
    place_of = places(decree)
    found = [
        Finding(
            each.id,
            each.severity,
            place_of.get(one.node, one.place or "Naskah"),
            one.template % dict(one.facts),
            each.source,
            one.node,
            one.template,
            one.facts,
        )
        for each in RULES.values()
        for one in each.check(decree)
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))
