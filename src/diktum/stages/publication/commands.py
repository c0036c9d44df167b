"""What the JDIH team, the head of legal and the Sekretaris do in the six rows of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.dossiers.work import performing
from diktum.people.queries import Actor
from diktum.stages.publication import queries
from diktum.stages.publication.abstracts import Abstract, abstract_of
from diktum.stages.publication.authenticating import authenticate, authenticate_final
from diktum.stages.publication.metadata import ELEMENTS, metadata_of, missing
from diktum.stages.publication.models import (
    ContentCheck,
    JdihContent,
    JdihEvaluation,
    JdihMeeting,
    UploadApproval,
)
from diktum.stages.publication.opening import open_publication, record_eligibility
from diktum.stages.publication.planning import PlanItem, plan_publication
from diktum.stages.publication.posting import Post, post_social
from diktum.stages.publication.redacting import first_sheet, refuse_hidden
from diktum.stages.publication.refusals import (
    MeetingIsInTheFuture,
    MetadataIsIncomplete,
)
from diktum.stages.publication.uploading import upload_jdih, verify_link
from diktum.stages.publication.work import (
    content_in,
    doer,
    names,
    origin_in,
    proposal_in,
    refuse_voided,
    shown_in,
    words,
)

__all__ = [
    "PlanItem",
    "Post",
    "approve_upload",
    "authenticate",
    "authenticate_final",
    "check_content",
    "design_content",
    "evaluate",
    "hold_jdih_meeting",
    "open_publication",
    "plan_publication",
    "post_social",
    "record_eligibility",
    "upload_jdih",
    "verify_link",
]

APPROVED = "approved"


def hold_jdih_meeting(
    *,
    dossier_id: int,
    held_on: dt.date,
    place: str,
    attendees: Sequence[str],
    minutes: str,
    invitees: Sequence[str] = (),
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> JdihMeeting:
    """Catat rapat pengelolaan JDIH with its attendance and minutes. Raises MeetingIsInTheFuture, TextIsMissing."""
    with performing(
        "hold_jdih_meeting",
        dossier_id=dossier_id,
        by=by,
        when=when,
        request_key=request_key,
        seen_seq=seen_seq,
    ) as work:
        if held_on > when.day:
            raise MeetingIsInTheFuture(day=date_words(held_on))
        present = names(tuple(attendees), "Yang hadir")
        row = work.record(
            JdihMeeting(
                held_on=held_on,
                place=words(place, "Tempat", limit=250),
                invitees=names(tuple(invitees), "Yang diundang") if invitees else present,
                attendees=present,
                minutes=words(minutes, "Notulen"),
                **doer(work),
            )
        )
        work.done(data={"held_on": held_on.isoformat()})
    return row


def design_content(
    *,
    dossier_id: int,
    channel: str,
    heading: str,
    body: str,
    alternative_text: str,
    subjects: Sequence[str] | None = None,
    field: str = "",
    source: str = "",
    location: str = "",
    abstract: Abstract | None = None,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> JdihContent:
    """
    Ajukan desain: metadata and abstract (filled from the decree where nothing is given), and the words for the public.

    Raises MetadataIsIncomplete, TextIsMissing, PersonalDataInContent.
    """
    with performing(
        "design_content", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        origin, proposal = shown_in(work), proposal_in(work)
        chosen = proposal.subjects if subjects is None else tuple(subjects)
        metadata = metadata_of(origin, subjects=chosen, field=field or proposal.field)
        metadata |= {key: value for key, value in (("source", source), ("location", location)) if value}
        metadata = {key: words(value, key, limit=2_000, optional=True) for key, value in metadata.items()}
        _refuse_incomplete(metadata)
        chosen_abstract = abstract or abstract_of(origin, proposal.abstract)
        told = {label: metadata[key] for key, label in ELEMENTS}
        told |= {"Abstrak": "\n".join(chosen_abstract.all_lines()), "Judul konten": heading}
        told |= {"Teks konten": body, "Teks alternatif": alternative_text}
        refuse_hidden(origin_in(work).issued.decree, first_sheet(work.dossier.pk), told)
        row = work.record(
            JdihContent(
                metadata=metadata,
                abstract=_sound(chosen_abstract).to_data(),
                channel=words(channel, "Kanal", limit=200),
                heading=words(heading, "Judul konten", limit=300),
                body=words(body, "Teks konten"),
                alternative_text=words(alternative_text, "Teks alternatif", limit=2_000),
                **doer(work),
            )
        )
        work.done()
    return row


def check_content(
    *,
    dossier_id: int,
    outcome: str,
    reason: str = "",
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> ContentCheck:
    """Periksa desain: the Sekretaris passes the content or returns it with a reason."""
    with performing(
        "check_content", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        reason = words(reason, "Alasan", optional=True)
        row = work.record(
            ContentCheck(content=content_in(work), outcome=outcome[:40], reason=reason, **doer(work))
        )
        work.done(outcome, reason=reason)
    return row


def approve_upload(
    *,
    dossier_id: int,
    outcome: str,
    note: str = "",
    reason: str = "",
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> UploadApproval:
    """
    Setujui pengunggahan: approved, returned or rejected by the Sekretaris, never by the maker of the content.

    Raises MetadataIsIncomplete while one of the 16 elements is empty, CopyHasChanged where the authentication is void.
    """
    with performing(
        "approve_upload", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        reason, content = words(reason, "Alasan", optional=True), content_in(work)
        if outcome == APPROVED:
            refuse_voided(work)
            _refuse_incomplete(content.metadata)
        row = work.record(
            UploadApproval(
                content=content,
                outcome=outcome[:40],
                note=words(note, "Catatan", optional=True),
                reason=reason,
                **doer(work),
            )
        )
        work.done(outcome, reason=reason)
    return row


def evaluate(
    *,
    dossier_id: int,
    findings: str,
    follow_up: str,
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> JdihEvaluation:
    """Catat evaluasi: what was found and what follows, beside the figures that Diktum can count. Raises TextIsMissing."""
    with performing(
        "evaluate", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        row = work.record(
            JdihEvaluation(
                figures=queries.figures(work.commission_id),
                findings=words(findings, "Temuan"),
                follow_up=words(follow_up, "Tindak lanjut"),
                **doer(work),
            )
        )
        work.done()
    return row


def _refuse_incomplete(metadata: Mapping[str, str]) -> None:
    lacking = missing(metadata)
    if lacking:
        raise MetadataIsIncomplete(missing=", ".join(lacking))


def _sound(abstract: Abstract) -> Abstract:
    return Abstract(
        considerations=words(abstract.considerations, "Abstrak: dasar pertimbangan"),
        legal_bases=words(abstract.legal_bases, "Abstrak: dasar hukum"),
        substance=words(abstract.substance, "Abstrak: materi pokok"),
        notes=tuple(
            note for each in abstract.notes if (note := words(each, "Abstrak: catatan", optional=True))
        ),
    )
