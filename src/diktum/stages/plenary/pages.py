"""What the plenary pages show, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.document import Change, Decree, differences
from diktum.core.plenary import Verdict
from diktum.dossiers.summary import DossierSummary
from diktum.stages.drafting.queries import DraftVersion
from diktum.stages.drafting.reading import ReadDecree
from diktum.stages.plenary import forms, law
from diktum.stages.plenary.models import (
    AgendaItem,
    FinalText,
    Invitation,
    MinutesVersion,
    PlenaryDecision,
    PlenarySession,
)
from diktum.stages.plenary.queries import OpenCorrection, Roll, SessionRow


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """Pleno: the list, and calling a session."""

    form: forms.CallSessionForm
    rows: tuple[SessionRow, ...]
    waiting: int
    may_call: bool
    zone: str
    zone_mark: str


@dataclass(frozen=True, slots=True)
class SessionPage:
    """One session: invitation, attendance, agenda with decisions, minutes."""

    session: PlenarySession
    zone: str
    item_rows: tuple[AgendaItem, ...]
    invitations: tuple[Invitation, ...]
    invite_form: forms.InviteForm
    is_stale_invitation: bool
    roll: Roll | None
    attendance_form: forms.AttendanceForm
    verdict: str
    is_quorate: bool
    needed: tuple[int, int]
    minutes: MinutesVersion | None
    minutes_form: forms.MinutesForm
    may_call: bool
    may_keep: bool
    may_write: bool
    may_decide: bool
    is_today_or_past: bool


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
    form: forms.DecideForm
    item: AgendaItem | None
    mark: str
    roll: Roll | None
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
class ReconcilePage:
    """Bring the corrections into the text."""

    dossier: DossierSummary
    heading: str
    form: forms.ReconcileForm
    decision: PlenaryDecision | None
    corrections: tuple[OpenCorrection, ...]
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
    words = {
        "added": _("Ditambah"),
        "removed": _("Dihapus"),
        "changed": _("Diubah"),
        "moved": _("Dipindah"),
    }
    return tuple(ChangeRow(each.label, words[each.kind.value], each) for each in differences(before, after))


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


def law_rows(*, seats: int, roll: Roll | None, session: PlenarySession) -> tuple[LawRow, ...]:
    """Return, for every possible number of agreeing members, whether the decision would be valid."""
    present = len(roll.members_present) if roll else 0
    if present > seats:
        return ()
    return tuple(
        LawRow(n, law.verdict(seats=seats, present=present, agreeing=n, on=session.held_on).adopted)
        for n in range(present + 1)
    )
