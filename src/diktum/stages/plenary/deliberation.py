"""Questions about the deliberation of an agenda item: the text before the room, its suggestions and their fate."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.document import Decree, Word
from diktum.core.document.differences import words
from diktum.dossiers.models import Dossier
from diktum.stages.drafting import queries as drafting
from diktum.stages.plenary import gate
from diktum.stages.plenary.models import (
    AgendaItem,
    PlenaryDecision,
    PlenarySession,
    Resolution,
    Resolved,
    Suggestion,
)


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A suggestion with what became of it; `words` is the redline of the part it wants reworded."""

    suggestion: Suggestion
    resolution: Resolution | None
    redline: tuple[Word, ...]

    @property
    def is_open(self) -> bool:
        """Return whether nothing was decided on it yet."""
        return self.resolution is None

    @property
    def is_taken(self) -> bool:
        """Return whether it became a correction of the text."""
        return self.resolution is not None and self.resolution.outcome != Resolved.REJECTED

    @property
    def words(self) -> str:
        """Return what is to be done, as adopted or amended."""
        amended = self.resolution.text if self.resolution else ""
        return amended or self.suggestion.text

    @property
    def wording(self) -> str:
        """Return the exact new words of the part, as adopted or amended; empty where none were decided."""
        if self.resolution is not None and self.resolution.outcome == Resolved.AMENDED:
            return self.resolution.wording
        return self.suggestion.wording


def tabled_text(item: AgendaItem) -> Decree:
    """Return the text that was tabled with an item."""
    version = drafting.version(item.dossier, item.version_number)
    assert version is not None, "an agenda item names a version that is kept"
    return drafting.decree_of(version)


def suggestions(item: AgendaItem, text: Decree | None = None) -> tuple[SuggestionRow, ...]:
    """Return the suggestions on an item in the order they were made."""
    found = list(Suggestion.objects.filter(item=item).select_related("resolution").order_by("position"))
    if not found:
        return ()
    before = text or tabled_text(item)
    return tuple(_row(each, before) for each in found)


def adopted_and_open(item: AgendaItem) -> tuple[tuple[SuggestionRow, ...], tuple[Suggestion, ...]]:
    """Return the suggestions on an item that were adopted, and those that nothing was decided on."""
    rows = suggestions(item)
    return tuple(row for row in rows if row.is_taken), tuple(row.suggestion for row in rows if row.is_open)


def item_at(held: PlenarySession, position: int) -> AgendaItem | None:
    """Return the item of a session's agenda with that number, or None."""
    rows = AgendaItem.objects.filter(session=held, position=position).select_related("dossier", "session")
    return rows.first()


def decision_on(item: AgendaItem) -> PlenaryDecision | None:
    """Return what was decided on an item, or None."""
    rows = PlenaryDecision.objects.filter(item=item).select_related("record", "session")
    return rows.first()


def state_of(item: AgendaItem, dossier: Dossier | None = None) -> str:
    """Say where an item stands: "decided", "open", or "gone" where its dossier was withdrawn or tabled elsewhere."""
    if hasattr(item, "decision"):
        return "decided"
    about = dossier or item.dossier
    is_before_the_plenary = about.status == "running" and about.open_act == "decide"
    newest = AgendaItem.objects.filter(dossier=about).order_by("-seq").values_list("pk", flat=True).first()
    return "open" if is_before_the_plenary and newest == item.pk else "gone"


def current_item(held: PlenarySession) -> AgendaItem | None:
    """Return the item that the room is at: the first one open, or None when the agenda is done."""
    rows = AgendaItem.objects.filter(session=held).select_related("dossier", "decision").order_by("position")
    return next((item for item in rows if state_of(item) == "open"), None)


def _row(suggestion: Suggestion, text: Decree) -> SuggestionRow:
    resolution: Resolution | None = getattr(suggestion, "resolution", None)
    row = SuggestionRow(suggestion, resolution, ())
    before = gate.text_at(text, suggestion.node)
    if not row.wording or before is None:
        return row
    return SuggestionRow(suggestion, resolution, tuple(words(before, row.wording)))
