"""Questions about drafts: which version is the newest, what it says, what was advised. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection

from diktum.core.document import (
    Attachment,
    Decree,
    DecreeKind,
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
from diktum.stages.drafting.decree_forms import PERSON_COLUMNS, first_text, template_for
from diktum.stages.drafting.models import (
    Consultation,
    Discussion,
    DraftVersion,
    TermsOfReference,
    WorkingDraft,
)
from diktum.stages.drafting.terms import TERMS_PREFIX, TITLES, Terms

TYPED_ACTS = ("submit_draft", "reconcile")
BLANK = "[…]"


def versions(dossier: Dossier) -> tuple[DraftVersion, ...]:
    """Return every version of the text, oldest first."""
    return tuple(DraftVersion.objects.filter(dossier=dossier).order_by("number"))


def latest_version(dossier: Dossier) -> DraftVersion | None:
    """Return the newest version of the text, or None before the first."""
    return DraftVersion.objects.filter(dossier=dossier).order_by("-number").first()


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


def findings_of(decree: Decree) -> tuple[Finding, ...]:
    """Return what the drafting rules find, and every blank of the Template SK that nobody has filled, errors first."""
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
    return (*blanks, *findings(decree))


def errors_of(decree: Decree) -> tuple[Finding, ...]:
    """Return the findings that stand in the way of handing the text in."""
    return tuple(finding for finding in findings_of(decree) if finding.severity is Severity.ERROR)
