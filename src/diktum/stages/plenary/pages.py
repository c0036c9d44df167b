"""What the plenary pages show, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.document import Change, Decree, differences
from diktum.core.plenary import Verdict
from diktum.dossiers.summary import DossierSummary
from diktum.stages.drafting.queries import DraftVersion
from diktum.stages.drafting.reading import ReadDecree
from diktum.stages.plenary import forms, queries
from diktum.stages.plenary.clerical import Mended, without_mended
from diktum.stages.plenary.decide_form import DecideForm
from diktum.stages.plenary.deliberation import SuggestionRow
from diktum.stages.plenary.gate import changes_within, ungrounded
from diktum.stages.plenary.models import (
    AgendaItem,
    ClericalCorrection,
    FinalText,
    PlenaryDecision,
    PlenarySession,
)
from diktum.stages.plenary.queries import OpenCorrection, SessionRow
from diktum.stages.plenary.records import Chase


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """Pleno: the list, and calling a session."""

    form: forms.CallSessionForm
    rows: tuple[SessionRow, ...]
    waiting: int
    chases: tuple[Chase, ...]
    may_call: bool
    zone: str
    zone_mark: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """Send a dossier to a session."""

    dossier: DossierSummary
    heading: str
    form: forms.TableForm
    sessions: tuple[SessionRow, ...]
    version: DraftVersion | None
    may_act: bool


@dataclass(frozen=True, slots=True)
class LawRow:
    """What the law says when so many members agree."""

    agreeing: int
    is_valid: bool


@dataclass(frozen=True, slots=True)
class DecidePage:
    """The decision of the plenary on one dossier."""

    dossier: DossierSummary
    heading: str
    form: DecideForm
    item: AgendaItem | None
    mark: str
    is_attended: bool
    absent: tuple[str, ...]
    suggestions: tuple[SuggestionRow, ...]
    verdict: str
    is_quorate: bool
    law_rows: tuple[LawRow, ...]
    needed: tuple[int, int]
    reading: ReadDecree | None
    before: tuple[PlenaryDecision, ...]
    may_act: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One difference against the text that the plenary had, in the reader's words."""

    label: str
    kind: str
    change: Change


@dataclass(frozen=True, slots=True)
class Redline:
    """A correction with the changes that lie at its place; the last one, without a correction, holds what no one asked for."""

    correction: OpenCorrection | None
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ReconcilePage:
    """Bring the corrections into the text."""

    dossier: DossierSummary
    heading: str
    form: forms.ReconcileForm
    decision: PlenaryDecision | None
    corrections: tuple[OpenCorrection, ...]
    clericals: tuple[ClericalCorrection, ...]
    redlines: tuple[Redline, ...]
    changes: tuple[ChangeRow, ...]
    errors: tuple[tuple[str, str], ...]
    guidance: dict[str, str]
    reading: ReadDecree | None
    may_act: bool


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Check the final text and freeze it."""

    dossier: DossierSummary
    heading: str
    form: forms.ConfirmForm
    decision: PlenaryDecision | None
    corrections: tuple[OpenCorrection, ...]
    clericals: tuple[ClericalCorrection, ...]
    redlines: tuple[Redline, ...]
    open_count: int
    changes: tuple[ChangeRow, ...]
    version: DraftVersion | None
    mark: str
    reading: ReadDecree | None
    final: FinalText | None
    may_act: bool


def change_rows(before: Decree | None, after: Decree | None) -> tuple[ChangeRow, ...]:
    """Return what changed between two texts, ready to be shown."""
    if before is None or after is None:
        return ()
    return _shown(differences(before, after))


def redlines(
    notes: Sequence[OpenCorrection],
    before: Decree | None,
    after: Decree | None,
    mended: Sequence[Mended] = (),
) -> tuple[Redline, ...]:
    """Return for each correction what changed at its place, and last what changed where no correction is."""
    if before is None or after is None:
        return ()
    changes = differences(before, after)
    found = [Redline(note, _shown(changes_within(changes, before, after, note.nodes))) for note in notes]
    stray = without_mended(ungrounded(before, after, {node for note in notes for node in note.nodes}), mended)
    return (*found, Redline(None, _shown(stray))) if stray else tuple(found)


def _shown(changes: Sequence[Change]) -> tuple[ChangeRow, ...]:
    words = {
        "added": _("Ditambah"),
        "removed": _("Dihapus"),
        "changed": _("Diubah"),
        "moved": _("Dipindah"),
    }
    return tuple(ChangeRow(each.label, words[each.kind.value], each) for each in changes)


def quorum_words(verdict: Verdict) -> str:
    """Say whether the quorum is met, in the reader's language."""
    if verdict.has_quorum:
        words = _(
            "Kuorum terpenuhi: hadir %(present)s dari %(seats)s anggota; putusan memerlukan %(agreeing_needed)s "
            "persetujuan (%(law)s %(article)s)."
        )
    else:
        words = _(
            "Kuorum belum terpenuhi: hadir %(present)s dari %(seats)s anggota, diperlukan %(present_needed)s "
            "(%(law)s %(article)s)."
        )
    return words % verdict.facts


def law_rows(*, seats: int, present: int, session: PlenarySession) -> tuple[LawRow, ...]:
    """Return, for every possible number of agreeing members, whether the decision would be valid."""
    if present > seats:
        return ()
    return tuple(LawRow(n, queries.verdict_on(session, present, n).adopted) for n in range(present + 1))
