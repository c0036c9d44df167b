"""What awaits the signatory's hand, and what still stands in its way (UU 30/2014 Pasal 52)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import inbox_rows, parsed
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.pages import TextShown, text_shown
from diktum.stages.signing.seal_words import Offer, offer_for
from diktum.stages.signing.services import is_set_up

ACTS = ("sign", "initial")
MOST = 100


@dataclass(frozen=True, slots=True)
class Gate:
    """The three conditions of a valid decree; each holds the sentences that say what is missing."""

    authority: tuple[str, ...]
    procedure: tuple[str, ...]
    substance: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Say whether nothing stands in the way."""
        return not (self.authority or self.procedure or self.substance)

    @property
    def headings(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Give each condition with its blockers, in the order of the law."""
        return (
            (_("Wewenang"), self.authority),
            (_("Prosedur"), self.procedure),
            (_("Substansi"), self.substance),
        )


@dataclass(frozen=True, slots=True)
class Awaiting:
    """One dossier in the queue."""

    dossier: Dossier
    seen: DossierSummary
    act: str
    capacity: str
    text: TextShown | None
    gate: Gate
    offer: Offer | None

    @property
    def is_sealable(self) -> bool:
        """Say whether it can be signed electronically now."""
        return self.is_ready and self.offer is not None and self.offer.is_open

    @property
    def is_ready(self) -> bool:
        """Say whether it can be signed now: an open gate, and the turn is to sign."""
        return self.act == "sign" and self.gate.is_open


def awaiting(actor: Actor, when: Moment) -> tuple[Awaiting, ...]:
    """List what the actor is to sign or to initial, the earliest deadline first, at most a hundred dossiers."""
    rows = inbox_rows(actor).filter(act__in=ACTS).select_related("dossier__procedure")
    found: dict[int, Awaiting] = {}
    for row in rows.order_by("due_on", "pk")[:MOST]:
        found.setdefault(row.dossier_id, _awaiting(row.dossier, row.act, actor, when))
    return tuple(found.values())


def _awaiting(dossier: Dossier, act: str, actor: Actor, when: Moment) -> Awaiting:
    seen, text = summary(dossier, actor, when), text_shown(dossier)
    step = parsed(dossier.procedure).act(act)
    holding = next((each for post in step.by if (each := actor.holding_for(post))), None)
    return Awaiting(
        dossier=dossier,
        seen=seen,
        act=act,
        capacity=holding.title if holding else "",
        text=text,
        gate=gate_of(dossier, act, seen, text),
        offer=offer_for(dossier, when) if act == "sign" and is_set_up() else None,
    )


def gate_of(dossier: Dossier, act: str, seen: DossierSummary, text: TextShown | None) -> Gate:
    """Ask the three conditions of UU 30/2014 Pasal 52 ayat (1) before anybody signs."""
    return Gate(
        authority=() if seen.may_act else (seen.why_not or _("Tugas ini bukan giliran Anda."),),
        procedure=_procedure(dossier, act, text),
        substance=_substance(dossier, text),
    )


def _procedure(dossier: Dossier, act: str, text: TextShown | None) -> tuple[str, ...]:
    known, told = parsed(dossier.procedure), []
    if known.has("decide") and queries.decided_on(dossier) is None:
        told.append(_("Belum ada putusan rapat pleno."))
    if act == "sign" and known.has("initial"):
        initials = queries.initials_of(dossier)
        if initials is None or (text is not None and initials.seq < text.frozen.seq):
            told.append(_("Naskah final ini belum diparaf Sekretaris."))
    return tuple(told)


def _substance(dossier: Dossier, text: TextShown | None) -> tuple[str, ...]:
    if text is None:
        return (_("Naskah final belum dipastikan."),)
    told = [text.fault] if text.fault else []
    open_ones = sum(each.is_open for each in plenary.corrections(dossier))
    if open_ones:
        told.append(_("%(count)s catatan perbaikan pleno belum ditutup.") % {"count": open_ones})
    return tuple(told)
