"""Let a finding stand, with a reason and a name."""

from __future__ import annotations

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.procedure.refusals import ActIsNotOpen
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed, state_of
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.models import Waiver
from diktum.stages.drafting.refusals import (
    FindingIsNotThere,
    NoDraftYet,
    WaiverIsNotYours,
    WaiverNeedsReason,
)

WAIVING_POST = "head_of_legal"


def may_waive(dossier: Dossier, by: Actor) -> bool:
    """Answer whether an actor may let a finding stand: the head of legal, but not on a draft of his or her own."""
    return WAIVING_POST in by.posts and dossier.proposed_by_id != by.person_id


def waive_finding(*, dossier_id: int, rule: str, node: str, reason: str, by: Actor, when: Moment) -> Waiver:
    """
    Kesampingkan temuan: let one finding of the newest version stand. It hangs on the last line of the journal.

    Raises WaiverIsNotYours, WaiverNeedsReason, ActIsNotOpen while the text is not being written, NoDraftYet without a
    version, FindingIsNotThere for a finding that the newest version does not have.
    """
    reason = clean_text(reason).strip()
    with chaining(by.commission_id, when) as chain:
        dossier = (
            Dossier.objects.select_for_update(of=("self",))
            .select_related("procedure")
            .get(pk=dossier_id, commission_id=by.commission_id)
        )
        if not may_waive(dossier, by):
            raise WaiverIsNotYours()
        if not reason:
            raise WaiverNeedsReason()
        state = state_of(dossier)
        if state.open_act not in queries.TYPED_ACTS:
            procedure = parsed(dossier.procedure)
            now = procedure.act(state.open_act).title if state.open_act else "–"
            raise ActIsNotOpen(act=procedure.act("submit_draft").title, open_act=now)
        version = queries.latest_version(dossier)
        if version is None:
            raise NoDraftYet(code=dossier.code)
        there = [
            f
            for f in queries.findings_of(queries.decree_of(version), dossier, on=when.day)
            if (f.id, f.node) == (rule, node)
        ]
        known = queries.waived_by(dossier).get((rule, node))
        if known is not None:
            return known
        if not there:
            raise FindingIsNotThere(finding=rule)
        return chain.record(
            Waiver(
                dossier=dossier,
                seq=state.seq,
                rule=rule,
                node=node,
                place=there[0].place[:200],
                found=there[0].message,
                reason=reason,
                version=version,
                made_by=by.name,
                made_on=when.day,
            )
        )
