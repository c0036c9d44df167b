"""Set findings aside: with a reason and a name, or because they were there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diktum.core.document.rules.engine import Finding


@dataclass(frozen=True, slots=True)
class Waiver:
    """Pengesampingan: one rule, in one part of a decree, for a reason, by a named official.

    `node` is the id of the part; "" is the parts that have none, "*" the whole decree.
    """

    rule: str
    node: str
    reason: str
    by: str

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.by.strip():
            raise ValueError("a waiver needs a reason and a name")

    def covers(self, finding: Finding) -> bool:
        """Answer whether the waiver speaks of this finding."""
        return self.rule == finding.id and self.node in ("*", finding.node)


@dataclass(frozen=True, slots=True)
class Remaining:
    """What is left after waivers and baseline, and what was set aside by which waiver."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    known: tuple[Finding, ...]


def baseline_of(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the keys of findings that are to be taken as known from now on."""
    return frozenset(finding.key for finding in findings)


def set_aside(
    findings: Iterable[Finding], waivers: Iterable[Waiver] = (), baseline: frozenset[str] = frozenset()
) -> Remaining:
    """Part findings into those that stand, those waived and those of the baseline; none is lost."""
    left: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    known: list[Finding] = []
    waivers = tuple(waivers)
    for finding in findings:
        waiver = next((each for each in waivers if each.covers(finding)), None)
        if waiver:
            waived.append((finding, waiver))
        elif finding.key in baseline:
            known.append(finding)
        else:
            left.append(finding)
    return Remaining(tuple(left), tuple(waived), tuple(known))
