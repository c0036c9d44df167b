"""Row 5: the stable link is recorded, looked at, and with it the decree becomes public."""

from __future__ import annotations

from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.formats.pdf import render
from diktum.people.queries import Actor
from diktum.stages.drafting.reading import reading_of
from diktum.stages.publication import queries
from diktum.stages.publication.abstracts import abstract_from
from diktum.stages.publication.jdih_link import Eyewitness, LinkAdapter, LinkFinding, LocalPortal
from diktum.stages.publication.models import JdihEntry, LinkCheck, PublishedDecree
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.published_copy import abstract_paper
from diktum.stages.publication.refusals import LinkIsBroken, LinkWasNotOpened, TextIsMissing
from diktum.stages.publication.telling import PublicEvent, tell_others
from diktum.stages.publication.work import (
    content_in,
    doer,
    keep_pdf,
    refuse_voided,
    shown_in,
    web_address,
    words,
)

VERIFIED = "verified"


def upload_jdih(
    *,
    dossier_id: int,
    url: str = "",
    abstract_url: str = "",
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> JdihEntry:
    """
    Catat tautan: the page of the office's own portal always; the stable address at jdih.kpu.go.id where it was uploaded by hand.

    The abstract is printed and kept with it. Raises LinkIsUnfit, LinkChanges, CopyHasChanged.
    """
    with performing(
        "upload_jdih", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        origin, content = shown_in(work), content_in(work)
        sheet = refuse_voided(work)
        paper = abstract_paper(
            origin, abstract_from(content.abstract), subjects=content.metadata["subjects"], pages=sheet.pages
        )
        abstract = keep_pdf(work, render(paper, made_at=content.done_at), f"{origin.file_stem}_abs.pdf")
        row = work.record(
            JdihEntry(
                path=origin.path,
                url=web_address(url, optional=True),
                abstract_url=web_address(abstract_url, optional=True),
                copy=sheet.copy,
                abstract=abstract,
                **doer(work),
            )
        )
        work.done(data={"path": row.path, "url": row.url})
    return row


def verify_link(
    *,
    dossier_id: int,
    outcome: str,
    http_status: int | None = None,
    note: str = "",
    reason: str = "",
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> tuple[LinkCheck, ...]:
    """
    Periksa tautan: look at every link, keep what answered; verified, the decree becomes public from this moment.

    `http_status` is what a person saw at the link outside, which is not reached from here. Raises LinkWasNotOpened,
    LinkIsBroken where a link that does not hold is to be verified.
    """
    with performing(
        "verify_link", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        origin = shown_in(work)
        entry = queries.entry_of(work.dossier)
        if entry is None:
            raise TextIsMissing(field="Tautan", limit=0)
        findings = [adapter.look(entry) for adapter in _adapters(entry, http_status, outcome)]
        if outcome == VERIFIED:
            _refuse_broken(findings)
        rows = tuple(
            work.record(
                LinkCheck(
                    entry=entry,
                    adapter=finding.adapter,
                    url=finding.url,
                    status=finding.status,
                    sha256=finding.sha256,
                    expected_sha256=finding.expected_sha256,
                    is_sound=finding.is_sound,
                    outcome=outcome[:40],
                    note=words(note, "Catatan", optional=True),
                    **doer(work),
                )
            )
            for finding in findings
        )
        if outcome == VERIFIED:
            _make_public(work, origin, entry)
        work.done(outcome, reason=words(reason, "Alasan", optional=True), data={"links": len(rows)})
    return rows


def _adapters(entry: JdihEntry, http_status: int | None, outcome: str) -> tuple[LinkAdapter, ...]:
    adapters: tuple[LinkAdapter, ...] = (LocalPortal(),)
    if not entry.url:
        return adapters
    if http_status is None:
        if outcome == VERIFIED:
            raise LinkWasNotOpened()
        return adapters
    if not 100 <= http_status <= 599:
        raise LinkWasNotOpened()
    return (*adapters, Eyewitness(http_status))


def _refuse_broken(findings: list[LinkFinding]) -> None:
    for finding in findings:
        if finding.is_sound:
            continue
        why = f"{finding.url} menjawab {finding.status}"
        if finding.sha256 not in ("", finding.expected_sha256):
            why = f"sidik berkas pada {finding.url} berbeda"
        raise LinkIsBroken(why=why)


def _make_public(work: Work, origin: Origin, entry: JdihEntry) -> None:
    decree = origin.dossier
    content = content_in(work)
    work.record(
        PublishedDecree(
            decree=decree,
            commission_id=work.commission_id,
            entry=entry,
            content=content,
            series=origin.number.series,
            number=origin.number.number,
            year=origin.number.year,
            kind=decree.kind,
            title=origin.title,
            enacted_on=origin.issued.enacted_on,
            text_sha256=origin.text_sha256,
            words=_search_words(origin, content.metadata.get("subjects", "")),
            **doer(work),
        )
    )
    tell_others(PublicEvent.PUBLISHED, decree.pk, work.when)


def _search_words(origin: Origin, subjects: str) -> str:
    """Return what the public search looks into: number, title, subjects and the text as the copy shows it."""
    read = reading_of(origin.issued.decree)
    lines = [line.text for _name, part in read.preamble for line in part]
    lines += [line.text for line in read.dicta]
    for attachment in read.attachments:
        lines += [attachment.title, *(line.text for line in attachment.lines)]
        lines += [cell for _number, row in attachment.rows for _column, cell in row]
    return "\n".join((origin.full_title, origin.number.in_text(), subjects, *filter(None, lines)))
