"""What the proposer, the related division and the drafting team do in row 1 (and 2) of the SOP."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from diktum.core.document import Decree
from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import Work, opening, performing
from diktum.people.queries import Actor
from diktum.stages.drafting import queries
from diktum.stages.drafting.decree_forms import templates_of
from diktum.stages.drafting.keeping import keep_working_draft, refuse_older
from diktum.stages.drafting.models import (
    Consultation,
    Discussion,
    DraftVersion,
    TermsOfReference,
)
from diktum.stages.drafting.refusals import (
    DiscussionIsYetToCome,
    DivisionIsMissing,
    DraftHasErrors,
    KindIsNotOfThisProcedure,
    MinutesAreIncomplete,
    NoDraftYet,
    TermsAreIncomplete,
    TitleIsUnfit,
)
from diktum.stages.drafting.terms import Terms
from diktum.stages.drafting.work import keep_terms, new_version

__all__ = [
    "keep_working_draft",
    "propose",
    "record_consultation",
    "record_discussion",
    "save_draft",
    "submit_draft",
]

TITLE_LIMIT = 500


def propose(
    *,
    procedure_code: str,
    kind: str,
    title: str,
    proposing_unit_id: int,
    related_division_id: int | None,
    by: Actor,
    when: Moment,
    request_key: str = "",
) -> Dossier:
    """
    Usulkan SK: open a dossier for a decree of a kind, proposed by a unit in which the actor holds the post.

    Raises TitleIsUnfit, KindIsNotOfThisProcedure, DivisionIsMissing and the refusals of the doorway.
    """
    title = " ".join(clean_text(title).split())
    if not 1 <= len(title) <= TITLE_LIMIT:
        raise TitleIsUnfit(limit=TITLE_LIMIT, length=len(title))
    if kind not in {template.key for template in templates_of(procedure_code, when.day)}:
        raise KindIsNotOfThisProcedure(kind=kind, procedure=procedure_code)
    with opening(
        procedure_code,
        commission_id=by.commission_id,
        title=title,
        kind=kind,
        proposing_unit_id=proposing_unit_id,
        related_division_id=related_division_id,
        by=by,
        when=when,
        request_key=request_key,
    ) as work:
        if work.procedure.has("consult") and related_division_id is None:
            raise DivisionIsMissing()
        work.noted("Berkas dibuka", {"title": title, "kind": kind})
    return work.dossier


def save_draft(
    *,
    dossier_id: int,
    decree: Decree,
    by: Actor,
    when: Moment,
    terms: Terms | None = None,
    seen_draft: str | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> DraftVersion:
    """
    Simpan versi: record the text as a numbered version and leave the act open. Drafting rules never stop saving.

    `terms`, what has been written of the KAK so far, is kept as typed: it is evidence only once it is handed in.
    Raises WorkingDraftIsNewer where somebody kept another text since `seen_draft` (see `queries.draft_mark`).
    """
    with performing(
        "submit_draft", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        refuse_older(work.dossier, seen_draft)
        draft = new_version(work, decree)
        if terms is not None:
            keep_terms(work, terms)
        work.noted(f"Versi {draft.number} disimpan", {"version": draft.number, "sha256": draft.sha256})
    return draft


def submit_draft(
    *,
    dossier_id: int,
    decree: Decree,
    terms: Terms,
    by: Actor,
    when: Moment,
    seen_draft: str | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> DraftVersion:
    """
    Ajukan: hand in the text and the KAK.

    Raises DraftHasErrors while a definite drafting rule is broken and nobody has waived it (advice does not hinder),
    TermsAreIncomplete, and WorkingDraftIsNewer where somebody kept another text since `seen_draft`.
    """
    with performing(
        "submit_draft", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        refuse_older(work.dossier, seen_draft)
        _refuse_errors(decree, work.dossier, when)
        terms = terms.cleaned()
        missing = terms.missing()
        if missing:
            raise TermsAreIncomplete(missing=", ".join(missing))
        draft = new_version(work, decree)
        work.record(
            TermsOfReference(
                version=draft,
                background=terms.background,
                purpose=terms.purpose,
                scope=terms.scope,
                output=terms.output,
                schedule=terms.schedule,
                funding=terms.funding,
            )
        )
        waived = [f"{row.rule} {row.place}" for row in queries.waivers(work.dossier)]
        facts = {"version": draft.number, "sha256": draft.sha256}
        work.done(items=("draft", "kak"), data=facts | ({"waived": waived} if waived else {}))
    return draft


def record_consultation(
    *,
    dossier_id: int,
    outcome: str,
    advice: str,
    by: Actor,
    when: Moment,
    reason: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Consultation:
    """Beri tanggapan: the related division agrees or returns the draft with a reason."""
    with performing(
        "consult", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        draft = _newest(work)
        row = work.record(
            Consultation(
                version=draft, outcome=outcome, advice=clean_text(advice).strip(), reason=clean_text(reason)
            )
        )
        work.done(outcome, reason=reason, data={"version": draft.number})
    return row


def record_discussion(
    *,
    dossier_id: int,
    held_on: date,
    place: str,
    attendees: Sequence[str],
    minutes: str,
    by: Actor,
    when: Moment,
    conclusion: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> Discussion:
    """
    Catat pembahasan: the drafting team's minutes of the meeting on a regulating draft (SOP 23/2022 B.2 row 2).

    Raises DiscussionIsYetToCome for a day after today, MinutesAreIncomplete without place, people or words.
    """
    with performing(
        "discuss", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if held_on > when.day:
            raise DiscussionIsYetToCome(held_on=held_on.isoformat())
        people = tuple(filter(None, (" ".join(clean_text(name).split()) for name in attendees)))
        place, minutes = clean_text(place).strip(), clean_text(minutes).strip()
        named = (("tempat", place), ("peserta", people), ("jalannya pembahasan", minutes))
        missing = [name for name, value in named if not value]
        if missing:
            raise MinutesAreIncomplete(missing=", ".join(missing))
        draft = _newest(work)
        row = work.record(
            Discussion(
                version=draft,
                held_on=held_on,
                place=place,
                attendees=list(people),
                minutes=minutes,
                conclusion=clean_text(conclusion).strip(),
            )
        )
        work.done(items=("minutes",), data={"version": draft.number})
    return row


def _newest(work: Work) -> DraftVersion:
    draft = queries.latest_version(work.dossier)
    if draft is None:
        raise NoDraftYet(code=work.dossier.code)
    return draft


def _refuse_errors(decree: Decree, dossier: Dossier, when: Moment) -> None:
    errors = queries.errors_of(decree, dossier, on=when.day)
    if errors:
        raise DraftHasErrors(count=len(errors), place=errors[0].place, first=errors[0].message)
