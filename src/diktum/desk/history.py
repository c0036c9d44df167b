"""A dossier's journal told in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from diktum.core.procedure.events import EventKind
from diktum.core.procedure.model import Procedure
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, lines_of, parsed
from diktum.people.queries import RECIPIENT

_STAYING = (EventKind.CLAIMED, EventKind.DELEGATED, EventKind.RELEASED)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the journal as a person reads it."""

    seq: int
    at: dt.datetime
    what: str
    reason: str
    who: str
    post: str
    then: str
    is_return: bool


def told(dossier: Dossier) -> tuple[Told, ...]:
    """Tell the whole journal, newest line first."""
    procedure = parsed(dossier.procedure)
    return tuple(reversed(list(_lines(procedure, lines_of(dossier)))))


def _lines(procedure: Procedure, lines: tuple[Line, ...]) -> Iterator[Told]:
    for line in lines:
        yield Told(
            seq=line.seq,
            at=line.at,
            what=_what(procedure, line),
            reason=line.reason,
            who=line.person_name,
            post=_("penerima salinan") if line.post == RECIPIENT else line.post_title,
            then=_then(procedure, line),
            is_return=_goes_back(procedure, line),
        )


def lower_first(title: str) -> str:
    """Put the first letter in lower case, unless the word is an abbreviation such as KAK."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _title(procedure: Procedure, act: str) -> str:
    return procedure.act(act).title if procedure.has(act) else act


def _what(procedure: Procedure, line: Line) -> str:
    title = _title(procedure, line.act)
    match EventKind(line.kind):
        case EventKind.OPENED:
            return _("Berkas dibuka")
        case EventKind.COMPLETED:
            return _completed(procedure, line, title)
        case EventKind.NOTED:
            what = str(line.data.get("what", ""))
            return f"{title}: {lower_first(what)}" if what else title
        case EventKind.WITHDRAWN:
            return _("Usulan ditarik")
        case EventKind.CANCELLED:
            return _("Berkas dibatalkan")
        case EventKind.MOVED:
            return _("Berkas dipindahkan ke versi SOP yang lain")
        case EventKind.DUE_RECOMPUTED:
            return _("Tenggat dihitung ulang karena daftar hari libur berubah")
        case _:
            return _held(line, title)


def _held(line: Line, title: str) -> str:
    """Say who takes an act in hand, or lets go of it."""
    facts = {"act": title, "name": line.data.get("name", "")}
    if line.kind == EventKind.CLAIMED:
        return _("%(act)s: mulai dikerjakan") % facts
    if line.kind == EventKind.DELEGATED:
        return _("%(act)s: ditugaskan kepada %(name)s") % facts
    return _("%(act)s: dilepaskan") % facts


def _completed(procedure: Procedure, line: Line, title: str) -> str:
    outcome = procedure.act(line.act).outcome(line.outcome) if procedure.has(line.act) else None
    said = outcome.title if outcome else line.outcome
    sentence = f"{title}: {said.lower()}" if said else title
    if line.round > 1:
        sentence += " " + _("(putaran %(round)s)") % {"round": line.round}
    return sentence


def _then(procedure: Procedure, line: Line) -> str:
    """Say what stands open after the line, where the line changed that."""
    if line.kind in (*_STAYING, EventKind.NOTED) or not line.opens:
        return ""
    words = _("Menunggu: %(act)s") % {"act": _title(procedure, line.opens)}
    if line.due_on:
        words += ", " + _("tenggat %(day)s") % {"day": date_format(line.due_on, "j F Y")}
    return words


def _goes_back(procedure: Procedure, line: Line) -> bool:
    if line.kind != EventKind.COMPLETED or not procedure.has(line.act):
        return False
    outcome = procedure.act(line.act).outcome(line.outcome)
    return outcome is not None and outcome.goes_back
