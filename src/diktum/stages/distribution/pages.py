"""What the pages of distribution show, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from diktum.dossiers.summary import DossierSummary
from diktum.stages.distribution.certifying import Certifying
from diktum.stages.distribution.extracts import Excerpt
from diktum.stages.distribution.forms import (
    DispatchForm,
    PaperReceiptForm,
    RecipientForm,
    SignForm,
    WithdrawForm,
)
from diktum.stages.distribution.issued import IssuedDecree
from diktum.stages.distribution.links import LinkState
from diktum.stages.distribution.models import Certification
from diktum.stages.distribution.queries import CopyLine, CopyState
from diktum.stages.distribution.recipients import Recipient
from diktum.ui.rows import Rows


@dataclass(frozen=True, slots=True)
class ExtractChoice:
    """Somebody for whom a petikan can be made: the row, its words, and whether it is chosen."""

    row_id: str
    name: str
    place: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Buat salinan."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    decree: IssuedDecree | None
    rows: Rows[RecipientForm]
    way: str
    sources: tuple[Recipient, ...]
    extracts: tuple[ExtractChoice, ...]
    lines: tuple[CopyLine, ...]
    certified: Certification | None


@dataclass(frozen=True, slots=True)
class CertifyPage:
    """Sahkan salinan."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    decree: IssuedDecree | None
    setting: Certifying | None
    lines: tuple[CopyLine, ...]
    certified: Certification | None


@dataclass(frozen=True, slots=True)
class Place:
    """The copies that go to one place."""

    name: str
    lines: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class DeliverPage:
    """Ekspedisi: where every copy is."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    decree: IssuedDecree | None
    places: tuple[Place, ...]
    waiting: int
    on_the_way: int
    received: int
    withdrawn: int
    total: int
    form: DispatchForm
    may_dispatch: bool
    is_certified: bool
    may_close: bool


@dataclass(frozen=True, slots=True)
class PaperReceiptPage:
    """Catat paraf pada kertas for one copy."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    line: CopyLine
    form: PaperReceiptForm


@dataclass(frozen=True, slots=True)
class WithdrawPage:
    """Tarik salinan: one copy, and why it counts no longer."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    line: CopyLine
    form: WithdrawForm


@dataclass(frozen=True, slots=True)
class SignPage:
    """Tanda terima on a phone, before and after signing."""

    office: str
    zone: str
    decree: IssuedDecree
    line: CopyLine
    total: int
    form: SignForm | None
    is_open: bool
    state: LinkState
    until: date


@dataclass(frozen=True, slots=True)
class RelinkPage:
    """Terbitkan ulang tautan: the link that counts now, and its last day."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    line: CopyLine
    address: str
    until: date
    is_expired: bool


def extract_choices(
    people: Sequence[Excerpt], chosen: Sequence[str], *, all_chosen: bool = False
) -> tuple[ExtractChoice, ...]:
    """Return the persons of the lampiran as choices."""
    return tuple(
        ExtractChoice(
            each.person.row_id,
            each.person.name,
            each.person.place,
            all_chosen or each.person.row_id in chosen,
        )
        for each in people
    )


def places_of(lines: Sequence[CopyLine]) -> tuple[Place, ...]:
    """Group copies by the place that they go to, in the order of their numbers."""
    grouped: dict[str, list[CopyLine]] = {}
    for line in lines:
        grouped.setdefault(line.copy.place, []).append(line)
    return tuple(Place(name, tuple(found)) for name, found in grouped.items())


def count(lines: Sequence[CopyLine], state: CopyState) -> int:
    """Count the copies in one state."""
    return sum(line.state is state for line in lines)
