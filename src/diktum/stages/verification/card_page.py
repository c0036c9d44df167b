"""What the pages of verification show, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from diktum.core.document import places
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import inbox, parsed, posts_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.pages import Checks, checks_of
from diktum.stages.drafting.queries import DraftVersion
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.verification import queries
from diktum.stages.verification.checklist import VERDICT_WORDS, Checklist, Verdict
from diktum.stages.verification.forms import AskForm, CardForm, OutcomeForm
from diktum.stages.verification.models import AdviceRequest, CardKind, ControlCard
from diktum.stages.verification.service_card import similar_titles
from diktum.ui.access import actor_of
from diktum.ui.clock import this_moment

PAPER_OF = {CardKind.PERSONNEL: "kartu-kendali-personil", CardKind.CONTENT: "kartu-kendali-muatan"}


@dataclass(frozen=True, slots=True)
class QueuePlace:
    """Where a dossier stands in a verifier's queue; `next_code` is "" behind the last."""

    position: int
    count: int
    next_code: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """The page of one kartu kendali: the points with what was found, the text below, the material beside."""

    dossier: DossierSummary
    heading: str
    kind: str
    act: str
    may_act: bool
    form: CardForm
    version: DraftVersion | None
    reading: ReadDecree | None
    checks: Checks | None
    before: tuple[ControlCard, ...]
    paper: str
    place_names: tuple[str, ...]
    queue: QueuePlace | None
    compared: str
    comparable: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    ask: AskForm | None
    requests: tuple[AdviceRequest, ...]
    mine_to_answer: tuple[AdviceRequest, ...]

    @property
    def keep_route(self) -> str:
        """Return the name of the route that keeps points while they are typed."""
        return f"verification:keep_{self.kind}"

    @property
    def total(self) -> int:
        """Return how many points the card has."""
        return len(self.form.lines)


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """The page on which the Sekretaris lets a regulating draft go on."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: OutcomeForm
    version: DraftVersion | None
    reading: ReadDecree | None
    before: tuple[ControlCard, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a card is built from, read once: the draft, its card, its form."""

    version: DraftVersion | None
    card: queries.Card
    place_of: Mapping[str, str]
    form: CardForm


def held_card(
    request: HttpRequest, dossier: Dossier, kind: CardKind, data: QueryDict | None, *, bare: bool = False
) -> Held:
    """
    Return the card of a dossier with its form: posted, kept before, or as the findings suggest it.

    A `bare` card is only to be kept: nothing is looked for.
    """
    act = queries.ACT_OF[kind]
    procedure = parsed(dossier.procedure)
    version = drafting.latest_version(dossier)
    if version is None:
        empty = queries.Card(Checklist("", ()), None)
        return Held(
            None, empty, {}, CardForm(data, checklist=empty.checklist, act=None, place_of={}, kept={})
        )
    decree = drafting.decree_of(version)
    day = this_moment(request).day
    if bare:
        card = queries.Card(queries.checklist_for(kind, decree, day), None)
    else:
        chosen = (data or request.GET).get("banding", "")
        card = queries.card_for(dossier, kind, decree, day, compared_with=chosen if chosen.isascii() else "")
    place_of = places(decree)
    form = CardForm(
        data,
        checklist=card.checklist,
        act=procedure.act(act) if procedure.has(act) else None,
        place_of=place_of if kind is CardKind.CONTENT else {},
        kept=queries.working_items(dossier, kind, version.number),
        persons=_registered(card),
        before=_last_words(dossier, kind),
    )
    return Held(version, card, place_of, form)


def _registered(card: queries.Card) -> dict[str, int]:
    rows = card.personnel.rows if card.personnel else ()
    return {f"person:{each.row.row_id}": each.match.person.pk for each in rows if each.match.person}


def _last_words(dossier: Dossier, kind: CardKind) -> dict[str, str]:
    """Return what the card before said of each point that it did not let pass."""
    card = queries.last_card(dossier, kind)
    items = card.items if card else ()
    words = _(VERDICT_WORDS[Verdict.NOT_CONFORM])
    return {
        each["key"]: f"{words}: {each['note']}" for each in items if each["verdict"] == Verdict.NOT_CONFORM
    }


def card_page(
    request: HttpRequest, dossier: Dossier, kind: CardKind, held: Held, ask: AskForm | None
) -> CardPage:
    """Return the page of a card."""
    actor, act = actor_of(request), queries.ACT_OF[kind]
    seen = summary(dossier, actor, this_moment(request))
    decree = drafting.decree_of(held.version) if held.version else None
    may_act = is_verifier(seen, dossier, actor, act)
    node_of = {place.casefold(): node for node, place in held.place_of.items()}
    is_content = kind is CardKind.CONTENT
    personnel = held.card.personnel
    return CardPage(
        dossier=seen,
        heading=str(kind.label),
        kind=kind.value,
        act=act,
        may_act=may_act,
        form=held.form,
        version=held.version,
        reading=reading_of(decree) if decree else None,
        checks=checks_of(decree, None, dossier, on=this_moment(request).day if may_act else None)
        if decree and is_content
        else None,
        before=queries.control_cards(dossier),
        paper=PAPER_OF[kind],
        place_names=tuple(held.place_of.values()) if is_content else (),
        queue=queue_place(actor, dossier, act) if may_act else None,
        compared=personnel.compared.code if personnel and personnel.compared else "",
        comparable=_comparable(request, dossier) if personnel else (),
        left=personnel.left if personnel else (),
        ask=_ask_form(ask, node_of, dossier) if is_content and may_act else None,
        requests=queries.advice_requests(dossier) if is_content else (),
        mine_to_answer=tuple(
            each for each in queries.advice_asked_of(actor) if is_content and each.dossier_id == dossier.pk
        ),
    )


def _ask_form(ask: AskForm | None, node_of: Mapping[str, str], dossier: Dossier) -> AskForm | None:
    return ask or AskForm(None, node_of=node_of) if dossier.related_division_id else None


def _comparable(request: HttpRequest, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    rows = similar_titles(dossier, this_moment(request).day, most=12)
    return tuple((code, f"{number} – {title}") for _pk, code, title, number, _on in rows)


def is_verifier(seen: DossierSummary, dossier: Dossier, actor: Actor, act: str) -> bool:
    """Say whether the act is open and the actor may settle it, not only help with it."""
    is_open = seen.may_act and seen.open_act is not None and seen.open_act.key == act
    return (
        is_open and seen.open_act is not None and bool(set(posts_for(actor, dossier)) & set(seen.open_act.by))
    )


def queue_of(actor: Actor, *acts: str) -> tuple[str, ...]:
    """Return the codes of the dossiers that wait for an actor's verification, the most urgent first."""
    return tuple(task.code for task in inbox(actor) if task.act.key in acts)


def queue_place(actor: Actor, dossier: Dossier, act: str) -> QueuePlace | None:
    """Return where a dossier stands in the queue of its act."""
    codes = queue_of(actor, act)
    if dossier.code not in codes:
        return None
    at = codes.index(dossier.code)
    return QueuePlace(at + 1, len(codes), codes[at + 1] if at + 1 < len(codes) else "")
