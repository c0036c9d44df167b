"""Row 0: a certified copy is handed over; whether it may be public is decided; a publication is opened."""

from __future__ import annotations

from collections.abc import Sequence

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import opening
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor, Holding
from diktum.stages.publication import queries
from diktum.stages.publication.kinds import KindRule, rule_for
from diktum.stages.publication.models import Eligibility, Proposal
from diktum.stages.publication.origin import origin_of
from diktum.stages.publication.refusals import (
    AlreadyInPublication,
    CopiesAreNotCertified,
    EligibilityNeedsAReason,
    HeldBack,
    KindIsInternal,
    NotYoursToPublish,
)
from diktum.stages.publication.work import doer, words

HEAD = "head_of_legal"
TEAM = "jdih_team"
KIND = "publikasi"


def record_eligibility(
    *, dossier_id: int, eligible: bool, reason: str = "", by: Actor, when: Moment
) -> Eligibility:
    """
    Catat kelayakan: the head of legal (or, within the default of its kind, the JDIH team) decides whether a decree may be public.

    Raises NotYoursToPublish, EligibilityNeedsAReason, KindIsInternal, HeldBack, AlreadyInPublication.
    """
    with chaining(by.commission_id, when) as chain:
        decree = _locked(dossier_id, by)
        _refuse_published(decree)
        row = _eligibility(decree, eligible, reason, by, when)
        return row if row.pk else chain.record(row)


def open_publication(
    *,
    dossier_id: int,
    eligible: bool,
    reason: str = "",
    title: str = "",
    subjects: Sequence[str] = (),
    field: str = "",
    abstract: str = "",
    by: Actor,
    when: Moment,
    request_key: str = "",
) -> Dossier | None:
    """
    Buka publikasi: record that a decree is eligible and open the dossier of `publikasi-jdih` that follows it.

    Not eligible: the decision is recorded with its reason and nothing is opened (None). `abstract` are lines such as
    "Isi pokok: …" that the abstract begins with. Raises CopiesAreNotCertified, AlreadyInPublication and the refusals of
    `record_eligibility`.
    """
    if not eligible:
        record_eligibility(dossier_id=dossier_id, eligible=False, reason=reason, by=by, when=when)
        return None
    decree = Dossier.objects.get(pk=dossier_id, commission_id=by.commission_id)
    given = [words(each, "Subjek", limit=120) for each in subjects if clean_text(each).strip()]
    with opening(
        queries.PROCEDURE,
        commission_id=decree.commission_id,
        title=words(title, "Judul", limit=500, optional=True) or f"Publikasi {decree.title}"[:500],
        kind=KIND,
        proposing_unit_id=decree.proposing_unit_id,
        related_division_id=decree.related_division_id,
        by=by,
        when=when,
        request_key=request_key,
        follows=decree,
    ) as work:
        decree = _locked(dossier_id, by)
        if origin_of(decree) is None:
            raise CopiesAreNotCertified(code=decree.code)
        _refuse_published(decree, but=work.dossier)
        row = _eligibility(decree, True, reason, by, when)
        row = row if row.pk else work.record(row)
        work.record(
            Proposal(
                decree=decree,
                attempt=queries.attempts_of(decree) + 1,
                eligibility=row,
                subjects=given,
                field=words(field, "Bidang hukum", limit=100, optional=True),
                abstract=words(abstract, "Abstrak", optional=True),
                **doer(work),
            )
        )
        work.noted("Berkas publikasi dibuka", {"decree": decree.code, "eligibility": row.pk})
    return work.dossier


def _locked(dossier_id: int, by: Actor) -> Dossier:
    return (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("procedure", "commission")
        .get(pk=dossier_id, commission_id=by.commission_id)
    )


def _refuse_published(decree: Dossier, *, but: Dossier | None = None) -> None:
    running = queries.publication_of(decree, but=but)
    if running is not None:
        raise AlreadyInPublication(code=running.code)


def _eligibility(decree: Dossier, eligible: bool, reason: str, by: Actor, when: Moment) -> Eligibility:
    """Return the decision that counts: the one already recorded where it says the same, else a new row."""
    holding = by.holding_for(HEAD) or by.holding_for(TEAM)
    if holding is None:
        raise NotYoursToPublish()
    rule = rule_for(decree.kind, when.day)
    before = queries.eligibility_of(decree)
    reason = clean_text(reason).strip()
    if before is not None and before.eligible == eligible and reason in ("", before.reason):
        return before
    if holding.post != HEAD:
        _refuse_beyond_the_team(rule, before, eligible)
    if not reason and eligible == rule.public:
        reason = rule.reason
    if not reason:
        raise EligibilityNeedsAReason()
    return _row(decree, eligible, words(reason, "Alasan"), rule, holding, by, when)


def _refuse_beyond_the_team(rule: KindRule, before: Eligibility | None, eligible: bool) -> None:
    """The team follows the default of a kind, and the head of legal where he or she has spoken."""
    if not eligible:
        return
    if before is not None and not before.eligible and before.post == HEAD:
        raise HeldBack(who=before.decided_by, reason=before.reason)
    allowed = before is not None and before.eligible and before.post == HEAD
    if not rule.public and not allowed:
        raise KindIsInternal(reason=rule.reason)


def _row(
    decree: Dossier, eligible: bool, reason: str, rule: KindRule, holding: Holding, by: Actor, when: Moment
) -> Eligibility:
    return Eligibility(
        decree=decree,
        eligible=eligible,
        reason=reason,
        by_default=rule.public,
        edition=rule.edition,
        decided_by=by.name,
        post=holding.post,
        post_title=holding.title,
        decided_on=when.day,
        decided_at=when.at,
    )
