"""Keep what a verifier has typed, point by point, so that nothing is lost before the card is settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex

from django.db import IntegrityError

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed, posts_for, state_of
from diktum.dossiers.summary import lane_title, refusal_for
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification import queries
from diktum.stages.verification.checklist import VERDICT_WORDS, Verdict
from diktum.stages.verification.models import CardKind, WorkingItem
from diktum.stages.verification.refusals import ItemIsNewer, NothingToVerify, PointIsUnknown

_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class TypedItem:
    """One point as it was typed; `seen` is the mark of what its writer had before."""

    key: str
    verdict: str
    note: str = ""
    places: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept: the new mark of each point; and the points that somebody else had filled in meanwhile."""

    marks: dict[str, str]
    newer: tuple[ItemIsNewer, ...] = ()


def keep_items(
    *, dossier_id: int, kind: CardKind, typed: Sequence[TypedItem], by: Actor, when: Moment
) -> Kept:
    """
    Simpan sementara: keep points of a card as typed. It settles nothing and leaves no line in the journal.

    A point that somebody else filled in otherwise since is left alone and named in `newer`. Raises ActIsNotOpen,
    NothingToVerify, PointIsUnknown and what the doorway would say to the actor.
    """
    dossier = _verified_by(dossier_id, kind, by, when)
    version = drafting.latest_version(dossier)
    if version is None:
        raise NothingToVerify(code=dossier.code)
    titles = {
        point.key: point.title
        for point in queries.checklist_for(kind, drafting.decree_of(version), when.day).points
    }
    marks: dict[str, str] = {}
    newer: list[ItemIsNewer] = []
    for item in typed:
        if item.key not in titles:
            raise PointIsUnknown(key=clean_text(item.key)[:80])
        try:
            marks[item.key] = _kept(dossier, kind, version.number, item, titles[item.key], by, when)
        except ItemIsNewer as refusal:
            newer.append(refusal)
    return Kept(marks, tuple(newer))


def _verified_by(dossier_id: int, kind: CardKind, by: Actor, when: Moment) -> Dossier:
    dossier = Dossier.objects.select_related("procedure").get(pk=dossier_id, commission_id=by.commission_id)
    procedure, state = parsed(dossier.procedure), state_of(dossier)
    act = queries.ACT_OF[kind]
    if state.open_act != act:
        title = procedure.act(act).title if procedure.has(act) else act
        now_open = procedure.act(state.open_act).title if state.open_act else "–"
        raise ActIsNotOpen(act=title, open_act=now_open)
    refusal = refusal_for(dossier, procedure, state, by, when)
    if refusal is not None:
        raise refusal
    if not set(posts_for(by, dossier)) & set(procedure.act(act).by):
        raise NotYourPost(act=procedure.act(act).title, lane=lane_title(procedure, procedure.act(act)))
    return dossier


def _kept(
    dossier: Dossier, kind: CardKind, version: int, item: TypedItem, title: str, by: Actor, when: Moment
) -> str:
    """Write one point where nobody else wrote it since; answer its new mark."""
    assert by.person_id is not None, "an outsider verifies nothing"
    mark = token_hex(6)
    values = {
        "version_number": version,
        "verdict": item.verdict if item.verdict in set(Verdict) else "",
        "note": clean_text(item.note)[:_LONGEST],
        "places": clean_text(item.places)[:_LONGEST],
        "saved_by_id": by.person_id,
        "saved_at": when.at,
        "mark": mark,
    }
    rows = WorkingItem.objects.filter(dossier=dossier, kind=kind, key=item.key)
    row = rows.select_related("saved_by").first()
    if row is None:
        try:
            WorkingItem.objects.create(dossier=dossier, kind=kind, key=item.key, **values)
        except IntegrityError:
            row = rows.select_related("saved_by").get()
        else:
            return mark
    if _is_anothers(row, item, version, by) or not rows.filter(mark=row.mark).update(**values):
        row.refresh_from_db()
        verdict = VERDICT_WORDS[Verdict(row.verdict)] if row.verdict else ""
        raise ItemIsNewer(item=title, who=row.saved_by.full_name, verdict=verdict, note=row.note)
    return mark


def _is_anothers(row: WorkingItem, item: TypedItem, version: int, by: Actor) -> bool:
    """Say whether a point bears what somebody else typed about this version, and the writer had not seen it."""
    if row.saved_by_id == by.person_id or row.version_number != version or row.mark == item.seen:
        return False
    return (row.verdict, row.note, row.places) != (item.verdict, item.note, item.places)
