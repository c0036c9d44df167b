"""What the drafting pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from diktum.core.document import Decree, Finding, Severity
from diktum.dossiers.models import Dossier
from diktum.dossiers.summary import DossierSummary
from diktum.stages.drafting import queries
from diktum.stages.drafting.editing import is_mendable, key_of
from diktum.stages.drafting.filling import Blank
from diktum.stages.drafting.forms import ConsultForm, DecreeForm, DiscussForm, DraftForm, ProposeForm
from diktum.stages.drafting.models import (
    Consultation,
    Discussion,
    DraftVersion,
    SetAsideDraft,
    Waiver,
    WorkingDraft,
)
from diktum.stages.drafting.queries import Thread
from diktum.stages.drafting.reading import ReadDecree
from diktum.stages.drafting.registry.queries import RegulationRow
from diktum.stages.drafting.start_forms import CloneForm, RowsForm, StartForm


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as the column Periksa shows it, in the reader's language."""

    id: str
    is_error: bool
    place: str
    message: str
    source: str
    node: str = ""
    anchor: str = ""
    key: str = ""
    mendable: bool = False
    waived: str = ""
    waived_by: str = ""

    @property
    def stands(self) -> bool:
        """Say whether nobody has let this finding stand."""
        return not self.waived


@dataclass(frozen=True, slots=True)
class Checks:
    """The column Periksa: how much was found, and what."""

    errors: int
    advice: int
    rows: tuple[FindingRow, ...]
    waived: int = 0


@dataclass(frozen=True, slots=True)
class ProposePage:
    """Usulkan SK."""

    form: ProposeForm
    may_propose: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The page on which a draft is written, or read by who may not write."""

    dossier: DossierSummary
    heading: str
    form: DraftForm
    checks: Checks | None
    guidance: dict[str, str]
    versions: tuple[DraftVersion, ...]
    latest: DraftVersion | None
    working: WorkingDraft | None
    advice: tuple[Consultation, ...]
    preview: ReadDecree
    may_write: bool
    mark: str
    picker: PickerPart
    may_waive: bool
    aside: SetAsideDraft | None
    source: DraftVersion | None
    is_new: bool
    threads: tuple[Thread, ...]
    pages: range
    pages_mark: str


@dataclass(frozen=True, slots=True)
class PickerPart:
    """The search for regulations below Mengingat: what was typed and what answers to it."""

    typed: str
    rows: tuple[RegulationRow, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One part in the newer text and in the one that was set aside."""

    place: str
    theirs: str
    mine: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """Dua teks: the newer text beside the one that was set aside."""

    dossier: DossierSummary
    heading: str
    who: str
    theirs_at: datetime | None
    mine_at: datetime
    rows: tuple[ConflictRow, ...]
    differing: int
    mark: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """Draf pertama: the questions of the Template SK, or an earlier decree to begin with."""

    dossier: DossierSummary
    heading: str
    may_write: bool
    is_begun: bool
    template: str
    form: StartForm
    blanks: tuple[tuple[Blank, BoundField], ...]
    clone_form: CloneForm


@dataclass(frozen=True, slots=True)
class RowsPage:
    """Rows of a spreadsheet on their way into a lampiran."""

    dossier: DossierSummary
    heading: str
    label: str
    columns: tuple[str, ...]
    form: RowsForm
    rows: tuple[tuple[str, ...], ...]
    bad: tuple[tuple[int, str], ...]
    table: str


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version of the text, read only."""

    dossier: DossierSummary
    heading: str
    version: DraftVersion
    others: tuple[DraftVersion, ...]
    reading: ReadDecree
    checks: Checks
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True)
class ConsultPage:
    """The page of the related division."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: ConsultForm
    version: DraftVersion | None
    reading: ReadDecree | None
    before: tuple[Consultation, ...]


@dataclass(frozen=True, slots=True)
class DiscussPage:
    """The page of the minutes of a discussion."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: DiscussForm
    version: DraftVersion | None
    reading: ReadDecree | None
    before: tuple[Discussion, ...]


def checks_of(
    decree: Decree,
    form: DecreeForm | None = None,
    dossier: Dossier | None = None,
    *,
    on: date | None = None,
) -> Checks:
    """
    Ask the drafting rules about a text; with its form, mark there what was found; with its dossier, what was waived.

    `on` is the day on which the text is being worked at: the rules then also hear what the office knows that day.
    """
    waived = queries.waived_by(dossier)
    rows = tuple(
        _row(finding, form, waived.get((finding.id, finding.node)))
        for finding in queries.findings_of(decree, dossier, on=on)
    )
    rows = tuple(sorted(rows, key=lambda row: (not row.stands, not row.is_error)))
    standing = [row for row in rows if row.stands]
    errors = sum(row.is_error for row in standing)
    if form is not None:
        form.mark({row.node: row.is_error for row in reversed(standing) if row.node})
    return Checks(errors, len(standing) - errors, rows, len(rows) - len(standing))


def _row(finding: Finding, form: DecreeForm | None, waiver: Waiver | None) -> FindingRow:
    return FindingRow(
        id=finding.id,
        is_error=finding.severity is Severity.ERROR,
        place=finding.place,
        message=_(finding.template) % dict(finding.facts),
        source=finding.source,
        node=finding.node,
        anchor=form.anchor_of(finding.node) if form else finding.node,
        key=key_of(finding),
        mendable=is_mendable(finding),
        waived=waiver.reason if waiver else "",
        waived_by=waiver.made_by if waiver else "",
    )
