"""What the Sekretaris and the head of legal do in rows 2 and 3 of the SOP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from diktum.core.document import Decree, places
from diktum.core.language import clean_text, date_words, show_nip
from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification import queries
from diktum.stages.verification.checklist import CheckedItem, Checklist, PointToCheck, Verdict
from diktum.stages.verification.models import CardKind, ControlCard, WorkingItem
from diktum.stages.verification.refusals import (
    AdviceIsAwaited,
    CardIsIncomplete,
    FaultsStandInTheWay,
    FindingIsUnanswered,
    NoteIsMissing,
    NothingToVerify,
    PlaceIsUnknown,
    PointIsUnknown,
)
from diktum.stages.verification.service_card import ceiling_on

Rows = list[dict[str, Any]]
_MOST_PLACES = 30


def verify_personnel(
    *,
    dossier_id: int,
    items: Sequence[CheckedItem],
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    compared_with: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> ControlCard:
    """
    Verifikasi personil: look at every person of the lampiran, then pass or return the draft (SOP 23/2022 B.1 row 2).

    What the program finds about each person is kept on the card; `compared_with` is the code of the earlier dossier to
    compare with, the most similar one without it. A draft that goes back tells the proposer each place and note.
    Raises CardIsIncomplete, FaultsStandInTheWay and FindingIsUnanswered for passing, NoteIsMissing, PointIsUnknown.
    """
    with performing(
        "verify_personnel",
        dossier_id=dossier_id,
        by=by,
        when=when,
        request_key=request_key,
        seen_seq=seen_seq,
    ) as work:
        return _check(work, CardKind.PERSONNEL, items, outcome, reason, compared_with)


def verify_content(
    *,
    dossier_id: int,
    items: Sequence[CheckedItem],
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> ControlCard:
    """
    Verifikasi muatan: bring the draft in line with higher law, Peraturan KPU and drafting technique (PKPU 1/2022 Ps. 50).

    Raises CardIsIncomplete, FaultsStandInTheWay, FindingIsUnanswered and AdviceIsAwaited for passing, NoteIsMissing,
    PointIsUnknown, PlaceIsUnknown.
    """
    with performing(
        "verify_content", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        return _check(work, CardKind.CONTENT, items, outcome, reason)


def approve_draft(
    *,
    dossier_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> ControlCard:
    """Setujui draf akhir: the Sekretaris lets a regulating draft go to the plenary or returns it (SOP 23/2022 B.2 row 2)."""
    with performing(
        "approve_draft", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        return _settle(work, CardKind.APPROVAL, "", [], outcome, reason)


def _check(
    work: Work,
    kind: CardKind,
    items: Sequence[CheckedItem],
    outcome: str,
    reason: str,
    compared_with: str = "",
) -> ControlCard:
    decree = queries.text_to_verify(work.dossier)
    if decree is None:
        raise NothingToVerify(code=work.dossier.code)
    asked = queries.card_for(work.dossier, kind, decree, work.when.day, compared_with=compared_with)
    wanted = asked.checklist
    given = {item.key: _clean(item) for item in items}
    _refuse_unknown(wanted, given)
    _refuse_without_note(wanted, given)
    known = work.act.outcome(outcome)
    if known is not None and not known.goes_back:
        _refuse_unfinished(wanted, given)
        _refuse_unanswered(wanted, given, certain=ceiling_on(work.when.day).certain)
        _refuse_before_advice(work, kind)
    rows = _recorded(asked, given, decree, work.when.day)
    card = _settle(work, kind, wanted.edition, rows, outcome, reason)
    WorkingItem.objects.filter(dossier=work.dossier, kind=kind).delete()
    return card


def _clean(item: CheckedItem) -> CheckedItem:
    return CheckedItem(item.key, item.verdict, clean_text(item.note).strip(), item.nodes)


def _refuse_unknown(wanted: Checklist, given: dict[str, CheckedItem]) -> None:
    known = {point.key for point in wanted.points}
    for key in given:
        if key not in known:
            raise PointIsUnknown(key=clean_text(key)[:80])


def _refuse_without_note(wanted: Checklist, given: dict[str, CheckedItem]) -> None:
    for point in wanted.points:
        item = given.get(point.key)
        if item is not None and item.verdict is Verdict.NOT_CONFORM and not item.note:
            raise NoteIsMissing(item=point.title)


def _refuse_unfinished(wanted: Checklist, given: dict[str, CheckedItem]) -> None:
    unfilled = [point.title for point in wanted.points if point.key not in given]
    if unfilled:
        raise CardIsIncomplete(count=len(unfilled), first=unfilled[0])
    faults = [item for item in given.values() if item.verdict is Verdict.NOT_CONFORM]
    if faults:
        raise FaultsStandInTheWay(count=len(faults))


def _refuse_unanswered(wanted: Checklist, given: dict[str, CheckedItem], *, certain: bool) -> None:
    """Ask for a note where “sesuai” stands against what is wrong for certain; a ceiling only where it is certain itself."""
    for point in wanted.points:
        faults = [each for each in point.faults if certain or each.kind != "ceiling"]
        item = given[point.key]
        if faults and item.verdict is Verdict.CONFORM and not item.note:
            raise FindingIsUnanswered(item=point.title, finding=str(faults[0]))


def _refuse_before_advice(work: Work, kind: CardKind) -> None:
    request = queries.awaited_advice(work.dossier, work.when.day) if kind is CardKind.CONTENT else None
    if request is not None:
        raise AdviceIsAwaited(unit=request.unit.name, due=date_words(request.due_on))


def _recorded(asked: queries.Card, given: dict[str, CheckedItem], decree: Decree, day: date) -> Rows:
    """Keep each point in its words, with findings and verdict: the card never depends on a later rulebook or register."""
    place_of = places(decree)
    rows: Rows = []
    for point in asked.checklist.points:
        item = given.get(point.key)
        nodes = (item.nodes if item else ()) or point.nodes
        strange = next((node for node in nodes if node not in place_of), None)
        if strange is not None:
            raise PlaceIsUnknown(place=clean_text(strange)[:80])
        rows.append(
            {
                "key": point.key,
                "title": point.title,
                "source": point.source,
                "place": point.place or "; ".join(place_of[node] for node in nodes),
                "verdict": item.verdict.value if item else "",
                "note": item.note if item else "",
                "nodes": list(nodes),
                "findings": [{"level": each.level.value, "words": str(each)} for each in point.findings],
                **_known_of(asked, point, day),
            }
        )
    return rows


def _known_of(asked: queries.Card, point: PointToCheck, day: date) -> dict[str, Any]:
    """Return what the register knew of a person that day: for the internal annex, never for a public paper."""
    check = asked.personnel.of(point.nodes[0]) if asked.personnel and point.nodes else None
    person = check.match.person if check else None
    if check is None or person is None:
        return {}
    jobs = person.on(day) or tuple(filter(None, [person.last_before(day)]))
    return {
        "known": {
            "match": check.match.kind.value,
            "name": person.full_name,
            "nip": show_nip(person.nip),
            "jobs": list(dict.fromkeys(job.title for job in jobs)),
            "teams": check.teams,
            "most": check.ceiling,
        }
    }


def _settle(work: Work, kind: CardKind, edition: str, rows: Rows, outcome: str, reason: str) -> ControlCard:
    draft = drafting.latest_version(work.dossier)
    if draft is None:
        raise NothingToVerify(code=work.dossier.code)
    reason = clean_text(reason).strip()
    card = work.record(
        ControlCard(
            kind=kind,
            version_number=draft.number,
            version_sha256=draft.sha256,
            edition=edition,
            items=rows,
            outcome=outcome[:40],
            reason=reason,
            checked_by=work.by.name,
            post_title=work.holding.title if work.holding else "",
            checked_on=work.when.day,
            checked_at=work.when.at,
        )
    )
    known = work.act.outcome(outcome)
    faults = queries.points_of(card) if known is not None and known.goes_back else ()
    data: dict[str, Any] = {"version": draft.number, "card": kind.value}
    if faults:
        data["points"] = [
            {"title": each.title, "place": each.place, "nodes": list(each.nodes), "note": each.note}
            for each in faults
        ]
    work.done(outcome, reason=_told_to_proposer(reason, faults), items=("control_card",), data=data)
    return card


def _told_to_proposer(reason: str, faults: Sequence[queries.ReturnedPoint]) -> str:
    """Return the reason with every place and note behind it, so that nobody has to look for them."""
    if not reason or not faults:
        return reason
    told = [
        f"{number}) {': '.join(filter(None, (each.place, each.title)))}: {each.note.rstrip('.')}"
        for number, each in enumerate(faults[:_MOST_PLACES], start=1)
    ]
    more = f"; dan {len(faults) - _MOST_PLACES} butir lain" if len(faults) > _MOST_PLACES else ""
    return f"{reason.rstrip('.')}. Yang harus diperbaiki: {'; '.join(told)}{more}."
