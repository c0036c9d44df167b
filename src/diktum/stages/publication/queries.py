"""Questions about publication: what is in the queue, what was recorded, what everybody may read. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from diktum.core.procedure.progress import EventKind, Status
from diktum.dossiers.models import Dossier, JournalEntry
from diktum.stages.publication.models import (
    AuthenticationSheet,
    ContentCheck,
    DecreeRelation,
    Eligibility,
    JdihContent,
    JdihEntry,
    JdihEvaluation,
    JdihMeeting,
    LinkCheck,
    Proposal,
    PublicationPlan,
    PublicationWithdrawal,
    PublishedDecree,
    RelationRevert,
    SheetStage,
    SocialPost,
    UploadApproval,
)

PROCEDURE = "publikasi-jdih"
_OVER = (Status.REJECTED, Status.WITHDRAWN, Status.CANCELLED)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One decree in the antrean publikasi: where its publication stands, or that nobody has begun."""

    decree: Dossier
    eligibility: Eligibility | None
    publication: Dossier | None
    is_withdrawn: bool = False


def eligibility_of(decree: Dossier) -> Eligibility | None:
    """Return the decision on eligibility that counts: the newest; None while nobody decided."""
    return Eligibility.objects.filter(decree=decree).order_by("-pk").first()


def publication_of(decree: Dossier, *, but: Dossier | None = None) -> Dossier | None:
    """Return the publication of a decree that runs or is finished (another one than `but`), or None."""
    return (
        Dossier.objects.filter(follows=decree, procedure__code=PROCEDURE)
        .exclude(status__in=_OVER)
        .exclude(pk=but.pk if but else 0)
        .select_related("procedure")
        .order_by("-pk")
        .first()
    )


def attempts_of(decree: Dossier) -> int:
    """Count how often the publication of a decree was begun."""
    return Proposal.objects.filter(decree=decree).count()


def proposal_of(dossier: Dossier) -> Proposal | None:
    """Return how a publication was begun, with the decree behind it; None for another kind of dossier."""
    rows = Proposal.objects.filter(dossier=dossier)
    return rows.select_related(
        "eligibility",
        "decree__commission",
        "decree__procedure",
        "decree__proposing_unit",
        "decree__related_division",
    ).first()


def plan_of(dossier: Dossier) -> PublicationPlan | None:
    """Return the plan of a publication, or None."""
    return PublicationPlan.objects.filter(dossier=dossier).order_by("-seq").first()


def meeting_of(dossier: Dossier) -> JdihMeeting | None:
    """Return the meeting on a publication, or None."""
    return JdihMeeting.objects.filter(dossier=dossier).order_by("-seq").first()


def sheet_of(dossier: Dossier, stage: SheetStage) -> AuthenticationSheet | None:
    """Return the newest authentication sheet of a stage, or None."""
    rows = AuthenticationSheet.objects.filter(dossier=dossier, stage=stage)
    return rows.select_related("copy").order_by("-seq").first()


def content_of(dossier: Dossier) -> JdihContent | None:
    """Return the newest content of a publication, or None."""
    return JdihContent.objects.filter(dossier=dossier).order_by("-seq").first()


def check_of(dossier: Dossier) -> ContentCheck | None:
    """Return the newest check of the content, or None."""
    return ContentCheck.objects.filter(dossier=dossier).order_by("-seq").first()


def approval_of(dossier: Dossier) -> UploadApproval | None:
    """Return the newest decision on the upload, or None."""
    return UploadApproval.objects.filter(dossier=dossier).order_by("-seq").first()


def posts_of(dossier: Dossier) -> tuple[SocialPost, ...]:
    """Return what was posted, in its order."""
    return tuple(SocialPost.objects.filter(dossier=dossier).order_by("seq", "position"))


def entry_of(dossier: Dossier) -> JdihEntry | None:
    """Return the link that counts: the newest, or None."""
    rows = JdihEntry.objects.filter(dossier=dossier).select_related("copy", "abstract")
    return rows.order_by("-seq").first()


def link_checks(dossier: Dossier) -> tuple[LinkCheck, ...]:
    """Return every look at the links of a publication, oldest first."""
    return tuple(LinkCheck.objects.filter(dossier=dossier).order_by("seq", "adapter"))


def evaluation_of(dossier: Dossier) -> JdihEvaluation | None:
    """Return the evaluation, or None."""
    return JdihEvaluation.objects.filter(dossier=dossier).order_by("-seq").first()


def queue(commission_id: int, *, limit: int = 100) -> tuple[QueueRow, ...]:
    """Return the decrees with certified copies, newest first, each with its publication (four statements)."""
    certified = JournalEntry.objects.filter(
        dossier=OuterRef("pk"), act="certify", kind=EventKind.COMPLETED, outcome="done"
    )
    decrees = list(
        Dossier.objects.filter(Exists(certified), commission_id=commission_id)
        .select_related("commission", "proposing_unit")
        .order_by("-pk")[:limit]
    )
    newest = Eligibility.objects.filter(decree=OuterRef("decree")).order_by("-pk").values("pk")[:1]
    decided = {
        row.decree_id: row for row in Eligibility.objects.filter(decree__in=decrees, pk=Subquery(newest))
    }
    followed = {
        each.follows_id: each
        for each in Dossier.objects.filter(follows__in=decrees, procedure__code=PROCEDURE)
        .exclude(status__in=_OVER)
        .select_related("procedure")
        .order_by("pk")
    }
    gone = set(
        PublicationWithdrawal.objects.filter(published__decree__in=decrees).values_list(
            "published__decree_id", flat=True
        )
    )
    return tuple(
        QueueRow(each, decided.get(each.pk), followed.get(each.pk), each.pk in gone) for each in decrees
    )


def is_public(decree: Dossier) -> bool:
    """Say whether everybody may read a decree: its publication passed the check of its link."""
    return public_decrees().filter(decree=decree).exists()


def public_decrees(
    *, slug: str = "", words: str = "", year: int | None = None, kind: str = ""
) -> QuerySet[PublishedDecree]:
    """
    Select what everybody may read, newest first: of one office, with all these words, of a year, of a kind.

    This is the one gate: every public list, page, file, feed, search and count starts here.
    """
    rows = PublishedDecree.objects.filter(withdrawal=None).select_related("commission")
    if slug:
        rows = rows.filter(commission__slug=slug)
    if year is not None:
        rows = rows.filter(year=year)
    if kind:
        rows = rows.filter(kind=kind)
    for word in words.split()[:12]:
        rows = rows.filter(Q(words__icontains=word))
    return rows


def ever_public() -> QuerySet[Any]:
    """Select what is public and what was withdrawn, each with when it last moved (`moved_at`): for harvesters, who must hear of both."""
    bonds = DecreeRelation.objects.filter(Q(acting=OuterRef("decree")) | Q(target=OuterRef("decree")))
    newest = bonds.order_by("-recorded_at").values("recorded_at")[:1]
    moved = Greatest(
        "done_at", Coalesce("withdrawal__withdrawn_at", "done_at"), Coalesce(Subquery(newest), F("done_at"))
    )
    return PublishedDecree.objects.select_related("commission").annotate(moved_at=moved)


def withdrawn_count(commission_id: int) -> int:
    """Count the withdrawals of an office."""
    return PublicationWithdrawal.objects.filter(published__commission=commission_id).count()


def state_marks(commission_id: int) -> tuple[int, ...]:
    """Return marks that change whenever anything that the public reads of an office does."""
    sets: tuple[QuerySet[Any], ...] = (
        PublishedDecree.objects.filter(commission=commission_id),
        PublicationWithdrawal.objects.filter(published__commission=commission_id),
        DecreeRelation.objects.filter(commission=commission_id),
        RelationRevert.objects.filter(relation__commission=commission_id),
    )
    return tuple(rows.aggregate(newest=Max("pk"))["newest"] or 0 for rows in sets)


def public_decree(slug: str, series: str, year: int, number: int) -> PublishedDecree | None:
    """Return a public decree by its address, with all that its page shows (one statement), or None."""
    rows = public_decrees(slug=slug, year=year).filter(series=series, number=number)
    return rows.select_related(
        "commission",
        "entry__copy",
        "entry__abstract",
        "content",
        "decree__procedure",
        "decree__commission",
        "decree__proposing_unit",
        "decree__related_division",
    ).first()


def withdrawn_decree(slug: str, series: str, year: int, number: int) -> PublicationWithdrawal | None:
    """Return why a decree at this address is public no more, or None: nothing was ever withdrawn there."""
    rows = PublicationWithdrawal.objects.filter(
        published__commission__slug=slug,
        published__series=series,
        published__year=year,
        published__number=number,
    )
    return rows.select_related("published__commission").first()


def withdrawal_of(decree: Dossier) -> PublicationWithdrawal | None:
    """Return the withdrawal of a decree from the public pages, or None."""
    return PublicationWithdrawal.objects.filter(published__decree=decree).first()


def published_as(decree_id: int) -> PublishedDecree | None:
    """Return how a decree stands in the portal, or None while it is not public."""
    return public_decrees().filter(decree_id=decree_id).first()


def public_years(slug: str = "") -> tuple[int, ...]:
    """Return the years of public decrees, newest first."""
    rows = public_decrees(slug=slug).order_by("-year").values_list("year", flat=True).distinct()
    return tuple(rows)


def figures(commission_id: int) -> dict[str, int]:
    """Count what the evaluation of an office reports."""
    published = public_decrees().filter(commission_id=commission_id).count()
    return {
        "published": published,
        "with_abstract": published,
        "posts": SocialPost.objects.filter(dossier__commission_id=commission_id).count(),
        "links_checked": LinkCheck.objects.filter(dossier__commission_id=commission_id).count(),
        "links_broken": LinkCheck.objects.filter(
            dossier__commission_id=commission_id, is_sound=False
        ).count(),
        "held_back": Eligibility.objects.filter(decree__commission_id=commission_id, eligible=False)
        .values("decree")
        .distinct()
        .count(),
    }
