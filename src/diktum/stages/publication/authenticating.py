"""Rows 2a and 3a: the copy is compared with the signed decree, and later what is about to be uploaded with the copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from diktum.core.moment import Moment
from diktum.core.refusal import gettext_noop
from diktum.dossiers.work import performing
from diktum.formats.pdf import page_count
from diktum.people.queries import Actor
from diktum.stages.publication import queries
from diktum.stages.publication.checking import CheckedPoint, points_of_content, points_of_copy, sidik
from diktum.stages.publication.models import AuthenticationSheet, SheetStage
from diktum.stages.publication.published_copy import published_copy
from diktum.stages.publication.redacting import decisions_on, hidden_in
from diktum.stages.publication.refusals import CopyHasChanged, NotAuthentic, PersonalDataIsNotConfirmed
from diktum.stages.publication.work import content_in, doer, keep_pdf, origin_in, words

DENIED = gettext_noop("dinyatakan tidak sesuai oleh pemeriksa")


def authenticate(
    *,
    dossier_id: int,
    conform: bool,
    note: str = "",
    personal_data_confirmed: bool = False,
    kept: Mapping[str, str] = MappingProxyType({}),
    hidden: Sequence[str] = (),
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> AuthenticationSheet:
    """
    Otentikasi materi: print the copy for publication, compare it with the signed text, keep it by its fingerprint.

    What looks like personal data is hidden, but for the findings that `kept` names with a reason; `hidden` are further
    phrases that nobody may read. Raises NotAuthentic where the person or the comparison says so,
    PersonalDataIsNotConfirmed, KeepingNeedsAReason, NothingLikeThisFound.
    """
    with performing(
        "authenticate", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        origin = origin_in(work)
        decided = decisions_on(origin.issued.decree, kept, hidden)
        if decided and not personal_data_confirmed:
            first = f"{decided[0].found.label} pada {decided[0].found.place}"
            raise PersonalDataIsNotConfirmed(count=len(decided), first=first)
        told = [each.to_data() for each in decided]
        shown = hidden_in(origin, AuthenticationSheet(personal_data=told))
        pdf = published_copy(shown)
        pages = page_count(pdf)
        points = points_of_copy(origin, shown, pages)
        _refuse_unsound(points, conform=conform)
        stored = keep_pdf(work, pdf, f"{origin.file_stem}.pdf")
        row = work.record(
            AuthenticationSheet(
                stage=SheetStage.FIRST,
                checks=[point.to_data() for point in points],
                copy=stored,
                copy_sha256=stored.sha256,
                text_sha256=origin.final_sha256,
                pages=pages,
                personal_data=told,
                personal_data_confirmed=bool(told),
                note=words(note, "Catatan", optional=True),
                **doer(work),
            )
        )
        work.done(data={"sha256": stored.sha256, "personal_data": len(told), "hidden": shown.redactions})
    return row


def authenticate_final(
    *,
    dossier_id: int,
    conform: bool,
    note: str = "",
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> AuthenticationSheet:
    """
    Otentikasi akhir: a second look at copy, metadata, abstract and content before the approval.

    Raises CopyHasChanged where the copy is no longer the same file, NotAuthentic.
    """
    with performing(
        "authenticate_final",
        dossier_id=dossier_id,
        by=by,
        when=when,
        request_key=request_key,
        seen_seq=seen_seq,
    ) as work:
        origin, content = origin_in(work), content_in(work)
        first = queries.sheet_of(work.dossier, SheetStage.FIRST)
        assert first is not None, "the procedure authenticates before it designs"
        shown = hidden_in(origin, first)
        pdf = published_copy(shown)
        stored = keep_pdf(work, pdf, f"{origin.file_stem}.pdf")
        if stored.sha256 != first.copy_sha256:
            raise CopyHasChanged(first=sidik(first.copy_sha256), now=sidik(stored.sha256))
        points = (
            *points_of_copy(origin, shown, first.pages),
            *points_of_content(content, first, stored.sha256),
        )
        _refuse_unsound(points, conform=conform)
        row = work.record(
            AuthenticationSheet(
                stage=SheetStage.FINAL,
                checks=[point.to_data() for point in points],
                copy=stored,
                copy_sha256=stored.sha256,
                text_sha256=origin.final_sha256,
                pages=first.pages,
                personal_data=first.personal_data,
                personal_data_confirmed=first.personal_data_confirmed,
                note=words(note, "Catatan", optional=True),
                **doer(work),
            )
        )
        work.done(data={"sha256": stored.sha256})
    return row


def _refuse_unsound(points: tuple[CheckedPoint, ...], *, conform: bool) -> None:
    unsound = [point.title for point in points if not point.is_sound]
    if unsound or not conform:
        raise NotAuthentic(why=unsound[0] if unsound else DENIED)
