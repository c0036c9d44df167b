"""Questions about verification: which cards were filled in, and what a card must hold. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from diktum.core.document import Decree
from diktum.core.procedure.progress import EventKind
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, lines_of, parsed
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification.checklist import Checklist, checklist
from diktum.stages.verification.content_checks import content_findings
from diktum.stages.verification.models import AdviceRequest as AdviceRequest
from diktum.stages.verification.models import CardKind as CardKind
from diktum.stages.verification.models import ControlCard as ControlCard
from diktum.stages.verification.models import WorkingItem
from diktum.stages.verification.person_checks import PersonnelCheck, check_persons

ACT_OF = {CardKind.PERSONNEL: "verify_personnel", CardKind.CONTENT: "verify_content"}


@dataclass(frozen=True, slots=True)
class ReturnedPoint:
    """Butir yang dikembalikan: a point that did not conform, where in the draft, and why."""

    key: str
    title: str
    place: str
    nodes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is to be filled in: its points with what was found; `personnel` on a personnel card."""

    checklist: Checklist
    personnel: PersonnelCheck | None


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
    """Return the points that a card of this kind must hold for a text, without what is found about them."""
    return checklist(kind.value, decree, day)


def card_for(dossier: Dossier, kind: CardKind, decree: Decree, day: date, *, compared_with: str = "") -> Card:
    """
    Return a card with what the program finds about each point.

    `compared_with` is the code of the earlier dossier whose persons a personnel card is held against.
    """
    wanted = checklist_for(kind, decree, day)
    personnel: PersonnelCheck | None = None
    if kind is CardKind.PERSONNEL:
        personnel = check_persons(dossier, decree, day, compared_with=compared_with)
        found = {f"person:{each.row.row_id}": each.findings for each in personnel.rows}
    else:
        found = content_findings(dossier, decree, day, wanted.points)
    points = tuple(replace(point, findings=found.get(point.key, ())) for point in wanted.points)
    return Card(replace(wanted, points=points), personnel)


def working_items(dossier: Dossier, kind: CardKind, version_number: int) -> Mapping[str, WorkingItem]:
    """Return what was typed so far on a card about a version, by the key of the point."""
    rows = WorkingItem.objects.filter(dossier=dossier, kind=kind, version_number=version_number)
    return {row.key: row for row in rows.select_related("saved_by")}


def filled_in(dossier_ids: tuple[int, ...], kind: CardKind) -> dict[int, int]:
    """Return for each dossier how many points of its card have a verdict that was kept."""
    rows = WorkingItem.objects.filter(dossier_id__in=dossier_ids, kind=kind).exclude(verdict="")
    counts: dict[int, int] = {}
    for dossier_id in rows.values_list("dossier_id", flat=True):
        counts[dossier_id] = counts.get(dossier_id, 0) + 1
    return counts


def returned_points(dossier: Dossier) -> tuple[ReturnedPoint, ...]:
    """Return what the verification that sent the draft back found not to conform; none once it was handed in again."""
    line = _line_of_return(lines_of(dossier), dossier)
    card = ControlCard.objects.filter(dossier=dossier, seq=line.seq).first() if line else None
    return points_of(card) if card else ()


def points_of(card: ControlCard) -> tuple[ReturnedPoint, ...]:
    """Return the points of a card that do not conform."""
    return tuple(
        ReturnedPoint(item["key"], item["title"], item["place"], tuple(item.get("nodes", ())), item["note"])
        for item in card.items
        if item["verdict"] == "not_conform"
    )


def _line_of_return(lines: tuple[Line, ...], dossier: Dossier) -> Line | None:
    procedure = parsed(dossier.procedure)
    last = next((line for line in reversed(lines) if line.kind == EventKind.COMPLETED), None)
    if last is None or last.act not in ACT_OF.values():
        return None
    outcome = procedure.act(last.act).outcome(last.outcome)
    return last if outcome is not None and outcome.goes_back else None


def advice_requests(dossier: Dossier) -> tuple[AdviceRequest, ...]:
    """Return what was asked of the related division during the verification, oldest first, with the answers."""
    rows = AdviceRequest.objects.filter(dossier=dossier).select_related("unit", "advice")
    return tuple(rows.order_by("seq"))


def awaited_advice(dossier: Dossier, day: date) -> AdviceRequest | None:
    """Return a question that is not answered and whose time is not over, or None."""
    rows = AdviceRequest.objects.filter(dossier=dossier, advice=None, due_on__gte=day)
    return rows.select_related("unit").order_by("due_on", "seq").first()


def advice_asked_of(actor: Actor) -> tuple[AdviceRequest, ...]:
    """Return the questions that wait for an actor's division, the most urgent first."""
    units = [held.unit_id for held in actor.holdings if held.post == "related_division" and held.unit_id]
    rows = AdviceRequest.objects.filter(
        unit_id__in=units, dossier__commission_id=actor.commission_id, advice=None, dossier__status="running"
    )
    return tuple(rows.select_related("unit", "dossier").order_by("due_on", "pk"))
