"""What the Sekretaris and the head of legal do in rows 2 and 3 of the SOP."""

from __future__ import annotations

from collections.abc import Sequence

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.verification import queries
from diktum.stages.verification.checklist import CheckedItem, Checklist, Verdict
from diktum.stages.verification.models import CardKind, ControlCard
from diktum.stages.verification.refusals import (
    CardIsIncomplete,
    FaultsStandInTheWay,
    NoteIsMissing,
    NothingToVerify,
    PointIsUnknown,
)


def verify_personnel(
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
    Verifikasi personil: look at every person of the lampiran, then pass or return the draft (SOP 23/2022 B.1 row 2).

    Raises CardIsIncomplete and FaultsStandInTheWay for passing, NoteIsMissing, PointIsUnknown.
    """
    with performing(
        "verify_personnel",
        dossier_id=dossier_id,
        by=by,
        when=when,
        request_key=request_key,
        seen_seq=seen_seq,
    ) as work:
        return _check(work, CardKind.PERSONNEL, items, outcome, reason)


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

    Raises CardIsIncomplete and FaultsStandInTheWay for passing, NoteIsMissing, PointIsUnknown.
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
    work: Work, kind: CardKind, items: Sequence[CheckedItem], outcome: str, reason: str
) -> ControlCard:
    decree = queries.text_to_verify(work.dossier)
    if decree is None:
        raise NothingToVerify(code=work.dossier.code)
    wanted = queries.checklist_for(kind, decree, work.when.day)
    given = {item.key: CheckedItem(item.key, item.verdict, clean_text(item.note).strip()) for item in items}
    _refuse_unknown(wanted, given)
    _refuse_without_note(wanted, given)
    known = work.act.outcome(outcome)
    if known is not None and not known.goes_back:
        _refuse_unfinished(wanted, given)
    return _settle(work, kind, wanted.edition, _recorded(wanted, given), outcome, reason)


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


def _recorded(wanted: Checklist, given: dict[str, CheckedItem]) -> list[dict[str, str]]:
    """Keep the words of each point with its verdict, so that the card never depends on a later rulebook."""
    rows = []
    for point in wanted.points:
        item = given.get(point.key)
        rows.append(
            {
                "key": point.key,
                "title": point.title,
                "source": point.source,
                "place": point.place,
                "verdict": item.verdict.value if item else "",
                "note": item.note if item else "",
            }
        )
    return rows


def _settle(
    work: Work, kind: CardKind, edition: str, rows: list[dict[str, str]], outcome: str, reason: str
) -> ControlCard:
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
    work.done(
        outcome, reason=reason, items=("control_card",), data={"version": draft.number, "card": kind.value}
    )
    return card
