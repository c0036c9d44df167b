"""Bringing the corrections into the text, and freezing it: nothing changes but what the plenary named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diktum.core.document import Decree, differences, to_data
from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import NotYourPost
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import Work, performing
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.refusals import DraftHasErrors, NoDraftYet
from diktum.stages.drafting.work import new_version
from diktum.stages.plenary import queries
from diktum.stages.plenary.clerical import Mended, without_mended
from diktum.stages.plenary.clerical_refusals import ClericalIsNotInText, ClericalIsOpen
from diktum.stages.plenary.gate import changes_within, is_worded, ungrounded
from diktum.stages.plenary.models import CorrectionClosing, FinalText
from diktum.stages.plenary.refusals import (
    ChangeHasNoGround,
    CorrectionIsNotInText,
    CorrectionIsOpen,
    NotAppliedWithoutReason,
    TextIsUnchanged,
    UnknownCorrection,
    WordingDiffers,
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What became of one correction: applied in the text, or not and why."""

    correction_id: int
    applied: bool
    note: str = ""


def reconcile(
    *,
    dossier_id: int,
    decree: Decree,
    by: Actor,
    when: Moment,
    closings: Sequence[Closing] = (),
    request_key: str = "",
    seen_seq: int | None = None,
) -> int:
    """
    Sinkronkan: bring the corrections of the plenary into the text; answers the number of the resulting version.

    The text may differ from the one tabled only at the places of applied corrections, and each of those places must differ;
    and where a clerical correction was recorded and agreed, in exactly its words. Raises NotYourPost for who only notes
    clerical corrections, ClericalIsOpen, ClericalIsNotInText, CorrectionIsOpen, UnknownCorrection, NotAppliedWithoutReason, DraftHasErrors, TextIsUnchanged,
    ChangeHasNoGround (names the place), CorrectionIsNotInText, WordingDiffers.
    """
    with performing(
        "reconcile", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        _refuse_helpers(work)
        said = _checked_closings(queries.corrections(work.dossier), closings)
        _refuse_errors(work, decree)
        text = new_version(work, decree)
        _refuse_unfaithful(
            work.dossier, drafting.decree_of(text), {c.correction_id for c in said if c.applied}
        )
        for closing in said:
            work.record(
                CorrectionClosing(
                    correction_id=closing.correction_id,
                    applied=closing.applied,
                    note=clean_text(closing.note).strip(),
                    version_number=text.number,
                    closed_by=by.name,
                    closed_on=when.day,
                )
            )
        work.done(items=("final_text",), data={"version": text.number, "sha256": text.sha256})
    return int(text.number)


def confirm_text(
    *,
    dossier_id: int,
    outcome: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> FinalText | None:
    """
    Pastikan naskah: freeze the text for signature, or return it with a reason; answers the frozen text, if it is.

    Raises CorrectionIsOpen while a correction has no answer, NoDraftYet, DraftHasErrors; what `reconcile` raises of the text, should another
    version have slipped in since.
    """
    with performing(
        "confirm_text", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        text = drafting.latest_version(work.dossier)
        if text is None:
            raise NoDraftYet(code=work.dossier.code)
        frozen = None
        if outcome == "confirmed":
            _refuse_errors(work, drafting.decree_of(text))
            answers = queries.corrections(work.dossier)
            _refuse_open([each for each in answers if each.is_open])
            applied = {each.pk for each in answers if each.closing is not None and each.closing.applied}
            _refuse_unfaithful(work.dossier, drafting.decree_of(text), applied)
            frozen = work.record(
                FinalText(
                    version_number=text.number,
                    document=to_data(drafting.decree_of(text)),
                    sha256=text.sha256,
                    confirmed_by=by.name,
                    confirmed_title=work.holding.title if work.holding else "",
                    confirmed_on=when.day,
                    confirmed_at=when.at,
                )
            )
        work.done(
            outcome,
            reason=reason,
            items=("final_text",),
            data={"version": text.number, "sha256": text.sha256},
        )
    return frozen


def _checked_closings(
    wanted: Sequence[queries.OpenCorrection], closings: Sequence[Closing]
) -> tuple[Closing, ...]:
    said = {closing.correction_id: closing for closing in closings}
    if set(said) - {each.pk for each in wanted} or len(said) != len(closings):
        raise UnknownCorrection()
    _refuse_open([each for each in wanted if each.pk not in said])
    for each in wanted:
        closing = said[each.pk]
        if not closing.applied and not clean_text(closing.note).strip():
            raise NotAppliedWithoutReason(position=each.position)
    return tuple(said[each.pk] for each in wanted)


def _refuse_open(left: Sequence[queries.OpenCorrection]) -> None:
    if left:
        raise CorrectionIsOpen(count=len(left), first=left[0].text[:200])


def _refuse_unfaithful(dossier: Dossier, text: Decree, applied: set[int]) -> None:
    """Compare with the text that the plenary had before it; a decree without a plenary has none."""
    before = queries.tabled_decree(dossier)
    if before is None:
        return
    _refuse_unanswered(dossier)
    mended = queries.mended(dossier)
    wanted = [each for each in queries.corrections(dossier) if each.pk in applied]
    changes = differences(before, text)
    if wanted and not changes:
        raise TextIsUnchanged()
    stray = without_mended(ungrounded(before, text, {node for each in wanted for node in each.nodes}), mended)
    if stray:
        first = stray[0]
        raise ChangeHasNoGround(
            place=first.label,
            count=len(stray),
            before=first.before[:300] or "—",
            after=first.after[:300] or "—",
        )
    _refuse_unmended(text, mended)
    reworded = {each.node for each in mended}
    for each in wanted:
        if not changes_within(changes, before, text, each.nodes):
            raise CorrectionIsNotInText(position=each.position, place=each.label)
        if (
            each.wording
            and each.nodes[0] not in reworded
            and not is_worded(text, each.nodes[0], each.wording)
        ):
            raise WordingDiffers(place=each.label, wording=each.wording[:300])


def _refuse_errors(work: Work, decree: Decree) -> None:
    """Refuse a text in which a definite rule is broken, with what is known of plenary and signatory on the day."""
    facts = queries.facts_of(work.dossier, decree, work.when.day)
    errors = drafting.errors_of(decree, work.dossier, on=work.when.day, facts=facts)
    if errors:
        raise DraftHasErrors(count=len(errors), place=errors[0].place, first=errors[0].message)


def _refuse_helpers(work: Work) -> None:
    """Refuse whoever may note a clerical correction here, but does not send the text."""
    if work.holding is None or work.holding.post not in work.act.by:
        raise NotYourPost(act=work.act.title, lane="pelaksana sinkronisasi")


def _refuse_unanswered(dossier: Dossier) -> None:
    for row in queries.clericals(dossier):
        if not hasattr(row, "answer"):
            raise ClericalIsOpen(position=row.position, place=row.label)


def _refuse_unmended(text: Decree, mended: Sequence[Mended]) -> None:
    for each in mended:
        if not is_worded(text, each.node, each.wording):
            raise ClericalIsNotInText(position=each.position, place=each.label, wording=each.wording[:300])
