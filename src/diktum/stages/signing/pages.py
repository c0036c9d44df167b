"""What the signing pages show, as frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.summary import DossierSummary
from diktum.people.queries import Actor
from diktum.stages.drafting.printing import version_mark
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing import queries
from diktum.stages.signing.forms import InitialForm, SignForm
from diktum.stages.signing.models import AgendaLine, Initials, Signature
from diktum.stages.signing.queries import FrozenText
from diktum.stages.signing.seal_words import Offer, SealShown
from diktum.stages.signing.series import Series
from diktum.stages.signing.work import sound_text


@dataclass(frozen=True, slots=True)
class TextShown:
    """The final text on a page: its mark, whether it is what the plenary decided, and what is wrong if it is not sound."""

    frozen: FrozenText
    mark: str
    sameness: str
    decided_on: dt.date | None
    record: str
    initials: Initials | None
    reading: ReadDecree
    fault: str


@dataclass(frozen=True, slots=True)
class InitialPage:
    """Paraf Sekretaris."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: InitialForm
    text: TextShown | None


@dataclass(frozen=True, slots=True)
class SignPage:
    """Tanda tangan: in ink, with the way to the electronic one; afterwards what was signed, and what the seal says."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    form: SignForm
    text: TextShown | None
    signatory: str
    signature: Signature | None
    may_return: bool
    offer: Offer
    sealed: SealShown | None


@dataclass(frozen=True, slots=True)
class NumberPage:
    """Penomoran: the next number, and what is about to be written beside it."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    signature: Signature | None
    series: Series | None
    year: int
    number: int
    written: str
    mark: str
    line: AgendaLine | None
    before: AgendaLine | None
    other_year: int | None


def text_shown(dossier: Dossier) -> TextShown | None:
    """Describe the final text of a dossier, or None before it was frozen."""
    frozen, decree = queries.frozen_text(dossier), plenary.final_decree(dossier)
    if frozen is None or decree is None:
        return None
    record = plenary.record_of(dossier)
    try:
        fault = ""
        sound_text(dossier)
    except Refused as refusal:
        fault = _(refusal.message) % dict(refusal.facts)
    return TextShown(
        frozen=frozen,
        mark=version_mark(frozen.version_number, frozen.sha256),
        sameness=_sameness(dossier, frozen),
        decided_on=queries.decided_on(dossier),
        record=record.full_number if record else "",
        initials=queries.initials_of(dossier),
        reading=reading_of(decree),
        fault=fault,
    )


def _sameness(dossier: Dossier, frozen: FrozenText) -> str:
    """Say how the frozen text relates to what the plenary had before it."""
    decision = plenary.decision(dossier)
    if decision is None:
        return _("Sama dengan naskah yang dipastikan Subbagian Hukum")
    if decision.item.version_sha256 == frozen.sha256:
        return _("Sama dengan naskah yang diputuskan pleno, kata demi kata")
    closed = sum(not each.is_open for each in plenary.corrections(dossier))
    if closed:
        return _(
            "Sama dengan yang diputuskan pleno, dengan %(count)s catatan perbaikan yang sudah ditutup"
        ) % {"count": closed}
    return _("Diperbaiki setelah dikembalikan, lalu dipastikan kembali oleh Subbagian Hukum")


def capacity_of(actor: Actor, dossier: Dossier) -> str:
    """Say in which capacity an actor would sign: `Plh. Sekretaris`; empty for who may not."""
    holding = actor.holding_for(queries.signing_post(dossier))
    return f"{actor.name}, {holding.title}" if holding else ""
