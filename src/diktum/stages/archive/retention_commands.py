"""Let records go: a proposal, the approval of another person, the proof. Never a permanent record, never a held one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive.models import DisposalDecision, DisposalItem, DisposalProof, DisposalProposal
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS, SHORT, person_of, post_of, told
from diktum.stages.archive.records_queries import Record, Standing
from diktum.stages.archive.records_refresh import refresh_records
from diktum.stages.archive.records_refusals import (
    DayIsToCome,
    DisposalIsUnderWay,
    DisposalOutOfOrder,
    LoanIsOpen,
    NoSuchRecord,
    NothingToDispose,
    NotYoursToApprove,
    RecordIsHeld,
    RecordIsPermanent,
    RetentionIsNotOver,
    WitnessesAreMissing,
)
from diktum.stages.archive.retention_rules import Fate, Phase

LEAST_WITNESSES = 2


def propose_disposal(*, codes: Sequence[str], basis: str, by: Actor, when: Moment) -> DisposalProposal:
    """
    Usulkan musnah: name the records whose retention is over, with the basis in law (UU 43/2009 Pasal 51).

    Raises NotYoursToArchive, WordsAreMissing, NothingToDispose, NoSuchRecord, RecordIsPermanent, RetentionIsNotOver,
    RecordIsHeld, LoanIsOpen, DisposalIsUnderWay: then nothing is proposed.
    """
    held, words = post_of(by, ARCHIVE_KEEPERS), told(basis, "dasar")
    wanted = tuple(dict.fromkeys(codes))
    if not wanted:
        raise NothingToDispose()
    with chaining(by.commission_id, when) as chain:
        queries.lock(by.commission_id)
        known = queries.records_coded(by.commission_id, wanted)
        chosen = [_chosen(code, known) for code in wanted]
        going_on = queries.standings_of(chosen)
        for record in chosen:
            standing = going_on.get(record.key, Standing())
            if standing.disposal is not None:
                raise DisposalIsUnderWay(code=record.code)
            refuse_disposal(record, standing, when.day)
        proposal = chain.record(
            DisposalProposal(
                commission_id=by.commission_id,
                basis=words,
                proposed_by_person_id=person_of(by),
                proposed_by=by.name,
                post_title=held.title,
                proposed_on=when.day,
                proposed_at=when.at,
            )
        )
        for record in chosen:
            retention = record.retention(when.day)
            assert retention.inactive_until is not None, "it was refused otherwise"
            chain.record(
                DisposalItem(
                    **record.about,
                    proposal=proposal,
                    fate=str(retention.rule.fate),
                    rule=f"{retention.words()}. {retention.rule.source}",
                    retention_over_on=retention.inactive_until,
                    proposed_on=when.day,
                )
            )
    return proposal


def decide_disposal(
    *, proposal_id: int, is_approved: bool, reason: str, by: Actor, when: Moment
) -> DisposalDecision:
    """
    Putuskan usul musnah: the secretary, who did not propose it, approves or turns it down, with a reason.

    Raises NotYoursToApprove, WordsAreMissing, DisposalOutOfOrder, and what `refuse_disposal` raises of each record.
    """
    held = by.holding_for("secretary")
    if held is None or by.person_id is None:
        raise NotYoursToApprove()
    words = told(reason, "pertimbangan")
    with chaining(by.commission_id, when) as chain:
        queries.lock(by.commission_id)
        proposal = DisposalProposal.objects.filter(
            pk=proposal_id, commission_id=by.commission_id, decision=None
        ).first()
        if proposal is None:
            raise DisposalOutOfOrder()
        if proposal.proposed_by_person_id == by.person_id:
            raise NotYoursToApprove()
        if is_approved:
            _refuse_items(proposal, when.day)
        return chain.record(
            DisposalDecision(
                proposal=proposal,
                is_approved=is_approved,
                reason=words,
                proposed_by_person_id=proposal.proposed_by_person_id,
                decided_by_person_id=by.person_id,
                decided_by=by.name,
                post_title=held.title,
                decided_on=when.day,
                decided_at=when.at,
            )
        )


def prove_disposal(
    *,
    proposal_id: int,
    number: str,
    manner: str,
    place: str,
    witnesses: str,
    destroyed_on: dt.date,
    by: Actor,
    when: Moment,
) -> DisposalProof:
    """
    Catat pemusnahan: when, where and how the approved papers were destroyed, before at least two witnesses.

    The records themselves and their digital files stay. Raises NotYoursToArchive, WordsAreMissing, WitnessesAreMissing,
    DisposalOutOfOrder, DayIsToCome, and what `refuse_disposal` raises of each record.
    """
    held = post_of(by, ARCHIVE_KEEPERS)
    names = [line.strip() for line in clean_text(witnesses).splitlines() if line.strip()]
    if len({name.casefold() for name in names}) < LEAST_WITNESSES:
        raise WitnessesAreMissing()
    facts = {
        "number": told(number, "nomor berita acara", 100),
        "manner": told(manner, "cara pemusnahan", SHORT),
        "place": told(place, "tempat", SHORT),
    }
    with chaining(by.commission_id, when) as chain:
        queries.lock(by.commission_id)
        decision = (
            DisposalDecision.objects.filter(
                proposal_id=proposal_id,
                proposal__commission_id=by.commission_id,
                is_approved=True,
                proof=None,
            )
            .select_related("proposal")
            .first()
        )
        if decision is None:
            raise DisposalOutOfOrder()
        if not decision.decided_on <= destroyed_on <= when.day:
            raise DayIsToCome(day=date_words(destroyed_on))
        gone = _refuse_items(decision.proposal, when.day)
        proof = chain.record(
            DisposalProof(
                decision=decision,
                **facts,
                witnesses="\n".join(names),
                destroyed_on=destroyed_on,
                recorded_by=by.name,
                post_title=held.title,
                recorded_at=when.at,
            )
        )
        refresh_records(gone)
    return proof


def refuse_disposal(record: Record, standing: Standing, day: dt.date) -> None:
    """Raise RecordIsPermanent, RetentionIsNotOver, RecordIsHeld or LoanIsOpen where a record may not go on a day."""
    retention = record.retention(day)
    if retention.rule.fate is not Fate.DESTROY or retention.inactive_until is None:
        raise RecordIsPermanent(code=record.code, retention=retention.words())
    if retention.phase(day) is not Phase.OVER:
        raise RetentionIsNotOver(code=record.code, until=date_words(retention.inactive_until))
    if standing.holds:
        raise RecordIsHeld(code=record.code, reason=standing.holds[0].reason)
    if standing.loan is not None:
        raise LoanIsOpen(
            code=record.code, borrower=standing.loan.borrower, due=date_words(standing.loan.due_on)
        )


def _chosen(code: str, known: dict[str, Record]) -> Record:
    if code not in known:
        raise NoSuchRecord(code=clean_text(code)[:40])
    return known[code]


def _refuse_items(proposal: DisposalProposal, day: dt.date) -> tuple[Record, ...]:
    """Ask again, at every step, whether each record of a proposal may go. Answers the records."""
    known = queries.records_named(map(queries.key_of, proposal.items.all()))
    going_on = queries.standings_of(known.values())
    for key, record in known.items():
        refuse_disposal(record, going_on.get(key, Standing()), day)
    return tuple(known.values())
