"""Hubungan Keputusan: record what one decree does to another, both sides at once, and take a mistake back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.search_queue import refresh_search
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.distribution.issued import IssuedDecree, issued
from diktum.stages.publication.redacting import refuse_told
from diktum.stages.publication.relation_models import CHANGING, Bearing, DecreeRelation, RelationRevert
from diktum.stages.publication.relation_refusals import (
    DecreeIsNotIssued,
    DecreeToItself,
    EffectiveTooEarly,
    NotYoursToRelate,
    RelationIsCircular,
    RelationIsReverted,
    RelationStands,
    RevertNeedsAReason,
    TargetIsNotInForce,
    TargetIsYounger,
)
from diktum.stages.publication.standing import Force, counting, standing_of
from diktum.stages.publication.telling import PublicEvent, tell_others
from diktum.stages.signing import queries as signing

HEAD = "head_of_legal"
MOST_PARTS = 50


class _Recorder(TypedDict):
    recorded_by: str
    post_title: str
    recorded_on: dt.date
    recorded_at: dt.datetime


def relate_decrees(
    *,
    acting_id: int,
    kind: Bearing,
    target_id: int | None = None,
    target_name: str = "",
    effective_on: dt.date,
    dictum: str = "",
    parts: Sequence[str] = (),
    note: str = "",
    by: Actor,
    when: Moment,
) -> DecreeRelation:
    """
    Catat hubungan: the acting decree does something to a target kept here, or to one that is only cited (`target_name`).

    One row is the relation and its inverse. Raises NotYoursToRelate, DecreeIsNotIssued, DecreeToItself, EffectiveTooEarly,
    TargetIsYounger, TargetIsNotInForce, RelationIsCircular, RelationStands, PersonalDataInContent.
    """
    recorder = _recorder(by, when)
    with chaining(by.commission_id, when) as chain:
        acting, target = _locked(acting_id, target_id, by)
        enacted = _issued(acting).enacted_on
        if effective_on < enacted:
            raise EffectiveTooEarly(day=date_words(effective_on), enacted=date_words(enacted))
        if target is not None:
            _check_target(acting, target, kind, effective_on)
        name = clean_text(target_name).strip()[:500] if target is None else ""
        words = clean_text(note).strip()[:2000]
        refuse_told(filter(None, (acting, target)), {"Catatan": words, "Keputusan yang disebut": name})
        _refuse_twice(acting, target, name, kind)
        relation = chain.record(
            DecreeRelation(
                commission_id=by.commission_id,
                acting=acting,
                target=target,
                target_name=name,
                kind=kind,
                effective_on=effective_on,
                dictum=clean_text(dictum).strip()[:60],
                parts=[clean_text(part).strip()[:80] for part in parts if part.strip()][:MOST_PARTS],
                note=words,
                **recorder,
            )
        )
        _tell(relation, when)
        return relation


def revert_relation(*, relation_id: int, reason: str, by: Actor, when: Moment) -> RelationRevert:
    """Batalkan hubungan: a relation recorded by mistake no longer counts. Raises NotYoursToRelate, RevertNeedsAReason, RelationIsReverted, PersonalDataInContent."""
    recorder = _recorder(by, when)
    reason = clean_text(reason).strip()[:2000]
    if not reason:
        raise RevertNeedsAReason()
    with chaining(by.commission_id, when) as chain:
        relation = DecreeRelation.objects.select_for_update().get(
            pk=relation_id, commission_id=by.commission_id
        )
        if RelationRevert.objects.filter(relation=relation).exists():
            raise RelationIsReverted()
        refuse_told(filter(None, (relation.acting, relation.target)), {"Alasan pembatalan": reason})
        taken_back = chain.record(RelationRevert(relation=relation, reason=reason, **recorder))
        _tell(relation, when)
        return taken_back


def _tell(relation: DecreeRelation, when: Moment) -> None:
    """Have both decrees found and told as they are now."""
    for dossier_id in filter(None, (relation.acting_id, relation.target_id)):
        refresh_search(dossier_id)
        tell_others(PublicEvent.STATUS_CHANGED, dossier_id, when)


def _recorder(by: Actor, when: Moment) -> _Recorder:
    holding = by.holding_for(HEAD)
    if holding is None:
        raise NotYoursToRelate()
    return _Recorder(recorded_by=by.name, post_title=holding.title, recorded_on=when.day, recorded_at=when.at)


def _locked(acting_id: int, target_id: int | None, by: Actor) -> tuple[Dossier, Dossier | None]:
    """Lock both decrees in one order, so that two relations never pass each other."""
    if acting_id == target_id:
        raise DecreeToItself()
    rows = Dossier.objects.select_for_update().filter(
        commission_id=by.commission_id, pk__in=[key for key in (acting_id, target_id) if key is not None]
    )
    found = {row.pk: row for row in rows.order_by("pk")}
    missing = [key for key in (acting_id, target_id) if key is not None and key not in found]
    if missing:
        raise Dossier.DoesNotExist(missing[0])
    return found[acting_id], found[target_id] if target_id is not None else None


def _issued(dossier: Dossier) -> IssuedDecree:
    decree = issued(dossier)
    if decree is None:
        raise DecreeIsNotIssued(code=dossier.code)
    return decree


def _check_target(acting: Dossier, target: Dossier, kind: Bearing, effective_on: dt.date) -> None:
    mine, theirs = _issued(acting), _issued(target)
    name = f"Keputusan {theirs.number}"
    if kind in CHANGING:
        if _age(target, theirs) > _age(acting, mine):
            raise TargetIsYounger(name=name)
        standing = standing_of(target.pk, effective_on)
        if standing.force is Force.REVOKED and standing.since is not None:
            raise TargetIsNotInForce(name=name, since=date_words(standing.since))
    elif kind is Bearing.IMPLEMENTS and _reaches(target.pk, acting.pk):
        raise RelationIsCircular(name=name)


def _age(dossier: Dossier, decree: IssuedDecree) -> tuple[dt.date, int]:
    number = signing.number_of(dossier)
    return decree.enacted_on, number.number if number else 0


def _reaches(start: int, goal: int) -> bool:
    """Say whether `start` implements `goal`, directly or through others."""
    seen, open_ends = {start}, [start]
    while open_ends:
        rows = (
            counting()
            .filter(acting__in=open_ends, kind=Bearing.IMPLEMENTS)
            .values_list("target_id", flat=True)
        )
        open_ends = [key for key in rows if key is not None and key not in seen]
        if goal in open_ends:
            return True
        seen.update(open_ends)
    return False


def _refuse_twice(acting: Dossier, target: Dossier | None, name: str, kind: Bearing) -> None:
    same = counting().filter(acting=acting, target=target, target_name=name, kind=kind)
    if kind is Bearing.RELATED and target is not None:
        same = same | counting().filter(acting=target, target=acting, kind=kind)
    if same.exists():
        raise RelationStands(words=f"{kind.label} {target.code if target else name}")
