"""What the drafting pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.document import Decree, Finding, Severity
from diktum.dossiers.summary import DossierSummary
from diktum.stages.drafting import queries
from diktum.stages.drafting.forms import ConsultForm, DecreeForm, DiscussForm, DraftForm, ProposeForm
from diktum.stages.drafting.models import Consultation, Discussion, DraftVersion, WorkingDraft
from diktum.stages.drafting.reading import ReadDecree


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


@dataclass(frozen=True, slots=True)
class Checks:
    """The column Periksa: how much was found, and what."""

    errors: int
    advice: int
    rows: tuple[FindingRow, ...]


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


@dataclass(frozen=True, slots=True)
class VersionPage:
    """One version of the text, read only."""

    dossier: DossierSummary
    heading: str
    version: DraftVersion
    others: tuple[DraftVersion, ...]
    reading: ReadDecree
    checks: Checks


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


def checks_of(decree: Decree, form: DecreeForm | None = None) -> Checks:
    """Ask the drafting rules about a text; with its form, mark there what was found."""
    rows = tuple(_row(finding, form) for finding in queries.findings_of(decree))
    errors = sum(row.is_error for row in rows)
    if form is not None:
        form.mark({row.node: row.is_error for row in reversed(rows) if row.node})
    return Checks(errors, len(rows) - errors, rows)


def _row(finding: Finding, form: DecreeForm | None) -> FindingRow:
    return FindingRow(
        id=finding.id,
        is_error=finding.severity is Severity.ERROR,
        place=finding.place,
        message=_(finding.template) % dict(finding.facts),
        source=finding.source,
        node=finding.node,
        anchor=form.anchor_of(finding.node) if form else "",
    )
