"""The SOP as PermenPANRB 35/2012 draws it: identity block and branching flowchart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from diktum.formats.paper_parts import Paper, SignatureBlock


class SopSymbol(StrEnum):
    """What stands in a lane; arrows and off-page connectors are drawn by the paper itself."""

    START = "start"
    PROCESS = "process"
    DECISION = "decision"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class SopIdentity:
    """Bagian identitas. Lists are printed numbered when they have more than one entry."""

    unit: tuple[str, ...]
    number: str
    made_on: str = ""
    revised_on: str = ""
    effective_on: str = ""
    approved_by: SignatureBlock
    name: str
    legal_bases: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warning: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SopRow:
    """One row of the flowchart table; `requirements` is kelengkapan."""

    number: str
    activity: str
    requirements: str = ""
    time: str = ""
    output: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopCell:
    """A symbol: `row` and `lane` count from 0, `slot` stacks symbols inside one row from 0 downward.

    `label` is printed in the symbol ("Mulai", "Selesai") or stays empty.
    """

    key: str
    row: int
    lane: int
    symbol: SopSymbol
    slot: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopEdge:
    """An arrow from one cell's key to another's; a return goes to an earlier cell. `label` as "Tidak"."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopPaper(Paper):
    """SOP: identity page and flowchart, landscape. `heading` names the procedure above its table."""

    template: ClassVar[str] = "sop"

    identity: SopIdentity
    heading: str
    lanes: tuple[str, ...]
    rows: tuple[SopRow, ...]
    cells: tuple[SopCell, ...]
    edges: tuple[SopEdge, ...]
