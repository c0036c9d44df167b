"""Collect the drafting rules and hold a decree against them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diktum.core import canonical
from diktum.core.document.labels import places
from diktum.core.document.model import Decree
from diktum.core.document.rules.facts import NOTHING_MORE, Context


class Severity(StrEnum):
    """How definite a rule is. Only an error stands in the way of handing a draft in."""

    ERROR = "error"
    WARN = "warn"
    ADVICE = "advice"


class Part(StrEnum):
    """A part of a decree that has a text but no id."""

    TITLE = "Judul"
    ISSUER = "Pejabat penetap"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the node (or "" for a part that has none), a template and its facts, a place without node.

    `mend` is the only right text for the node or the part, `cells` those of a row, `order` that of the legal bases.
    """

    template: str
    node: str = ""
    place: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    severity: Severity | None = None
    mend: str | None = None
    cells: tuple[str, ...] | None = None
    order: tuple[str, ...] = ()

    @property
    def is_mendable(self) -> bool:
        """Whether there is only one right answer."""
        return self.mend is not None or self.cells is not None or bool(self.order)


@dataclass(frozen=True, slots=True)
class Finding:
    """Temuan: the rule, how serious it is, where in the decree, what is wrong and expected, on which source.

    `fix` is the text that a safe mend would put there, "" where a person must choose.
    """

    id: str
    severity: Severity
    place: str
    message: str
    source: str
    node: str = ""
    template: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    fix: str = ""

    @property
    def key(self) -> str:
        """Name this finding in a baseline: the same rule saying the same of the same part."""
        return canonical.fingerprint([self.id, self.node or self.place, self.message])[:16]


Check = Callable[[Decree, Context], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Case:
    """A decree and what is known beside it: an example of a rule."""

    decree: Decree
    context: Context = NOTHING_MORE


@dataclass(frozen=True, slots=True)
class Rule:
    """A drafting rule with an example that it accepts and one that it does not, and the days on which it is in force."""

    id: str
    severity: Severity
    source: str
    good: Case
    bad: Case
    check: Check
    in_force_from: date
    in_force_until: date | None

    @property
    def family(self) -> str:
        """The letter of its family in the catalogue."""
        return self.id[0]

    def is_in_force(self, on: date | None) -> bool:
        """Answer whether the rule counts on a day; without a day, whether it counts now."""
        if on is None:
            return self.in_force_until is None
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)


LAW_ON_DRAFTING = date(2011, 8, 12)  # UU 12/2011
LAW_ON_ADMINISTRATION = date(2014, 10, 17)  # UU 30/2014
SECOND_AMENDMENT = date(2022, 6, 16)  # UU 13/2022
PERSONAL_DATA = date(2022, 10, 17)  # UU 27/2022

_COLLECTED: dict[str, Rule] = {}
RULES: Mapping[str, Rule] = _COLLECTED


def rule(
    id_: str,
    severity: Severity,
    *,
    source: str,
    good: Decree | Case,
    bad: Decree | Case,
    since: date = LAW_ON_DRAFTING,
    until: date | None = None,
) -> Callable[[Check], Check]:
    """Enter a function into the rules under its number; a number used twice is a defect."""

    def enter(check: Check) -> Check:
        if id_ in _COLLECTED:
            raise ValueError(f"rule {id_} is there twice")
        _COLLECTED[id_] = Rule(id_, severity, source, _case(good), _case(bad), check, since, until)
        return check

    return enter


def _case(example: Decree | Case) -> Case:
    return example if isinstance(example, Case) else Case(example)


def hit(
    template: str,
    *,
    node: str = "",
    place: str = "",
    severity: Severity | None = None,
    mend: str | None = None,
    cells: tuple[str, ...] | None = None,
    order: tuple[str, ...] = (),
    **facts: str,
) -> Hit:
    """Return what a rule found, as one value."""
    return Hit(template, node, place, tuple(facts.items()), severity, mend, cells, order)


def hits(decree: Decree, context: Context = NOTHING_MORE) -> Iterator[tuple[Rule, Hit]]:
    """Give what every rule in force finds, in the order of the rules."""
    for each in _COLLECTED.values():
        if each.is_in_force(context.on):
            for one in each.check(decree, context):
                yield each, one


def findings(decree: Decree, context: Context = NOTHING_MORE) -> tuple[Finding, ...]:
    """Return what every rule in force finds in `decree`: errors first, then in the order of the rules."""
    place_of = places(decree)
    found = [
        Finding(
            id=each.id,
            severity=one.severity or each.severity,
            place=place_of.get(one.node, one.place or "Naskah"),
            message=one.template % dict(one.facts),
            source=each.source,
            node=one.node,
            template=one.template,
            facts=one.facts,
            fix=_fix(one),
        )
        for each, one in hits(decree, context)
    ]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _fix(one: Hit) -> str:
    if one.cells is not None:
        return " | ".join(one.cells)
    return one.mend or ""
