"""Questions about verification: which cards were filled in, and what a card must hold. Nothing here changes anything."""

from __future__ import annotations

from datetime import date

from diktum.core.document import Decree
from diktum.dossiers.models import Dossier
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification.checklist import Checklist, checklist
from diktum.stages.verification.models import CardKind as CardKind
from diktum.stages.verification.models import ControlCard as ControlCard


def control_cards(dossier: Dossier) -> tuple[ControlCard, ...]:
    """Return every control card of a dossier, oldest first."""
    return tuple(ControlCard.objects.filter(dossier=dossier).order_by("seq"))


def cards_of_year(commission_id: int, year: int) -> tuple[ControlCard, ...]:
    """Return every control card that an office filled in during a year, oldest first."""
    rows = ControlCard.objects.filter(dossier__commission_id=commission_id, checked_on__year=year)
    return tuple(rows.select_related("dossier__procedure").order_by("checked_at", "pk"))


def card_years(commission_id: int) -> tuple[int, ...]:
    """Return the years in which an office filled in control cards, newest first."""
    rows = ControlCard.objects.filter(dossier__commission_id=commission_id)
    return tuple(day.year for day in rows.dates("checked_on", "year", order="DESC"))


def last_card(dossier: Dossier, kind: str) -> ControlCard | None:
    """Return the newest card of a kind, or None."""
    return ControlCard.objects.filter(dossier=dossier, kind=kind).order_by("-seq").first()


def text_to_verify(dossier: Dossier) -> Decree | None:
    """Return the newest text of a dossier, or None."""
    return drafting.latest_decree(dossier)


def checklist_for(kind: CardKind, decree: Decree, day: date) -> Checklist:
    """Return the points that a card of this kind must hold for a text."""
    return checklist(kind.value, decree, day)
