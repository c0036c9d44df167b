"""Questions about drafts: which version is the newest, what it says, what was advised. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from diktum import rulebook
from diktum.core.document import (
    Attachment,
    Context,
    Decree,
    DecreeKind,
    Facts,
    Finding,
    Severity,
    Table,
    findings,
    from_data,
    nodes,
    places,
    with_ids,
)
from diktum.core.refusal import gettext_noop
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, lines_of, parsed
from diktum.stages.drafting.cloning import stale_findings
from diktum.stages.drafting.decree_forms import BLANK, PERSON_COLUMNS, first_text, template_for
from diktum.stages.drafting.facts import facts_on
from diktum.stages.drafting.models import (
    Consultation,
    Discussion,
    DraftSource,
    OpenEditor,
    Remark,
    RemarkReply,
    SetAsideDraft,
    TermsOfReference,
    Waiver,
    WorkingDraft,
)
from diktum.stages.drafting.models import (
    DraftVersion as DraftVersion,
)
from diktum.stages.drafting.registry.queries import registry_of
from diktum.stages.drafting.terms import TERMS_PREFIX, TITLES, Terms

TYPED_ACTS = ("submit_draft", "reconcile")
LATELY = timedelta(seconds=90)


def versions(dossier: Dossier) -> tuple[DraftVersion, ...]:
    """Return every version of the text, oldest first."""
    return tuple(DraftVersion.objects.filter(dossier=dossier).order_by("number"))


def latest_version(dossier: Dossier) -> DraftVersion | None:
    """Return the newest version of the text, or None before the first."""
    return DraftVersion.objects.filter(dossier=dossier).order_by("-number").first()


def latest_versions(dossiers: Collection[Dossier]) -> dict[int, DraftVersion]:
    """Return the newest version of many texts by the key of their dossiers (one statement)."""
    rows = DraftVersion.objects.filter(dossier__in=dossiers).order_by("dossier_id", "-number")
    return {row.dossier_id: row for row in rows.distinct("dossier_id")}


def version(dossier: Dossier, number: int) -> DraftVersion | None:
    """Return the version of that number, or None."""
    return DraftVersion.objects.filter(dossier=dossier, number=number).first()


def decree_of(draft: DraftVersion) -> Decree:
    """Return the text of a version as a decree."""
    return from_data(draft.document)


def latest_decree(dossier: Dossier) -> Decree | None:
    """Return the newest text of a dossier, or None before the first version."""
    newest = latest_version(dossier)
    return decree_of(newest) if newest else None


def terms_of(dossier: Dossier) -> TermsOfReference | None:
    """Return the KAK as it was handed in last, or None."""
    return TermsOfReference.objects.filter(dossier=dossier).order_by("-seq").first()


def terms_value(row: TermsOfReference) -> Terms:
    """Return a recorded KAK as a value."""
    return Terms(
        background=row.background,
        purpose=row.purpose,
        output=row.output,
        funding=row.funding,
        scope=row.scope,
        schedule=row.schedule,
    )


def kept_terms(kept: WorkingDraft) -> Terms:
    """Return the KAK as far as it was written when it was kept."""
    return Terms(**{key: "".join(kept.typed.get(f"{TERMS_PREFIX}-{key}", ())) for key in TITLES})


def consultations(dossier: Dossier) -> tuple[Consultation, ...]:
    """Return what the related division said, oldest first."""
    return tuple(Consultation.objects.filter(dossier=dossier).select_related("version").order_by("seq"))


def discussions(dossier: Dossier) -> tuple[Discussion, ...]:
    """Return the minutes of the discussions, oldest first."""
    return tuple(Discussion.objects.filter(dossier=dossier).select_related("version").order_by("seq"))


def line_of(dossier: Dossier, seq: int) -> Line:
    """Return the journal line that a piece of evidence hangs on."""
    return next(line for line in lines_of(dossier) if line.seq == seq)


def working_draft(dossier: Dossier) -> WorkingDraft | None:
    """Return what was typed and kept without making a version, or None."""
    return WorkingDraft.objects.filter(dossier=dossier).select_related("saved_by").first()


def issuer_of(dossier: Dossier) -> str:
    """Name the official who makes this decree: the Sekretaris where he or she signs, else the Ketua."""
    procedure = parsed(dossier.procedure)
    by: Collection[str] = procedure.act("sign").by if procedure.has("sign") else ()
    office = "Sekretaris" if "secretary" in by else "Ketua"
    return f"{office} {dossier.commission.name}"


def first_decree(dossier: Dossier) -> Decree:
    """Return the text that a dossier begins with: the Template SK of its kind, or an empty decree with one lampiran."""
    template = template_for(dossier.kind)
    if template is None:
        return with_ids(
            Decree(
                kind=DecreeKind.APPOINTING,
                title=dossier.title.upper(),
                issuer=issuer_of(dossier),
                attachments=(Attachment("", "", Table(PERSON_COLUMNS, ())),),
            )
        )
    return first_text(
        template,
        title=dossier.title,
        office=dossier.commission.name,
        issuer=issuer_of(dossier),
        year=dossier.opened_on.year,
    )


def draft_mark(dossier: Dossier) -> str:
    """Name the text that an editor opened now would show: it changes with every save and every line of the journal."""
    kept = WorkingDraft.objects.filter(dossier=dossier).values_list("mark", flat=True).first()
    return f"{dossier.seq}.{kept or ''}"


def set_aside_draft(dossier: Dossier, person_id: int | None) -> SetAsideDraft | None:
    """Return the text of a person that was set aside because somebody else kept a newer one, or None."""
    if person_id is None:
        return None
    return SetAsideDraft.objects.filter(dossier=dossier, person_id=person_id).first()


def others_open(dossier: Dossier, person_id: int | None, at: datetime) -> tuple[str, ...]:
    """Name the other persons whose editor of this draft gave a sign of life lately."""
    rows = OpenEditor.objects.filter(dossier=dossier, seen_at__gte=at - LATELY).exclude(
        person_id=person_id or 0
    )
    return tuple(row.person.full_name for row in rows.select_related("person").order_by("pk"))


def waivers(dossier: Dossier) -> tuple[Waiver, ...]:
    """Return the findings that the head of legal lets stand, oldest first."""
    return tuple(Waiver.objects.filter(dossier=dossier).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with its replies, oldest first."""

    remark: Remark
    replies: tuple[RemarkReply, ...]

    @property
    def settled(self) -> RemarkReply | None:
        """Return the reply that settled it, or None while it is open."""
        return next((each for each in self.replies if each.kind != RemarkReply.Kind.ANSWER), None)


def remark_threads(dossier: Dossier) -> tuple[Thread, ...]:
    """Return every remark on the text of a dossier with its replies, the open ones first, each oldest first."""
    rows = Remark.objects.filter(dossier=dossier).prefetch_related("replies").order_by("pk")
    found = [Thread(row, tuple(row.replies.all())) for row in rows]
    return tuple(sorted(found, key=lambda thread: thread.settled is not None))


def source_of(dossier: Dossier) -> DraftVersion | None:
    """Return the version of the earlier decree that a draft began with, or None."""
    row = DraftSource.objects.filter(dossier=dossier).select_related("version__dossier").first()
    return row.version if row else None


def clonable(dossier: Dossier) -> tuple[DraftVersion, ...]:
    """Return the newest version of every other decree of the office, those of the same kind first, then the newest."""
    rows = (
        DraftVersion.objects.filter(dossier__commission_id=dossier.commission_id)
        .exclude(dossier=dossier)
        .select_related("dossier")
        .order_by("dossier_id", "-number")
        .distinct("dossier_id")
    )
    return tuple(sorted(rows, key=lambda v: (v.dossier.kind != dossier.kind, -v.dossier_id)))


def findings_of(
    decree: Decree, dossier: Dossier | None = None, *, on: date | None = None, facts: Facts | None = None
) -> tuple[Finding, ...]:
    """
    Return what the drafting rules find, errors first: also every blank of the Template SK that nobody has filled and,
    where the dossier is known, what is left over from the decree it was cloned from.

    With the day (`on`) the rules in force that day hold the text against what the office knows that day (`facts_on`), or
    against the `facts` of a later stage.
    """
    decree = with_ids(decree)
    place_of = places(decree)
    message = gettext_noop("Isian […] dari Template SK belum dilengkapi.")
    blanks = tuple(
        Finding(
            id="T0",
            severity=Severity.ERROR,
            place=place_of[node.id],
            message=message,
            source="SOP 23/2022 baris 1: Template SK",
            node=node.id,
            template=message,
        )
        for node in nodes(decree)
        if BLANK in node.text
    )
    source = source_of(dossier) if dossier is not None else None
    stale = stale_findings(decree, decree_of(source), dossier.opened_on.year) if source and dossier else ()
    registry = registry_of(dossier.commission_id) if dossier is not None else rulebook.registry()
    if facts is None:
        facts = facts_on(dossier, decree, on) if dossier is not None and on is not None else Facts()
    return (*blanks, *findings(decree, Context(registry=registry, facts=facts, on=on)), *stale)


def waived_by(dossier: Dossier | None) -> dict[tuple[str, str], Waiver]:
    """Return the waivers of a dossier by rule and part."""
    return {(row.rule, row.node): row for row in waivers(dossier)} if dossier is not None else {}


def errors_of(
    decree: Decree, dossier: Dossier | None = None, *, on: date | None = None, facts: Facts | None = None
) -> tuple[Finding, ...]:
    """Return the findings that stand in the way of handing the text in: errors that nobody has waived."""
    waived = waived_by(dossier)
    return tuple(
        finding
        for finding in findings_of(decree, dossier, on=on, facts=facts)
        if finding.severity is Severity.ERROR and (finding.id, finding.node) not in waived
    )
